"""Finds QR codes in gray pixels, trying harder step by step; it does not know what they say."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from simdesk.reading.picture import LONGEST_SIDE

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
"""Not "QRCode", which lets in Micro QR: that is seen where there is none."""

_SMALLEST = 20
"""Pixels a side: the smallest code has 21 modules."""

_MOST_PIXELS = 32_000_000
"""Nothing is enlarged beyond this: in so large a picture the modules are not what is small."""

LONGEST_TEXT = 8_000
"""Characters; the largest QR code there is holds 7,089 digits."""


class Step(NamedTuple):
    """One attempt: the picture at `scale`, made black and white with `binarizer`."""

    name: str
    scale: float
    binarizer: zxingcpp.Binarizer


LADDER = (
    Step("gray", 1.0, zxingcpp.Binarizer.LocalAverage),
    Step("x1.5", 1.5, zxingcpp.Binarizer.LocalAverage),
    Step("x2", 2.0, zxingcpp.Binarizer.LocalAverage),
    Step("half", 0.5, zxingcpp.Binarizer.GlobalHistogram),
)
"""Each found codes that those before it missed; thirteen were tried, the other nine were not
worth their time."""


def read(image: QImage, step: Step) -> list[str]:
    """Return the texts of the codes that one step finds in a Grayscale8 picture."""
    if step.scale != 1:
        width, height = int(image.width() * step.scale), int(image.height() * step.scale)
        image = image.scaled(
            width,
            height,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).convertToFormat(QImage.Format.Format_Grayscale8)
    found = zxingcpp.read_barcodes(image, formats=_QR, binarizer=step.binarizer)
    return [code.text[:LONGEST_TEXT] for code in found]


def climb(image: QImage, enough: Callable[[str], bool], until: float) -> Iterator[str]:
    """Yield each code once, until a step has found one that is `enough` or time is up.

    `until` is a moment of `time.monotonic()`; a step that was begun is finished.
    """
    known: set[str] = set()
    for step in LADDER:
        if not _worth(image, step.scale):
            continue
        for text in read(image, step):
            if text not in known:
                known.add(text)
                yield text
        if any(map(enough, known)) or time.monotonic() > until:
            return


def _worth(image: QImage, scale: float) -> bool:
    """Tell whether a code could be found at that scale, at a bearable price."""
    short, long = sorted((image.width() * scale, image.height() * scale))
    if scale > 1 and (short * long > _MOST_PIXELS or long > LONGEST_SIDE):
        return False
    return short >= _SMALLEST
