"""Which edition of the catalogue is which, and which of two is the later; it reads no file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_VERSION = re.compile(r"(\d{4}-\d{2}-\d{2})\.([1-9]\d?)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """The day a catalogue was made and a number from 1 to 99; the later one is the greater."""

    made_on: date
    number: int

    def __str__(self) -> str:
        return f"{self.made_on.isoformat()}.{self.number}"


def read_edition(text: str) -> Edition | None:
    """Read an edition written as `2026-11-21.1`; None where `text` is none."""
    match = _VERSION.fullmatch(text)
    try:
        return Edition(date.fromisoformat(match[1]), int(match[2])) if match else None
    except ValueError:
        return None
