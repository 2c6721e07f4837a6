"""Draws the picture at the side of the setup's last page: the program's sign on a quiet ground."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.icons import SIGN

WIDTH, HEIGHT = 328, 628
"""Pixels: twice what the page has room for, so that it is sharp where the screen is dense."""

_GROUND = QColor(232, 240, 252)
_SIGN = QRectF(84, 112, 160, 160)


def write_side(path: Path) -> Path:
    """Write it as a bitmap of 24 bits, the only kind that the page shows."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    image.fill(_GROUND)
    painter = QPainter(image)
    QSvgRenderer(str(SIGN)).render(painter, _SIGN)
    painter.end()
    image.save(str(path), "BMP")  # type: ignore[call-overload] # the stubs know only bytes here
    return path
