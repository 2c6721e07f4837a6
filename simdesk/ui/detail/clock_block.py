"""The four clocks of a number, earliest first, as one tab stop whose rows the arrow keys walk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.clock import ClockKind, Missing
from simdesk.domain.own_rule import rule_behind
from simdesk.i18n.language import _
from simdesk.ui.detail.clock_row import ClockRow
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.detail.room import Room
from simdesk.ui.detail.why_popover import WhyPopover
from simdesk.ui.detail.why_words import why
from simdesk.ui.notices.clock_notices import ClockNotices
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import Line, columns, rows
from simdesk.ui.widgets.text import Text

_CLOCKS = 4


class ClockBlock(Card):
    """Four rows. `fill_requested(Missing)` asks for the one thing that a clock lacks.

    `rule_requested(RuleKey)` asks to say a rule otherwise, `rules_requested` to see all of them.
    `register_requested` for the steps for the owner's data, `unfolded(widget)` where something new
    may not be seen.
    """

    fill_requested = Signal(object)
    rule_requested = Signal(object)
    rules_requested = Signal()
    register_requested = Signal()
    unfolded = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", margins=(0, 0, 0, 4), gap=0, parent=parent)
        self._detail: LineDetail | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        head = columns(margins=(20, 10, 16, 8), gap=8)
        self._title = Text("h2")
        head.addWidget(self._title)
        self._order = Text("caption", wrap=True)
        self._order.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._order, 1)
        self.body.addLayout(head)
        self.rows: list[ClockRow] = []
        # One for each clock, wherever it stands: what is unfolded stays so when they change places.
        self.under = {kind: ClockNotices() for kind in ClockKind}
        for number in range(_CLOCKS):
            line = rows(margins=(0 if number == 0 else 20, 0, 0 if number == 0 else 16, 0))
            line.addWidget(Line())
            self.body.addLayout(line)
            row = ClockRow()
            row.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if number == 0 else Qt.FocusPolicy.ClickFocus
            )
            row.installEventFilter(self)
            self.rows.append(row)
            self.body.addWidget(row)

    def _connect(self) -> None:
        for row in self.rows:
            row.why_requested.connect(self._explain)
            row.fill_requested.connect(partial(self._fill, row))
            row.stepped.connect(self._step)
        for under in self.under.values():
            under.register_requested.connect(self.register_requested)
            under.unfolded.connect(self.unfolded)

    def show_detail(self, detail: LineDetail) -> None:
        """Show the clocks of a number."""
        self._detail = detail
        forecast = detail.forecast
        self._title.setText(_("Four clocks"))
        self._order.setText(_("earliest first"))
        for row, clock in zip(self.rows, forecast.clocks, strict=True):
            row.show_clock(clock, detail.line, forecast.today, earliest=clock is forecast.earliest)
            under = self.under[clock.kind]
            if self.body.indexOf(under) != self.body.indexOf(row) + 1:
                self.body.removeWidget(under)
                self.body.insertWidget(self.body.indexOf(row) + 1, under)
            under.show_clock(clock, detail)
        self._order_tabs()
        self.setAccessibleName(_("Four clocks, earliest first"))

    def _order_tabs(self) -> None:
        """Let Tab go from the rows, which are one stop, through what stands under them."""
        last: QWidget = self.rows[-1]
        for row in self.rows:
            if row.clock is not None:
                for stop in self.under[row.clock.kind].stops():
                    QWidget.setTabOrder(last, stop)
                    last = stop

    def set_room(self, room: Room) -> None:
        """Fit the rows to the room there is."""
        for row in self.rows:
            row.set_room(room)
        for under in self.under.values():
            under.set_room(room)

    def explain_first(self) -> None:
        """Open the explanation of the first clock."""
        self._explain(self.rows[0])

    def _explain(self, row: ClockRow) -> None:
        if self._detail is None or row.clock is None:
            return
        detail = self._detail
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        words = why(row.clock, detail.line, detail.rules, detail.forecast.today)
        popover = WhyPopover(row.why, words)
        popover.change_requested.connect(self.rule_requested)
        popover.rules_requested.connect(self.rules_requested)
        popover.open()

    def _fill(self, row: ClockRow, missing: Missing) -> None:
        if missing is Missing.OPERATOR_RULE and row.clock is not None:
            self.rule_requested.emit(rule_behind(row.clock))
        else:
            self.fill_requested.emit(missing)

    def _step(self, by: int) -> None:
        here = next((i for i, row in enumerate(self.rows) if row.hasFocus()), 0)
        there = min(max(here + by, 0), _CLOCKS - 1)
        self.rows[there].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.FocusIn:
            # Tab comes back to the row that was left.
            for row in self.rows:
                chosen = row is watched
                row.setFocusPolicy(
                    Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
                )
        return False
