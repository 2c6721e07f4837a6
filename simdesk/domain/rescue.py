"""What is said of money that went to a wrong number: rules, the last day, and the letter's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from simdesk.domain.rule import Sourced


@dataclass(frozen=True, slots=True)
class MoveRule:
    """What one operator is said to do. `fact` is a msgid; None where the source gives no figure.

    `days` to ask in, `wrong` digits that may differ, or `swapped` ones that changed places.
    """

    operator_id: str
    fact: Sourced[str]
    days: int | None
    wrong: int | None
    swapped: int | None

    def allows(self, wrong: int, *, swapped: bool) -> bool | None:
        """Tell whether so many wrong digits are few enough; None where the source does not say."""
        if self.wrong is None:
            return None
        return wrong <= self.wrong or (swapped and wrong <= (self.swapped or 0))


class Place(StrEnum):
    """Where a paragraph of the letter stands."""

    HEAD = "head"
    TITLE = "title"
    BODY = "body"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the letter: `ru` as it is handed in, `text` its meaning, a msgid."""

    id: str
    place: Place
    ru: str
    text: str


LETTER_FIELDS = (
    *("today", "operator", "name", "contact", "paid_on", "amount", "right", "wrong"),
    *("reference", "fn", "fd", "fpd"),
)
"""Placeholders that a paragraph may have."""


@dataclass(frozen=True, slots=True)
class RescueBook:
    """All that is known of a payment to a wrong number; empty where its file is broken."""

    rules: tuple[MoveRule, ...] = ()
    letter: tuple[Paragraph, ...] = ()

    def rule(self, operator_id: str) -> MoveRule | None:
        """Return what the operator that received the money is said to do."""
        return next((r for r in self.rules if r.operator_id == operator_id), None)


@dataclass(frozen=True, slots=True)
class LastDay:
    """The day by which to ask: the day of payment and `rule.days` more."""

    on: date
    days: int
    rule: MoveRule


def last_day(rules: Iterable[MoveRule], receiving: str, paid_on: date) -> LastDay | None:
    """Return the last day by the receiving operator's rule, else by the shortest one known.

    None where no rule names a number of days.
    """
    dated = [(rule.days, rule) for rule in rules if rule.days is not None]
    own = [found for found in dated if found[1].operator_id == receiving]
    if not dated:
        return None
    days, rule = min(own or dated, key=lambda found: found[0])
    return LastDay(paid_on + timedelta(days=days), days, rule)
