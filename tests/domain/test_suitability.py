"""Tests of which routes fit, which are recommended, and which prices can be relied on."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.route import Means, Reach, Risk, Route
from simdesk.domain.rule import Confidence, Fact
from simdesk.domain.settings import Place
from simdesk.domain.suitability import choose, is_doubtful

from .samples import fact

CARD = frozenset({Means.RUSSIAN_CARD})
CASH = frozenset({Means.CASH, Means.PASSPORT})


def route(
    route_id: str,
    *,
    abroad: Reach = Reach.NO,
    needs: frozenset[Means] = CARD,
    risk: Risk = Risk.LOW,
    cost: Fact[str] | None = None,
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
        steps=(),
        failures=(),
    )


APP = route("app", abroad=Reach.DEPENDS, cost=fact("no fee"))
SHOP = route("shop", needs=CASH)
TERMINAL = route("terminal", needs=frozenset({Means.CASH, Means.GOSUSLUGI}), risk=Risk.MEDIUM)
FRIEND = route("friend", abroad=Reach.YES, needs=frozenset({Means.HELPER}))
DEAD = replace(route("dead", needs=frozenset()), retired="gone")
DOUBTED = replace(route("doubted", needs=frozenset()), doubt="unknown", instead=("app",))
ALL = (TERMINAL, SHOP, DEAD, DOUBTED, APP, FRIEND)


def test_abroad_without_what_is_needed_each_route_says_what_is_missing() -> None:
    choice = choose(ALL, place=Place.ABROAD, means=CARD, operator_id="mts")
    assert [j.route.id for j in choice.suitable] == ["app"]
    reasons = {j.route.id: (j.far, j.lacking) for j in choice.unsuitable}
    assert reasons == {
        "terminal": (True, frozenset({Means.CASH, Means.GOSUSLUGI})),
        "shop": (True, CASH),
        "friend": (False, frozenset({Means.HELPER})),
    }


def test_a_route_that_may_fail_abroad_fits_but_is_not_recommended() -> None:
    assert choose([APP], place=Place.ABROAD, means=CARD, operator_id="").recommended is None
    assert choose([APP], place=Place.RUSSIA, means=CARD, operator_id="").recommended is APP


def test_a_known_reach_comes_before_an_unknown_one_of_the_same_risk() -> None:
    means = CARD | {Means.HELPER}
    choice = choose([APP, FRIEND], place=Place.ABROAD, means=means, operator_id="")
    assert [j.route.id for j in choice.suitable] == ["friend", "app"]
    assert choice.recommended is FRIEND


def test_in_russia_low_risk_and_a_stated_cost_come_first() -> None:
    means = CARD | CASH | {Means.GOSUSLUGI}
    choice = choose([TERMINAL, SHOP, APP], place=Place.RUSSIA, means=means, operator_id="")
    assert [j.route.id for j in choice.suitable] == ["app", "shop", "terminal"]
    assert choice.recommended is APP


def test_means_not_stated_yet_judge_nothing_and_recommend_nothing() -> None:
    choice = choose(ALL, place=Place.RUSSIA, means=frozenset(), operator_id="")
    assert {j.route.id for j in choice.suitable} == {"app", "shop", "terminal", "friend"}
    assert choice.recommended is None


def test_the_route_that_failed_comes_last_and_is_not_recommended_again() -> None:
    means = CARD | CASH
    choice = choose([APP, SHOP], place=Place.RUSSIA, means=means, operator_id="", failed="app")
    assert [j.route.id for j in choice.suitable] == ["shop", "app"]
    assert choice.recommended is SHOP
    alone = choose([APP], place=Place.RUSSIA, means=means, operator_id="", failed="app")
    assert alone.recommended is None
    assert [j.route.id for j in alone.suitable] == ["app"]


def test_a_route_of_another_operator_does_not_fit() -> None:
    own = replace(APP, only=("mts",))
    assert choose([own], place=Place.RUSSIA, means=CARD, operator_id="mts").suitable
    judged = choose([own], place=Place.RUSSIA, means=CARD, operator_id="t2").unsuitable[0]
    assert judged.other_operator


@given(
    place=st.sampled_from(list(Place)),
    means=st.frozensets(st.sampled_from(list(Means))),
    failed=st.sampled_from(["", *(r.id for r in ALL)]),
)
def test_every_live_route_is_judged_once_and_the_recommended_one_is_first(
    place: Place, means: frozenset[Means], failed: str
) -> None:
    choice = choose(ALL, place=place, means=means, operator_id="", failed=failed)
    judged = [j.route.id for j in choice.suitable + choice.unsuitable]
    assert sorted(judged) == sorted(r.id for r in (TERMINAL, SHOP, APP, FRIEND))
    assert not any(j.suitable for j in choice.unsuitable)
    if choice.recommended is not None:
        assert choice.recommended is choice.suitable[0].route
        assert choice.recommended.risk is Risk.LOW
        assert choice.recommended.id != failed


def test_more_means_never_take_a_route_away() -> None:
    for few, many in combinations([CARD, CARD | CASH, CARD | CASH | {Means.HELPER}], 2):
        fits = [
            {j.route.id for j in choose(ALL, place=Place.ABROAD, means=m, operator_id="").suitable}
            for m in (few, many)
        ]
        assert fits[0] <= fits[1]


def test_an_old_an_undated_and_a_weak_price_are_doubtful() -> None:
    good = {"confidence": Confidence.HIGH}
    assert is_doubtful(Fact())
    assert is_doubtful(fact("free", as_of="2013-07-03", **good))
    assert is_doubtful(fact("free", as_of=None, **good))
    assert is_doubtful(fact("free", as_of="2026-11", confidence=Confidence.LOW))
    assert not is_doubtful(fact("free", as_of="2025", **good))
