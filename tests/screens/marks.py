"""Cuts a picture of a window to what a text talks about and puts lettered marks on it; no test."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QPen
from PySide6.QtWidgets import QWidget

from tests.driver import Driver

WidgetT = TypeVar("WidgetT", bound=QWidget)
MARKS = "Marks"
"""The key under which a picture's own text names its letters, for whoever compares it with them."""

_RADIUS = 14
_LETTER = 17


class At(Enum):
    """Where on the edge of a widget its mark stands."""

    LEFT = auto()
    RIGHT = auto()
    TOP = auto()
    TOP_LEFT = auto()
    TOP_RIGHT = auto()
    BOTTOM_LEFT = auto()


class Mark(NamedTuple):
    """A place that the text speaks of. `shift` moves the mark by whole pixels."""

    widget: QWidget
    at: At = At.LEFT
    shift: tuple[int, int] = (0, 0)


class Marker:
    """Writes pictures of a driven window into a folder, with the marks A, B, C in their order.

    A mark is black with a white ring, so that neither colour nor lightness of what lies below it
    matters. Letters are used because the program's own steps have numbers.
    """

    def __init__(self, d: Driver, folder: Path) -> None:
        self.d, self.folder = d, folder
        folder.mkdir(parents=True, exist_ok=True)

    def find(self, kind: type[WidgetT]) -> WidgetT:
        """Return the visible widget of a class."""
        found = self.d.find(kind)
        assert isinstance(found, kind)
        return found

    def save(
        self,
        name: str,
        marks: Sequence[Mark] = (),
        cut: QRect | None = None,
        window: QWidget | None = None,
    ) -> None:
        """Write a picture of the window, or of a dialog, cut to `cut`."""
        self.d.window._bar.hide()  # what was done just before is no part of the picture
        self.d.settle(12)
        shown = window or self.d.window
        picture = shown.grab()
        image = QImage(picture.size(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))  # below the round corners of a frame
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, picture)
        letters = "ABCDEFGH"[: len(marks)]
        for letter, mark in zip(letters, marks, strict=True):
            _draw(painter, _spot(mark, shown), letter)
        painter.end()
        part = image.copy(cut.intersected(image.rect())) if cut else image
        write(part, self.folder / f"{name}.png", letters)


def write(image: QImage, path: Path, marks: str = "") -> Path:
    """Write a picture as a small PNG that says which marks it has."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    plain.setDotsPerMeterX(0)  # what a screen says of itself is no part of the picture
    plain.setDotsPerMeterY(0)
    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    writer.setText(MARKS, marks)
    if not writer.write(plain):
        raise OSError(writer.errorString())
    return path


def around(window: QWidget, *widgets: QWidget, room: tuple[int, int] = (20, 12)) -> QRect:
    """Return the part of a window that holds widgets, with room beside and above them."""
    whole = QRect()
    for widget in widgets:
        whole = whole.united(_place(widget, window))
    beside, above = room
    return whole.adjusted(-beside, -above, beside, above)


def _place(widget: QWidget, window: QWidget) -> QRect:
    corner = widget.mapTo(window, QPoint()) if widget is not window else QPoint()
    return QRect(corner, widget.size())


def _spot(mark: Mark, window: QWidget) -> QPointF:
    where = _place(mark.widget, window)
    left, right = where.left() - _RADIUS, where.right() + _RADIUS
    middle = where.center()
    spot = {
        At.LEFT: QPoint(left, middle.y()),
        At.RIGHT: QPoint(right, middle.y()),
        At.TOP: QPoint(middle.x(), where.top()),
        At.TOP_LEFT: where.topLeft(),
        At.TOP_RIGHT: where.topRight(),
        At.BOTTOM_LEFT: where.bottomLeft(),
    }[mark.at]
    return QPointF(spot + QPoint(*mark.shift))


def _draw(painter: QPainter, spot: QPointF, letter: str) -> None:
    painter.setPen(QPen(QColor("white"), 3))
    painter.setBrush(QColor("black"))
    painter.drawEllipse(spot, _RADIUS, _RADIUS)
    font = QFont("DejaVu Sans")
    font.setPixelSize(_LETTER)
    font.setBold(True)
    painter.setFont(font)
    box = QRectF(0, 0, 2 * _RADIUS, 2 * _RADIUS)
    box.moveCenter(spot)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
