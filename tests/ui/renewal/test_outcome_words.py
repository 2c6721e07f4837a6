"""When to look again, and how a clock's move is said."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.clock import Clock, ClockKind, ClockState
from simdesk.domain.forecast import Forecast, Standing
from simdesk.i18n.language import use_language
from simdesk.services.runs import RunOutcome
from simdesk.ui.steps.outcome_words import look_again_on, moved, worth_showing
from tests.samples import TODAY

DAYS = st.none() | st.integers(-400, 400).map(lambda n: TODAY + timedelta(days=n))


def outcome(dues: list[date | None]) -> RunOutcome:
    """Return an outcome whose clocks run out on these days."""
    clocks = tuple(
        Clock(kind, ClockState.ON_TRACK, due=due) for kind, due in zip(ClockKind, dues, strict=True)
    )
    forecast = Forecast(TODAY, clocks, Standing.ON_TRACK)
    return RunOutcome((), forecast, forecast)


@given(st.lists(DAYS, min_size=4, max_size=4))
def test_we_look_again_soon_but_never_today_and_before_any_date_that_leaves_room(
    dues: list[date | None],
) -> None:
    again = look_again_on(outcome(dues))
    assert TODAY < again <= TODAY + timedelta(days=3)
    for due in dues:
        if due is not None and due > TODAY + timedelta(days=1):
            assert again < due


def test_three_days_without_a_date_in_the_way() -> None:
    assert look_again_on(outcome([None] * 4)) == TODAY + timedelta(days=3)
    near = TODAY + timedelta(days=3)
    assert look_again_on(outcome([near, None, None, None])) == TODAY + timedelta(days=2)


def test_moves_are_said_by_the_dates_alone() -> None:
    use_language("en", Path())

    def clock(days: int | None, kind: ClockKind = ClockKind.MONEY) -> Clock:
        due = None if days is None else TODAY + timedelta(days=days)
        return Clock(kind, ClockState.ON_TRACK, due=due)

    assert moved(clock(5), clock(5)) == "unchanged"
    assert moved(clock(None), clock(None)) == "unchanged"
    assert moved(clock(5), clock(9)) == "later"
    assert moved(clock(9), clock(5)) == "earlier"
    assert moved(clock(None), clock(5)) == "now known"
    assert moved(clock(5), clock(None)) == "no date any more"
    reach = ClockKind.REACH
    assert worth_showing(clock(5), clock(5))
    assert not worth_showing(clock(5, reach), clock(5, reach))
    assert worth_showing(clock(5, reach), clock(6, reach))
