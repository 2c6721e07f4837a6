"""One matter that came due: its day, whose it is, what it is, what to do, and how to put it off."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from simdesk.domain import msisdn
from simdesk.domain.clock import Clock
from simdesk.domain.forecast import Standing
from simdesk.domain.line import Line
from simdesk.domain.operator import Operator
from simdesk.domain.reminder import Matter, Topic
from simdesk.i18n.clock_words import clock_basis, clock_name
from simdesk.i18n.due_words import deed_words, how_far, matter_words
from simdesk.i18n.formats import date_short
from simdesk.i18n.language import _
from simdesk.ui.line_list import row_words
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import clock_icon, clock_tone
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.marks import Badge, Pill
from simdesk.ui.widgets.text import ElidedText, Text

_DAY = 96
_NARROW = 620
_ICONS = {
    Topic.ARRIVAL: "wallet",
    Topic.AUTO_DEBIT: "arrow_repeat_all",
    Topic.RULES: "document",
    Topic.BACKUP: "database",
}
_TOP = Qt.AlignmentFlag.AlignTop


class DueItem(NamedTuple):
    """A matter with the number it is about, None where it is about the program."""

    matter: Matter
    line: Line | None = None
    operator: Operator | None = None
    clock: Clock | None = None
    standing: Standing = Standing.ON_TRACK


class DueRow(QWidget):
    """`deed_requested(Matter)`; `answered(Matter, date or None)`: it rests until then, or ends."""

    deed_requested = Signal(object)
    answered = Signal(object, object)

    def __init__(
        self, item: DueItem, today: date, *, urgent: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._item = item
        self._today = today
        self._build(urgent=urgent)
        self._name()

    def _build(self, *, urgent: bool) -> None:
        matter, line = self._item.matter, self._item.line
        self._row = columns(self, margins=(0, 10, 0, 10), gap=12)
        self._days = QWidget()
        days = rows(self._days, gap=0)
        self._day = Text("strong", date_short(matter.due, self._today))
        self._far = Text("caption", how_far(matter.due, self._today))
        days.addWidget(self._day)
        days.addWidget(self._far)
        days.addStretch(1)
        self._row.addWidget(self._days, 0, _TOP)
        if line is not None:
            badge = Badge()
            badge.show_operator(row_words.monogram(line, self._item.operator), line.operator_id)
            self._row.addWidget(badge, 0, _TOP)
        words = rows(gap=2)
        words.addLayout(self._head(urgent=urgent))
        what = columns(gap=6)
        icon, tone = self._sign()
        what.addWidget(Icon(f"{icon}_16_filled", tone.value, 16, beside="body"), 0, _TOP)
        self.what = Text("body", matter_words(matter, self._today), wrap=True)
        what.addWidget(self.what, 1)
        words.addLayout(what)
        if self._item.clock is not None:
            words.addWidget(ElidedText("caption", clock_basis(self._item.clock)))
        self._row.addLayout(words, 1)
        self._actions = columns(gap=4)
        self.deed = Button("primary" if urgent else "secondary", deed_words(matter))
        self.deed.clicked.connect(lambda: self.deed_requested.emit(matter))
        self.later = IconButton("alert_snooze", _("Remind me later"))
        self.later.setMenu(self._menu())
        self._actions.addWidget(self.deed, 1)
        self._actions.addWidget(self.later)
        self._row.addLayout(self._actions)

    def _head(self, *, urgent: bool) -> QBoxLayout:
        line = self._item.line
        head = columns(gap=8)
        if line is None:
            head.addWidget(Text("strong", "SimDesk"))
        else:
            head.addWidget(ElidedText("strong", row_words.label(line)))
            if line.label:
                head.addWidget(Text("soft", msisdn.spaced(line.msisdn)))
        if urgent:
            head.addWidget(Pill(Tone.BAD, _("most urgent")))
        head.addStretch(1)
        return head

    def _sign(self) -> tuple[str, Tone]:
        clock = self._item.clock
        if clock is not None and self._item.line is not None:
            return clock_icon(clock, self._item.line.sim_place), clock_tone(clock)
        return _ICONS.get(self._item.matter.topic, "clock"), Tone.INFO

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        matter, today = self._item.matter, self._today
        for words, days in (
            (_("Not today"), 1),
            (_("In three days"), 3),
            (_("In a week"), 7),
        ):
            until = today + timedelta(days=days)
            menu.addAction(words, partial(self.answered.emit, matter, until))
        # What is done moves its date, or comes back on its day.
        until = max(matter.due, today + timedelta(days=7))
        menu.addAction(_("It is done"), lambda: self.answered.emit(matter, until))
        menu.addSeparator()
        menu.addAction(_("I have given this up"), lambda: self.answered.emit(matter, None))
        return menu

    def _name(self) -> None:
        item = self._item
        whose = row_words.label(item.line) if item.line is not None else "SimDesk"
        clock = [clock_name(item.clock.kind)] if item.clock is not None else []
        parts = [self._day.text(), self._far.text(), whose, *clock, self.what.text()]
        self.setAccessibleName(", ".join(parts))
        for button in (self.deed, self.later):
            words = button.text() or self.later.toolTip()
            button.setAccessibleName(_("{action}: {what}").format(action=words, what=whose))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._days.setMinimumWidth(0 if narrow else theme().px(_DAY))
