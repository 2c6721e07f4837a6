"""What is known of one rule: each value with every source, the owner's own marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simdesk.domain.own_rule import RuleKey
from simdesk.domain.rule import Confidence, Fact, Sourced
from simdesk.i18n.language import _
from simdesk.i18n.rule_words import rule_value
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.layout import clear, columns, rows
from simdesk.ui.widgets.marks import Pill
from simdesk.ui.widgets.text import Text


class KnownValues(QWidget):
    """A column of values; those that the owner's own one replaced come last and say so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = rows(self, gap=8)

    def show_fact(self, key: RuleKey, fact: Fact[Any]) -> None:
        """Show everything that is known."""
        clear(self._box)
        if not (fact.known or fact.replaced):
            self._box.addWidget(Text("second", _("No source was found."), wrap=True))
        for value, sources in _grouped(fact.values):
            own = sources[0].confidence is Confidence.OWNER
            self._add(rule_value(key, value), sources, _("your own rule") if own else "")
        for value, sources in _grouped(fact.replaced):
            self._add(rule_value(key, value), sources, _("not used"), quiet=True)

    def _add(
        self, words: str, sources: list[Sourced[Any]], mark: str, *, quiet: bool = False
    ) -> None:
        head = columns(gap=8)
        head.addWidget(Text("second" if quiet else "strong", words, wrap=True), 1)
        if mark:
            pill = Pill(Tone.NEUTRAL if quiet else Tone.INFO, mark)
            head.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        column = rows(gap=1)
        column.addLayout(head)
        for source in sources:
            text = readable_source(source.source)
            column.addWidget(Text("second", text, wrap=True, selectable=True))
            column.addWidget(Text("caption", source_dates(source), wrap=True))
        self._box.addLayout(column)


def _grouped(values: Iterable[Sourced[Any]]) -> list[tuple[Any, list[Sourced[Any]]]]:
    """Return each value with all that give it, in the order of the file."""
    grouped: dict[Any, list[Sourced[Any]]] = {}
    for value in values:
        grouped.setdefault(value.value, []).append(value)
    return list(grouped.items())
