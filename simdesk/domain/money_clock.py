"""The money clock: the balance, then the daily fee, then days at zero until the contract ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import takewhile

from simdesk.domain.activity_clock import basis_of, day_candidates, pressing, used_due
from simdesk.domain.clock import (
    BALANCE_FRESH_DAYS,
    Arithmetic,
    Basis,
    Candidate,
    Clock,
    ClockKind,
    ClockState,
    Missing,
    Outcome,
)
from simdesk.domain.event import Event
from simdesk.domain.line import Line, Plan
from simdesk.domain.money import Money
from simdesk.domain.operator import Operator, SilenceOutcome

_MONEY = ClockKind.MONEY


def money_clock(
    line: Line,
    events: Iterable[Event],
    operator: Operator | None,
    activity: Clock,
    today: date,
) -> Clock:
    """Return when the balance may reach zero, or when a line at zero may be ended.

    The fee begins on the activity clock's date; the largest known fee is used.
    """
    if line.plan is Plan.POSTPAID:
        return Clock(_MONEY, ClockState.UNKNOWN, missing=Missing.BILL)
    ordered = sorted(events, key=lambda e: e.order)
    readings = [(e, e.balance) for e in ordered if e.balance is not None]
    if not readings:
        return Clock(_MONEY, ClockState.UNKNOWN, missing=Missing.BALANCE)
    reading, balance = readings[-1]
    if balance <= Money(0):
        since, guessed = _zero_since(operator, activity.due, readings)
        return _at_zero(operator, since, balance, today, approximate=guessed)
    if operator is None:
        return _unknown(reading, balance, Missing.OPERATOR)
    if operator.silence_outcome is SilenceOutcome.LOSS:
        basis = Basis.DISPUTED if operator.fee.known else Basis.UNKNOWN
        return _unknown(reading, balance, Missing.OPERATOR_RULE, basis)
    if not operator.fee.known:
        return _unknown(reading, balance, Missing.OPERATOR_RULE)
    if activity.due is None:
        return _unknown(reading, balance, activity.missing or Missing.LAST_ACTIVITY)
    return _eaten(operator, activity.due, reading, balance, today)


def _unknown(
    reading: Event, balance: Money, missing: Missing, basis: Basis = Basis.UNKNOWN
) -> Clock:
    return Clock(
        _MONEY,
        ClockState.UNKNOWN,
        since=reading.on,
        missing=missing,
        basis=basis,
        balance=balance,
    )


def _zero_since(
    operator: Operator | None, fee_from: date | None, readings: Sequence[tuple[Event, Money]]
) -> tuple[date, bool]:
    """Return since when the balance is at zero, and whether that day is a guess.

    Reading a zero again begins nothing anew, and a fee may have eaten the money long before the
    owner looked: the earliest day is used.
    """
    zeros = list(takewhile(lambda reading: reading[1] <= Money(0), reversed(readings)))
    first = zeros[-1][0]
    before = readings[: -len(zeros)]
    charges = operator is not None and operator.silence_outcome is SilenceOutcome.FEE
    if before and charges and operator is not None and operator.fee.known and fee_from is not None:
        event, balance = before[-1]
        eaten = used_due(_eating(operator, max(fee_from, event.on), balance))
        if eaten < first.on:
            return eaten, True
    return first.on, first.approximate


def _eating(operator: Operator, start: date, balance: Money) -> tuple[Candidate, ...]:
    """Return for each fee when it has eaten the balance, the largest first; it is used."""
    fee = operator.fee
    used = max(fee.values, key=lambda v: v.value)
    by_fee = sorted((*fee.values, *fee.replaced), key=lambda v: v.value, reverse=True)
    return tuple(
        Candidate(v, start + timedelta(days=balance.days_at(v.value)), used=v is used)
        for v in by_fee
    )


def _eaten(
    operator: Operator, fee_from: date, reading: Event, balance: Money, today: date
) -> Clock:
    start = max(fee_from, reading.on)
    candidates = _eating(operator, start, balance)
    due = used_due(candidates)
    if due < today:
        return _at_zero(operator, due, balance, today, approximate=True)
    state = pressing(due, today)
    if today > fee_from:
        state = ClockState.FEE_RUNNING
    elif (today - reading.on).days > BALANCE_FRESH_DAYS:
        state = ClockState.BALANCE_OLD
    elif state is ClockState.ON_TRACK:
        state = ClockState.NO_FEE
    fee: Money = next(c.rule.value for c in candidates if c.used)
    return Clock(
        _MONEY,
        state,
        due=due,
        outcome=Outcome.ZERO,
        approximate=True,
        since=reading.on,
        basis=basis_of(operator.fee),
        arithmetic=Arithmetic(start, (due - start).days, balance, fee),
        candidates=candidates,
        balance=balance,
    )


def _at_zero(
    operator: Operator | None, since: date, balance: Money, today: date, *, approximate: bool
) -> Clock:
    if operator is None or not operator.zero.known:
        return Clock(
            _MONEY,
            ClockState.ZERO,
            since=since,
            approximate=approximate,
            missing=Missing.OPERATOR if operator is None else Missing.OPERATOR_RULE,
            balance=balance,
        )
    candidates = day_candidates(operator.zero, since)
    due = used_due(candidates)
    return Clock(
        _MONEY,
        ClockState.OVERDUE if due < today else ClockState.ZERO,
        due=due,
        outcome=Outcome.LOSS,
        approximate=approximate,
        since=since,
        basis=basis_of(operator.zero),
        arithmetic=Arithmetic(since, (due - since).days),
        candidates=candidates,
        balance=balance,
    )
