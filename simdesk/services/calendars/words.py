"""What an entry in a calendar says: whose matter, what comes, what to do, and why on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from simdesk.domain import msisdn
from simdesk.domain.calendar_entry import Entry
from simdesk.domain.clock import Clock, ClockKind, Outcome
from simdesk.domain.line import Line
from simdesk.domain.matter_sources import BACKUP_DAYS
from simdesk.domain.operator import Operator
from simdesk.domain.reminder import Matter, Topic
from simdesk.domain.rule import RECHECK_DAYS, Sourced
from simdesk.i18n.clock_words import clock_basis, clock_date
from simdesk.i18n.due_words import how_far, matter_words
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import N_, _, ngettext
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.services.calendars.plan import Planned
from simdesk.services.exporting.hiding import Hiding

_RENEW = N_(
    "What to do: open SimDesk and start the renewal of this number. It shows the steps and keeps "
    "the proof."
)
_REGISTER = N_(
    "What to do: open SimDesk and follow the steps for the owner's data. No payment settles them."
)
_READ_BALANCE = N_("What to do: read the balance and write it down in SimDesk.")
_CHECK_OWNER = N_(
    "What to do: ask the operator whether the owner's data are confirmed, and write the answer "
    "down in SimDesk."
)
_TODO = {
    Topic.ARRIVAL: N_(
        "What to do: look at the balance. A payment that was made is not money that has arrived. "
        "Write down in SimDesk what you see."
    ),
    Topic.AUTO_DEBIT: N_(
        "What to do: automatic payments can stop without a word. Look at the balance after the "
        "day and write it down in SimDesk."
    ),
    Topic.RULES: N_("What to do: open Rules in SimDesk and read them again at their sources."),
    Topic.BACKUP: N_("What to do: open Settings in SimDesk and save a copy of the data."),
}
_BASIS = {
    Topic.ARRIVAL: N_("Why this date: it is the day after the payment that you wrote down."),
    Topic.AUTO_DEBIT: N_("Why this date: every month, on the day on which you set it up."),
}
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Line breaks and control characters, which may not stand in a text (RFC 5545, 3.3.11)."""
_ADVICE = {Topic.RULES: RECHECK_DAYS, Topic.BACKUP: BACKUP_DAYS}
_CATEGORIES = {
    Topic.CLOCK: N_("Deadlines of numbers"),
    Topic.ARRIVAL: N_("Payments"),
    Topic.AUTO_DEBIT: N_("Payments"),
    Topic.RULES: N_("Care of the data"),
    Topic.BACKUP: N_("Care of the data"),
}


class Subject(NamedTuple):
    """The number that a matter is about: its name, its operator if one is known, and its clock.

    `clock` is None where the matter is none, as the end of the contract after the balance.
    """

    name: str
    operator: Operator | None
    clock: Clock | None


def what_comes(planned: Planned) -> str:
    """Return what comes due, as it is on a day of the plan."""
    # What was paid is nobody's business who sees the calendar.
    return matter_words(replace(planned.matter, amount=None), planned.day)


def summary(planned: Planned, subject: Subject | None, what: str) -> str:
    """Return one day's title. Without a subject it is about the program's own data."""
    who = subject.name if subject else "SimDesk"
    if planned.day == planned.matter.due:
        return _one_line(_("{number}: {what}").format(number=who, what=what))
    when = how_far(planned.matter.due, planned.day)
    return _one_line(_("{number}, {when}: {what}").format(number=who, when=when, what=what))


def category(matter: Matter) -> str:
    """Return what kind of thing comes due."""
    return _(_CATEGORIES[matter.topic])


def description(matter: Matter, subject: Subject | None, what: str) -> str:
    """Return what comes, what to do and why on that day; one line each."""
    return "\n".join(_one_line(line) for line in _description(matter, subject, what))


def called(line: Line, operator: Operator | None, *, hide_digits: bool) -> str:
    """Return what a number is called outside of the program: never by all of its digits."""
    label = Hiding([line.msisdn]).text(line.label, line.msisdn if hide_digits else "")
    if label.strip():
        return label.strip()
    if not hide_digits:
        return _("number …{digits}").format(digits=msisdn.national(line.msisdn)[-4:])
    name = operator.name if operator else line.operator_name
    return _("a number of {operator}").format(operator=name) if name else _("a number")


def cancelled(entry: Entry) -> Entry:
    """Return an entry that holds no more; its words say so too, for programs that do not."""
    summary = _("No longer due: {entry}").format(entry=entry.summary)
    return replace(entry, cancelled=True, summary=summary)


def _description(matter: Matter, subject: Subject | None, what: str) -> Iterator[str]:
    clock = subject.clock if subject else None
    when = clock_date(clock) if clock is not None and clock.due else date_long(matter.due)
    yield what
    yield _("Date: {date}").format(date=when)
    yield _todo(matter)
    if subject is not None and matter.clock is ClockKind.ACTIVITY:
        operator = subject.operator
        if operator is not None and operator.what_counts:
            yield _(operator.what_counts).format(operator=operator.name)
    yield from _why(matter, subject)
    yield _("SimDesk wrote this down on what it knew then. Look there for what it knows now.")


def _todo(matter: Matter) -> str:
    if matter.topic is not Topic.CLOCK:
        return _(_TODO[matter.topic])
    if matter.outcome is Outcome.RECHECK:
        return _(_READ_BALANCE if matter.clock is ClockKind.MONEY else _CHECK_OWNER)
    return _(_REGISTER if matter.clock is ClockKind.REGISTRATION else _RENEW)


def _why(matter: Matter, subject: Subject | None) -> Iterator[str]:
    """Yield what the date rests on, with its source as it is told everywhere."""
    if matter.topic in _ADVICE:
        yield ngettext(
            "Why this date: SimDesk's own cautious advice, every {n} day.",
            "Why this date: SimDesk's own cautious advice, every {n} days.",
            _ADVICE[matter.topic],
        )
        return
    if matter.topic is not Topic.CLOCK or subject is None:
        yield _(_BASIS.get(matter.topic, ""))
        return
    if subject.clock is not None:
        yield _("Why this date: {basis}").format(basis=clock_basis(subject.clock))
        rule: Sourced[int] | None = subject.clock.used
    else:
        rule = _shortest(subject.operator)
        if rule is not None:
            yield ngettext(
                "Why this date: after {n} day in a row at zero or below the contract may end.",
                "Why this date: after {n} days in a row at zero or below the contract may end.",
                rule.value,
            )
    if rule is not None:
        source, dates = readable_source(rule.source), source_dates(rule)
        yield _("Source: {source} ({dates})").format(source=source, dates=dates)


def _shortest(operator: Operator | None) -> Sourced[int] | None:
    values = operator.zero.values if operator is not None else ()
    return min(values, key=lambda value: value.value, default=None)


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()
