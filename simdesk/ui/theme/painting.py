"""Drawing that widgets share: one line of text on a steady baseline, rings, rounded boxes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

FOCUS_PX = 2


def baseline(font: QFont, height: float) -> float:
    """Return how far below its top the letters of a line box of `height` stand.

    Capitals stand in the middle. Qt would centre the whole line instead, and a line with Han
    characters in it is taller than one without, so neighbours would not agree.
    """
    return float(round((height + QFontMetricsF(font).capHeight()) / 2))


def text_line(
    painter: QPainter,
    box: QRect | QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line in `box`; what does not fit ends in an ellipsis."""
    room = QRectF(box)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    if width > room.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        width = metrics.horizontalAdvance(text)
    x = room.left()
    if align & Qt.AlignmentFlag.AlignHCenter:
        x += (room.width() - width) / 2
    elif align & Qt.AlignmentFlag.AlignRight:
        x += room.width() - width
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(x, room.top() + baseline(font, room.height())), text)


def rounded(
    painter: QPainter,
    box: QRect | QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1,
) -> None:
    """Draw a rounded box whose edge lies wholly inside `box`, so that lines are crisp."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    inset = width / 2 if edge else 0
    inner = QRectF(box).adjusted(inset, inset, -inset, -inset)
    corner = max(0.0, radius - inset)
    painter.drawRoundedRect(inner, corner, corner)


def ring(painter: QPainter, box: QRect | QRectF, radius: float, colour: QColor) -> None:
    """Draw the mark of keyboard focus."""
    rounded(painter, box, radius, edge=colour, width=FOCUS_PX)
