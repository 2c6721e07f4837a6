"""The reach clock: what gets through, and that it never counts down to a loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from simdesk.domain.clock import Basis, ClockState, Missing
from simdesk.domain.event import EventKind
from simdesk.domain.line import SimPlace
from tests.domain.samples import LAW, TODAY, event, fact, line, reach


@pytest.mark.parametrize(
    ("place", "state"),
    [
        (SimPlace.UNKNOWN, ClockState.UNKNOWN),
        (SimPlace.RUSSIA, ClockState.REACHABLE),
        (SimPlace.ABROAD, ClockState.LIMITED),
        (SimPlace.ELSEWHERE, ClockState.LIMITED),
    ],
)
def test_the_place_decides(place: SimPlace, state: ClockState) -> None:
    clock = reach(of=line(sim_place=place))
    assert clock.state is state
    assert clock.due is None
    assert (clock.missing is Missing.SIM_PLACE) == (place is SimPlace.UNKNOWN)


def test_abroad_the_rule_for_the_return_is_shown() -> None:
    clock = reach(of=line(sim_place=SimPlace.ABROAD))
    assert clock.basis is Basis.OPERATOR_PAGE
    assert clock.used is not None
    assert clock.used.value == 24
    assert reach(of=line(sim_place=SimPlace.ELSEWHERE)).candidates == ()


@pytest.mark.parametrize("place", list(SimPlace))
@pytest.mark.parametrize(("days_ago", "cooling"), [(0, True), (1, True), (2, False)])
def test_a_return_cools_for_a_day(place: SimPlace, days_ago: int, cooling: bool) -> None:
    returned = TODAY - timedelta(days=days_ago)
    clock = reach([event(EventKind.RETURNED, returned)], of=line(sim_place=place))
    assert (clock.state is ClockState.COOLING) == cooling
    assert clock.due is None
    if cooling:
        assert clock.since == returned
        assert [(c.due, c.used) for c in clock.candidates] == [(returned + timedelta(days=1), True)]


def test_of_differing_sources_the_longer_cooling_is_used() -> None:
    law = replace(LAW, cooling=fact(24, 72))
    returned = event(EventKind.RETURNED, TODAY - timedelta(days=3))
    assert reach([returned], law=law).state is ClockState.COOLING


def test_the_last_return_decides() -> None:
    returns = [event(EventKind.RETURNED, day) for day in ("2026-11-20", "2026-10-01")]
    assert reach(returns).since == date(2026, 11, 20)
