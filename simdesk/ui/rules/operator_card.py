"""What else is known of an operator: addresses, apps, codes, phones and notes, with sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from simdesk.domain.operator import Operator
from simdesk.domain.rule import Confidence, Sourced
from simdesk.i18n.language import _
from simdesk.i18n.operator_words import PHONES, code_caption, code_text
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text


class OperatorCard(Card):
    """A plain list; every line can be selected and copied."""

    def __init__(self, operator: Operator, parent: QWidget | None = None) -> None:
        super().__init__("plain", margins=(20, 14, 16, 14), gap=10, parent=parent)
        self.body.addWidget(Text("h2", operator.name))
        if operator.what_counts:
            words = _(operator.what_counts).format(operator=operator.name)
            self.body.addWidget(Text("body", words, wrap=True))
        for caption, value in _facts(operator):
            column = rows(gap=1)
            if caption:
                column.addWidget(Text("caption", caption, wrap=True))
            shown = str(value.value) if caption else _(value.value).format(operator=operator.name)
            column.addWidget(Text("body", shown, wrap=True, selectable=True))
            source = readable_source(value.source)
            column.addWidget(Text("caption", f"{source} · {source_dates(value)}", wrap=True))
            self.body.addLayout(column)


def _facts(operator: Operator) -> Iterator[tuple[str, Sourced[Any]]]:
    """Yield what each fact is, empty for a note, and the fact."""
    for domain in operator.domains:
        weak = domain.confidence is Confidence.LOW
        yield _("Said to be its address") if weak else _("Official address"), domain
    for app in operator.apps:
        weak = app.fact.confidence is Confidence.LOW
        words = _("Said to be its app {name}") if weak else _("Official app {name}")
        yield words.format(name=app.name), app.fact
    for purpose, codes in operator.codes.items():
        for code in codes.values:
            yield code_caption(purpose), replace(code, value=code_text(code.value))
    for phone in operator.phones:
        yield _(PHONES[phone.where]), phone.fact
    for network in operator.networks:
        yield _("Network code, as some phones show it"), network
    for note in operator.notes:
        yield "", note.fact
