"""What stands under a clock: notices about it, and the steps for the owner's data."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.clock import Clock, ClockKind
from simdesk.domain.line import HolderKind
from simdesk.domain.notice import Where, notices_for
from simdesk.i18n.language import _
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.detail.room import Room
from simdesk.ui.notices.notice_list import NoticeList
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import rows

_WHERE = {
    ClockKind.ACTIVITY: Where.ACTIVITY,
    ClockKind.MONEY: Where.MONEY,
    ClockKind.REGISTRATION: Where.REGISTRATION,
    ClockKind.REACH: Where.REACH,
}
_MARGINS, _MARGINS_TIGHT = (64, 0, 16, 8), (20, 0, 16, 8)
"""Under the words of the row, right of its sign; where it is tight, under the sign."""
_LONGEST = {Room.TIGHT: 200, Room.NARROW: 320, Room.USUAL: 430}
"""Pixels at 100 % that a link has in each room."""
_FIRST, _FIRST_PRESSING = 2, 3
"""So many are told while the question is open, and while an answer is asked for."""


class ClockNotices(QWidget):
    """`register_requested` for the steps, `unfolded(widget)` for what may not be seen yet."""

    register_requested = Signal()
    unfolded = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = Room.USUAL
        self._words = ""
        self._box = box = rows(self, margins=_MARGINS, gap=2)
        self.list = NoticeList()
        box.addWidget(self.list)
        self.register = Button("link", icon="arrow_right")
        box.addWidget(self.register, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.unfolded.connect(self.unfolded)
        self.register.clicked.connect(self.register_requested)

    def stops(self) -> list[QWidget]:
        """Return where the keyboard stops, from top to bottom."""
        return [*(row.fold for row in self.list.rows), self.list.more, self.register]

    def show_clock(self, clock: Clock, detail: LineDetail) -> None:
        """Show what belongs to a clock; only an open question unfolds by itself."""
        line, forecast = detail.line, detail.forecast
        asked = clock.kind is ClockKind.REGISTRATION and forecast.registration_open
        asked = asked and line.archived_at is None
        found = notices_for(
            detail.notices,
            line,
            [_WHERE[clock.kind]],
            registration_open=forecast.registration_open,
        )
        first = _FIRST_PRESSING if forecast.registration_presses else _FIRST
        self.list.show_notices(found, first=first if asked else 0)
        self._words = register_words(detail)
        self._say_register()
        # Whose contract it is comes first: the row itself asks for that.
        steps = asked and line.holder_kind is not HolderKind.UNKNOWN
        self.register.setVisible(steps)
        self.setVisible(bool(found) or steps)

    def set_room(self, room: Room) -> None:
        """Use short words where there is little room."""
        self._room = room
        self._box.setContentsMargins(*(_MARGINS_TIGHT if room is Room.TIGHT else _MARGINS))
        self.list.set_longest(_LONGEST[room])
        self._say_register()

    def _say_register(self) -> None:
        self.register.setText(self._words)
        if self.register.sizeHint().width() > theme().px(_LONGEST[self._room]):
            self.register.setText(_("Owner's data"))
        self.register.setAccessibleName(self._words)


def register_words(detail: LineDetail) -> str:
    """Return the words of a button to the steps for the owner's data."""
    step = detail.registering_step()
    return _("Continue: {step}").format(step=step) if step else _("Steps for the owner's data")
