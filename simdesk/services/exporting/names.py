"""File names that a person can read and every file system can hold."""

from __future__ import annotations

import re
import unicodedata

from simdesk.domain.money import Money

_RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{i}" for d in ("com", "lpt") for i in range(1, 10))}
LONGEST_BYTES = 80
"""UTF-8 bytes in one name: far below every limit, so that whole paths stay short."""


def file_name(text: str, fallback: str) -> str:
    """Return `text` as one path part: no separators, controls, reserved or endless names.

    Letters of any script stay; what Windows forbids becomes `_`. `fallback` stands in where
    nothing readable is left.
    """
    plain = unicodedata.normalize("NFC", text)
    kept = "".join(c for c in plain if unicodedata.category(c)[0] not in "C")
    kept = re.sub(r'[<>:"/\\|?*\s]+', "_", kept).strip("._ ")
    kept = kept.encode()[:LONGEST_BYTES].decode(errors="ignore").rstrip("._ ")
    if kept.split(".")[0].casefold() in _RESERVED:
        kept = f"_{kept}"
    return kept or fallback


def amount_name(amount: Money) -> str:
    """Return an amount for a file name, in ASCII: `100RUB`, `650.50RUB`."""
    whole, rest = divmod(abs(amount.kopeks), 100)
    return f"{whole}.{rest:02d}RUB" if rest else f"{whole}RUB"


def unique(name: str, extension: str, taken: set[str]) -> str:
    """Return `name` + `extension`, numbered where a name of any case is taken, and take it."""
    candidate, number = f"{name}{extension}", 2
    while candidate.casefold() in taken:
        candidate, number = f"{name}_{number}{extension}", number + 1
    taken.add(candidate.casefold())
    return candidate
