"""The heart: what runs out first for a line, on which day and why. Derived, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from simdesk.domain.activity_clock import activity_clock
from simdesk.domain.clock import (
    ACT_NOW_DAYS,
    Clock,
    ClockKind,
    ClockState,
    Missing,
    Outcome,
)
from simdesk.domain.event import Event
from simdesk.domain.line import HolderKind, Line
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


_STANDING_ORDER = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The four clocks of a line on one day, earliest first, then those without a date.

    `standing` is the worst that any clock says. `fee_on`, `zero_on` and `loss_on` say what follows
    if the owner does nothing, in this order, as far as the rules are known.
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
        """When SimDesk begins to press: a month before the first threat that is still ahead."""
        ahead = [
            c.due
            for c in self.clocks
            if c.due is not None and c.due >= self.today and c.outcome is not Outcome.RECHECK
        ]
        return min(ahead) - timedelta(days=ACT_NOW_DAYS) if ahead else None

    @property
    def registration_open(self) -> bool:
        """Whether the owner's data are a question still, which no payment answers."""
        clock = self.clock(ClockKind.REGISTRATION)
        return clock.state is not ClockState.ON_TRACK and clock.missing not in (
            Missing.LAW,
            Missing.OTHER_COUNTRY,
        )

    @property
    def registration_presses(self) -> bool:
        """Whether the owner's data are asked for now, whatever has been paid."""
        state = self.clock(ClockKind.REGISTRATION).state
        return state in (ClockState.NOTICE, ClockState.ACT_NOW, ClockState.SUSPENDED)

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
    standing = min((_standing(c, line) for c in clocks), key=_STANDING_ORDER.index)
    course = fee_on, _, _ = _course(activity, money, operator)
    # A fee that runs, or finds nothing to take, is no longer to come: the end of the money is.
    fee_is_past = (
        activity.outcome is Outcome.FEE
        and (fee_on is None or fee_on < today)
        and _sort_date(money) is not None
    )

    def gives_way(clock: Clock) -> bool:
        advice = clock.outcome is Outcome.RECHECK and standing.pressing
        return advice or (fee_is_past and clock.kind is ClockKind.ACTIVITY)

    ordered = sorted(
        clocks,
        key=lambda c: (
            _sort_date(c) is None,
            gives_way(c),
            _sort_date(c) or today,
            _KINDS.index(c.kind),
        ),
    )
    return Forecast(today, tuple(ordered), standing, *course)


def _sort_date(clock: Clock) -> date | None:
    if clock.kind is ClockKind.REACH:
        return None
    return clock.since if clock.due is None and clock.state is ClockState.ZERO else clock.due


def _course(
    activity: Clock, money: Clock, operator: Operator | None
) -> tuple[date | None, date | None, date | None]:
    """Return the days of the fee, of the empty balance and of the loss, each not before the last.

    What a day that comes earlier makes pointless is left out: no fee eats an empty balance.
    """
    fee_on = activity.due if activity.outcome is Outcome.FEE else None
    zero_on = money.due if money.outcome is Outcome.ZERO else None
    if money.state in (ClockState.ZERO, ClockState.OVERDUE):
        zero_on = money.since
    losses = [c.due for c in (activity, money) if c.outcome is Outcome.LOSS and c.due is not None]
    if not losses and zero_on is not None and operator is not None and operator.zero.known:
        losses = [zero_on + timedelta(days=min(v.value for v in operator.zero.values))]
    loss_on = min(losses, default=None)
    if fee_on is not None and zero_on is not None and zero_on < fee_on:
        fee_on = None
    if zero_on is not None and loss_on is not None and loss_on < zero_on:
        zero_on = None
    return fee_on, zero_on, loss_on


def _standing(clock: Clock, line: Line) -> Standing:
    """Return what one clock says; a foreign citizen's contract can end without any notice."""
    state = clock.state
    if clock.outcome is Outcome.LOSS and state is ClockState.OVERDUE:
        return Standing.LOST
    if clock.kind is ClockKind.ACTIVITY and state is ClockState.UNKNOWN:
        return Standing.UNKNOWN
    if state is ClockState.NOT_CONFIRMED and line.holder_kind is HolderKind.FOREIGN:
        return Standing.UNKNOWN
    return _STANDINGS.get(state, Standing.ON_TRACK)


_STANDINGS = {
    ClockState.SUSPENDED: Standing.SUSPENDED,
    ClockState.ZERO: Standing.FEE,
    ClockState.FEE_RUNNING: Standing.FEE,
    ClockState.OVERDUE: Standing.FEE,
    ClockState.NOTICE: Standing.ACT_NOW,
    ClockState.ACT_NOW: Standing.ACT_NOW,
    ClockState.ACT_SOON: Standing.ACT_SOON,
}
