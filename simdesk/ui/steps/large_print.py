"""A number as large as the window, dark on white, to hold before a cashier's eyes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simdesk.domain import msisdn
from simdesk.i18n.language import _
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import LIGHT
from simdesk.ui.widgets.buttons import Button

_CAPTION = "Номер телефона"
"""For the reader of the digits, whatever language the owner reads."""
_EDGE = 40
_LARGEST = 400
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_F11)


class LargePrint(QWidget):
    """Lies over a whole window until Esc, F11 or its button takes it away."""

    def __init__(
        self, *, number: str, below: Sequence[str], over: QWidget, back_to: QWidget
    ) -> None:
        super().__init__(over)
        plus, *rest = msisdn.groups(number)
        self._rows = (f"{plus} {rest[0]}", " ".join(rest[1:]))
        self._below = "   ".join(text for text in below if text)
        self._over, self._back_to = over, back_to
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(" ".join(msisdn.groups(number)))
        self.leave = Button(text=_("Close"), icon="dismiss", parent=self)
        self.leave.setToolTip("Esc")
        self.leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc and F11 do the same
        self.leave.clicked.connect(self.take_away)
        over.installEventFilter(self)
        self._fill()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_away(self) -> None:
        """Show again what is below, with the keyboard where it was."""
        self.hide()
        self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _fill(self) -> None:
        self.setGeometry(self._over.rect())
        size = self.leave.sizeHint()
        self.leave.resize(size)
        self.leave.move(self.width() - size.width() - _EDGE // 2, _EDGE // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT["paper"]))
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        size = self._size(room.width(), room.height() * 0.36)
        font = _font(size, 700)
        line = QFontMetricsF(font).height()
        top = room.top() + (room.height() - 2 * line) / 2 - line * 0.04
        painter.setPen(QColor(LIGHT["t1"]))
        painter.setFont(font)
        for index, row in enumerate(self._rows):
            where = QRectF(room.left(), top + index * line, room.width(), line)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, row)
        painter.setFont(_font(theme().px(20), 400))
        painter.setPen(QColor(LIGHT["t2"]))
        above = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, above, _CAPTION)
        painter.setFont(_font(theme().px(28), 600))
        painter.setPen(QColor(LIGHT["t1"]))
        under = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, under, self._below)

    def _size(self, width: float, height: float) -> int:
        """Return the largest size at which both rows fit."""
        probe = QFontMetricsF(_font(100, 700))
        widest = max(probe.horizontalAdvance(row) for row in self._rows)
        return int(min(_LARGEST, 100 * width / widest, 100 * height / probe.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _CLOSING:
            self.take_away()

    def event(self, event: QEvent) -> bool:
        """Keep the keys from the shortcuts of the page below."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._fill()
        return False


def _font(size: int, weight: int) -> QFont:
    font = QFont(theme().font("body"))
    font.setPixelSize(max(1, size))
    font.setWeight(QFont.Weight(weight))
    return font
