"""Pictures made to hurt whoever opens them, built when they are needed: they are large inside."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

NESTED_SVG = (
    b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'>"
    b"<g id='a0'><rect width='9' height='9'/></g>"
    + b"".join(
        b"<g id='a%d'>%s</g>" % (n, b"<use x:href='#a%d'/>" % (n - 1) * 10) for n in range(1, 30)
    )
    + b"<use x:href='#a29'/></svg>"
)
"""3 kB that ask for 10 to the 29th power rectangles."""


def encoded(image: QImage, kind: bytes, *, progressive: bool = False) -> bytes:
    """Return a picture as a file of the kind "jpeg", "png", "webp", "bmp" or "tiff"."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    writer.setProgressiveScanWrite(progressive)
    assert writer.write(image), writer.errorString()
    del writer  # TIFF's looks into the buffer at its end
    return bytes(content.data())


def plain(width: int, height: int) -> QImage:
    """Return a gray picture with nothing on it."""
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(128)
    return image


def png(width: int, height: int, *, bits: int = 1, extra: bytes = b"") -> bytes:
    """Return a black gray PNG of any size; a million pixels take about a hundred bytes."""
    packer = zlib.compressobj(9)
    row = bytes(1 + (width * bits + 7) // 8)
    pixels = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    header = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    parts = (_chunk(b"IHDR", header), extra, _chunk(b"IDAT", pixels), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_with_packed_text(texts: int, size: int) -> bytes:
    """Return a small PNG with so many texts that are `size` bytes each once unpacked."""
    packed = zlib.compress(bytes(size), 9)
    return png(100, 100, extra=_chunk(b"zTXt", b"a\0\0" + packed) * texts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg_in_passes(side: int, passes: int) -> bytes:
    """Return a JPEG whose decoder must go over all of it so many times."""
    content = encoded(plain(side, side), b"jpeg", progressive=True)
    last = [segment for segment in _segments(content) if segment[1] == 0xDA][-1]
    return content[:-2] + last * passes + content[-2:]


def _segments(jpeg: bytes) -> Iterator[bytes]:
    at = 2
    while at < len(jpeg) - 2:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] == 0xDA:
            while jpeg[end] != 0xFF or jpeg[end + 1] == 0 or 0xD0 <= jpeg[end + 1] <= 0xD7:
                end += 1
        yield jpeg[at:end]
        at = end


def jpeg_said_to_be(width: int, height: int) -> bytes:
    """Return a small JPEG whose header claims another size."""
    content = bytearray(encoded(plain(64, 64), b"jpeg"))
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(content)


def gif(width: int, height: int) -> bytes:
    """Return a GIF that claims a size and holds one pixel."""
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\0"
    return b"GIF89a" + screen + frame + b";"


def bmp_said_to_be(width: int, height: int) -> bytes:
    """Return a BMP whose header claims a size that its 100 bytes of pixels do not have."""
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 154, 0, 0, 54) + header + bytes(100)


def tiff_that_goes_round() -> bytes:
    """Return a TIFF whose list of pictures leads back to itself."""
    entries = [(256, 4, 1, 50_000), (257, 4, 1, 50_000), (273, 4, 1, 8), (279, 4, 1, 10)]
    listed = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + listed + struct.pack("<I", 8)
