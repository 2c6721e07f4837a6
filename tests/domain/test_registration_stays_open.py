"""A top-up, credited and confirmed, hides no open question about the owner's data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.clock import ClockKind, ClockState
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.forecast import Standing, forecast
from simdesk.domain.line import HolderKind, Line
from simdesk.domain.operator import Operator, Rules
from tests.domain.samples import (
    TODAY,
    call,
    days,
    event,
    foresee,
    histories,
    line,
    lines,
    operators,
    reading,
    rub,
    top_up,
)

REGISTRATION = ClockKind.REGISTRATION
NOTICE, MISSING = EventKind.REGISTRATION_NOTICE, EventKind.REGISTRATION_MISSING
CONFIRMED = EventKind.REGISTRATION_CONFIRMED
ORDER = tuple(Standing)

RENEWED = [
    top_up(TODAY, rub(300), Evidence.CONFIRMED),
    reading(TODAY, rub(500)),
    call(TODAY),
]
"""All that a renewal can bring: paid, arrived, and the number used."""


def before(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


@pytest.mark.parametrize(
    ("holder", "events", "state", "standing"),
    [
        (HolderKind.FOREIGN, [], ClockState.NOT_CONFIRMED, Standing.UNKNOWN),
        (HolderKind.FOREIGN, [event(MISSING, before(5))], ClockState.SUSPENDED, Standing.SUSPENDED),
        (HolderKind.RUSSIAN, [event(NOTICE, before(3))], ClockState.NOTICE, Standing.ACT_NOW),
        (HolderKind.RUSSIAN, [event(NOTICE, before(20))], ClockState.SUSPENDED, Standing.SUSPENDED),
        (HolderKind.COMPANY, [event(MISSING, before(5))], ClockState.ACT_NOW, Standing.ACT_NOW),
    ],
)
def test_a_finished_renewal_leaves_it_open(
    holder: HolderKind, events: list[Event], state: ClockState, standing: Standing
) -> None:
    seen = foresee([*events, *RENEWED], of=line(holder_kind=holder))
    assert seen.clock(REGISTRATION).state is state
    assert seen.standing is standing
    assert seen.registration_open
    assert seen.registration_presses == (state is not ClockState.NOT_CONFIRMED)


@given(lines, operators, histories(), days)
def test_no_payment_and_no_use_moves_the_registration_clock(
    of: Line, by: Operator | None, events: list[Event], today: date
) -> None:
    more = [
        top_up(today, rub(300), Evidence.CONFIRMED),
        reading(today, rub(500)),
        call(today),
    ]
    without = foresee(events, by=by, of=of, today=today)
    with_it = foresee([*events, *more], by=by, of=of, today=today)
    assert with_it.clock(REGISTRATION) == without.clock(REGISTRATION)
    assert with_it.registration_open == without.registration_open
    if without.registration_presses:
        assert with_it.standing.pressing
        # As bad as the registration clock alone makes it, whatever was paid.
        alone = {
            ClockState.SUSPENDED: Standing.SUSPENDED,
            ClockState.NOTICE: Standing.ACT_NOW,
            ClockState.ACT_NOW: Standing.ACT_NOW,
        }[without.clock(REGISTRATION).state]
        assert ORDER.index(with_it.standing) <= ORDER.index(alone)


@given(st.sampled_from(HolderKind), st.integers(0, 30), st.integers(0, 30))
def test_only_a_confirmation_after_it_closes_a_notice(
    holder: HolderKind, noticed: int, confirmed: int
) -> None:
    events = [event(NOTICE, before(noticed)), event(CONFIRMED, before(confirmed))]
    seen = foresee([*events, *RENEWED], of=line(holder_kind=holder))
    if confirmed != noticed:  # on one day the hour decides, which these events do not have
        assert seen.registration_open == (confirmed > noticed)


def test_a_broken_law_file_is_no_question_to_the_owner() -> None:
    seen = forecast(line(), [], Rules(None, None), TODAY)
    assert not seen.registration_open
    assert not seen.registration_presses
