"""Takes out of a picture's file what is no picture: place, phone, comments. Pixels stay as stored.

JPEG, PNG and WebP only. What a file keeps is listed, so that what nobody has heard of goes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from simdesk.domain.receipt import MediaType
from simdesk.services.exporting.exif import UPRIGHT, only_orientation, orientation

CLEANED = (MediaType.JPEG, MediaType.PNG, MediaType.WEBP)

_EXIF = b"Exif\0\0"
_JPEG_END, _JPEG_SCAN, _JPEG_EXIF = 0xD9, 0xDA, 0xE1
_JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Of all that programs add to a JPEG: its density, its colours, and how these were transformed."""
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs sPLT hIST "
    b"cICP mDCV cLLI acTL fcTL fdAT".split()
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x08, 0x04


class _StrangeError(Exception):
    """A file is not made as its kind says."""


def stripped(data: bytes, media_type: MediaType) -> bytes:
    """Return a file without metadata and without whatever hangs on behind its end.

    The same bytes come back where there are none, where the kind is none of `CLEANED`, and where
    the file is damaged so that its parts cannot be told apart.
    """
    try:
        if media_type is MediaType.JPEG:
            return _jpeg(data)
        if media_type is MediaType.PNG:
            return _png(data)
        if media_type is MediaType.WEBP:
            return _webp(data)
    except _StrangeError:
        pass
    return data


def _jpeg(data: bytes) -> bytes:
    kept, turned = [data[:2]], UPRIGHT
    head = 1
    """Where EXIF belongs: behind the JFIF header, which must be the first."""
    for marker, segment in _jpeg_parts(data):
        content = segment[4:]
        if marker == _JPEG_EXIF and content.startswith(_EXIF):
            turned = orientation(content.removeprefix(_EXIF))
        wanted = _JPEG_KEPT.get(marker)
        if marker == 0xFE or (
            0xE0 <= marker <= 0xEF and not (wanted and content.startswith(wanted))
        ):
            continue
        kept.append(segment)
        if marker == 0xE0:
            head = len(kept)
    if exif := only_orientation(turned):
        size = 2 + len(_EXIF) + len(exif)
        kept.insert(head, b"\xff\xe1" + size.to_bytes(2, "big") + _EXIF + exif)
    return b"".join(kept)


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each marker with its whole segment, a scan with its pixels, up to the end marker."""
    at = 2
    while at < len(data):
        while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] == b"\xff":
            at += 1  # filling
        if data[at : at + 1] != b"\xff" or at + 2 > len(data):
            raise _StrangeError
        marker = data[at + 1]
        if marker == _JPEG_END:
            yield marker, data[at : at + 2]
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + size
        if size < 2 or end > len(data):
            raise _StrangeError
        if marker == _JPEG_SCAN:
            found = _AFTER_SCAN.search(data, end)
            end = found.start() if found else len(data)
        yield marker, data[at:end]
        at = end


def _png(data: bytes) -> bytes:
    parts = list(_png_parts(data))
    turned = next((orientation(chunk[8:-4]) for kind, chunk in parts if kind == b"eXIf"), UPRIGHT)
    kept = [chunk for kind, chunk in parts if kind in _PNG_KEPT]
    if exif := only_orientation(turned):
        check = zlib.crc32(b"eXIf" + exif).to_bytes(4, "big")
        kept.insert(1, len(exif).to_bytes(4, "big") + b"eXIf" + exif + check)
    return _PNG + b"".join(kept)


def _png_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind of each chunk with the whole chunk, up to the one that ends the picture."""
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        kind, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            raise _StrangeError
        yield kind, data[at:end]
        at = end


def _webp(data: bytes) -> bytes:
    parts = list(_webp_parts(data))
    found = (orientation(content.removeprefix(_EXIF)) for kind, content in parts if kind == b"EXIF")
    exif = only_orientation(next(found, UPRIGHT))
    kept = [(kind, content) for kind, content in parts if kind in _WEBP_KEPT]
    if kept and kept[0][0] == b"VP8X" and kept[0][1]:
        flags = kept[0][1][0] & ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP) | (_WEBP_HAS_EXIF if exif else 0)
        kept[0] = (b"VP8X", bytes([flags]) + kept[0][1][1:])
        kept += [(b"EXIF", exif)] if exif else []
    body = b"WEBP" + b"".join(
        kind + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
        for kind, content in kept
    )
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _webp_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind of each chunk with its content, up to the end that the file names."""
    at, last = 12, 8 + int.from_bytes(data[4:8], "little")
    while at < last:
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if end > min(last, len(data)):
            raise _StrangeError
        yield data[at : at + 4], data[at + 8 : end]
        at = end + end % 2
