"""Small signs: pills, operator monograms, round ticks and numbered lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import ring, rounded, text_line
from simdesk.ui.theme.paragraph import Paragraph
from simdesk.ui.theme.theme import TINTS, theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.layout import columns
from simdesk.ui.widgets.text import Text

_CENTRE = Qt.AlignmentFlag.AlignHCenter


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
        return QSize(width + t.px(20 + (21 if self._icon else 0)), t.px(24 if self._icon else 20))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        rounded(painter, self.rect(), self.height() / 2, fill=t.colour(TINTS[self._tone]))
        left = t.px(10)
        if self._icon:
            side = t.px(16)
            where = QRect(t.px(8), (self.height() - side) // 2, side, side)
            icons.paint(painter, where, self._icon, self._tone.value)
            left += t.px(19)
        text_line(
            painter,
            self.rect().adjusted(left, 0, -t.px(6), 0),
            self._text,
            t.font("caption_strong"),
            t.colour(self._tone.value),
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()


def paint_badge(painter: QPainter, where: QRect, monogram: str, operator_id: str) -> None:
    """Paint an operator's monogram; never a logo."""
    ground, text = theme().badge(operator_id)
    painter.save()
    rounded(painter, where, where.width() * 0.26, fill=ground)
    font = QFont(theme().font("strong", 700))
    font.setPixelSize(max(9, round(where.width() * 0.40)))
    text_line(painter, where, monogram, font, text, align=_CENTRE)
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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedSize(theme().px(self._size), theme().px(self._size))


def paint_tick(painter: QPainter, where: QRect, *, done: bool, text: str = "") -> None:
    """Paint a round tick: a green disc with a check, or an open ring with a number in it."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(where)
    if done:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("okbar"))
        painter.drawEllipse(box)
        check = QPainterPath(QPointF(box.x() + box.width() * 0.27, box.y() + box.height() * 0.52))
        check.lineTo(box.x() + box.width() * 0.43, box.y() + box.height() * 0.68)
        check.lineTo(box.x() + box.width() * 0.74, box.y() + box.height() * 0.35)
        pen = QPen(t.colour("sur"), max(1.6, box.width() * 0.075))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(check)
    else:
        painter.setPen(QPen(t.colour("ctl"), 1.4))
        painter.setBrush(t.colour("sur"))
        painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
        text_line(painter, where, text, t.font("caption_strong"), t.colour("t2"), align=_CENTRE)
    painter.restore()


def paint_disc(painter: QPainter, where: QRect, text: str, ground: str, ink: str) -> None:
    """Paint a number on a filled disc, in two colour tokens."""
    t = theme()
    painter.save()
    rounded(painter, where, where.width() / 2, fill=t.colour(ground))
    text_line(painter, where, text, t.font("caption_strong"), t.colour(ink), align=_CENTRE)
    painter.restore()


class NumberedStep(QWidget):
    """One line of instructions: a number on a grey disc, and words that wrap."""

    def __init__(self, number: int, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._row = columns(self, margins=(theme().px(34), 0, 0, 0))
        self.words = Text("step", text, wrap=True)
        self._row.addWidget(self.words)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        side = theme().px(22)
        paint_disc(QPainter(self), QRect(0, 0, side, side), str(self._number), "neutral_tint", "t2")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._row.setContentsMargins(theme().px(34), 0, 0, 0)


class CheckTick(QCheckBox):
    """One thing to do: a round tick with its number, and words that wrap; a check box by role."""

    def __init__(self, number: int = 0, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def _words(self, width: int) -> Paragraph:
        t = theme()
        return Paragraph(self.text(), "step", max(60, width - t.px(46)))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._words(width).height + 2 * theme().px(7)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 560
        return QSize(320, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(160, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setMinimumHeight(self.heightForWidth(self.width()))
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            rounded(painter, self.rect(), t.px(8), fill=t.colour("hover"))
        if self.hasFocus():
            ring(painter, self.rect(), t.px(8), t.colour("accent"))
        words = self._words(self.width())
        side, top = t.px(24), t.px(7)
        number = str(self._number) if self._number else ""
        where = QRect(t.px(6), top + (words.line_height - side) // 2, side, side)
        paint_tick(painter, where, done=self.isChecked(), text=number)
        quiet = self.isChecked() or not self.isEnabled()
        painter.setPen(t.colour("t2" if quiet else "t1"))
        words.draw(painter, t.px(40), top)
