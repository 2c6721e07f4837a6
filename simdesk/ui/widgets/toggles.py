"""Check boxes and radio buttons with words beside them; choosing among cards is in `cards`."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import ring, rounded, text_line
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.cards import paint_radio


class CheckBox(QCheckBox):
    """A check box with words beside it."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _worded_size(self.text())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _worded_size(self.text())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        paint_check(
            painter,
            _mark_place(self.height()),
            checked=self.checkState() is not Qt.CheckState.Unchecked,
            enabled=self.isEnabled(),
        )
        _paint_words(painter, self)


class Radio(QRadioButton):
    """A radio button with words beside it."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _worded_size(self.text())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _worded_size(self.text())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        paint_radio(painter, _mark_place(self.height()), self.isChecked())
        _paint_words(painter, self)


def _mark_place(height: int) -> QRect:
    px = theme().px
    return QRect(px(4), (height - px(20)) // 2, px(20), px(20))


def _worded_size(text: str) -> QSize:
    px = theme().px
    words = QFontMetrics(theme().font("body")).horizontalAdvance(text)
    return QSize(px(4) + px(20) + (px(10) + words + px(6) if text else px(4)), px(30))


def _paint_words(painter: QPainter, button: QAbstractButton) -> None:
    t = theme()
    room = button.rect().adjusted(t.px(34), 0, 0, 0)
    colour = t.colour("t1" if button.isEnabled() else "t3")
    text_line(painter, room, button.text(), t.font("body"), colour)
    if button.hasFocus():
        ring(painter, button.rect(), t.px(6), t.colour("accent"))


def paint_check(painter: QPainter, where: QRect, *, checked: bool, enabled: bool = True) -> None:
    """Paint the square of a check box, for widgets and for table cells."""
    t = theme()
    painter.save()
    fill = t.colour("accent" if checked and enabled else "sur" if enabled else "sunk")
    edge = t.colour("accent" if checked and enabled else "ctl")
    rounded(painter, where, t.px(5), fill=fill, edge=edge, width=1 if checked else 1.4)
    if checked:
        side = round(where.width() * 0.8)
        inset = (where.width() - side) // 2
        place = where.adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, place, "checkmark_16_filled", "on_accent" if enabled else "t3")
    painter.restore()
