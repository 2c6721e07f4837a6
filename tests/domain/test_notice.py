"""Which notices matter: by place, holder, kind of SIM, plan, and what is still open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.line import HolderKind, Line, Plan, SimKind, SimPlace
from simdesk.domain.notice import CLOCKS, Notice, Status, Where, notices_for
from simdesk.domain.rule import Confidence, Sourced

SOURCE = Sourced("It is so.", "example.ru", "2025", date(2026, 11, 21), Confidence.MEDIUM)
NOTICE = Notice(
    id="n",
    title="Title",
    text="Text.",
    todo=("Do it.",),
    status=Status.IN_FORCE,
    since=None,
    where=frozenset({Where.REGISTRATION, Where.CASH}),
    sources=(SOURCE,),
)
LINE = Line("a", "+79161234567", datetime(2026, 11, 21, tzinfo=UTC))
STEPS = sorted(set(Where) - set(CLOCKS))


def matters(notice: Notice, where: Where, line: Line = LINE, *, open_: bool = True) -> bool:
    return notices_for([notice], line, [where], registration_open=open_) == (notice,)


def test_a_notice_stands_only_at_its_places() -> None:
    found = {where for where in Where if matters(NOTICE, where)}
    assert found == {Where.REGISTRATION, Where.CASH}
    assert notices_for([NOTICE], LINE, []) == ()
    assert notices_for([NOTICE], LINE, [Where.HOLDER, Where.CASH]) == (NOTICE,)


def test_the_order_of_the_file_is_kept_and_nothing_comes_twice() -> None:
    other = replace(NOTICE, id="m")
    both = notices_for([other, NOTICE], LINE, [Where.CASH, Where.REGISTRATION])
    assert [notice.id for notice in both] == ["m", "n"]


@given(st.sampled_from(HolderKind), st.sets(st.sampled_from(HolderKind)))
def test_holders_are_all_or_those_named(own: HolderKind, named: set[HolderKind]) -> None:
    notice = replace(NOTICE, holders=frozenset(named))
    line = replace(LINE, holder_kind=own)
    assert matters(notice, Where.CASH, line) is (not named or own in named)


@given(st.sampled_from(SimKind), st.sets(st.sampled_from(SimKind)))
def test_kinds_of_sim_are_all_or_those_named(own: SimKind, named: set[SimKind]) -> None:
    notice = replace(NOTICE, sim_kinds=frozenset(named))
    line = replace(LINE, sim_kind=own)
    assert matters(notice, Where.CASH, line) is (not named or own in named)


@given(st.sampled_from(Plan), st.sets(st.sampled_from(Plan)))
def test_plans_are_all_or_those_named(own: Plan, named: set[Plan]) -> None:
    notice = replace(NOTICE, plans=frozenset(named))
    assert matters(notice, Where.CASH, replace(LINE, plan=own)) is (not named or own in named)


def test_every_condition_must_hold() -> None:
    notice = replace(
        NOTICE, holders=frozenset({HolderKind.FOREIGN}), plans=frozenset({Plan.PREPAID})
    )
    foreign = replace(LINE, holder_kind=HolderKind.FOREIGN)
    assert not matters(notice, Where.CASH, foreign)
    assert matters(notice, Where.CASH, replace(foreign, plan=Plan.PREPAID))


def test_where_the_sim_is_matters_under_a_clock_but_not_in_a_step() -> None:
    notice = replace(NOTICE, sim_places=frozenset({SimPlace.ABROAD}))
    here = replace(LINE, sim_place=SimPlace.RUSSIA)
    assert not matters(notice, Where.REGISTRATION, here)
    assert matters(notice, Where.CASH, here)
    assert matters(notice, Where.REGISTRATION, replace(LINE, sim_place=SimPlace.ABROAD))


def test_what_is_settled_by_a_confirmation_is_not_told_after_it() -> None:
    notice = replace(NOTICE, until_confirmed=True)
    assert matters(notice, Where.REGISTRATION)
    assert not matters(notice, Where.REGISTRATION, open_=False)
    assert matters(notice, Where.CASH, open_=False)


def test_a_number_of_another_country_has_no_russian_notices() -> None:
    assert not matters(NOTICE, Where.CASH, replace(LINE, msisdn="+8613800138000"))
