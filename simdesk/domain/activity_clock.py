"""The activity clock: silent days since the last event that the operator's rule counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from simdesk.domain.clock import (
    ACT_NOW_DAYS,
    ACT_SOON_DAYS,
    Arithmetic,
    Basis,
    Candidate,
    Clock,
    ClockKind,
    ClockState,
    Missing,
    Outcome,
)
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.line import Line
from simdesk.domain.operator import Counts, Operator, SilenceOutcome
from simdesk.domain.rule import Confidence, Fact


def demanded(operator: Operator | None, kind: EventKind) -> Evidence | None:
    """Return the rung that an event of `kind` must reach to count, or None if it never counts."""
    if operator is None or operator.counting(kind) in (Counts.NO, Counts.UNKNOWN):
        return None
    return Evidence.CREDITED if kind is EventKind.TOP_UP else Evidence.CONFIRMED


def counts(event: Event, line: Line, operator: Operator) -> bool:
    """Tell whether `event`, as far as it is shown, resets the operator's silence count.

    A top-up that must cover a renewal counts only when the tariff's price is known and what is
    left after the commission reaches it.
    """
    rung = demanded(operator, event.kind)
    if rung is None or event.evidence < rung:
        return False
    if operator.counting(event.kind) is Counts.IF_COVERS_RENEWAL:
        return covers_renewal(event, line)
    return True


def covers_renewal(top_up: Event, line: Line) -> bool:
    """Tell whether what arrives of `top_up` is at least the price of one renewal."""
    price, arriving = line.tariff_price, top_up.arriving
    return price is not None and arriving is not None and arriving >= price


def activity_clock(
    line: Line, events: Iterable[Event], operator: Operator | None, today: date
) -> Clock:
    """Return when the operator's silence rule may strike, by its shortest value."""
    if operator is None:
        return Clock(ClockKind.ACTIVITY, ClockState.UNKNOWN, missing=Missing.OPERATOR)
    counting = [e for e in events if counts(e, line, operator)]
    if not operator.silence.known:
        return Clock(
            ClockKind.ACTIVITY,
            ClockState.UNKNOWN,
            since=max((e.on for e in counting), default=None),
            missing=Missing.OPERATOR_RULE,
        )
    if not counting:
        return Clock(ClockKind.ACTIVITY, ClockState.UNKNOWN, missing=Missing.LAST_ACTIVITY)
    last = max(counting, key=lambda e: e.order)
    candidates = day_candidates(operator.silence, last.on)
    due = used_due(candidates)
    loses = operator.silence_outcome is SilenceOutcome.LOSS
    return Clock(
        ClockKind.ACTIVITY,
        pressing(due, today),
        due=due,
        outcome=Outcome.LOSS if loses else Outcome.FEE,
        approximate=last.approximate,
        since=last.on,
        basis=basis_of(operator.silence),
        arithmetic=Arithmetic(last.on, (due - last.on).days),
        candidates=candidates,
    )


def day_candidates(fact: Fact[int], start: date) -> tuple[Candidate, ...]:
    """Return a candidate for each value of a rule in days, earliest first.

    The first of the values in force is used; those that the owner replaced only stand by.
    """
    used = min(fact.values, key=lambda v: v.value)
    ordered = sorted((*fact.values, *fact.replaced), key=lambda v: v.value)
    return tuple(
        Candidate(value, start + timedelta(days=value.value), used=value is used)
        for value in ordered
    )


def used_due(candidates: tuple[Candidate, ...]) -> date:
    """Return the date that the value in use gives."""
    return next(c.due for c in candidates if c.used)


def pressing(due: date, today: date) -> ClockState:
    """Return how a date presses today."""
    left = (due - today).days
    if left < 0:
        return ClockState.OVERDUE
    if left <= ACT_NOW_DAYS:
        return ClockState.ACT_NOW
    return ClockState.ACT_SOON if left <= ACT_SOON_DAYS else ClockState.ON_TRACK


def basis_of(fact: Fact[object]) -> Basis:
    """Return what a rule rests on, the weakest thing about it first."""
    if fact.own:
        return Basis.OWN_RULE
    if fact.disputed:
        return Basis.DISPUTED
    best = fact.values[0]
    if any(v.confidence is Confidence.HIGH for v in fact.values):
        return Basis.OPERATOR_PAGE
    if len(fact.values) > 1:
        return Basis.SEVERAL_SOURCES
    return Basis.OLD_RULE if best.as_of else Basis.UNDATED_RULE
