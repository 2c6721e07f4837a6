"""Which kind of file some first bytes begin; it believes no name and decodes nothing."""

from __future__ import annotations

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.receipt import MediaType

HEAD_BYTES = 32
"""So many first bytes are enough."""

_FIRST = {
    b"\xff\xd8\xff": MediaType.JPEG,
    b"\x89PNG\r\n\x1a\n": MediaType.PNG,
    b"GIF87a": MediaType.GIF,
    b"GIF89a": MediaType.GIF,
    b"II*\0": MediaType.TIFF,
    b"MM\0*": MediaType.TIFF,
    b"%PDF-": MediaType.PDF,
}
_WEBP_CHUNKS = (b"VP8 ", b"VP8L", b"VP8X")
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
"""Bytes of the second header of a BMP, by its version; “BM” alone also begins plain words."""
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def recognise(head: bytes, name: str) -> MediaType:
    """Return the type that the first `HEAD_BYTES` of the file `name` show.

    Raises:
        ReceiptFileError: it is empty, of a type that is not kept, or a HEIC photo.
    """
    if not head:
        raise ReceiptFileError(FileProblem.EMPTY, name)
    for first, media_type in _FIRST.items():
        if head.startswith(first):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP" and head[12:16] in _WEBP_CHUNKS:
        return MediaType.WEBP
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return MediaType.BMP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        raise ReceiptFileError(FileProblem.HEIC, name)
    raise ReceiptFileError(FileProblem.UNKNOWN_TYPE, name)
