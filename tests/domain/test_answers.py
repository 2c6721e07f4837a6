"""Tests of what is known without asking, and of answers that are kept or left open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from simdesk.domain.answers import Answers, about, prefilled
from simdesk.domain.clock import Clock, ClockKind, ClockState, Outcome
from simdesk.domain.forecast import Forecast, Standing
from simdesk.domain.line import SimPlace
from simdesk.domain.means import Means
from simdesk.domain.question import ASKED, QUESTION_OF, Question
from simdesk.domain.settings import Place, Settings

from .samples import line

TODAY = date(2026, 11, 21)
ALL = frozenset(Question)


def clocks(*dated: Clock, reach: ClockState = ClockState.UNKNOWN) -> Forecast:
    """Return a forecast in which these clocks run."""
    return Forecast(TODAY, (*dated, Clock(ClockKind.REACH, reach)), Standing.ON_TRACK)


def runs_out(kind: ClockKind, days: int, outcome: Outcome = Outcome.FEE) -> Clock:
    """Return a clock that ends in some days."""
    return Clock(kind, ClockState.ON_TRACK, due=TODAY + timedelta(days=days), outcome=outcome)


def test_every_means_is_asked_for_once() -> None:
    assert set(QUESTION_OF) == set(Means)
    assert sum(len(means) for means in ASKED.values()) == len(Means)


def test_what_was_never_answered_is_open_and_an_empty_answer_is_one() -> None:
    nothing = prefilled(line(sim_place=SimPlace.UNKNOWN), clocks(), Settings())
    assert nothing == Answers(place=Place.ABROAD)
    settings = Settings(
        place=Place.RUSSIA,
        means=frozenset({Means.CASH, Means.SIM_IN_HAND}),
        answered=frozenset({Question.HELPER}),
    )
    told = prefilled(line(sim_place=SimPlace.UNKNOWN), clocks(), settings)
    assert told.pay == frozenset({Means.CASH})
    assert (told.sim, told.helper, told.papers) == (True, False, None)
    assert [told.has(m) for m in (Means.CASH, Means.RUSSIAN_CARD, Means.PASSPORT)] == [
        True, False, None,
    ]  # fmt: skip
    assert told.means() == settings.means
    assert told.answered() == {Question.PAY, Question.SIM, Question.HELPER}


@pytest.mark.parametrize(
    ("sim_place", "place", "reach", "sim", "sms"),
    [
        (SimPlace.UNKNOWN, Place.RUSSIA, ClockState.UNKNOWN, None, None),
        (SimPlace.RUSSIA, Place.RUSSIA, ClockState.REACHABLE, None, True),
        (SimPlace.RUSSIA, Place.ABROAD, ClockState.REACHABLE, False, False),
        (SimPlace.ABROAD, Place.ABROAD, ClockState.LIMITED, True, None),
        (SimPlace.ABROAD, Place.RUSSIA, ClockState.COOLING, True, False),
        (SimPlace.ELSEWHERE, Place.RUSSIA, ClockState.LIMITED, False, False),
    ],
)
def test_the_number_says_where_its_sim_is_and_whether_sms_come(
    sim_place: SimPlace, place: Place, reach: ClockState, sim: bool | None, sms: bool | None
) -> None:
    told = prefilled(line(sim_place=sim_place), clocks(reach=reach), Settings(place=place))
    assert (told.sim, told.sms) == (sim, sms)


def test_what_the_number_says_of_its_sim_stands_above_what_was_said_of_another() -> None:
    settings = Settings(means=frozenset({Means.SIM_IN_HAND}), answered=ALL)
    told = prefilled(line(sim_place=SimPlace.ELSEWHERE), clocks(), settings)
    assert told.sim is False


def test_days_are_those_of_the_first_clock_that_takes_something() -> None:
    recheck = runs_out(ClockKind.REGISTRATION, 2, Outcome.RECHECK)
    money = runs_out(ClockKind.MONEY, 5, Outcome.ZERO)
    first = clocks(recheck, money, runs_out(ClockKind.ACTIVITY, 9))
    assert prefilled(line(), first, Settings()).days_left == 5
    assert about(line(), None, first).threat is ClockKind.MONEY
    past = clocks(runs_out(ClockKind.ACTIVITY, -3))
    assert prefilled(line(), past, Settings()).days_left == 0
    at_zero = clocks(Clock(ClockKind.MONEY, ClockState.ZERO, since=TODAY))
    assert prefilled(line(), at_zero, Settings()).days_left == 0
    assert prefilled(line(), clocks(recheck), Settings()).days_left is None
    assert about(line(), None, clocks(recheck)).threat is None


def test_having_more_answers_only_what_it_is_about() -> None:
    before = Answers(place=Place.ABROAD, helper=False)
    after = before.having([Means.HELPER, Means.CASH])
    assert after == Answers(place=Place.ABROAD, helper=True, pay=frozenset({Means.CASH}))
    assert before.having([]) == before
