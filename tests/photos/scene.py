"""Sets up what is photographed: a slip at some size on a table, and what a finished photo is."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QTransform

from tests.photos import files, light, shapes
from tests.photos.slip import Slip

_TABLES = ("#8a6f52", "#5b4a3c", "#b8a58a", "#6f7378", "#a3a9ad", "#3d4650")


class Photo(NamedTuple):
    """The bytes of an image file, and the fiscal codes that it shows."""

    content: bytes
    payloads: frozenset[str]


Taken = Callable[[Random, str], Photo]
"""How a photograph of one condition is taken: by chance, and with a level of error correction."""


def photo(image: QImage, *slips: Slip, quality: int = 88) -> Photo:
    """Return the photograph as a JPEG."""
    payloads = frozenset(slip.payload for slip in slips)
    return Photo(files.encoded(image, b"JPG", quality), payloads)


def paper(slip: Slip, module: float) -> QImage:
    """Return the paper of a slip with `module` pixels for each module of its code."""
    return shapes.scaled(slip.image, module / slip.module)


def table(chance: Random, size: QSize) -> QImage:
    """Return an empty table."""
    ground = QImage(size, QImage.Format.Format_RGB32)
    ground.fill(QColor(chance.choice(_TABLES)))
    return light.noisy(ground, chance, 0.08, grain=2.5)


def on_table(image: QImage, chance: Random, transform: QTransform | None = None) -> QImage:
    """Return a picture lying on a table, a little of which is seen around it."""
    half = QPointF(image.width() / 2, image.height() / 2)
    seen = (transform or QTransform()).mapRect(QRectF(-half, half))
    # What is turned about the middle of the paper is turned about the middle of the photo.
    width = 2.1 * max(-seen.left(), seen.right())
    height = 2.1 * max(-seen.top(), seen.bottom())
    return shapes.laid(image, table(chance, QSize(round(width), round(height))), transform)


def usual(chance: Random) -> float:
    """Return how many pixels a module has in an ordinary photograph of a slip."""
    return chance.uniform(3, 7)


def plain(slip: Slip, chance: Random, module: float) -> QImage:
    """Return a slip lying almost straight in ordinary light."""
    return on_table(paper(slip, module), chance, shapes.turning(chance.uniform(-2, 2)))
