"""A field for a day: from a calendar, by arrow keys, and never typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _
from simdesk.ui.theme import icons
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.calendar_popup import CalendarPopup
from simdesk.ui.widgets.fields import LineEdit

_DAY_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 30,
    Qt.Key.Key_PageDown: -30,
}


class DateField(LineEdit):
    """A day chosen from a calendar or with the arrow keys; shown in words, never as 03.12.

    `day_changed(date)`. Days after `latest` cannot be chosen.
    """

    day_changed = Signal(object)

    def __init__(self, day: date, latest: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._day, self._latest = day, latest
        self._today = latest
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def day(self) -> date:
        """Return the chosen day."""
        return self._day

    def set_day(self, day: date) -> None:
        """Choose a day without a signal."""
        self._day = min(day, self._latest)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the day in the language in use."""
        words = date_long(self._day)
        is_today = self._day == self._today
        self.setText(_("Today, {date}").format(date=words) if is_today else words)
        self.setToolTip(_("Arrow keys change the day, Space opens the calendar"))

    def _move_to(self, day: date) -> None:
        if day <= self._latest and day != self._day:
            self._day = day
            self.retranslate()
            announce(self, self.text())
            self.day_changed.emit(day)

    def _open(self) -> None:
        popup = CalendarPopup(day=self._day, latest=self._latest, today=self._today, parent=self)
        popup.day_chosen.connect(self._move_to)
        popup.open_under(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + theme().px(54), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def _restyle(self) -> None:
        super()._restyle()
        self.setTextMargins(0, 0, theme().px(26), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mousePressEvent(event)
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Space, Qt.Key.Key_F4) or (alt and key is Qt.Key.Key_Down):
            self._open()
        elif key in _DAY_STEPS:
            target = self._day.toordinal() + _DAY_STEPS[key]
            self._move_to(date.fromordinal(min(target, self._latest.toordinal())))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.deselect()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        side = theme().px(16)
        where = QRect(self.width() - side - theme().px(11), (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), where, "calendar_ltr_16_regular", "t2")
