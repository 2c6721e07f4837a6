"""Whether a picture's file ends as its kind says it must; it decodes no pixel."""

from __future__ import annotations

from typing import NamedTuple

from simdesk.domain.receipt import MediaType

_JPEG_SCAN = 0xDA
_JPEG_END = 0xD9
_JPEG_BARE = {0x01, *range(0xD0, 0xD9)}
"""Markers without a length: restarts and the start. A stuffed zero and filling are none at all."""


class JpegParts(NamedTuple):
    """`scans`: passes over the picture, 1 or about 10. `whole`: its end marker is there."""

    scans: int
    whole: bool


def is_whole(data: bytes, media_type: MediaType) -> bool:
    """Tell whether the end of the picture is there; bytes behind it do not matter.

    Of BMP, TIFF and PDF nothing can be said so cheaply: their decoders complain themselves.
    """
    if media_type is MediaType.JPEG:
        return jpeg_parts(data).whole
    if media_type is MediaType.PNG:
        return _png_ends(data)
    if media_type is MediaType.WEBP:
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    if media_type is MediaType.GIF:
        return data.rstrip(b"\0").endswith(b";")
    return True


def jpeg_parts(data: bytes) -> JpegParts:
    """Walk a JPEG from marker to marker."""
    at, scans = 2, 0
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        marker = data[at + 1]
        if marker == _JPEG_END:
            return JpegParts(scans, whole=True)
        if marker == 0xFF:
            at += 1
        elif marker == 0 or marker in _JPEG_BARE:
            at += 2
        else:
            scans += marker == _JPEG_SCAN
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return JpegParts(scans, whole=False)


def _png_ends(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False
