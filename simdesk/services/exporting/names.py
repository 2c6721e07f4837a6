"""File names that a person can read and every file system can hold."""

from __future__ import annotations

import re
import unicodedata

from simdesk.domain.money import Money

RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789¹²³"
}
LONGEST = 40
LONGEST_BYTES = 80
"""Characters and UTF-8 bytes in one name: with two of them whole paths stay below 180."""


def file_name(text: str, fallback: str) -> str:
    """Return `text` as one path part: no separators, controls, reserved or endless names.

    Letters of any script stay; what Windows forbids becomes `_`. `fallback` stands in where
    nothing readable is left.
    """
    spaced = re.sub(r'[<>:"/\\|?*\s]+', "_", text)
    seen = "".join(c for c in spaced if not unicodedata.category(c).startswith("C"))
    kept = unicodedata.normalize("NFC", seen).strip("._")[:LONGEST]
    room = LONGEST_BYTES - 1  # for the underscore of a reserved name
    kept = kept.encode()[:room].decode(errors="ignore").rstrip("._")
    if kept.split(".")[0].casefold() in RESERVED:
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
