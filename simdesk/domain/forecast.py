"""The heart: what runs out first for a line, on which day and why. Derived, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from simdesk.domain.activity_clock import activity_clock, pressing
from simdesk.domain.clock import (
    ACT_NOW_DAYS,
    Clock,
    ClockKind,
    ClockState,
    Outcome,
)
from simdesk.domain.event import Event
from simdesk.domain.line import Line
from simdesk.domain.money_clock import money_clock
from simdesk.domain.operator import Operator, Rules
from simdesk.domain.reach_clock import reach_clock
from simdesk.domain.registration_clock import registration_clock

_KINDS = tuple(ClockKind)


class Standing(StrEnum):
    """Where a line stands, worst first. ON_TRACK only says that no known date is near."""

    LOST = "lost"
    SUSPENDED = "suspended"
    FEE = "fee"
    ACT_NOW = "act_now"
    ACT_SOON = "act_soon"
    UNKNOWN = "unknown"
    ON_TRACK = "on_track"

    @property
    def pressing(self) -> bool:
        """Whether the owner has something to do."""
        return self not in (Standing.UNKNOWN, Standing.ON_TRACK)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The four clocks of a line on one day, earliest first, then those without a date.

    `fee_on`, `zero_on` and `loss_on` say what follows if the owner does nothing, as far as the
    rules are known; `remind_on` is when SimDesk begins to press.
    """

    today: date
    clocks: tuple[Clock, ...]
    standing: Standing
    fee_on: date | None = None
    zero_on: date | None = None
    loss_on: date | None = None

    @property
    def earliest(self) -> Clock | None:
        """The clock that runs out first, or None where no clock has a date."""
        return self.clocks[0] if _sort_date(self.clocks[0]) is not None else None

    @property
    def remind_on(self) -> date | None:
        """When to begin: a month before the first date of the line that is still ahead."""
        first = next((c for c in self.clocks if c.due is not None), None)
        if first is None or first.due is None:
            return None
        return first.due - timedelta(days=ACT_NOW_DAYS)

    def clock(self, kind: ClockKind) -> Clock:
        """Return the clock of `kind`."""
        return next(c for c in self.clocks if c.kind is kind)


def forecast(line: Line, events: Iterable[Event], rules: Rules, today: date) -> Forecast:
    """Return the four clocks of `line` on `today`. Events after today change nothing yet."""
    known = [e for e in events if e.on <= today]
    operator = rules.operator
    activity = activity_clock(line, known, operator, today)
    money = money_clock(line, known, operator, activity, today)
    clocks = (
        activity,
        money,
        registration_clock(line, known, rules.law, today),
        reach_clock(line, known, rules.law, today),
    )
    fee_on = activity.due if activity.outcome is Outcome.FEE else None
    zero_on = money.due if money.outcome is Outcome.ZERO else None
    if money.state in (ClockState.ZERO, ClockState.OVERDUE):
        zero_on = money.since
    # A running fee has already happened: the next thing to come is the empty balance.
    fee_runs = fee_on is not None and fee_on < today and _sort_date(money) is not None
    ordered = sorted(
        clocks,
        key=lambda c: (
            _sort_date(c) is None,
            fee_runs and c.kind is ClockKind.ACTIVITY,
            _sort_date(c) or today,
            _KINDS.index(c.kind),
        ),
    )
    return Forecast(
        today,
        tuple(ordered),
        _standing(ordered[0], activity, today),
        fee_on,
        zero_on,
        _loss_on(activity, money, operator, zero_on),
    )


def _sort_date(clock: Clock) -> date | None:
    if clock.kind is ClockKind.REACH:
        return None
    return clock.since if clock.due is None and clock.state is ClockState.ZERO else clock.due


def _loss_on(
    activity: Clock, money: Clock, operator: Operator | None, zero_on: date | None
) -> date | None:
    for clock in (money, activity):
        if clock.outcome is Outcome.LOSS:
            return clock.due
    if zero_on is None or operator is None or not operator.zero.known:
        return None
    return zero_on + timedelta(days=min(v.value for v in operator.zero.values))


def _standing(first: Clock, activity: Clock, today: date) -> Standing:
    if first.outcome is Outcome.LOSS and first.due is not None and first.due < today:
        return Standing.LOST
    state = first.state
    if state is ClockState.BALANCE_OLD and first.due is not None:
        state = pressing(first.due, today)
    standing = _STANDINGS.get(state, Standing.ON_TRACK)
    if standing is Standing.ON_TRACK and activity.state is ClockState.UNKNOWN:
        return Standing.UNKNOWN
    return standing


_STANDINGS = {
    ClockState.SUSPENDED: Standing.SUSPENDED,
    ClockState.ZERO: Standing.FEE,
    ClockState.FEE_RUNNING: Standing.FEE,
    ClockState.OVERDUE: Standing.FEE,
    ClockState.NOTICE: Standing.ACT_NOW,
    ClockState.ACT_NOW: Standing.ACT_NOW,
    ClockState.ACT_SOON: Standing.ACT_SOON,
}
