"""Tests of which routes fit, which are recommended and why, and which prices can be relied on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simdesk.domain.answers import PRESSING_DAYS, About, Answers
from simdesk.domain.clock import ClockKind
from simdesk.domain.judgement import Caution, Judged, Obstacle, Reason
from simdesk.domain.line import Plan, SimKind
from simdesk.domain.means import Means
from simdesk.domain.operator import Counts
from simdesk.domain.question import Question
from simdesk.domain.route import Part, Phase, Reach, Risk, Route, SmsNeed, Step
from simdesk.domain.rule import Confidence, Fact
from simdesk.domain.settings import Place
from simdesk.domain.suitability import Choice, choose, is_doubtful

from .samples import fact

CARD = frozenset({Means.RUSSIAN_CARD})
CASH = frozenset({Means.CASH})
NONE: frozenset[Means] = frozenset()
PASSPORT = frozenset({Means.PASSPORT})
NUMBER = About("mts", top_up=Counts.YES)
PAY = Step("pay", Phase.PAY, "pay", parts=(Part.PAYMENT,))
ACT = Step("act", Phase.PAY, "act", parts=(Part.PAID_ACTION,))


def route(
    route_id: str,
    *,
    abroad: Reach = Reach.NO,
    needs: frozenset[Means] = CARD,
    risk: Risk = Risk.LOW,
    cost: Fact[str] | None = None,
    steps: tuple[Step, ...] = (PAY,),
) -> Route:
    """Return a route with what decides whether it fits."""
    return Route(
        id=route_id,
        title=route_id,
        text="",
        icon="phone",
        abroad=abroad,
        abroad_note="",
        cost=cost or Fact(),
        you_need="",
        needs=needs,
        risk=risk,
        risk_note="",
        minutes=None,
        proof=(),
        steps=steps,
        failures=(),
    )


APP = replace(route("app", abroad=Reach.DEPENDS, cost=fact("no fee")), sms=SmsNeed.MAY)
SHOP = route("shop", needs=CASH | PASSPORT)
TERMINAL = route("terminal", needs=frozenset({Means.CASH, Means.GOSUSLUGI}), risk=Risk.MEDIUM)
FRIEND = route("friend", abroad=Reach.YES, needs=frozenset({Means.HELPER}))
CALL = replace(route("call", needs=frozenset({Means.SIM_IN_HAND}), steps=(ACT,)), at_once=True)
ROAMING = replace(CALL, id="roaming", abroad=Reach.YES, only_abroad=True, risk=Risk.MEDIUM)
LOAN = replace(
    route("loan", abroad=Reach.UNKNOWN, needs=frozenset({Means.SIM_IN_HAND}), risk=Risk.HIGH),
    sms=SmsNeed.YES,
)
DEAD = replace(route("dead", needs=NONE), retired="gone")
DOUBTED = replace(route("doubted", needs=NONE), doubt="unknown", instead=("app",))
ALL = (TERMINAL, SHOP, DEAD, DOUBTED, APP, FRIEND)

NOTHING = Answers(
    Place.ABROAD, sim=False, sms=False, days_left=30, pay=NONE, helper=False, papers=NONE
)
AT_HOME = replace(NOTHING, place=Place.RUSSIA)


def ids(judged: tuple[Judged, ...]) -> list[str]:
    """Return the routes' ids."""
    return [j.route.id for j in judged]


def of(choice: Choice, route_id: str) -> Judged:
    """Return what was judged of a route."""
    return next(j for j in choice.suitable + choice.unsuitable if j.route.id == route_id)


def test_abroad_without_what_is_needed_each_route_says_everything_that_is_missing() -> None:
    choice = choose(ALL, answers=replace(NOTHING, pay=CARD), about=NUMBER)
    assert ids(choice.suitable) == ["app"]
    assert ids(choice.unsuitable) == ["friend", "shop", "terminal"]
    assert of(choice, "shop").obstacles == (Obstacle.ONLY_IN_RUSSIA, Obstacle.MEANS)
    assert of(choice, "shop").lacking == CASH | PASSPORT
    assert of(choice, "friend").obstacles == (Obstacle.MEANS,)


def test_a_route_that_may_fail_abroad_fits_but_is_not_recommended() -> None:
    for place, recommended in ((Place.ABROAD, None), (Place.RUSSIA, APP)):
        answers = replace(NOTHING, place=place, pay=CARD)
        assert choose([APP], answers=answers, about=NUMBER).recommended is recommended


def test_a_known_reach_comes_before_an_unknown_one_of_the_same_risk() -> None:
    choice = choose([APP, FRIEND], answers=replace(NOTHING, pay=CARD, helper=True), about=NUMBER)
    assert ids(choice.suitable) == ["friend", "app"]
    assert choice.recommended is FRIEND


