"""A month to choose a day from, under the field that asks for it; it knows nothing of deadlines."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QWidget

from simdesk.i18n.language import _, language
from simdesk.ui.theme.icons import icon
from simdesk.ui.theme.painting import ring, rounded, text_line
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import rows


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class _Month(QCalendarWidget):
    """Qt's calendar, with its keys and its accessible table, drawn in the theme's way."""

    def __init__(self, day: date, latest: date, today: date) -> None:
        super().__init__()
        t = theme()
        self._today = _qdate(today)
        self.setLocale(QLocale(language()))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setMaximumDate(_qdate(latest))
        self.setSelectedDate(_qdate(day))
        self.setFont(t.font("second"))
        head = QTextCharFormat()
        head.setForeground(t.colour("t3"))
        head.setFont(t.font("caption"))
        head.setBackground(t.colour("raised"))
        self.setHeaderTextFormat(head)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, head)
        for name, picture, words in (
            ("qt_calendar_prevmonth", "chevron_left", _("Previous month")),
            ("qt_calendar_nextmonth", "chevron_right", _("Next month")),
        ):
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icon(picture, "t2"))
                button.setToolTip(words)
                button.setAccessibleName(words)
        self.setFixedSize(t.px(296), t.px(272))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:  # noqa: N802 - Qt's name
        t = theme()
        shown = day if isinstance(day, QDate) else _qdate(day)
        side = min(rect.width(), rect.height(), t.px(32))
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        painter.save()
        ink = "t1"
        if shown == self.selectedDate():
            rounded(painter, box, side / 2, fill=t.colour("accent"))
            ink = "on_accent"
        elif shown > self.maximumDate():
            ink = "line2"
        elif shown.month() != self.monthShown():
            ink = "t3"
        if shown == self._today and ink != "on_accent":
            ring(painter, box, side / 2, t.colour("ctl"))
        text_line(
            painter,
            rect,
            str(shown.day()),
            t.font("second", 600 if ink == "on_accent" else 400),
            t.colour(ink),
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        painter.restore()


class CalendarPopup(QFrame):
    """Emits `day_chosen(date)` once and closes. Days after `latest` cannot be chosen."""

    day_chosen = Signal(object)

    def __init__(self, *, day: date, latest: date, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._month = _Month(day, latest, today)
        rows(self, margins=(10, 8, 10, 10)).addWidget(self._month)
        self._month.clicked.connect(self._choose)
        self._month.activated.connect(self._choose)

    def open_under(self, field: QWidget) -> None:
        """Show the month under `field`, or above it where the screen ends."""
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + 4))
        screen = field.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place = field.mapToGlobal(QPoint(0, -self.height() - 4))
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self._month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        self._month.blockSignals(True)  # a double click is one choice
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        rounded(QPainter(self), self.rect(), 12, fill=t.colour("raised"), edge=t.colour("line2"))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus(Qt.FocusReason.PopupFocusReason)
