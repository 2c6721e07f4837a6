"""The activity clock: which events reset the silence, and on which day it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.clock import Basis, ClockState, Missing, Outcome
from simdesk.domain.event import PAID_ACTIONS, Event, EventKind, Evidence
from simdesk.domain.operator import Counts, Operator
from simdesk.domain.rule import Confidence, Fact
from tests.domain.samples import (
    BEELINE,
    LOSING,
    MTS,
    SILENT,
    T2,
    TODAY,
    YOTA,
    activity,
    call,
    days,
    event,
    fact,
    line,
    operator,
    rub,
    sourced,
    top_up,
)

YES_CALLS = {EventKind.CALL: Counts.YES}


def test_uses_the_shortest_of_disputed_values() -> None:
    clock = activity([call("2026-09-05")])
    assert clock.due == date(2026, 12, 4)
    assert clock.basis is Basis.DISPUTED
    assert [(c.rule.value, c.due, c.used) for c in clock.candidates] == [
        (90, date(2026, 12, 4), True),
        (150, date(2027, 2, 2), False),
        (183, date(2027, 3, 7), False),
    ]
    assert clock.used is clock.candidates[0].rule
    assert clock.arithmetic is not None
    assert (clock.arithmetic.start, clock.arithmetic.days) == (date(2026, 9, 5), 90)
    assert (clock.since, clock.outcome) == (date(2026, 9, 5), Outcome.FEE)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        ("2027-11-30", "2028-02-28"),
        ("2027-12-01", "2028-02-29"),
        ("2027-12-02", "2028-03-01"),
        ("2026-12-01", "2027-03-01"),
        ("2028-02-29", "2028-05-29"),
        ("2026-01-31", "2026-05-01"),
        ("2026-11-30", "2027-02-28"),
        ("2026-12-31", "2027-03-31"),
    ],
)
def test_ninety_days_are_not_three_months(last: str, due: str) -> None:
    assert activity([call(last)], today=last).due == date.fromisoformat(due)


@given(days)
def test_counts_days_whatever_the_month(last: date) -> None:
    due = activity([call(last)], by=T2, today=last).due
    assert due is not None
    assert (due - last).days == 120


@pytest.mark.parametrize(
    ("silent", "state"),
    [
        (0, ClockState.ON_TRACK),
        (44, ClockState.ON_TRACK),
        (45, ClockState.ACT_SOON),
        (59, ClockState.ACT_SOON),
        (60, ClockState.ACT_NOW),
        (90, ClockState.ACT_NOW),
        (91, ClockState.OVERDUE),
        (1000, ClockState.OVERDUE),
    ],
)
def test_presses_harder_as_the_day_comes(silent: int, state: ClockState) -> None:
    clock = activity([call(TODAY - timedelta(days=silent))])
    assert clock.state is state
    assert clock.days_left(TODAY) == 90 - silent


@pytest.mark.parametrize(
    ("by", "kind", "resets"),
    [
        *((MTS, kind, True) for kind in PAID_ACTIONS),
        (MTS, EventKind.ANSWERED_CALL, False),
        (MTS, EventKind.TOP_UP, False),
        (MTS, EventKind.TARIFF_DEBIT, False),
        (MTS, EventKind.BALANCE, False),
        (MTS, EventKind.RETURNED, False),
        (MTS, EventKind.AUTO_DEBIT, False),
        (MTS, EventKind.REGISTRATION_CONFIRMED, False),
        (T2, EventKind.TOP_UP, False),
        (BEELINE, EventKind.TOP_UP, True),
        (YOTA, EventKind.ANSWERED_CALL, True),
        (YOTA, EventKind.TOP_UP, False),
        (LOSING, EventKind.CALL, True),
        (LOSING, EventKind.SMS, False),
        (LOSING, EventKind.PAID_ACTION, False),
    ],
)
def test_the_operator_says_what_counts(by: Operator, kind: EventKind, resets: bool) -> None:
    happened = event(kind, "2026-11-01", amount=rub(1000), balance=rub(100))
    assert (activity([happened], by=by).due is not None) == resets


@pytest.mark.parametrize("rung", [Evidence.PAID, Evidence.CREDITED])
def test_a_call_counts_only_when_it_is_confirmed(rung: Evidence) -> None:
    assert activity([event(EventKind.CALL, TODAY, evidence=rung)]).due is None


def test_a_paid_top_up_counts_only_once_it_is_credited() -> None:
    assert activity([top_up(TODAY, rub(100), Evidence.PAID)], by=BEELINE).due is None
    assert activity([top_up(TODAY, rub(100), Evidence.CREDITED)], by=BEELINE).since == TODAY


@pytest.mark.parametrize(
    ("amount", "commission", "price", "covers"),
    [
        (500, None, 500, True),
        (500, 0, 500, True),
        (499.99, None, 500, False),
        (500, 15, 500, False),
        (515, 15, 500, True),
        (1000, None, None, False),
        (None, None, 500, False),
    ],
)
def test_a_top_up_covers_a_renewal_by_what_arrives(
    amount: float | None, commission: float | None, price: float | None, covers: bool
) -> None:
    happened = event(
        EventKind.TOP_UP,
        "2026-11-01",
        evidence=Evidence.CREDITED,
        amount=None if amount is None else rub(amount),
        fee=None if commission is None else rub(commission),
    )
    owner = line(tariff_price=None if price is None else rub(price))
    before = [call("2026-10-01")]
    due = activity([*before, happened], by=YOTA, of=owner).due
    assert due == date(2026, 11 if covers else 10, 1) + timedelta(days=90)


def test_silence_may_end_in_loss_at_once() -> None:
    clock = activity([call("2026-08-01")], by=YOTA)
    assert (clock.outcome, clock.state) == (Outcome.LOSS, ClockState.OVERDUE)


def test_the_last_counting_event_decides_and_brings_its_doubt() -> None:
    guessed = event(EventKind.SMS, "2026-10-01", approximate=True)
    assert activity([guessed, call("2026-09-05")]).approximate
    assert not activity([guessed, call("2026-10-02")]).approximate


def test_what_is_unknown_stays_unknown() -> None:
    no_operator = activity([call(TODAY)], by=None)
    no_rule = activity([call(TODAY)], by=SILENT)
    no_event = activity()
    assert [c.missing for c in (no_operator, no_rule, no_event)] == [
        Missing.OPERATOR,
        Missing.OPERATOR_RULE,
        Missing.LAST_ACTIVITY,
    ]
    for clock in (no_operator, no_rule, no_event):
        assert clock.state is ClockState.UNKNOWN
        assert (clock.due, clock.outcome, clock.candidates, clock.used) == (None, None, (), None)
        assert clock.days_left(TODAY) is None
    assert no_rule.since == TODAY


@pytest.mark.parametrize(
    ("silence", "basis"),
    [
        (fact(90), Basis.UNDATED_RULE),
        (fact(90, as_of="2015-12"), Basis.OLD_RULE),
        (fact(90, 90), Basis.SEVERAL_SOURCES),
        (fact(90, confidence=Confidence.HIGH), Basis.OPERATOR_PAGE),
        (Fact((sourced(90), sourced(90, None, Confidence.HIGH))), Basis.OPERATOR_PAGE),
        (fact(90, 120, confidence=Confidence.HIGH), Basis.DISPUTED),
    ],
)
def test_says_what_the_date_rests_on(silence: Fact[int], basis: Basis) -> None:
    clock = activity([call(TODAY)], by=operator("X", silence=silence, counts=YES_CALLS))
    assert clock.basis is basis


counting = st.builds(
    lambda on, kind: event(kind, on),
    st.integers(0, 900).map(lambda n: TODAY - timedelta(days=n)),
    st.sampled_from(PAID_ACTIONS),
)


@given(st.lists(counting, min_size=1), counting)
def test_one_more_counting_event_never_brings_the_day_nearer(
    events: list[Event], more: Event
) -> None:
    before, after = activity(events).due, activity([*events, more]).due
    assert before is not None
    assert after is not None
    assert after >= before


def test_sources_that_differ_give_the_cautious_answer() -> None:
    table: dict[tuple[Counts, ...], Counts] = {
        (): Counts.UNKNOWN,
        (Counts.YES,): Counts.YES,
        (Counts.YES, Counts.NO): Counts.NO,
        (Counts.YES, Counts.UNKNOWN): Counts.UNKNOWN,
        (Counts.YES, Counts.IF_COVERS_RENEWAL): Counts.IF_COVERS_RENEWAL,
    }
    for values, answer in table.items():
        by = replace(MTS, counts={EventKind.TOP_UP: fact(*values)})
        assert by.counting(EventKind.TOP_UP) is answer


@pytest.mark.parametrize(
    ("counts", "answer"),
    [
        ({EventKind.CALL: Counts.YES}, Counts.UNKNOWN),
        (dict.fromkeys((EventKind.CALL, EventKind.SMS, EventKind.DATA), Counts.YES), Counts.YES),
        ({EventKind.CALL: Counts.YES, EventKind.DATA: Counts.NO}, Counts.NO),
    ],
)
def test_a_forgotten_paid_action_counts_only_if_each_kind_does(
    counts: dict[EventKind, Counts], answer: Counts
) -> None:
    by = operator("X", silence=fact(90), counts=counts)
    assert by.counting(EventKind.PAID_ACTION) is answer
