"""The money clock: the balance, then the daily fee, then days at zero until the contract ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from simdesk.domain.activity_clock import basis_of, day_candidates, pressing
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
    readings = [e for e in events if e.balance is not None]
    if not readings:
        return Clock(_MONEY, ClockState.UNKNOWN, missing=Missing.BALANCE)
    reading = max(readings, key=lambda e: e.order)
    balance = reading.balance
    assert balance is not None
    if balance <= Money(0):
        return _at_zero(operator, reading.on, balance, today, approximate=False)
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


def _eaten(
    operator: Operator, fee_from: date, reading: Event, balance: Money, today: date
) -> Clock:
    start = max(fee_from, reading.on)
    by_fee = sorted(operator.fee.values, key=lambda v: v.value, reverse=True)
    candidates = tuple(
        Candidate(v, start + timedelta(days=balance.days_at(v.value)), used=i == 0)
        for i, v in enumerate(by_fee)
    )
    due = candidates[0].due
    if due < today:
        return _at_zero(operator, due, balance, today, approximate=True)
    state = pressing(due, today)
    if today > fee_from:
        state = ClockState.FEE_RUNNING
    elif (today - reading.on).days > BALANCE_FRESH_DAYS:
        state = ClockState.BALANCE_OLD
    elif state is ClockState.ON_TRACK:
        state = ClockState.NO_FEE
    return Clock(
        _MONEY,
        state,
        due=due,
        outcome=Outcome.ZERO,
        approximate=True,
        since=reading.on,
        basis=basis_of(operator.fee),
        arithmetic=Arithmetic(start, (due - start).days, balance, by_fee[0].value),
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
    due = candidates[0].due
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
