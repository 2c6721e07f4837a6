"""The page on rules: what is known of each operator and of the law, and what asks for a look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Noun
from simdesk.domain.own_rule import EVERY_OPERATOR
from simdesk.i18n.language import _, ngettext
from simdesk.services.lines import LineService
from simdesk.services.own_rules import OwnRuleService, RuleFact
from simdesk.ui.notices.law_card import LawCard
from simdesk.ui.pages.page import Page
from simdesk.ui.rules.operator_card import OperatorCard
from simdesk.ui.rules.rule_card import RuleCard
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.choices import Chip
from simdesk.ui.widgets.fields import ComboBox, Field
from simdesk.ui.widgets.layout import ScrollPage, clear, columns, rows
from simdesk.ui.widgets.text import Text

_WIDE = 900
_SIDE = 360


class RulesPage(Page):
    """`rule_requested(operator's key, operator's name, RuleKey)`."""

    nouns = frozenset({Noun.LINE, Noun.RULE})

    rule_requested = Signal(str, str, object)
    failed = Signal(object)

    def __init__(
        self,
        *,
        lines: LineService,
        own_rules: OwnRuleService,
        catalogue: Catalogue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._own_rules, self._catalogue = lines, own_rules, catalogue
        self._names: dict[str, str] = {}
        self._own: list[str] = []
        self.cards: list[RuleCard] = []
        self._build()
        self._connect()
        self.retranslate()
        self.refresh()

    def _build(self) -> None:
        box = rows(self, gap=0)
        self._scroll = ScrollPage(widest=1100, margins=(24, 16, 24, 24), gap=14)
        box.addWidget(self._scroll)
        content = self._scroll.content
        self._title = Text("title")
        self._about = Text("second", wrap=True)
        content.addWidget(self._title)
        content.addWidget(self._about)
        self.operator = ComboBox()
        self._field = Field(self.operator)
        self.stale = Chip(icon="arrow_clockwise")
        bar = columns(gap=12)
        bar.addWidget(self._field, 0, Qt.AlignmentFlag.AlignBottom)
        bar.addWidget(self.stale, 0, Qt.AlignmentFlag.AlignBottom)
        bar.addStretch(1)
        content.addLayout(bar)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(14)
        content.addLayout(self._split)
        content.addStretch(1)
        main, self._aside = QWidget(), QWidget()
        self._main_box, self._aside_box = rows(main, gap=10), rows(self._aside, gap=14)
        self._split.addWidget(main, 1, Qt.AlignmentFlag.AlignTop)
        self._split.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.operator.currentIndexChanged.connect(lambda _index: self._choose())
        self.stale.clicked.connect(lambda _checked=False: self._fill())

    def title(self) -> str:
        return _("Rules")

    def retranslate(self) -> None:
        self._title.setText(_("Rules"))
        self._about.setText(
            _(
                "Most rules are second-hand and old. What you find out yourself stands in their "
                "place, marked as yours."
            )
        )
        self._field.set_label(_("Rules of"))

    def refresh(self) -> None:
        self._names = {o.id: o.name for o in self._catalogue.operators}
        own = {}
        for line in self._lines.everything():
            if line.operator_key:
                own[line.operator_key] = self._names.get(line.operator_id, line.operator_name)
        self._own = sorted(own, key=lambda key: own[key].casefold())
        self._names |= own
        others = [o.id for o in self._catalogue.operators if o.id not in own]
        keys = [*self._own, *others]
        self.operator.fill([*((k, self._names[k]) for k in keys), (EVERY_OPERATOR, _("The law"))])
        self._fill()

    def show_operator(self, key: str) -> None:
        """Show the rules of one operator."""
        self.stale.setChecked(False)
        self.operator.choose(key)
        self._fill()

    def focus_first(self) -> None:
        self.operator.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        self.stale.setChecked(False)
        self._fill()

    def _asking(self) -> list[RuleFact]:
        """Return what asks for a look: of the owner's operators, and of the law."""
        facts = [f for key in self._own for f in self._own_rules.facts(key, self._names[key])]
        return [f for f in (*facts, *self._own_rules.facts_of_law()) if f.stale]

    def _fill(self) -> None:
        key = str(self.operator.value())
        asking = self._asking()
        self.stale.show_words(_("Due for a re-check"), len(asking))
        self.stale.setVisible(bool(asking) or self.stale.isChecked())
        if self.stale.isChecked():
            facts = asking
        elif key == EVERY_OPERATOR:
            facts = self._own_rules.facts_of_law()
        else:
            facts = self._own_rules.facts(key, self._names.get(key, ""))
        clear(self._main_box)
        self.cards = []
        for fact in facts:
            self._add_card(fact)
        if not facts:
            self._main_box.addWidget(Text("body", _("Nothing asks for a look."), wrap=True))
        self.law: LawCard | None = None
        if key == EVERY_OPERATOR and not self.stale.isChecked():
            self.law = LawCard(self._catalogue.notices)
            self._main_box.addWidget(self.law)
        clear(self._aside_box)
        operator = None if self.stale.isChecked() else self._catalogue.operator(key)
        if operator is not None:
            self._aside_box.addWidget(OperatorCard(operator))
        self._aside.setVisible(operator is not None)
        self._announce_count(len(facts))

    def _announce_count(self, count: int) -> None:
        self.setAccessibleDescription(ngettext("{n} rule", "{n} rules", count))

    def _add_card(self, fact: RuleFact) -> None:
        name = self._names.get(fact.operator, _("The law")) if self.stale.isChecked() else ""
        card = RuleCard(fact, operator=name)
        card.change_requested.connect(self._change)
        self._main_box.addWidget(card)
        self.cards.append(card)

    def _change(self, fact: RuleFact) -> None:
        self.rule_requested.emit(fact.operator, self._names.get(fact.operator, ""), fact.key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = event.size().width() >= theme().px(_WIDE)
        ways = QBoxLayout.Direction
        self._split.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._aside.setMaximumWidth(theme().px(_SIDE) if wide else 16_777_215)
