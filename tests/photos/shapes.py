"""Bends the picture of a slip: turned, seen from the side, crumpled, rolled; and lays it down."""

from __future__ import annotations

import math
from random import Random

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPolygonF, QTransform


def scaled(image: QImage, factor: float) -> QImage:
    """Return a picture at another size."""
    return image.scaled(
        QSize(max(1, round(image.width() * factor)), max(1, round(image.height() * factor))),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def laid(picture: QImage, ground: QImage, transform: QTransform | None = None) -> QImage:
    """Return `ground` with a picture in its middle; `transform` is about the middle of both."""
    result = QImage(ground)
    painter = _painter(result)
    painter.translate(ground.width() / 2, ground.height() / 2)
    if transform is not None:
        painter.setTransform(transform, combine=True)
    painter.drawImage(QPointF(-picture.width() / 2, -picture.height() / 2), picture)
    painter.end()
    return result


def turning(degrees: float) -> QTransform:
    """Return a turn clockwise."""
    return QTransform().rotate(degrees)


def slanting(size: QSize, chance: Random, share: float) -> QTransform:
    """Return a look from the side: each corner moves inwards by up to `share` of the sides."""
    width, height = size.width(), size.height()
    whole = QRectF(-width / 2, -height / 2, width, height)
    corners = (whole.topLeft(), whole.topRight(), whole.bottomRight(), whole.bottomLeft())
    moved = [
        QPointF(
            corner.x() * (1 - 2 * share * chance.random()),
            corner.y() * (1 - 2 * share * chance.random()),
        )
        for corner in corners
    ]
    seen = QTransform()
    QTransform.quadToQuad(QPolygonF(corners), QPolygonF(moved), seen)
    return seen


def crumpled(image: QImage, chance: Random, cell: float, shift: float, shade: float) -> QImage:
    """Return paper in flat facets of `cell` pixels, their corners moved by about `shift` pixels.

    Each facet is up to `shade` (0 to 1) lighter or darker.
    """
    columns = max(2, round(image.width() / cell))
    rows = max(2, round(image.height() / cell))
    flat: list[list[QPointF]] = []
    bent: list[list[QPointF]] = []
    for row in range(rows + 1):
        flat.append([])
        bent.append([])
        for column in range(columns + 1):
            inner = 0 < row < rows and 0 < column < columns
            wander = cell * 0.3 if inner else 0
            point = QPointF(
                column * image.width() / columns + chance.uniform(-wander, wander),
                row * image.height() / rows + chance.uniform(-wander, wander),
            )
            flat[-1].append(point)
            bent[-1].append(point + QPointF(chance.gauss(0, shift), chance.gauss(0, shift)))
    result = QImage(image)
    painter = _painter(result)
    painter.setPen(Qt.PenStyle.NoPen)
    brush = QBrush(image)
    for row in range(rows):
        for column in range(columns):
            corners = ((0, 0), (0, 1), (1, 1), (1, 0))
            halves = ((0, 1, 2), (0, 2, 3)) if chance.random() < 0.5 else ((0, 1, 3), (1, 2, 3))
            for half in halves:
                at = [(row + corners[i][0], column + corners[i][1]) for i in half]
                before = [flat[y][x] for y, x in at]
                after = [bent[y][x] for y, x in at]
                brush.setTransform(_of_three(before, after))
                painter.setBrush(brush)
                painter.drawPolygon(QPolygonF(after))
                tone = chance.uniform(-shade, shade)
                painter.setBrush(_veil(tone))
                painter.drawPolygon(QPolygonF(after))
    painter.end()
    return result


def rolled(image: QImage, bend: float) -> QImage:
    """Return paper that rolls up: it turns away from the eye by `bend` radians at both ends."""
    radius = image.height() / 2 / bend
    height = math.ceil(2 * radius * math.sin(bend))
    result = QImage(image.width(), height, QImage.Format.Format_RGB32)
    painter = _painter(result)
    for y in range(height):
        angle, below = (
            math.asin(max(-1.0, min(1.0, (edge - height / 2) / radius))) for edge in (y, y + 1)
        )
        strip = QRectF(0, (angle + bend) * radius, image.width(), (below - angle) * radius)
        painter.drawImage(QRectF(0, y, image.width(), 1), image, strip)
        painter.fillRect(0, y, image.width(), 1, _veil(0.6 * (math.cos(angle) - 1)))
    painter.end()
    return result


def _of_three(before: list[QPointF], after: list[QPointF]) -> QTransform:
    """Return what moves three points to three others: by way of the unit corner."""
    return _from_corner(before).inverted()[0] * _from_corner(after)


def _from_corner(points: list[QPointF]) -> QTransform:
    origin = points[0]
    (right, down) = (point - origin for point in points[1:])
    return QTransform(right.x(), right.y(), down.x(), down.y(), origin.x(), origin.y())


def _veil(tone: float) -> QColor:
    """Return white or black of some strength: -1 blackens, 1 whitens."""
    white = 255 if tone > 0 else 0
    return QColor(white, white, white, round(255 * min(1.0, abs(tone))))


def _painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter
