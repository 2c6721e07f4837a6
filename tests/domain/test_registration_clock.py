"""The registration clock: notices, foreign contracts and when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.clock import Basis, ClockState, Missing, Outcome
from simdesk.domain.event import Event, EventKind
from simdesk.domain.line import HolderKind
from tests.domain.samples import LAW, TODAY, event, fact, line, past_days, registration

CONFIRMED = EventKind.REGISTRATION_CONFIRMED
MISSING = EventKind.REGISTRATION_MISSING
NOTICE = EventKind.REGISTRATION_NOTICE

RUSSIAN = line(holder_kind=HolderKind.RUSSIAN)
FOREIGN = line(holder_kind=HolderKind.FOREIGN)
COMPANY = line(holder_kind=HolderKind.COMPANY)
NOBODY = line(holder_kind=HolderKind.UNKNOWN)


@pytest.mark.parametrize("holder", [RUSSIAN, FOREIGN, COMPANY])
def test_nothing_heard_is_not_confirmed(holder: object) -> None:
    clock = registration(of=holder)
    assert (clock.state, clock.missing, clock.due) == (
        ClockState.NOT_CONFIRMED,
        Missing.REGISTRATION,
        None,
    )


def test_an_unknown_holder_is_unknown() -> None:
    clock = registration(of=NOBODY)
    assert (clock.state, clock.missing, clock.due) == (ClockState.UNKNOWN, Missing.HOLDER, None)


@pytest.mark.parametrize("holder", [RUSSIAN, FOREIGN, COMPANY, NOBODY])
def test_confirmed_data_are_looked_at_again(holder: object) -> None:
    clock = registration([event(CONFIRMED, "2026-11-02")], of=holder)
    assert (clock.state, clock.due) == (ClockState.ON_TRACK, date(2027, 5, 1))
    assert (clock.outcome, clock.basis) == (Outcome.RECHECK, Basis.OWNER_CONFIRMED)
    assert clock.arithmetic is not None
    assert clock.arithmetic.days == 180


@pytest.mark.parametrize(
    ("days_ago", "state"), [(180, ClockState.ON_TRACK), (181, ClockState.NOT_CONFIRMED)]
)
def test_the_day_to_look_again_passes(days_ago: int, state: ClockState) -> None:
    confirmed = event(CONFIRMED, TODAY - timedelta(days=days_ago))
    clock = registration([confirmed])
    assert clock.state is state
    if state is ClockState.NOT_CONFIRMED:
        assert (clock.due, clock.missing) == (None, Missing.REGISTRATION)
        assert clock.since == confirmed.on


@pytest.mark.parametrize(
    ("on", "holds"), [("2024-12-31", False), ("2025-01-01", True), ("2020-01-01", False)]
)
def test_a_foreign_confirmation_counts_from_2025(on: str, holds: bool) -> None:
    today = date.fromisoformat(on) + timedelta(days=10)
    foreign = registration([event(CONFIRMED, on)], of=FOREIGN, today=today)
    russian = registration([event(CONFIRMED, on)], of=RUSSIAN, today=today)
    assert (foreign.state is ClockState.ON_TRACK) == holds
    assert russian.state is ClockState.ON_TRACK


def test_an_old_foreign_confirmation_does_not_settle_a_notice() -> None:
    known = [event(NOTICE, "2024-11-01"), event(CONFIRMED, "2024-11-05")]
    assert registration(known, of=FOREIGN, today="2024-11-10").state is ClockState.NOTICE
    assert registration(known, of=RUSSIAN, today="2024-11-10").state is ClockState.ON_TRACK


@pytest.mark.parametrize(
    ("days_ago", "state"),
    [(0, ClockState.NOTICE), (15, ClockState.NOTICE), (16, ClockState.SUSPENDED)],
)
@pytest.mark.parametrize("holder", [RUSSIAN, FOREIGN, COMPANY, NOBODY])
def test_a_notice_gives_days(holder: object, days_ago: int, state: ClockState) -> None:
    noticed = TODAY - timedelta(days=days_ago)
    clock = registration([event(NOTICE, noticed)], of=holder)
    assert (clock.state, clock.due) == (state, noticed + timedelta(days=15))
    assert (clock.outcome, clock.since) == (Outcome.SUSPENSION, noticed)


def test_a_second_notice_gives_no_new_term() -> None:
    known = [event(NOTICE, "2026-11-10"), event(NOTICE, "2026-11-20")]
    assert registration(known).due == date(2026, 11, 25)


def test_a_confirmation_settles_a_notice_and_the_next_counts_from_its_own_day() -> None:
    known = [
        event(NOTICE, "2026-11-01"),
        event(CONFIRMED, "2026-11-05"),
        event(NOTICE, "2026-11-20"),
    ]
    assert registration(known[:2]).state is ClockState.ON_TRACK
    assert registration(known).due == date(2026, 12, 5)


@pytest.mark.parametrize("holder", [RUSSIAN, COMPANY, NOBODY])
def test_data_known_to_be_wrong_have_no_day(holder: object) -> None:
    clock = registration([event(MISSING, "2026-11-20")], of=holder)
    assert (clock.state, clock.due, clock.missing) == (
        ClockState.ACT_NOW,
        None,
        Missing.REGISTRATION,
    )


def test_answering_no_does_not_hide_the_day_of_a_notice() -> None:
    known = [event(NOTICE, "2026-11-15"), event(MISSING, "2026-11-18")]
    clock = registration(known)
    assert (clock.state, clock.due) == (ClockState.NOTICE, date(2026, 11, 30))


@pytest.mark.parametrize(
    ("today", "state"),
    [("2025-06-30", ClockState.ACT_NOW), ("2025-07-01", ClockState.SUSPENDED)],
)
def test_a_foreign_contract_that_was_not_confirmed(today: str, state: ClockState) -> None:
    clock = registration([event(MISSING, "2025-03-01")], of=FOREIGN, today=today)
    assert (clock.state, clock.due) == (state, date(2025, 7, 1))
    assert (clock.outcome, clock.basis) == (Outcome.SUSPENSION, Basis.SEVERAL_SOURCES)
    assert [c.used for c in clock.candidates] == [True, False]


def test_a_notice_does_not_hide_that_a_foreign_contract_may_be_suspended() -> None:
    known = [event(MISSING, "2026-11-01"), event(NOTICE, "2026-11-20")]
    assert registration(known, of=FOREIGN).state is ClockState.SUSPENDED


def test_of_differing_sources_the_earlier_day_is_used() -> None:
    law = replace(
        LAW,
        notice=fact(30, 15),
        recheck=fact(365, 180),
        foreign_cutoff=fact(date(2025, 11, 1), date(2025, 7, 1)),
    )
    for kind, due in (
        (NOTICE, TODAY + timedelta(days=15)),
        (CONFIRMED, TODAY + timedelta(days=180)),
        (MISSING, date(2025, 7, 1)),
    ):
        clock = registration([event(kind, TODAY)], of=FOREIGN, law=law)
        assert clock.due == due
        assert [c.used for c in clock.candidates] == [True, False]


bad_news = st.builds(event, st.sampled_from((MISSING, NOTICE)), past_days)
news = st.builds(event, st.sampled_from((CONFIRMED, MISSING, NOTICE)), past_days)


@given(st.sampled_from(HolderKind), st.lists(news), bad_news)
def test_bad_news_never_gives_more_time(
    holder: HolderKind, events: list[Event], more: Event
) -> None:
    owner = line(holder_kind=holder)
    before = registration(events, of=owner)
    after = registration([*events, more], of=owner)
    if before.due is not None and before.outcome is Outcome.SUSPENSION:
        assert after.due is not None
        assert after.due <= before.due
