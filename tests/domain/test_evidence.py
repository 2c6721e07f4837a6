"""The evidence ladder: which event reaches which rung, and at which rung the operator looks."""

from __future__ import annotations

import pytest
from hypothesis import given

from simdesk.domain.clock import ClockKind
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.evidence import ladder
from simdesk.domain.line import Line
from simdesk.domain.operator import Counts, Operator
from tests.domain.samples import (
    BEELINE,
    LOSING,
    MTS,
    SILENT,
    T2,
    YOTA,
    call,
    event,
    foresee,
    histories,
    line,
    lines,
    operators,
    rub,
    top_up,
)

PAID, CREDITED, CONFIRMED = Evidence
DAY = "2026-11-18"
LATER = "2026-11-20"


def reached(events: list[Event], by: Operator | None, of: Line | None = None) -> list[bool]:
    return [rung.event is not None for rung in ladder(of or line(), events, by)]


def demanded(events: list[Event], by: Operator | None, of: Line | None = None) -> Evidence:
    (rung,) = [r for r in ladder(of or line(), events, by) if r.demanded]
    return rung.evidence


def test_nothing_happened() -> None:
    rungs = ladder(line(), [], MTS)
    assert [r.evidence for r in rungs] == list(Evidence)
    assert [r.event for r in rungs] == [None, None, None]
    assert [r.on for r in rungs] == [None, None, None]


@pytest.mark.parametrize("by", [None, MTS, T2, SILENT])
def test_each_rung_has_its_own_proof(by: Operator | None) -> None:
    assert reached([top_up(DAY, rub(100), PAID)], by) == [True, False, False]
    credited = top_up(DAY, rub(100), CREDITED)
    assert reached([credited], by) == [True, True, False]
    assert reached([credited, call(LATER)], by) == [True, True, True]
    assert reached([call(LATER)], by) == [False, False, True]
    assert demanded([credited], by) is CONFIRMED


def test_a_rung_shows_its_day() -> None:
    rungs = ladder(line(), [call(LATER), top_up(DAY, rub(100), CREDITED)], MTS)
    assert [str(r.on) for r in rungs] == [DAY, DAY, LATER]


def test_a_reading_or_a_note_reaches_nothing() -> None:
    others = set(EventKind) - {EventKind.TOP_UP, EventKind.ANSWERED_CALL}
    others -= {EventKind.CALL, EventKind.SMS, EventKind.DATA, EventKind.PAID_ACTION}
    for kind in others:
        assert reached([event(kind, DAY, balance=rub(5))], MTS) == [False, False, False]


def test_where_a_top_up_counts_the_second_rung_is_enough() -> None:
    assert demanded([], BEELINE) is CREDITED
    assert reached([top_up(DAY, rub(100), PAID)], BEELINE) == [True, False, False]
    assert reached([top_up(DAY, rub(100), CREDITED)], BEELINE) == [True, True, True]


@pytest.mark.parametrize(
    ("paid", "commission", "price", "covers"),
    [(500, 0, 500, True), (500, 15, 500, False), (499, 0, 500, False), (900, 0, None, False)],
)
def test_where_it_must_cover_a_renewal(
    paid: int, commission: int, price: int | None, covers: bool
) -> None:
    of = line(tariff_price=None if price is None else rub(price))
    happened = top_up(DAY, rub(paid), CREDITED, rub(commission))
    assert reached([happened], YOTA, of) == [True, True, covers]
    assert demanded([happened], YOTA, of) is (CREDITED if covers else CONFIRMED)


def test_the_second_top_up_may_be_the_one_that_covers() -> None:
    of = line(tariff_price=rub(500))
    both = [top_up(DAY, rub(100), CREDITED), top_up(LATER, rub(500), CREDITED)]
    rungs = ladder(of, both, YOTA)
    assert [str(r.on) for r in rungs] == [DAY, DAY, LATER]


def test_an_action_that_does_not_count_reaches_nothing() -> None:
    assert LOSING.counting(EventKind.SMS) is Counts.NO
    assert reached([event(EventKind.SMS, DAY)], LOSING) == [False, False, False]
    assert reached([event(EventKind.ANSWERED_CALL, DAY)], MTS) == [False, False, False]


def test_an_answered_call_reaches_the_top_where_it_counts() -> None:
    assert reached([event(EventKind.ANSWERED_CALL, DAY)], YOTA) == [False, False, True]


@given(lines, operators, histories())
def test_the_top_rung_is_never_reached_while_the_activity_clock_stands(
    of: Line, by: Operator | None, events: list[Event]
) -> None:
    rungs = ladder(of, events, by)
    assert [r.evidence for r in rungs] == list(Evidence)
    assert sum(r.demanded for r in rungs) == 1
    if by is None or not by.silence.known:
        return
    top = rungs[-1].event
    moved = foresee(events, by=by, of=of).clock(ClockKind.ACTIVITY).due is not None
    unknown = top is not None and by.counting(top.kind) is Counts.UNKNOWN
    assert unknown or (top is not None) == moved
