"""Makes faint and blurred modules stand out from what is around them; it looks for no code.

Each pixel is moved away from the mean around it. That undoes a part of a blur, and lifts a code
that is only a little darker than its paper above what the search takes for even.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

_GRAY = QImage.Format.Format_Grayscale8
_OPACITIES = 256


def resized(image: QImage, width: int, height: int) -> QImage:
    """Return a Grayscale8 picture at another size, smoothly."""
    return image.scaled(
        max(1, width),
        max(1, height),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(_GRAY)


def cleared(image: QImage, around: int, strength: int) -> QImage:
    """Return a Grayscale8 picture plus `strength` times its difference from its own means.

    `around` is the size in pixels of the squares whose means are taken.
    """
    width, height = image.width(), image.height()
    mixed = resized(resized(image, width // around, height // around), width, height)
    mixed.invertPixels()
    # One painting gives the sum, squeezed into a byte; the table spreads it out again. Painters
    # know opacity in steps, and what is rounded there must not darken the whole.
    share = round((1 + strength) / (1 + 2 * strength) * _OPACITIES) / _OPACITIES
    painter = QPainter(mixed)
    painter.setOpacity(share)
    painter.drawImage(0, 0, image)
    painter.end()
    base, spread = 255 * (1 - share), 2 * share - 1
    table = bytes(min(255, max(0, round((value - base) / spread))) for value in range(256))
    pixels = bytes(mixed.constBits()).translate(table)
    return QImage(pixels, width, height, mixed.bytesPerLine(), _GRAY).copy()
