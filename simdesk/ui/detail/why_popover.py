"""Shows why a clock has its date; every source is text that can be copied, none is opened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from simdesk.i18n.language import _, ngettext
from simdesk.ui.detail.why_words import Term, ValueWords, Why
from simdesk.ui.flow import Flow
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import FlowRow, columns, rows
from simdesk.ui.widgets.marks import Pill
from simdesk.ui.widgets.popover import Popover
from simdesk.ui.widgets.text import Text

_FIRST = 3
"""So many values are shown at once; the others wait behind a link."""


class WhyPopover(Popover):
    """The rule, one card a value, the sum, and what is doubtful about it.

    `change_requested(RuleKey)` and `rules_requested` after the popover has closed.
    """

    change_requested = Signal(object)
    rules_requested = Signal()

    def __init__(self, anchor: QWidget, words: Why) -> None:
        super().__init__(anchor, words.title)
        self.cards = [RuleValueCard(value) for value in words.values]
        self._words = words
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self._words
        self.content.addWidget(Text("body", words.rule, wrap=True))
        for card in self.cards:
            self.content.addWidget(card)
        for card in self.cards[_FIRST:]:
            card.hide()
        self.rest = Button("link")
        hidden = len(self.cards) - _FIRST
        self.content.addWidget(self.rest)
        self.rest.setVisible(hidden > 0)
        if hidden > 0:
            self.rest.setText(ngettext("{n} more value", "{n} more values", hidden))
        if words.terms:
            self.content.addWidget(ArithmeticLine(words.quotient, words.terms))
        self.content.addLayout(self._doubts())
        if words.key is not None:
            self.content.addWidget(self._ways_on())
        self.content.addStretch(1)

    def _ways_on(self) -> FlowRow:
        ways = FlowRow()
        self.change = Button("secondary", _("Change or check it again…"), icon="edit")
        self.all_rules = Button("link", _("All rules of this number"))
        self.change.clicked.connect(self._change)
        self.all_rules.clicked.connect(self._show_all)
        ways.add(self.change)
        ways.add(self.all_rules)
        return ways

    def _change(self) -> None:
        key = self._words.key
        self.close()
        self.change_requested.emit(key)

    def _show_all(self) -> None:
        self.close()
        self.rules_requested.emit()

    def _doubts(self) -> QHBoxLayout:
        line = columns(gap=10)
        line.addWidget(Icon("info_16_regular", "t3", 16), 0, Qt.AlignmentFlag.AlignTop)
        column = rows(gap=2)
        column.addWidget(Text("strong", self._words.basis, wrap=True))
        if self._words.advice:
            column.addWidget(Text("second", self._words.advice, wrap=True))
        line.addLayout(column, 1)
        return line

    def _connect(self) -> None:
        self.rest.clicked.connect(self._show_rest)

    def _show_rest(self) -> None:
        self.rest.hide()
        for card in self.cards:
            card.show()
        self.cards[_FIRST].setFocus(Qt.FocusReason.TabFocusReason)


class RuleValueCard(Card):
    """One value of the rule, the date it gives, and each source that gives it."""

    def __init__(self, value: ValueWords, parent: QWidget | None = None) -> None:
        look = "used" if value.used else "plain"
        super().__init__(look, margins=(14, 9, 12, 9), gap=1, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = columns(gap=8)
        head.addWidget(Text("strong", value.value))
        if value.due:
            head.addWidget(Text("body", _("→ {date}").format(date=value.due)))
        head.addStretch(1)
        if value.own:
            head.addWidget(Pill(Tone.INFO, _("your own rule")))
        if value.used:
            head.addWidget(Pill(Tone.INFO, _("used")))
        self.body.addLayout(head)
        for source in value.sources:
            self.body.addWidget(Text("second", source.source, wrap=True, selectable=True))
            self.body.addWidget(Text("caption", source.dated, wrap=True))
        marks = (_("your own rule") if value.own else "", _("used") if value.used else "")
        said = [value.value, value.due, *marks]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAccessibleDescription("\n".join(f"{s.source}, {s.dated}" for s in value.sources))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), 8, 8)


class ArithmeticLine(Card):
    """The sum in words: what was counted from, how many days, and the date."""

    def __init__(
        self, quotient: str, terms: tuple[Term, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__("sunk", margins=(14, 9, 14, 9), gap=4, parent=parent)
        if quotient:
            self.body.addWidget(Text("second_strong", quotient, wrap=True))
        flow = Flow(gap=10, row_gap=4)
        for term in terms:
            whole = QWidget()
            line = columns(whole, gap=10)
            if term.sign:
                line.addWidget(Text("soft", term.sign), 0, Qt.AlignmentFlag.AlignTop)
            box = rows(gap=0)
            box.addWidget(Text("strong", term.value))
            box.addWidget(Text("caption", term.caption))
            line.addLayout(box)
            flow.add(whole)
        self.body.addWidget(flow)
        said = [f"{t.sign} {t.value} ({t.caption})".strip() for t in terms]
        self.setAccessibleName(" ".join([quotient, *said]).strip())
