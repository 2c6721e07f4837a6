"""What clearing does to gray pixels: nothing to even ones, much to faint and blurred edges."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from simdesk.reading.clearing import cleared, resized
from simdesk.reading.codes import LADDER, _worth
from simdesk.reading.picture import gray

SETTINGS = [step.clear for step in LADDER if step.clear]


def even(level: int, width: int = 50, height: int = 30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(level, level, level))
    return gray(image)


def halves(left: int, right: int) -> QImage:
    """Return a picture of 48 by 48 pixels with one upright edge in its middle."""
    image = even(left, 48, 48)
    for y in range(48):
        for x in range(24, 48):
            image.setPixelColor(x, y, QColor(right, right, right))
    return image


def row(image: QImage, y: int = 20) -> list[int]:
    return [image.pixelColor(x, y).red() for x in range(image.width())]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("level", [0, 1, 100, 254, 255])
def test_what_is_even_stays_as_it_is(level: int, setting: tuple[int, int]) -> None:
    around, strength = setting
    seen = row(cleared(even(level), around, strength))
    # What is rounded in a byte is made larger with the rest.
    assert all(abs(value - level) <= 1 + 3 * strength for value in seen)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_faint_edge_becomes_a_strong_one(setting: tuple[int, int]) -> None:
    around, strength = setting
    before, after = row(halves(120, 130)), row(cleared(halves(120, 130), around, strength))
    assert max(before) - min(before) == 10
    assert max(after) - min(after) > 10 * (1 + strength / 3)


def test_a_blurred_edge_becomes_steeper() -> None:
    blurred = resized(resized(halves(60, 190), 8, 8), 48, 48)
    steepest = [
        max(b - a for a, b in pairwise(row(seen))) for seen in (blurred, cleared(blurred, 8, 2))
    ]
    assert steepest[1] > 1.5 * steepest[0]


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (21, 21), (33, 7)])
def test_no_picture_is_too_small(size: tuple[int, int]) -> None:
    picture = cleared(even(90, *size), 8, 2)
    assert picture.size() == QSize(*size)
    assert picture.format() == QImage.Format.Format_Grayscale8


def test_the_picture_that_was_given_stays_as_it_was() -> None:
    image = halves(60, 190)
    before = image.copy()
    cleared(image, 4, 10)
    assert image == before


@pytest.mark.parametrize(
    ("width", "height", "tried"),
    [(4_000, 3_000, 5), (6_000, 4_500, 4), (8_000, 5_000, 2), (60, 32_767, 4), (60, 40_000, 2)],
)
def test_what_is_large_is_tried_less_often(width: int, height: int, tried: int) -> None:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    assert sum(_worth(image, step) for step in LADDER) == tried
