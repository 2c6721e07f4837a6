"""The one EXIF value a copy needs to stand upright; every other is left where it was."""

from __future__ import annotations

import struct

_ORIENTATION, _SHORT = 0x0112, 3
_ENTRY = 12
UPRIGHT = 1


def orientation(tiff: bytes) -> int:
    """Return how a picture is to be turned, 1 to 8 by the EXIF standard; 1 where nothing says."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    try:
        if order is not None:
            (first,) = struct.unpack_from(f"{order}I", tiff, 4)
            (count,) = struct.unpack_from(f"{order}H", tiff, first)
            for number in range(count):
                entry = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + number * _ENTRY)
                if entry[:3] == (_ORIENTATION, _SHORT, 1):
                    return entry[3] if 1 <= entry[3] <= 8 else UPRIGHT
    except struct.error:  # it ends too early
        pass
    return UPRIGHT


def only_orientation(turned: int) -> bytes:
    """Return EXIF data that say how a picture is turned and nothing else; none if it is upright."""
    if turned == UPRIGHT:
        return b""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, _SHORT, 1, turned, 0, 0)
