"""Which days of what comes due stand in a calendar; what is said there is not decided here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from simdesk.domain.calendar_entry import AFTERWARDS, DAY_ITSELF
from simdesk.domain.reminder import Answers, Matter

_DAY_MINUTES = 24 * 60


class Planned(NamedTuple):
    """A day of a matter, and what that day is to it."""

    matter: Matter
    role: str
    day: date


def days_of(
    matters: Iterable[Matter], answers: Answers, left_out: Collection[int], today: date
) -> list[Planned]:
    """Return the days of all matters that have not been given up.

    Of several matters with one key the first to come due stands for all.
    """
    matters = sorted(matters, key=lambda matter: (matter.due, matter.key))
    first: dict[str, Matter] = {}
    for matter in matters:
        if answers.get(matter.name, today) is not None:
            first.setdefault(matter.key, matter)
    return [planned for matter in first.values() for planned in _days(matter, left_out, today)]


def _days(matter: Matter, left_out: Collection[int], today: date) -> Iterator[Planned]:
    for lead in matter.leads:
        if lead not in left_out:
            yield Planned(matter, str(lead), matter.due - timedelta(days=lead))
    yield Planned(matter, DAY_ITSELF, matter.due)
    if matter.due < today:
        yield Planned(matter, AFTERWARDS, matter.next_day(today - timedelta(days=1)))


def alarm(tell_at: time) -> int:
    """Return how many minutes before a day its alarm sounds: at that time on the day before.

    An alarm after an all-day entry has begun would be right on the day, but is what most importers
    drop.
    """
    return _DAY_MINUTES - tell_at.hour * 60 - tell_at.minute
