"""What there is to be reminded of: a number's clocks, its open payment, its automatic payment.

The days are SimDesk's own cautious advice; no operator gives them.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from simdesk.domain.clock import Clock, ClockKind, ClockState, Outcome
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.forecast import Forecast
from simdesk.domain.line import AutoDebit, Line
from simdesk.domain.reminder import Matter, Topic

USUAL_LEADS: Mapping[ClockKind, tuple[int, ...]] = {
    ClockKind.ACTIVITY: (45, 30, 10, 3, 1),
    ClockKind.MONEY: (30, 14, 7, 3, 1),
    ClockKind.REGISTRATION: (60, 30, 10, 3, 1),
}
"""Days before a clock's date on which its owner is told, unless he chose others."""

BACKUP_DAYS = 30
"""An older copy of the data is worth a word."""

_GRAVE = (Outcome.LOSS, Outcome.SUSPENSION)
_ARRIVES_IN = timedelta(days=1)
_BEFORE_DEBIT = (2,)
_SHOWS_DEBIT = (EventKind.TOP_UP, EventKind.BALANCE, EventKind.AUTO_DEBIT)

Leads = Mapping[ClockKind, tuple[int, ...]]


def matters_of(
    line: Line, forecast: Forecast, events: Iterable[Event], leads: Leads, open_run: str = ""
) -> list[Matter]:
    """Return everything of one number that comes due on a day. `open_run` is its renewal's id."""
    events = list(events)
    found = [*_clocks(line, forecast, leads), *_arrival(line, events, open_run)]
    found += _debit(line, events)
    return found


def _clocks(line: Line, forecast: Forecast, leads: Leads) -> Iterator[Matter]:
    days = set()
    for clock in forecast.clocks:
        due = _due(clock)
        if due is None:
            continue
        days.add(due)
        yield Matter(
            key=f"{line.id}/{clock.kind}",
            topic=Topic.CLOCK,
            due=due,
            # A balance to be read again is advice and needs no warning before its day.
            leads=() if clock.outcome is Outcome.RECHECK else _leads(clock.kind, leads),
            line_id=line.id,
            grave=clock.outcome in _GRAVE,
            clock=clock.kind,
            # An empty balance has no date of its own; it is what may happen, and has.
            outcome=clock.outcome or Outcome.ZERO,
        )
    if forecast.loss_on is not None and forecast.loss_on not in days:
        money = _leads(ClockKind.MONEY, leads)
        yield Matter(
            key=f"{line.id}/loss",
            topic=Topic.CLOCK,
            due=forecast.loss_on,
            leads=money,
            line_id=line.id,
            grave=True,
            clock=ClockKind.MONEY,
            outcome=Outcome.LOSS,
        )


def _due(clock: Clock) -> date | None:
    """Return the day of a clock; an empty balance is due since it was empty."""
    if clock.kind is ClockKind.REACH:
        return None
    return clock.due or (clock.since if clock.state is ClockState.ZERO else None)


def _leads(kind: ClockKind, leads: Leads) -> tuple[int, ...]:
    return leads.get(kind, USUAL_LEADS[kind])


def _arrival(line: Line, events: Iterable[Event], open_run: str) -> Iterator[Matter]:
    """Ask whether the money of the open renewal has arrived, until somebody has seen it."""
    for event in events:
        paid = event.kind is EventKind.TOP_UP and event.evidence < Evidence.CREDITED
        if open_run and event.run_id == open_run and paid:
            due = event.on + _ARRIVES_IN
            key = f"{line.id}/arrival"
            yield Matter(key, Topic.ARRIVAL, due, (), line.id, amount=event.amount)


def _debit(line: Line, events: Iterable[Event]) -> Iterator[Matter]:
    """Look at an automatic payment every month, before its day and until it is seen after it."""
    if line.auto_debit not in (AutoDebit.DATE, AutoDebit.BILL):
        return
    set_up = max((e.on for e in events if e.kind is EventKind.AUTO_DEBIT), default=None)
    seen = max((e.on for e in events if e.kind in _SHOWS_DEBIT), default=None)
    if set_up is not None and seen is not None:
        due = _month_day_after(max(seen, set_up), set_up.day)
        yield Matter(f"{line.id}/auto_debit", Topic.AUTO_DEBIT, due, _BEFORE_DEBIT, line.id)


def _month_day_after(seen: date, day: int) -> date:
    """Return the first `day` of a month after `seen`, or a short month's last day."""
    for month in (seen.month, seen.month + 1):
        year, number = seen.year + (month > 12), (month - 1) % 12 + 1
        found = date(year, number, min(day, calendar.monthrange(year, number)[1]))
        if found > seen:
            return found
    raise AssertionError("the next month's day lies after any day of this month")


def rules_matter(looked: date | None, recheck_days: int) -> Matter | None:
    """Return when rules that were last read on `looked` ask to be read again."""
    if looked is None:
        return None
    return Matter("rules", Topic.RULES, looked + timedelta(days=recheck_days))


def backup_matter(made: date | None) -> Matter | None:
    """Return when the newest copy of the data, made on a day, is old."""
    return None if made is None else Matter("backup", Topic.BACKUP, made + timedelta(BACKUP_DAYS))
