"""The money clock: when the balance is eaten, and how long a number lives at zero."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.clock import Basis, ClockState, Missing, Outcome
from simdesk.domain.event import EventKind, Evidence
from simdesk.domain.line import Plan
from simdesk.domain.money import Money
from simdesk.domain.operator import Operator
from simdesk.domain.rule import Fact
from tests.domain.samples import (
    BEELINE,
    LOSING,
    MTS,
    PAID,
    SILENT,
    T2,
    TODAY,
    YOTA,
    call,
    event,
    fact,
    foresee,
    line,
    money,
    operator,
    past_days,
    reading,
    rub,
    top_up,
)


def test_divides_the_balance_by_the_largest_fee() -> None:
    clock = money([call("2026-09-05"), reading("2026-11-14", rub(147))])
    assert (clock.state, clock.due, clock.outcome) == (
        ClockState.NO_FEE,
        date(2027, 1, 17),
        Outcome.ZERO,
    )
    assert clock.approximate
    assert clock.basis is Basis.DISPUTED
    assert [(c.rule.value, c.due, c.used) for c in clock.candidates] == [
        (rub(3.3), date(2027, 1, 17), True),
        (rub(3), date(2027, 1, 22), False),
    ]
    sum_ = clock.arithmetic
    assert sum_ is not None
    assert (sum_.start, sum_.days, sum_.balance, sum_.fee) == (
        date(2026, 12, 4),
        44,
        rub(147),
        rub(3.3),
    )


@pytest.mark.parametrize(
    ("balance", "whole_days"),
    [(0.01, 0), (2.99, 0), (3, 1), (5.99, 1), (6, 2), (100, 33)],
)
def test_a_rest_pays_for_no_day(balance: float, whole_days: int) -> None:
    clock = money([call(TODAY), reading(TODAY, rub(balance))], by=T2)
    assert clock.due == TODAY + timedelta(days=120 + whole_days)


def test_a_reading_after_the_fee_began_is_where_the_division_starts() -> None:
    clock = money([call("2026-07-01"), reading("2026-11-14", rub(147))])
    assert clock.state is ClockState.FEE_RUNNING
    assert clock.due == date(2026, 11, 14) + timedelta(days=44)


@pytest.mark.parametrize(
    ("read", "state"),
    [
        ("2026-10-22", ClockState.NO_FEE),
        ("2026-10-21", ClockState.BALANCE_OLD),
        ("2025-10-21", ClockState.BALANCE_OLD),
    ],
)
def test_a_reading_grows_old(read: str, state: ClockState) -> None:
    assert money([call("2026-11-20"), reading(read, rub(147))]).state is state


def test_presses_as_the_empty_balance_comes() -> None:
    def state(silent: int) -> ClockState:
        known = [call(TODAY - timedelta(days=silent)), reading(TODAY, rub(3.3))]
        return money(known).state

    assert state(45) is ClockState.NO_FEE
    assert state(46) is ClockState.ACT_SOON
    assert state(61) is ClockState.ACT_NOW
    assert state(90) is ClockState.ACT_NOW
    assert state(91) is ClockState.FEE_RUNNING


def test_on_its_last_day_the_balance_is_not_yet_empty() -> None:
    known = [call(TODAY - timedelta(days=130)), reading(TODAY - timedelta(days=130), rub(30))]
    last_day = money(known, by=T2)
    assert (last_day.state, last_day.due) == (ClockState.FEE_RUNNING, TODAY)
    day_after = money(known, by=T2, today=TODAY + timedelta(days=1))
    assert (day_after.state, day_after.since) == (ClockState.ZERO, TODAY)


def test_an_eaten_balance_starts_the_days_at_zero() -> None:
    clock = money([call("2026-01-01"), reading("2026-01-01", rub(30))], by=T2)
    emptied = date(2026, 1, 1) + timedelta(days=130)
    assert (clock.state, clock.since) == (ClockState.OVERDUE, emptied)
    assert (clock.due, clock.outcome) == (emptied + timedelta(days=180), Outcome.LOSS)
    assert clock.approximate


@pytest.mark.parametrize("balance", [0, -0.01, -300])
def test_days_at_zero_and_in_debt(balance: float) -> None:
    clock = money([reading("2026-11-02", rub(balance))], by=T2)
    assert (clock.state, clock.since, clock.due) == (
        ClockState.ZERO,
        date(2026, 11, 2),
        date(2027, 5, 1),
    )
    assert (clock.outcome, clock.balance, clock.approximate) == (Outcome.LOSS, rub(balance), False)
    assert [c.used for c in clock.candidates] == [True]


@pytest.mark.parametrize(
    ("zero_for", "state"),
    [(180, ClockState.ZERO), (181, ClockState.OVERDUE)],
)
def test_the_days_at_zero_run_out(zero_for: int, state: ClockState) -> None:
    known = [reading(TODAY - timedelta(days=zero_for), Money(0))]
    assert money(known, by=T2).state is state


@pytest.mark.parametrize(
    ("by", "missing"), [(None, Missing.OPERATOR), (MTS, Missing.OPERATOR_RULE)]
)
def test_how_long_a_number_lives_at_zero_may_be_unknown(
    by: Operator | None, missing: Missing
) -> None:
    clock = money([reading("2026-11-02", Money(0))], by=by)
    assert (clock.state, clock.since) == (ClockState.ZERO, date(2026, 11, 2))
    assert (clock.due, clock.outcome, clock.missing, clock.candidates) == (None, None, missing, ())


def test_reading_a_zero_again_begins_nothing_anew() -> None:
    known = [reading("2026-06-01", Money(0)), reading("2026-11-01", rub(-5))]
    clock = money(known, by=T2)
    assert (clock.since, clock.due) == (date(2026, 6, 1), date(2026, 11, 28))
    assert clock.balance == rub(-5)


def test_money_between_two_zeros_begins_the_days_anew() -> None:
    known = [
        reading("2026-06-01", Money(0)),
        reading("2026-08-01", rub(0.01)),
        reading("2026-11-01", Money(0)),
    ]
    assert money(known, by=T2).since == date(2026, 11, 1)


def test_a_fee_may_have_eaten_the_money_before_the_owner_looked() -> None:
    known = [call("2026-01-01"), reading("2026-03-01", rub(30)), reading(TODAY, Money(0))]
    clock = money(known, by=T2)
    assert clock.since == date(2026, 1, 1) + timedelta(days=120 + 10)
    assert clock.approximate
    assert clock.due == money(known[:2], by=T2).due


def test_a_zero_read_on_the_very_day_is_no_guess() -> None:
    eaten = date(2026, 1, 1) + timedelta(days=120 + 10)
    known = [call("2026-01-01"), reading("2026-03-01", rub(30)), reading(eaten, Money(0))]
    clock = money(known, by=T2)
    assert (clock.since, clock.approximate) == (eaten, False)


@given(st.lists(st.tuples(past_days, st.integers(-500, 9_000)), min_size=1, max_size=6))
def test_looking_again_and_finding_nothing_never_gives_more_time(
    readings: list[tuple[date, int]],
) -> None:
    known = [call("2025-12-01"), *(reading(on, Money(kopeks)) for on, kopeks in readings)]
    before, after = (
        money(events, by=T2).due for events in (known, [*known, reading(TODAY, Money(0))])
    )
    ends_at_zero = before if money(known, by=T2).outcome is Outcome.LOSS else None
    if ends_at_zero is not None:
        assert after is not None
        assert after <= ends_at_zero


def test_a_guessed_day_of_zero_stays_a_guess() -> None:
    zero = event(EventKind.BALANCE, "2026-11-02", balance=Money(0), approximate=True)
    assert money([zero], by=T2).approximate


@pytest.mark.parametrize(
    ("by", "known", "missing"),
    [
        (MTS, [], Missing.BALANCE),
        (MTS, [reading(TODAY, rub(10))], Missing.LAST_ACTIVITY),
        (None, [call(TODAY), reading(TODAY, rub(10))], Missing.OPERATOR),
        (SILENT, [call(TODAY), reading(TODAY, rub(10))], Missing.OPERATOR_RULE),
        (YOTA, [call(TODAY), reading(TODAY, rub(10))], Missing.OPERATOR_RULE),
        (LOSING, [call(TODAY), reading(TODAY, rub(10))], Missing.OPERATOR_RULE),
    ],
)
def test_what_is_unknown_stays_unknown(
    by: Operator | None, known: list[object], missing: Missing
) -> None:
    clock = money(known, by=by)  # type: ignore[arg-type]
    assert (clock.state, clock.missing) == (ClockState.UNKNOWN, missing)
    assert (clock.due, clock.outcome, clock.candidates) == (None, None, ())


def test_a_fee_without_a_silence_rule_gives_no_day() -> None:
    by = operator("X", silence=Fact(), fee=fact(rub(5)), counts=PAID)
    clock = money([call(TODAY), reading(TODAY, rub(10))], by=by)
    assert (clock.due, clock.missing) == (None, Missing.OPERATOR_RULE)


def test_a_fee_before_a_loss_is_disputed() -> None:
    assert money([call(TODAY), reading(TODAY, rub(10))], by=YOTA).basis is Basis.DISPUTED


def test_a_bill_has_no_balance_to_eat() -> None:
    clock = money([call(TODAY), reading(TODAY, rub(-500))], of=line(plan=Plan.POSTPAID))
    assert (clock.state, clock.missing, clock.due) == (ClockState.UNKNOWN, Missing.BILL, None)


@pytest.mark.parametrize("rung", list(Evidence))
def test_a_top_up_moves_money_only_by_a_reading(rung: Evidence) -> None:
    known = [call("2026-09-05"), reading("2026-11-14", rub(147))]
    paid = top_up(TODAY, rub(500), rung)
    assert money([*known, paid], by=T2) == money(known, by=T2)
    read = event(EventKind.TOP_UP, TODAY, evidence=rung, amount=rub(500), balance=rub(647))
    assert money([*known, read], by=T2).balance == rub(647)


@given(past_days, past_days, st.integers(1, 500_000), st.integers(1, 500_000))
def test_more_money_never_brings_the_day_nearer(
    last: date, read: date, kopeks: int, more: int
) -> None:
    events = [call(last)]
    poor = foresee([*events, reading(read, Money(kopeks))], by=BEELINE).zero_on
    rich = foresee([*events, reading(read, Money(kopeks + more))], by=BEELINE).zero_on
    assert poor is not None
    assert rich is not None
    assert rich >= poor
