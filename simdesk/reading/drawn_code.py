"""Draws a QR code from its text; it reads nothing."""

from __future__ import annotations

import zxingcpp
from PySide6.QtGui import QImage

QUIET = 4
"""Modules of white that a reader wants around the code (ISO/IEC 18004)."""


def draw_code(text: str) -> QImage:
    """Return the code of a text with one pixel for each module, without white around it."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCodeModel2, ec_level="M")
    drawn = code.to_image(scale=1, add_quiet_zones=False)
    height, width = drawn.shape
    pixels = bytes(memoryview(drawn))  # type: ignore[arg-type]  # its stubs know of no buffer
    return QImage(pixels, width, height, width, QImage.Format.Format_Grayscale8).copy()
