"""The forecast: its order, its standing, what follows, and what no event may do to it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simdesk.domain.clock import ClockKind, ClockState, Outcome
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.forecast import Forecast, Standing
from simdesk.domain.line import HolderKind, Line
from simdesk.domain.money import Money
from simdesk.domain.operator import Operator
from tests.domain.samples import (
    BEELINE,
    LOSING,
    MTS,
    SILENT,
    T2,
    TODAY,
    YOTA,
    call,
    days,
    event,
    fact,
    foresee,
    histories,
    line,
    lines,
    operators,
    reading,
    rub,
    top_up,
)

ACTIVITY, MONEY, REGISTRATION, REACH = ClockKind
FOREIGN = line(holder_kind=HolderKind.FOREIGN)


def kinds(seen: Forecast) -> list[ClockKind]:
    return [clock.kind for clock in seen.clocks]


def ago(silent: int) -> Event:
    return call(TODAY - timedelta(days=silent))


# Examples worked out by hand.


def test_a_disputed_rule_a_balance_and_the_days_that_follow() -> None:
    seen = foresee([call("2026-09-05"), reading("2026-11-14", rub(147))])
    assert (seen.fee_on, seen.zero_on, seen.loss_on) == (
        date(2026, 12, 4),
        date(2027, 1, 17),
        None,
    )
    assert kinds(seen) == [ACTIVITY, MONEY, REGISTRATION, REACH]
    assert seen.standing is Standing.ACT_NOW
    assert seen.remind_on == date(2026, 11, 4)
    assert seen.earliest is seen.clock(ACTIVITY)


def test_the_whole_way_from_a_fee_to_a_loss() -> None:
    seen = foresee([call("2026-10-01"), reading("2026-11-01", rub(300))], by=T2)
    assert (seen.fee_on, seen.zero_on, seen.loss_on) == (
        date(2027, 1, 29),
        date(2027, 5, 9),
        date(2027, 11, 5),
    )
    assert seen.standing is Standing.ON_TRACK


def test_a_loss_without_a_fee() -> None:
    seen = foresee([call("2026-09-14"), reading("2026-11-14", rub(210))], by=YOTA)
    assert (seen.fee_on, seen.zero_on, seen.loss_on) == (None, None, date(2026, 12, 13))
    assert seen.standing is Standing.ACT_NOW


def test_nothing_known_has_no_earliest_clock() -> None:
    seen = foresee(by=None)
    assert (seen.earliest, seen.remind_on, seen.standing) == (None, None, Standing.UNKNOWN)
    assert kinds(seen) == [ACTIVITY, MONEY, REGISTRATION, REACH]


# Standing: the worst clock decides, wherever it is in the order.


@pytest.mark.parametrize(
    ("silent", "standing"),
    [
        (0, Standing.ON_TRACK),
        (44, Standing.ON_TRACK),
        (45, Standing.ACT_SOON),
        (60, Standing.ACT_NOW),
        (90, Standing.ACT_NOW),
        (91, Standing.FEE),
    ],
)
def test_standing_follows_the_silence(silent: int, standing: Standing) -> None:
    assert foresee([ago(silent)], by=BEELINE).standing is standing


CONFIRMED = EventKind.REGISTRATION_CONFIRMED
MISSING = EventKind.REGISTRATION_MISSING
NOTICE = EventKind.REGISTRATION_NOTICE


@pytest.mark.parametrize(
    ("events", "by", "of", "standing"),
    [
        ([ago(91)], YOTA, line(), Standing.LOST),
        ([ago(90)], YOTA, line(), Standing.ACT_NOW),
        ([ago(5), reading("2026-01-01", Money(0))], T2, line(), Standing.LOST),
        ([ago(5), reading(TODAY, Money(0))], T2, line(), Standing.FEE),
        ([ago(5), reading(TODAY, rub(-1))], MTS, line(), Standing.FEE),
        ([reading(TODAY, Money(0))], None, line(), Standing.FEE),
        ([ago(5), event(MISSING, TODAY)], T2, line(), Standing.ACT_NOW),
        ([ago(5), event(NOTICE, TODAY)], T2, line(), Standing.ACT_NOW),
        ([ago(5), event(MISSING, TODAY)], T2, FOREIGN, Standing.SUSPENDED),
        ([ago(91), event(MISSING, TODAY)], YOTA, FOREIGN, Standing.LOST),
        ([ago(91), event(MISSING, TODAY)], T2, FOREIGN, Standing.SUSPENDED),
        ([ago(70), event(CONFIRMED, "2026-06-01")], BEELINE, line(), Standing.ACT_NOW),
        ([ago(5)], T2, FOREIGN, Standing.UNKNOWN),
        ([ago(5), event(CONFIRMED, "2026-11-01")], T2, FOREIGN, Standing.ON_TRACK),
        ([ago(5)], T2, line(), Standing.ON_TRACK),
        ([event(CONFIRMED, "2026-11-01")], T2, line(), Standing.UNKNOWN),
        ([ago(5)], SILENT, line(), Standing.UNKNOWN),
        ([ago(5)], None, line(), Standing.UNKNOWN),
        ([ago(5), reading("2026-08-01", rub(500))], T2, line(), Standing.ON_TRACK),
        ([ago(80), reading("2026-10-20", rub(5))], T2, line(), Standing.ACT_SOON),
        ([ago(121), reading(TODAY, rub(500))], T2, line(), Standing.FEE),
    ],
)
def test_the_worst_clock_decides(
    events: list[Event], by: Operator | None, of: Line, standing: Standing
) -> None:
    assert foresee(events, by=by, of=of).standing is standing


def test_what_presses() -> None:
    calm = {Standing.UNKNOWN, Standing.ON_TRACK}
    assert {s for s in Standing if not s.pressing} == calm


# Order.


def test_a_look_at_the_data_does_not_hide_a_fee() -> None:
    recheck_first = [ago(70), event(CONFIRMED, "2026-06-01")]  # look on 28 Nov, a fee on 11 Dec
    assert kinds(foresee(recheck_first, by=BEELINE))[:2] == [ACTIVITY, REGISTRATION]
    calm = [ago(10), event(CONFIRMED, "2026-06-01")]
    assert kinds(foresee(calm, by=BEELINE))[:2] == [REGISTRATION, ACTIVITY]


def test_a_running_fee_gives_way_to_the_empty_balance() -> None:
    seen = foresee([call("2026-07-01"), reading("2026-11-14", rub(147))])
    assert kinds(seen)[:2] == [MONEY, ACTIVITY]
    assert seen.standing is Standing.FEE
    assert seen.remind_on == date(2026, 11, 28)


def test_a_fee_that_finds_nothing_gives_way_to_the_days_at_zero() -> None:
    seen = foresee([ago(5), reading(TODAY, Money(0))], by=T2)
    assert kinds(seen)[:2] == [MONEY, ACTIVITY]
    assert seen.standing is Standing.FEE


def test_a_running_fee_without_a_balance_stays_first() -> None:
    seen = foresee([call("2026-07-01")])
    assert seen.earliest is seen.clock(ACTIVITY)
    assert seen.remind_on is None


def test_a_zero_without_a_rule_is_first() -> None:
    seen = foresee([ago(5), reading("2026-11-02", Money(0))])
    assert kinds(seen)[:2] == [MONEY, ACTIVITY]
    assert seen.earliest is seen.clock(MONEY)


def test_on_the_last_day_the_reminder_still_counts_from_it() -> None:
    assert foresee([ago(90)]).remind_on == TODAY - timedelta(days=30)


def test_a_suspension_is_first_and_its_past_day_reminds_of_nothing() -> None:
    seen = foresee([ago(10), event(MISSING, TODAY)], of=FOREIGN)
    assert kinds(seen)[:2] == [REGISTRATION, ACTIVITY]
    due = seen.clock(ACTIVITY).due
    assert due is not None
    assert seen.remind_on == due - timedelta(days=30)


def test_ties_and_clocks_without_a_day_keep_their_order() -> None:
    tie = foresee([ago(75), event(NOTICE, TODAY)], by=BEELINE)
    assert tie.clock(ACTIVITY).due == tie.clock(REGISTRATION).due
    assert kinds(tie) == [ACTIVITY, REGISTRATION, MONEY, REACH]


# What follows.


def test_no_fee_eats_an_empty_balance() -> None:
    seen = foresee([ago(5), reading("2026-11-02", Money(0))], by=T2)
    assert (seen.fee_on, seen.zero_on, seen.loss_on) == (
        None,
        date(2026, 11, 2),
        date(2027, 5, 1),
    )


def test_a_balance_below_one_fee_is_empty_on_the_day_of_the_fee() -> None:
    seen = foresee([call("2026-10-01"), reading(TODAY, rub(2.99))], by=T2)
    assert seen.fee_on == seen.zero_on == date(2027, 1, 29)


def test_of_several_rules_for_the_days_at_zero_the_shortest_is_used() -> None:
    disputed = replace(T2, zero=fact(180, 90))
    ahead = foresee([call(TODAY), reading(TODAY, rub(300))], by=disputed)
    assert ahead.zero_on is not None
    assert ahead.loss_on == ahead.zero_on + timedelta(days=90)
    assert foresee([reading(TODAY, Money(0))], by=disputed).loss_on == TODAY + timedelta(days=90)


def test_an_empty_balance_after_the_loss_says_nothing_more() -> None:
    known = [ago(90), reading(TODAY, Money(0))]
    on_the_day, after = (foresee([*k], by=LOSING) for k in (known, [ago(91), known[1]]))
    assert (on_the_day.zero_on, on_the_day.loss_on) == (TODAY, TODAY)
    assert (after.zero_on, after.loss_on) == (None, TODAY - timedelta(days=1))


def test_the_earlier_of_two_losses_is_the_loss() -> None:
    known = [ago(80), reading(TODAY, Money(0))]
    assert foresee(known, by=LOSING).loss_on == TODAY + timedelta(days=10)
    known = [ago(1), reading(TODAY, Money(0))]
    assert foresee(known, by=LOSING).loss_on == TODAY + timedelta(days=60)


# Properties.


@given(lines, operators, histories(), st.randoms())
def test_the_order_of_events_does_not_matter(
    of: Line, by: Operator | None, events: list[Event], dice: random.Random
) -> None:
    shuffled = list(events)
    dice.shuffle(shuffled)
    assert foresee(shuffled, by=by, of=of) == foresee(events, by=by, of=of)


future = st.integers(1, 2000).map(lambda n: TODAY + timedelta(days=n))


@given(lines, operators, histories(), histories(on=future))
def test_the_future_changes_nothing(
    of: Line, by: Operator | None, events: list[Event], later: list[Event]
) -> None:
    assert foresee([*later, *events], by=by, of=of) == foresee(events, by=by, of=of)


@given(lines, operators, histories(), st.integers(0, 900), st.integers(0, 100_000))
def test_money_that_only_left_moves_nothing(
    of: Line, by: Operator | None, events: list[Event], days_ago: int, kopeks: int
) -> None:
    paid = top_up(TODAY - timedelta(days=days_ago), Money(kopeks), Evidence.PAID)
    assert foresee([*events, paid], by=by, of=of) == foresee(events, by=by, of=of)


@given(histories(), st.integers(1, 100_000), st.integers(1, 100_000))
def test_a_credited_top_up_below_the_price_moves_no_activity(
    events: list[Event], price: int, below: int
) -> None:
    assume(below < price)
    of = line(tariff_price=Money(price))
    small = top_up(TODAY, Money(below), Evidence.CREDITED)
    before, after = (foresee(e, by=YOTA, of=of) for e in (events, [*events, small]))
    assert after.clock(ACTIVITY) == before.clock(ACTIVITY)


@given(lines, operators, histories(), days)
def test_every_forecast_holds_together(
    of: Line, by: Operator | None, events: list[Event], today: date
) -> None:
    seen = foresee(events, by=by, of=of, today=today)
    assert sorted(kinds(seen)) == sorted(ClockKind)
    dated = [c.due is not None or c.state is ClockState.ZERO for c in seen.clocks]
    assert dated == sorted(dated, reverse=True)
    assert (seen.earliest is seen.clocks[0]) == dated[0]
    course = [day for day in (seen.fee_on, seen.zero_on, seen.loss_on) if day is not None]
    assert course == sorted(course)
    reach = seen.clock(REACH)
    assert (reach.due, reach.outcome) == (None, None)
    for clock in seen.clocks:
        used = [c for c in clock.candidates if c.used]
        if clock.due is None:
            assert clock.outcome is None
            assert clock.kind is REACH or not clock.candidates
        else:
            assert clock.outcome is not None
            assert [c.due for c in used] == [clock.due]
            assert clock.due == min(c.due for c in clock.candidates)
            assert clock.missing is None
        if clock.state is ClockState.UNKNOWN:
            assert clock.missing is not None
            assert clock.due is None
        if clock.arithmetic is not None:
            assert clock.due == clock.arithmetic.start + timedelta(days=clock.arithmetic.days)
            if clock.arithmetic.balance is not None and clock.arithmetic.fee is not None:
                fee, whole = clock.arithmetic.fee.kopeks, clock.arithmetic.balance.kopeks
                assert clock.arithmetic.days == whole // fee


@given(lines, operators, histories(), days)
def test_dates_come_in_order_but_for_what_gives_way(
    of: Line, by: Operator | None, events: list[Event], today: date
) -> None:
    seen = foresee(events, by=by, of=of, today=today)
    dated = [c for c in seen.clocks if c.due is not None or c.state is ClockState.ZERO]
    fee_is_past = (
        seen.clock(ACTIVITY).outcome is Outcome.FEE
        and seen.clock(MONEY) in dated
        and (seen.fee_on is None or seen.fee_on < today)
    )
    behind = [
        (c.kind is ACTIVITY and fee_is_past)
        or (c.outcome is Outcome.RECHECK and seen.standing.pressing)
        for c in dated
    ]
    shown = [(late, c.due or c.since) for late, c in zip(behind, dated, strict=True)]
    assert shown == sorted(shown, key=lambda entry: (entry[0], entry[1] or date.min))


@given(lines, operators, histories(), days)
def test_nothing_that_presses_is_called_on_track(
    of: Line, by: Operator | None, events: list[Event], today: date
) -> None:
    seen = foresee(events, by=by, of=of, today=today)
    urgent = {
        ClockState.ACT_SOON,
        ClockState.ACT_NOW,
        ClockState.OVERDUE,
        ClockState.FEE_RUNNING,
        ClockState.ZERO,
        ClockState.NOTICE,
        ClockState.SUSPENDED,
    }
    if any(clock.state in urgent for clock in seen.clocks):
        assert seen.standing.pressing
    soon = [c for c in seen.clocks if c.due is not None and c.outcome is not Outcome.RECHECK]
    if any(c.due is not None and (c.due - today).days <= 45 for c in soon):
        assert seen.standing.pressing
    if seen.standing is Standing.ON_TRACK:
        assert seen.clock(ACTIVITY).due is not None


@given(lines, operators, histories(), st.integers(0, 60))
def test_waiting_alone_never_gives_more_time(
    of: Line, by: Operator | None, events: list[Event], waited: int
) -> None:
    now = foresee(events, by=by, of=of)
    then = foresee(events, by=by, of=of, today=TODAY + timedelta(days=waited))
    assert then.clock(ACTIVITY).due == now.clock(ACTIVITY).due
    assert (then.fee_on, then.zero_on, then.loss_on) == (now.fee_on, now.zero_on, now.loss_on)
