"""What the owner has set for the program; no data of any line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from simdesk.domain.means import Means
from simdesk.domain.question import Question


class ThemeChoice(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Place(StrEnum):
    """Where the owner usually is; it decides which routes come first."""

    RUSSIA = "russia"
    ABROAD = "abroad"


class KeptBack(StrEnum):
    """What does not leave the machine with an export."""

    DIGITS = "digits"
    METADATA = "metadata"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Hours:
    """When words are sent: at `tell_at`, and never from `quiet_from` to `quiet_to`."""

    tell_at: time = time(10)
    quiet_from: time = time(22)
    quiet_to: time = time(9)

    def quiet(self, at: time) -> bool:
        """Tell whether nothing may be sent at a time of the day; equal ends mean no quiet."""
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= at < self.quiet_to
        return at >= self.quiet_from or at < self.quiet_to


TEXT_SIZES = (100, 115, 130, 150)
"""Text sizes on offer, in percent."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. `language` is `zh_CN`, `ru`, `en`, or empty for the system's.

    `means` are at hand. `answered` are questions about means that the owner has answered, with
    nothing as well; to a question that is not there, and of which no means is, he has said nothing.
    `export_form` and `kept_back` are what he chose last for an export.
    `last_open` is the day on which the window was last closed. `tray`: closing leaves
    the program in the tray, where there is one.
    In `calendar_folder`, unless it is empty, a calendar file is kept up to date. No calendar has
    the warning days `calendar_left_out`.
    `photo_folder` is looked into for new receipts, unless it is empty.
    """

    language: str = ""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: int = 100
    place: Place = Place.ABROAD
    means: frozenset[Means] = field(default_factory=frozenset)
    answered: frozenset[Question] = field(default_factory=frozenset)
    window: str = ""
    export_folder: str = ""
    export_form: str = ""
    kept_back: frozenset[KeptBack] = frozenset({KeptBack.METADATA})
    hours: Hours = field(default_factory=Hours)
    last_open: date | None = None
    tray: bool = False
    calendar_folder: str = ""
    calendar_hides_digits: bool = False
    calendar_left_out: tuple[int, ...] = ()
    photo_folder: str = ""
