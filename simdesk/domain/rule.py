"""A sourced fact: values with their source, date and confidence; several values are a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


RECHECK_DAYS = 180
"""A rule read longer ago asks to be looked at again. SimDesk's own advice; no law says so."""


class Confidence(StrEnum):
    """How far a source can be trusted, as judged when it was read. OWNER: he found it himself."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """One value as one source gives it.

    `source` is an address or a document, shown as text. `as_of` is the date the source shows, as
    ISO 8601 of any precision (`2015`, `2015-12`, `2015-12-16`), or None where it shows none.
    `applies_to` is a msgid that narrows the value (a tariff, a year), or empty.
    """

    value: T_co
    source: str
    as_of: str | None
    read_on: date
    confidence: Confidence
    applies_to: str = ""

    @property
    def year(self) -> int | None:
        """The year the source shows, if any."""
        return int(self.as_of[:4]) if self.as_of else None


@dataclass(frozen=True, slots=True)
class Fact(Generic[T_co]):
    """What is known of one thing: no value is unknown, differing values are a conflict.

    `replaced` are the catalogue's values where the owner's own one stands for them.
    """

    values: tuple[Sourced[T_co], ...] = ()
    replaced: tuple[Sourced[T_co], ...] = ()

    @property
    def known(self) -> bool:
        """Whether any source gives a value."""
        return bool(self.values)

    @property
    def disputed(self) -> bool:
        """Whether the sources give different values."""
        return any(v.value != self.values[0].value for v in self.values)

    @property
    def own(self) -> bool:
        """Whether the value is the owner's."""
        return self.known and self.values[0].confidence is Confidence.OWNER

    def by(self, own: Sourced[T_co]) -> Fact[T_co]:
        """Return the fact with the owner's value in place of the catalogue's."""
        return Fact((own,), self.values)