def test_in_russia_low_risk_and_a_stated_cost_come_first() -> None:
    papers = frozenset({Means.PASSPORT, Means.GOSUSLUGI})
    answers = replace(AT_HOME, pay=CARD | CASH, papers=papers, sms=True)
    choice = choose([TERMINAL, SHOP, APP], answers=answers, about=NUMBER)
    assert ids(choice.suitable) == ["app", "shop", "terminal"]
    assert choice.recommended is APP
    assert Reason.ALL_AT_HAND in choice.suitable[0].reasons


def test_what_was_not_answered_excludes_nothing_and_recommends_nothing() -> None:
    choice = choose(ALL, answers=Answers(), about=NUMBER)
    assert set(ids(choice.suitable)) == {"app", "shop", "terminal", "friend"}
    assert choice.recommended is None
    shop = of(choice, "shop")
    assert shop.depends == (Question.PLACE, Question.PAY, Question.PAPERS)
    assert Reason.ALL_AT_HAND not in shop.reasons
    unsaid = replace(AT_HOME, helper=None)
    assert choose([FRIEND], answers=unsaid, about=NUMBER).recommended is None
    known = replace(AT_HOME, pay=CARD, helper=None)
    assert ids(choose(ALL, answers=known, about=NUMBER).suitable) == ["app", "friend"]


def test_the_route_that_failed_comes_last_and_is_not_recommended_again() -> None:
    answers = replace(AT_HOME, pay=CARD | CASH, papers=PASSPORT, sms=True)
    assert choose([APP, SHOP], answers=answers, about=NUMBER).recommended is APP
    choice = choose([APP, SHOP], answers=answers, about=NUMBER, failed="app")
    assert ids(choice.suitable) == ["shop", "app"]
    assert choice.recommended is SHOP
    alone = choose([APP, FRIEND], answers=answers, about=NUMBER, failed="app")
    assert alone.recommended is None
    assert ids(alone.suitable) == ["app"]
    assert [way.judged.route for way in alone.ways_out] == [FRIEND]


def test_a_route_of_another_operator_does_not_fit_and_is_no_way_out() -> None:
    own = replace(APP, only=("mts",))
    answers = replace(AT_HOME, pay=CARD)
    assert choose([own], answers=answers, about=NUMBER).suitable
    other = choose([own], answers=answers, about=About("t2"))
    assert other.unsuitable[0].obstacles == (Obstacle.OTHER_OPERATOR,)
    assert other.ways_out == ()


def test_one_of_several_things_is_enough() -> None:
    salon = replace(SHOP, needs=PASSPORT, needs_any=CARD | CASH)
    for pay, fits in ((CARD, True), (CASH, True), (NONE, False), (None, True)):
        answers = replace(AT_HOME, pay=pay, papers=PASSPORT)
        choice = choose([salon], answers=answers, about=NUMBER)
        assert bool(choice.suitable) is fits
        depends = choice.suitable[0].depends if fits else ()
        assert depends == ((Question.PAY,) if pay is None else ())
    assert choose([salon], answers=AT_HOME, about=NUMBER).unsuitable[0].one_of == CARD | CASH


def test_the_paid_action_goes_where_the_sim_is() -> None:
    for place, fits, barred in (
        (Place.RUSSIA, "call", Obstacle.ONLY_ABROAD),
        (Place.ABROAD, "roaming", Obstacle.ONLY_IN_RUSSIA),
    ):
        answers = replace(NOTHING, place=place, sim=True)
        choice = choose([CALL, ROAMING], answers=answers, about=NUMBER)
        assert ids(choice.suitable) == [fits]
        assert choice.unsuitable[0].obstacles == (barred,)


def test_a_sim_for_data_alone_makes_no_call() -> None:
    calls = replace(ROAMING, call_or_sms=("mts",))
    answers = replace(NOTHING, sim=True)
    data_sim = replace(NUMBER, sim_kind=SimKind.DATA_ONLY)
    barred = choose([calls], answers=answers, about=data_sim).unsuitable[0]
    assert barred.obstacles == (Obstacle.DATA_SIM,)
    assert choose([calls], answers=answers, about=NUMBER).suitable
    elsewhere = replace(data_sim, operator_id="yota")
    assert choose([calls], answers=answers, about=elsewhere).suitable


def test_a_code_by_sms_excludes_only_where_there_is_no_other_way() -> None:
    answers = replace(NOTHING, sim=True, pay=CARD)
    choice = choose([APP, LOAN], answers=answers, about=NUMBER)
    assert of(choice, "app").cautions == (Caution.CODE_MAY_NOT_COME,)
    assert of(choice, "loan").obstacles == (Obstacle.NO_SMS,)
    open_one = choose([APP, LOAN], answers=replace(answers, sms=None), about=NUMBER)
    assert of(open_one, "loan").depends == (Question.SMS,)
    assert of(open_one, "app").cautions == ()
    told = choose([FRIEND], answers=replace(answers, helper=True), about=NUMBER).suitable[0]
    assert told.reasons == (Reason.WORKS_FROM_ABROAD, Reason.ALL_AT_HAND, Reason.NO_CODE)


