"""Draws the program's sign, `resources/icons/simdesk.svg`, in the formats that systems ask for."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColorConstants, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIGN = Path(__file__).parents[1] / "resources" / "icons" / "simdesk.svg"

_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_KINDS = {
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""Each kind of entry with its pixels; some sizes stand for points and again for double density."""


def png(size: int) -> bytes:
    """Return the sign as a PNG picture of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColorConstants.Transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SIGN)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs know only bytes here
    return bytes(buffer.data().data())


def ico() -> bytes:
    """Return the icon of a Windows program: PNG pictures behind a directory."""
    pictures = [png(size) for size in _ICO_SIZES]
    place = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(_ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + b"".join(pictures)


def icns() -> bytes:
    """Return the icon of a macOS program: PNG pictures, each behind its kind and length."""
    drawn = {kind: png(size) for kind, size in _ICNS_KINDS.items()}
    entries = b"".join(k + struct.pack(">I", 8 + len(p)) + p for k, p in drawn.items())
    return b"icns" + struct.pack(">I", 8 + len(entries)) + entries
