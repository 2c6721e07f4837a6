"""What an owner chooses for calendars, for a file as for the folder kept up to date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner chose for calendars: warning days to leave out, and whether digits show."""

    left_out: frozenset[int] = frozenset()
    hide_digits: bool = False