def test_where_few_days_are_left_what_works_at_once_comes_first() -> None:
    answers = replace(AT_HOME, sim=True, pay=CARD, sms=True)
    for days, first in (
        (None, "app"), (0, "call"), (3, "call"), (PRESSING_DAYS, "call"), (PRESSING_DAYS + 1, "app")
    ):  # fmt: skip
        told = replace(answers, days_left=days)
        choice = choose([CALL, APP], answers=told, about=NUMBER)
        assert choice.suitable[0].route.id == first, days
        quick = Reason.COUNTS_TODAY in of(choice, "call").reasons
        assert quick is (first == "call")


@pytest.mark.parametrize(
    ("about", "caution"),
    [
        (replace(NUMBER, threat=ClockKind.MONEY), Caution.MONEY_FIRST),
        (replace(NUMBER, plan=Plan.POSTPAID), Caution.BILL_STAYS),
    ],
)
def test_a_call_pays_nothing_in_where_money_is_what_is_short(
    about: About, caution: Caution
) -> None:
    answers = replace(AT_HOME, sim=True, days_left=2, helper=None)
    choice = choose([CALL, FRIEND], answers=answers, about=about)
    assert ids(choice.suitable) == ["friend", "call"]
    assert of(choice, "call").cautions == (caution,)
    alone = choose([CALL, APP], answers=answers, about=about)
    assert alone.recommended is None
    assert [way.judged.route for way in alone.ways_out] == [APP]


def test_what_is_made_for_a_plan_comes_before_its_like() -> None:
    debit = replace(APP, id="debit", plan=Plan.POSTPAID)
    answers = replace(AT_HOME, pay=CARD)
    for plan, first in ((Plan.POSTPAID, "debit"), (Plan.PREPAID, "app"), (Plan.UNKNOWN, "app")):
        choice = choose([debit, APP], answers=answers, about=replace(NUMBER, plan=plan))
        assert choice.suitable[0].route.id == first
        assert (Reason.BY_BILL in of(choice, "debit").reasons) is (first == "debit")
    paid = replace(NUMBER, plan=Plan.POSTPAID, bill_is_paid=True)
    told = of(choose([debit, APP], answers=answers, about=paid), "debit").reasons
    assert Reason.BILL_IS_PAID in told
    assert Reason.BY_BILL not in told


def test_a_balance_that_was_not_asked_for_is_not_called_at_hand() -> None:
    choice = choose([CALL], answers=replace(AT_HOME, sim=True), about=NUMBER)
    assert Reason.SIM_AT_HAND in of(choice, "call").reasons
    assert Reason.ALL_AT_HAND not in of(choice, "call").reasons


@pytest.mark.parametrize(
    ("top_up", "place", "follows"),
    [
        (Counts.YES, Place.RUSSIA, None),
        (Counts.NO, Place.RUSSIA, CALL),
        (Counts.UNKNOWN, Place.ABROAD, ROAMING),
        (Counts.IF_COVERS_RENEWAL, Place.RUSSIA, CALL),
    ],
)
def test_where_a_top_up_may_not_count_the_use_that_must_follow_is_named(
    top_up: Counts, place: Place, follows: Route | None
) -> None:
    answers = replace(NOTHING, place=place, pay=CARD)
    choice = choose([APP, CALL, ROAMING], answers=answers, about=replace(NUMBER, top_up=top_up))
    assert (choice.follow.route if choice.follow else None) is follows
    assert "app" in ids(choice.suitable)


def test_nothing_at_all_names_what_would_open_a_route_the_nearest_first() -> None:
    choice = choose((*ALL, ROAMING, LOAN), answers=NOTHING, about=NUMBER)
    assert choice.suitable == ()
    assert [(w.judged.route.id, w.means, w.place, w.sms) for w in choice.ways_out] == [
        ("friend", {Means.HELPER}, None, False),
        ("roaming", {Means.SIM_IN_HAND}, None, False),
        ("app", CARD, None, False),
    ]
    far = choose([SHOP], answers=NOTHING, about=NUMBER).ways_out[0]
    assert (far.means, far.place) == (CASH | PASSPORT, Place.RUSSIA)
    assert far.applied_to(NOTHING) == replace(AT_HOME, pay=CASH, papers=PASSPORT)
    code = choose([LOAN], answers=replace(NOTHING, sim=True), about=NUMBER).ways_out[0]
    assert (code.means, code.sms) == (NONE, True)
    assert code.applied_to(NOTHING).sms is True


def test_nothing_is_a_way_out_while_something_fits() -> None:
    choice = choose(ALL, answers=replace(NOTHING, helper=True), about=NUMBER)
    assert choice.ways_out == ()


def test_an_old_an_undated_and_a_weak_price_are_doubtful() -> None:
    good = {"confidence": Confidence.HIGH}
    assert is_doubtful(Fact())
    assert is_doubtful(fact("free", as_of="2013-07-03", **good))
    assert is_doubtful(fact("free", as_of=None, **good))
    assert is_doubtful(fact("free", as_of="2026-11", confidence=Confidence.LOW))
    assert not is_doubtful(fact("free", as_of="2025", **good))
