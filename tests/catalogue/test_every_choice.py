"""Every combination of answers on the real routes: never a dead end, never an excluded route."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.answers import PRESSING_DAYS, About, Answers
from simdesk.domain.clock import ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.judgement import Caution, Judged, Obstacle
from simdesk.domain.line import Plan, SimKind
from simdesk.domain.means import Means
from simdesk.domain.operator import Counts
from simdesk.domain.route import Reach, Risk, Route, SmsNeed
from simdesk.domain.settings import Place
from simdesk.domain.suitability import MOST_WAYS_OUT, Choice, choose

YES_NO_OPEN = (None, False, True)
PAY = (Means.RUSSIAN_CARD, Means.CASH, Means.OTHER_SIM)
PAPERS = (Means.PASSPORT, Means.GOSUSLUGI)
DAYS = (None, PRESSING_DAYS, PRESSING_DAYS + 1)


def sets_of(means: tuple[Means, ...]) -> list[frozenset[Means] | None]:
    """Return every answer to a question of which several things may be chosen."""
    sizes = range(len(means) + 1)
    return [None, *map(frozenset, chain.from_iterable(combinations(means, n) for n in sizes))]


ANSWERS = tuple(
    Answers(place, sim, sms, days, pay, helper, papers)
    for place, sim, sms, days, pay, helper, papers in product(
        (None, *Place),
        YES_NO_OPEN,
        YES_NO_OPEN,
        DAYS,
        sets_of(PAY),
        YES_NO_OPEN,
        sets_of(PAPERS),
    )
)


def numbers(catalogue: Catalogue) -> list[About]:
    """Return numbers of every operator, paid before and after.

    A choice knows of an operator only which routes name it and whether its top-ups count: of those
    that are the same in this, and of none at all, one stands for all.
    """
    kinds: dict[object, str] = {}
    for operator_id in ("", *(operator.id for operator in catalogue.operators)):
        named = tuple(
            (operator_id in r.only, operator_id in r.call_or_sms) for r in catalogue.routes
        )
        kinds.setdefault((named, top_up(catalogue, operator_id)), operator_id)
    assert set(kinds.values()) >= {"", "beeline", "t2", "yota"}
    return [
        About(operator_id, plan, top_up=top_up(catalogue, operator_id))
        for operator_id, plan in product(kinds.values(), (Plan.PREPAID, Plan.POSTPAID))
    ]


def top_up(catalogue: Catalogue, operator_id: str) -> Counts:
    """Return whether a top-up alone counts at an operator."""
    operator = catalogue.operator(operator_id)
    return operator.counting(EventKind.TOP_UP) if operator else Counts.UNKNOWN


@pytest.fixture(scope="module")
def routes(catalogue: Catalogue) -> tuple[Route, ...]:
    """The routes that renew, and those that nobody must be sent to."""
    return (*catalogue.routes, *catalogue.retired, *catalogue.doubted)


def excluded(route: Route, answers: Answers, about: About) -> bool:
    """Tell by the file of a route alone whether the answers exclude it; unsaid never does."""
    held = {means: answers.has(means) for means in (*route.needs, *route.needs_any)}
    return (
        (bool(route.only) and about.operator_id not in route.only)
        or (route.abroad is Reach.NO and answers.place is Place.ABROAD)
        or (route.only_abroad and answers.place is Place.RUSSIA)
        or any(held[means] is False for means in route.needs)
        or (bool(route.needs_any) and all(held[m] is False for m in route.needs_any))
        or (route.sms is SmsNeed.YES and answers.sms is False)
        or (about.sim_kind is SimKind.DATA_ONLY and about.operator_id in route.call_or_sms)
    )


def unsaid(route: Route, answers: Answers) -> bool:
    """Tell by the file of a route alone whether it hangs on something not answered."""
    return (
        any(answers.has(means) is None for means in route.needs)
        or (
            bool(route.needs_any)
            and not any(answers.has(means) for means in route.needs_any)
            and any(answers.has(means) is None for means in route.needs_any)
        )
        or (answers.place is None and (route.only_abroad or route.abroad is Reach.NO))
        or (route.sms is SmsNeed.YES and answers.sms is None)
    )


def check(choice: Choice, answers: Answers, about: About, count: int, failed: str = "") -> None:
    """Check what holds of every choice."""
    fitting = [j.route for j in choice.suitable]
    barred = [j.route for j in choice.unsuitable]
    assert len(fitting) + len(barred) == count
    assert all(route.live for route in fitting + barred)
    assert not any(excluded(route, answers, about) for route in fitting)
    assert all(excluded(route, answers, about) for route in barred)
    assert all(j.obstacles for j in choice.unsuitable)
    assert [bool(j.depends) for j in choice.suitable] == [unsaid(r, answers) for r in fitting]
    others = [route for route in fitting if route.id != failed]
    assert others or choice.ways_out
    assert len(choice.ways_out) <= MOST_WAYS_OUT
    if failed in {route.id for route in fitting}:
        assert fitting[-1].id == failed
    best = choice.recommended
    if best is not None:
        assert best is fitting[0]
        assert best.id != failed
        assert best.risk is Risk.LOW
        assert not unsaid(best, answers)
        assert answers.place is Place.RUSSIA or (
            answers.place is Place.ABROAD and best.abroad is Reach.YES
        )
        assert choice.suitable[0].helps
    if answers.pressing:
        check_speed(choice.suitable, failed)


def check_speed(suitable: tuple[Judged, ...], failed: str) -> None:
    """Where few days are left, what nobody knows the speed of must not stand before what works."""
    quick = [
        j
        for j in suitable
        if j.route.at_once and not j.depends and j.helps and j.route.id != failed
    ]
    if quick:
        assert suitable[0].route.at_once


def test_every_combination_of_answers_for_every_operator_and_plan(
    catalogue: Catalogue, routes: tuple[Route, ...]
) -> None:
    count = len(catalogue.routes)
    seen = 0
    for about, answers in product(numbers(catalogue), ANSWERS):
        choice = choose(routes, answers=answers, about=about)
        check(choice, answers, about, count)
        seen += 1
    assert seen >= 10 * 10_935


def test_each_way_out_opens_its_route(catalogue: Catalogue) -> None:
    shown = 0
    for about, answers in product(numbers(catalogue), ANSWERS):
        if answers.days_left is not None:
            continue
        for way in choose(catalogue.routes, answers=answers, about=about).ways_out:
            shown += 1
            better = way.applied_to(answers)
            assert better != answers
            opened = choose(catalogue.routes, answers=better, about=about)
            assert way.judged.route in [j.route for j in opened.suitable]
    assert shown > 1000


def test_a_number_of_another_country_is_sent_no_russian_way(
    catalogue: Catalogue, routes: tuple[Route, ...]
) -> None:
    about = About(plan=Plan.PREPAID, abroad=True)
    anywhere = {route.id for route in catalogue.routes if route.anywhere}
    assert anywhere == {"paid_action", "paid_action_roaming"}
    for answers in ANSWERS:
        choice = choose(routes, answers=answers, about=about)
        assert {j.route.id for j in choice.suitable} <= anywhere
        assert {way.judged.route.id for way in choice.ways_out} <= anywhere
        assert choice.suitable or choice.ways_out


@pytest.mark.parametrize("operator_id", ["mts", "yota"])
def test_a_data_sim_and_a_number_whose_money_runs_out_first(
    catalogue: Catalogue, routes: tuple[Route, ...], operator_id: str
) -> None:
    about = About(operator_id, Plan.PREPAID, SimKind.DATA_ONLY, threat=ClockKind.MONEY)
    for answers in ANSWERS:
        choice = choose(routes, answers=answers, about=about)
        check(choice, answers, about, len(catalogue.routes))
        told = {j.route.id: j.cautions for j in choice.suitable}
        if "paid_action" in told:
            assert Caution.MONEY_FIRST in told["paid_action"]
        if choice.suitable and not choice.suitable[0].helps:
            assert choice.ways_out or answers.place is None
        barred = {j.route.id: j.obstacles for j in choice.unsuitable}
        by_data = Obstacle.DATA_SIM not in barred.get("paid_action_roaming", ())
        assert by_data == (operator_id == "yota")


def test_the_route_that_failed_is_never_the_way_on(
    catalogue: Catalogue, routes: tuple[Route, ...]
) -> None:
    about = About("mts", Plan.PREPAID)
    some = [a for a in ANSWERS if a.days_left is None and a.sms is not True]
    for failed, answers in product([route.id for route in catalogue.routes], some):
        choice = choose(routes, answers=answers, about=about, failed=failed)
        check(choice, answers, about, len(catalogue.routes), failed)
        assert failed not in {way.judged.route.id for way in choice.ways_out}


def test_the_order_depends_on_nothing_but_the_answers(
    catalogue: Catalogue, routes: tuple[Route, ...]
) -> None:
    about = About("t2", Plan.POSTPAID)
    for answers in ANSWERS[::7]:
        here = choose(routes, answers=answers, about=about)
        there = choose(tuple(reversed(routes)), answers=answers, about=about)
        assert here == there
