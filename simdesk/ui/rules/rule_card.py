"""One rule as the page on rules shows it: what it is, where that comes from, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.i18n.rule_words import looked, rule_name, rule_summary
from simdesk.services.own_rules import RuleFact
from simdesk.ui.rules.known_card import KnownValues
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import FlowRow, columns, rows
from simdesk.ui.widgets.marks import Pill
from simdesk.ui.widgets.text import Text


class RuleCard(Card):
    """`change_requested(RuleFact)`; sources are folded away until they are asked for."""

    change_requested = Signal(object)

    def __init__(
        self, fact: RuleFact, *, operator: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("plain", margins=(20, 12, 16, 12), gap=6, parent=parent)
        self.fact = fact
        head = columns(gap=10)
        words = rows(gap=2)
        name = rule_name(fact.key)
        if operator:
            name = _("{operator}: {rule}").format(operator=operator, rule=name)
        words.addWidget(Text("strong", name, wrap=True))
        words.addWidget(Text("body", rule_summary(fact.key, fact.fact), wrap=True))
        words.addWidget(
            Text("caption", looked(fact.fact, fact.looked, own=fact.own_look), wrap=True)
        )
        head.addLayout(words, 1)
        for pill in self._pills():
            head.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._known = KnownValues()
        self._known.show_fact(fact.key, fact.fact)
        self._known.hide()
        self.body.addWidget(self._known)
        ways = FlowRow()
        self.sources = Button("link", _("Show the sources"))
        self.sources.setVisible(fact.fact.known)
        self.change = Button("link", _("Change or check it again…"))
        for button in (self.sources, self.change):
            button.setAccessibleName(f"{button.text()} {rule_name(fact.key)}")
            ways.add(button)
        self.body.addWidget(ways)
        self.sources.clicked.connect(self._fold)
        self.change.clicked.connect(lambda: self.change_requested.emit(self.fact))

    def _pills(self) -> list[Pill]:
        pills = []
        if self.fact.fact.own:
            pills.append(Pill(Tone.INFO, _("your own rule")))
        if self.fact.fact.disputed:
            pills.append(Pill(Tone.NEUTRAL, _("sources disagree")))
        if self.fact.stale:
            pills.append(Pill(Tone.WARN, _("look again")))
        return pills

    def _fold(self) -> None:
        shown = self._known.isHidden()
        self._known.setVisible(shown)
        self.sources.setText(_("Hide the sources") if shown else _("Show the sources"))
        self.sources.setAccessibleName(f"{self.sources.text()} {rule_name(self.fact.key)}")
