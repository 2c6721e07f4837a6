"""Finds QR codes in gray pixels, trying harder step by step; it does not know what they say."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import zxingcpp
from PySide6.QtGui import QImage

from simdesk.reading.clearing import cleared, resized

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
"""Not "QRCode", which lets in Micro QR: that is seen where there is none."""

_SMALLEST = 20
"""Pixels a side: the smallest code has 21 modules."""

_MOST_PIXELS = 32_000_000
_LONGEST_SIDE = 32_767
"""Nothing larger is made or cleared: there modules are not small, and a painter goes no further."""

LONGEST_TEXT = 8_000
"""Characters; the largest QR code there is holds 7,089 digits."""


class Step(NamedTuple):
    """One attempt: the picture at `scale`, made black and white with `binarizer`.

    `clear` is how it is cleared before: the pixels around that count, and the strength.
    """

    name: str
    scale: float
    binarizer: zxingcpp.Binarizer
    clear: tuple[int, int] | None = None


LADDER = (
    Step("gray", 1.0, zxingcpp.Binarizer.LocalAverage),
    Step("one threshold", 1.0, zxingcpp.Binarizer.GlobalHistogram),
    Step("cleared", 1.0, zxingcpp.Binarizer.LocalAverage, (8, 2)),
    Step("cleared hard", 1.0, zxingcpp.Binarizer.LocalAverage, (4, 10)),
    Step("x1.5, cleared", 1.5, zxingcpp.Binarizer.LocalAverage, (12, 1)),
)
"""The cheap ones first. Each found codes that those before it missed; `docs/decode-rates.md` has
the figures, and the decision behind them names what was not worth its time."""


def read(image: QImage, step: Step) -> list[str]:
    """Return the texts of the codes that one step finds in a Grayscale8 picture."""
    if step.scale != 1:
        image = resized(image, int(image.width() * step.scale), int(image.height() * step.scale))
    if step.clear:
        image = cleared(image, *step.clear)
    found = zxingcpp.read_barcodes(image, formats=_QR, binarizer=step.binarizer)
    return [code.text[:LONGEST_TEXT] for code in found]


def climb(image: QImage, enough: Callable[[str], bool], until: float) -> Iterator[str]:
    """Yield each code once, until a step has found one that is `enough` or time is up.

    `until` is a moment of `time.monotonic()`; a step that was begun is finished.
    """
    known: set[str] = set()
    for step in LADDER:
        if not _worth(image, step):
            continue
        for text in read(image, step):
            if text not in known:
                known.add(text)
                yield text
        if any(map(enough, known)) or time.monotonic() > until:
            return


def _worth(image: QImage, step: Step) -> bool:
    """Tell whether a code could be found by that step, at a bearable price."""
    short, long = sorted((image.width() * step.scale, image.height() * step.scale))
    if step.clear and (short * long > _MOST_PIXELS or long > _LONGEST_SIDE):
        return False
    return short >= _SMALLEST
