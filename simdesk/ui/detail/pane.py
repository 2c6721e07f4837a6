"""The detail of one number: head, hero, clocks, runway, facts and history, placed by width."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from simdesk.domain.clock import Missing
from simdesk.domain.errors import SimdeskError
from simdesk.domain.event import Event
from simdesk.domain.own_rule import RuleKey, rule_behind
from simdesk.services.events import EventService
from simdesk.ui.detail.clock_block import ClockBlock
from simdesk.ui.detail.facts_card import FactsCard
from simdesk.ui.detail.header import DetailHeader
from simdesk.ui.detail.hero_card import HeroCard
from simdesk.ui.detail.history_card import HistoryCard
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.detail.room import Room, room_of
from simdesk.ui.detail.runway_card import RunwayCard
from simdesk.ui.line_actions import LineActions
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import ScrollPage, rows

_WIDE = 1040
_SIDE = 400
_PADDING = 28
_PADDING_NARROW = 20
_SCROLL_BAR = 14

_RECORDS = {
    Missing.LAST_ACTIVITY: "activity",
    Missing.BALANCE: "balance",
    Missing.REGISTRATION: "registration",
    Missing.SIM_PLACE: "place",
}
_FIELDS = {Missing.OPERATOR: "operator", Missing.HOLDER: "holder_kind"}


class DetailPane(QWidget):
    """Shows one `LineDetail`; what its links ask for goes out as signals."""

    record_requested = Signal(str, str)
    edit_requested = Signal(str, str)
    rule_requested = Signal(str, object)
    rules_requested = Signal(str)
    sheet_requested = Signal(str)
    proof_requested = Signal(str)
    failed = Signal(SimdeskError)

    def __init__(
        self, *, events: EventService, actions: LineActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._events = events
        self._actions = actions
        self._detail: LineDetail | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("ground", "sur")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = rows(self, gap=0)
        self.header = DetailHeader(actions=self._actions)
        box.addWidget(self.header)
        self._page = ScrollPage(widest=760, margins=(_PADDING, 2, _PADDING, 28))
        box.addWidget(self._page, 1)
        self._split = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._split.setSpacing(14)
        self._page.content.addLayout(self._split)
        self._page.content.addStretch(1)
        self._main, self._aside = QWidget(), QWidget()
        main, aside = rows(self._main, gap=14), rows(self._aside, gap=14)
        self.hero = HeroCard(actions=self._actions)
        self.clocks = ClockBlock()
        self.runway = RunwayCard()
        self.facts = FactsCard()
        self.history = HistoryCard()
        for card in (self.hero, self.clocks, self.runway):
            main.addWidget(card)
        aside.addWidget(self.facts)
        aside.addWidget(self.history)
        aside.addStretch(1)
        main.addStretch(1)
        self._split.addWidget(self._main, 1)
        self._split.addWidget(self._aside)

    def _connect(self) -> None:
        self.hero.fill_requested.connect(self._fill)
        self.clocks.fill_requested.connect(self._fill)
        self.clocks.register_requested.connect(self._actions.register.trigger)
        self.clocks.unfolded.connect(self._reveal)
        self.clocks.rule_requested.connect(self._change_rule)
        self.clocks.rules_requested.connect(self._show_rules)
        self.history.delete_requested.connect(self._delete)
        self.history.sheet_requested.connect(self.sheet_requested)
        self.history.proof_requested.connect(self.proof_requested)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.header.retranslate()
        if self._detail is not None:
            self.show_detail(self._detail)

    def show_detail(self, detail: LineDetail) -> None:
        """Show a number; another one begins at the top."""
        other = self._detail is None or self._detail.line.id != detail.line.id
        self._detail = detail
        for part in (self.header, self.hero, self.clocks, self.runway, self.facts, self.history):
            part.show_detail(detail)
        if other:
            self._page.verticalScrollBar().setValue(0)

    def focus_primary(self) -> None:
        """Put the keyboard on the first thing to do."""
        self.hero.focus_primary()

    def _fill(self, missing: Missing) -> None:
        if self._detail is None:
            return
        line_id = self._detail.line.id
        if missing in _RECORDS:
            self.record_requested.emit(line_id, _RECORDS[missing])
        elif missing in _FIELDS:
            self.edit_requested.emit(line_id, _FIELDS[missing])
        elif missing is Missing.OPERATOR_RULE:
            lacking = (c for c in self._detail.forecast.clocks if c.missing is missing)
            self._change_rule(rule_behind(next(lacking)))

    def _change_rule(self, key: RuleKey | None) -> None:
        if self._detail is not None and key is not None:
            self.rule_requested.emit(self._detail.line.id, key)

    def _show_rules(self) -> None:
        if self._detail is not None:
            self.rules_requested.emit(self._detail.line.id)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to what has unfolded, once it has its place."""
        page, gap = self._page, theme().px(16)
        QTimer.singleShot(0, widget, lambda: page.ensureWidgetVisible(widget, 0, gap))

    def _delete(self, event: Event) -> None:
        try:
            self._events.delete(event)
        except SimdeskError as error:
            self.failed.emit(error)

    def _arrange(self, *, wide: bool) -> None:
        """Put facts beside the rest where there is room; the history then follows the runway."""
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._split.direction() == way:
            return
        self._split.setDirection(way)
        home = self._main if wide else self._aside
        column = home.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, self.history)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        width = event.size().width()
        wide = width >= theme().px(_WIDE)
        room = Room.USUAL if wide else room_of(width - 2 * _PADDING_NARROW - _SCROLL_BAR)
        side = _PADDING_NARROW if room < Room.USUAL else _PADDING
        self._page.content.setContentsMargins(side, 2, side, 28)
        self.facts.set_room(room, beside=wide)
        for part in (self.header, self.hero, self.clocks, self.runway, self.history):
            part.set_room(room)
        self._arrange(wide=wide)
        self._aside.setMaximumWidth(_SIDE if wide else 16_777_215)
        self._aside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = self._page.content.parentWidget()
        assert column is not None
        column.setMaximumWidth(1240 if wide else 816)
