"""Form fields: a label above, an editor, and the one sentence that says what is wrong."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _, language
from simdesk.ui.theme import icons
from simdesk.ui.theme.icons import icon
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text


class LineEdit(QLineEdit):
    """A one-line field. `search` puts a magnifier in front and a cross behind; `big` is for numbers."""

    def __init__(
        self, *, search: bool = False, big: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._big = big
        if search:
            self.addAction(icon("search", "t3"), QLineEdit.ActionPosition.LeadingPosition)
            self.setClearButtonEnabled(True)
        if big:
            self.setProperty("big", "true")
        self._restyle()

    def set_error(self, wrong: bool) -> None:
        """Draw the field as wrong or right."""
        value = "true" if wrong else "false"
        if self.property("error") != value:
            self.setProperty("error", value)
            self.style().unpolish(self)
            self.style().polish(self)

    def _restyle(self) -> None:
        font = theme().font("number" if self._big else "body")
        if self.font() != font:
            self.setFont(font)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._restyle()


class ComboBox(QComboBox):
    """A drop-down list with its own chevron. `value` is the data of the chosen item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def fill(self, items: list[tuple[object, str]]) -> None:
        """Put the items in, keeping the chosen value where it is still there."""
        kept = self.currentData()
        self.blockSignals(True)
        self.clear()
        for value, words in items:
            self.addItem(words, value)
        self.blockSignals(False)
        self.choose(kept)

    def choose(self, value: object) -> None:
        """Choose by value, without a signal; the first item where it is not there."""
        self.blockSignals(True)
        found = next((i for i in range(self.count()) if self.itemData(i) == value), 0)
        self.setCurrentIndex(found)
        self.blockSignals(False)

    def value(self) -> object:
        """Return the data of the chosen item."""
        return self.currentData()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        side = theme().px(16)
        where = QRect(self.width() - side - theme().px(9), (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), where, "chevron_down_16_regular", "t2")


class DateField(LineEdit):
    """A day chosen from a calendar or with the arrow keys; shown in words, never as 03.12.

    `day_changed(date)`. Days after `latest` cannot be chosen.
    """

    day_changed = Signal(object)

    def __init__(self, day: date, latest: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._day, self._latest = day, latest
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.addAction(icon("calendar_ltr", "t2"), QLineEdit.ActionPosition.TrailingPosition)
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
        today = self._day == self._latest
        words = date_long(self._day)
        self.setText(_("Today, {date}").format(date=words) if today else words)
        self.setToolTip(_("Arrow keys change the day, Space opens the calendar"))

    def _move_to(self, day: date) -> None:
        if day <= self._latest and day != self._day:
            self._day = day
            self.retranslate()
            announce(self, self.text())
            self.day_changed.emit(day)

    def _open(self) -> None:
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(language()))
        calendar.setFont(theme().font("second"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMaximumDate(QDate(self._latest.year, self._latest.month, self._latest.day))
        calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("popup", "1")
        rows(popup, margins=(6, 6, 6, 6)).addWidget(calendar)
        calendar.clicked.connect(lambda d: (popup.close(), self._move_to(d.toPython())))
        calendar.activated.connect(lambda d: (popup.close(), self._move_to(d.toPython())))
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mousePressEvent(event)
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 30, Qt.Key.Key_PageDown: -30}
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F4):
            self._open()
        elif event.key() in steps:
            target = self._day.toordinal() + steps[Qt.Key(event.key())]
            self._move_to(date.fromordinal(min(target, self._latest.toordinal())))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.deselect()


class Field(QWidget):
    """A labelled editor with its error below. `show_error("")` takes the error away."""

    def __init__(
        self, editor: QWidget, label: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        box = rows(self, gap=4)
        self.label = Text("caption")
        self.label.setBuddy(editor)
        box.addWidget(self.label)
        box.addWidget(editor)
        self._error_row = QWidget()
        line: QHBoxLayout = columns(self._error_row, gap=6)
        line.addWidget(
            Icon("error_circle_16_filled", "bad", 16), 0, Qt.AlignmentFlag.AlignTop
        )
        self._error = Text("second", wrap=True, tone=Tone.BAD)
        line.addWidget(self._error, 1)
        box.addWidget(self._error_row)
        self._error_row.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_label(label)

    def set_label(self, words: str) -> None:
        """Name the field, above it and for screen readers."""
        self.label.setText(words)
        self.label.setVisible(bool(words))
        if words:
            self.editor.setAccessibleName(words)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong under the field, and announce it."""
        self._error.setText(sentence)
        self._error_row.setVisible(bool(sentence))
        if isinstance(self.editor, LineEdit):
            self.editor.set_error(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        if sentence:
            announce(self.editor, sentence)

    def error(self) -> str:
        """Return the sentence shown, or nothing."""
        return self._error.text() if self._error_row.isVisibleTo(self) else ""
