"""When the owner is to be told of what comes due, and what of it still has to be sent today.

Everything follows from the matters, what was told before and what the owner answered. Nothing here
knows how a word reaches him.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from simdesk.domain.clock import ClockKind, Outcome
from simdesk.domain.money import Money
from simdesk.domain.settings import Hours

URGENT_DAYS = 3
"""So near a loss a second word on one day is right."""

AFTER = (1, 3)
"""Days after the due day on which it is told again; from then on every week, without an end."""
_WEEK = 7
_CLOCK_ERROR = timedelta(days=1)
"""A word of tomorrow was said in another time zone; one of next year by a clock that was wrong."""


class Topic(StrEnum):
    """What a matter is about. RULES: they were read long ago; BACKUP: the last copy is old."""

    CLOCK = "clock"
    ARRIVAL = "arrival"
    AUTO_DEBIT = "auto_debit"
    RULES = "rules"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that comes due on a day; `leads` are the days before it on which to tell.

    `key` names it for ever (`<line id>/money`). A date that has moved is told anew, for `due`
    belongs to its name. `grave`: on that day a number can be lost or suspended. `clock` and
    `outcome` say of a clock which it is and what may happen; `amount` is what was paid.
    """

    key: str
    topic: Topic
    due: date
    leads: tuple[int, ...] = ()
    line_id: str = ""
    grave: bool = False
    clock: ClockKind | None = None
    outcome: Outcome | None = None
    amount: Money | None = None

    @property
    def name(self) -> tuple[str, date]:
        """What the log and the answers know it by."""
        return (self.key, self.due)

    def last_day(self, today: date) -> date | None:
        """Return the newest day up to `today` on which it was to be told; None: not yet."""
        days = [self.due - timedelta(days=lead) for lead in self.leads]
        days += [self.due, *(self.due + timedelta(days=after) for after in AFTER)]
        weeks = (today - self.due).days // _WEEK
        if weeks > 0:
            days.append(self.due + timedelta(days=weeks * _WEEK))
        return max((day for day in days if day <= today), default=None)

    def next_day(self, today: date) -> date:
        """Return the first day after `today` on which it is to be told; there always is one."""
        days = [self.due - timedelta(days=lead) for lead in self.leads]
        days += [self.due, *(self.due + timedelta(days=after) for after in AFTER)]
        weeks = max(1, (today - self.due).days // _WEEK + 1)
        days.append(self.due + timedelta(days=weeks * _WEEK))
        return min(day for day in days if day > today)


@dataclass(frozen=True, slots=True)
class Told:
    """A word that was sent at a moment about a matter, for one of the days it was to be told."""

    key: str
    due: date
    day: date
    at: datetime


Answers = Mapping[tuple[str, date], date | None]
"""Until when a matter rests, by its name. None: for ever, for its owner has given it up."""


def day_of(matter: Matter, answers: Answers, today: date) -> date | None:
    """Return the day for which a matter is due: the newest by its plan, or since an answer ended.

    None: it is not due yet, or rests by its owner's answer.
    """
    until = answers.get(matter.name, date.min)
    planned = matter.last_day(today)
    if until is None or today < until or planned is None:
        return None
    return max(planned, until)


def due_now(matters: Iterable[Matter], answers: Answers, today: date) -> list[Matter]:
    """Return what is due, whether it was told or not, oldest first: what the window lists."""
    due = [m for m in matters if day_of(m, answers, today) is not None]
    return sorted(due, key=lambda m: (m.due, m.key))


def to_send(
    matters: Iterable[Matter],
    told: Iterable[Told],
    answers: Answers,
    now: datetime,
    hours: Hours,
) -> list[Matter]:
    """Return what one word should be sent about now; a second one a day only for a near loss.

    `now` has the owner's time zone.
    """
    if hours.quiet(now.time()):
        return []
    today, told = now.date(), list(told)
    days: defaultdict[tuple[str, date], list[date]] = defaultdict(list)
    for word in told:
        days[word.key, word.due].append(word.day)

    def was_told(matter: Matter) -> bool:
        day = day_of(matter, answers, today) or today
        return any(day <= said <= today + _CLOCK_ERROR for said in days[matter.name])

    waiting = [m for m in due_now(matters, answers, today) if not was_told(m)]
    if any(word.at.astimezone(now.tzinfo).date() == today for word in told):
        return [m for m in waiting if _urgent(m, today)]
    return waiting


def next_word(
    matters: Iterable[Matter],
    told: Iterable[Told],
    answers: Answers,
    now: datetime,
    hours: Hours,
) -> tuple[datetime, list[Matter]] | None:
    """Return when the next word is sent, and about what; None where there will be none.

    That is so where nothing will come due, or where `tell_at` lies in the quiet hours.
    """
    matters, told, today = list(matters), list(told), now.date()
    days = {today, today + timedelta(days=1)}
    for matter in matters:
        until = answers.get(matter.name, date.min)
        if until is not None:
            days |= {matter.next_day(today), matter.next_day(max(today, until)), max(today, until)}
    for day in sorted(days):
        moment = max(now, datetime.combine(day, hours.tell_at, now.tzinfo))
        about = to_send(matters, told, answers, moment, hours)
        if about:
            return moment, about
    return None


def _urgent(matter: Matter, today: date) -> bool:
    return matter.grave and 0 <= (matter.due - today).days <= URGENT_DAYS
