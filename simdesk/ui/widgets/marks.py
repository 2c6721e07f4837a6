"""Small signs: pills, operator monograms, round ticks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from simdesk.ui.theme import icons
from simdesk.ui.theme.theme import TINTS, theme
from simdesk.ui.theme.tokens import Tone


class Pill(QWidget):
    """A short text on a tinted ground, with an icon file where a sign helps."""

    def __init__(
        self,
        tone: Tone = Tone.NEUTRAL,
        text: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(tone, text)

    def show_words(self, tone: Tone, text: str) -> None:
        """Change tone and words."""
        self._tone, self._text = tone, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        t = theme()
        width = QFontMetrics(t.font("caption_strong")).horizontalAdvance(self._text)
        return QSize(width + t.px(18 + (20 if self._icon else 0)), t.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour(TINTS[self._tone]))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        left = t.px(9)
        if self._icon:
            side = t.px(16)
            top = (self.height() - side) // 2
            icons.paint(painter, QRect(left, top, side, side), self._icon, self._tone.value)
            left += t.px(20)
        painter.setPen(t.colour(self._tone.value))
        painter.setFont(t.font("caption_strong"))
        painter.drawText(
            self.rect().adjusted(left, 0, -t.px(6), 0), Qt.AlignmentFlag.AlignVCenter, self._text
        )


def paint_badge(painter: QPainter, where: QRect, monogram: str, operator_id: str) -> None:
    """Paint an operator's monogram; never a logo."""
    ground, text = theme().badge(operator_id)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(where), where.width() * 0.26, where.width() * 0.26)
    font = QFont(theme().font("strong", 700))
    font.setPixelSize(max(9, round(where.width() * 0.40)))
    painter.setFont(font)
    painter.setPen(text)
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, monogram)
    painter.restore()


class Badge(QWidget):
    """An operator's monogram. The operator's name is always written beside it."""

    def __init__(self, size: int = 36, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._monogram, self._operator_id = "", ""
        self.setFixedSize(theme().px(size), theme().px(size))

    def show_operator(self, monogram: str, operator_id: str) -> None:
        """Show a monogram in an operator's hue."""
        self._monogram, self._operator_id = monogram, operator_id
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        paint_badge(QPainter(self), self.rect(), self._monogram, self._operator_id)


def paint_tick(painter: QPainter, where: QRect, *, done: bool, text: str = "") -> None:
    """Paint a round tick: a green disc with a check, or an open ring with a number in it."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(where).adjusted(1, 1, -1, -1)
    if done:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("okbar"))
        painter.drawEllipse(box)
        path = QPainterPath(QPointF(box.x() + box.width() * 0.28, box.y() + box.height() * 0.52))
        path.lineTo(box.x() + box.width() * 0.44, box.y() + box.height() * 0.68)
        path.lineTo(box.x() + box.width() * 0.73, box.y() + box.height() * 0.35)
        painter.setPen(QPen(t.colour("sur"), max(1.6, box.width() * 0.085)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    else:
        painter.setPen(QPen(t.colour("ctl"), 1.4))
        painter.setBrush(t.colour("sur"))
        painter.drawEllipse(box)
        painter.setPen(t.colour("t2"))
        painter.setFont(t.font("caption_strong"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class CheckTick(QAbstractButton):
    """One thing to do: a round tick with its number, and words that wrap; a check box by role."""

    def __init__(
        self, number: int = 0, text: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = number
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.setAccessibleName(text)

    def _words(self, width: int) -> QRect:
        t = theme()
        room = QRect(t.px(38), t.px(6), max(60, width - t.px(46)), 10_000)
        metrics = QFontMetrics(t.font("step"))
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return max(self._words(width).height() + theme().px(12), theme().px(36))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.width() if self.width() > 100 else 560
        return QSize(320, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(
                QPen(t.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(t.colour("hover" if self.underMouse() else "sur"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        words = self._words(self.width())
        side = t.px(24)
        line = QFontMetrics(t.font("step")).height()
        top = words.top() + (line - side) // 2
        number = str(self._number) if self._number else ""
        paint_tick(painter, QRect(t.px(4), top, side, side), done=self.isChecked(), text=number)
        painter.setFont(t.font("step"))
        painter.setPen(t.colour("t2" if self.isChecked() else "t1"))
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), self.text())
