"""A remembered month means its earliest day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from simdesk.domain.quick_pick import QuickPick, earliest_day
from tests.domain.samples import days


@pytest.mark.parametrize(
    ("pick", "today", "earliest"),
    [
        (QuickPick.TODAY, "2026-11-21", "2026-11-21"),
        (QuickPick.THIS_MONTH, "2026-11-21", "2026-11-01"),
        (QuickPick.THIS_MONTH, "2026-11-01", "2026-11-01"),
        (QuickPick.ONE_TO_THREE, "2026-11-21", "2026-08-21"),
        (QuickPick.ONE_TO_THREE, "2026-05-31", "2026-02-28"),
        (QuickPick.ONE_TO_THREE, "2028-05-31", "2028-02-29"),
        (QuickPick.ONE_TO_THREE, "2026-01-15", "2025-10-15"),
        (QuickPick.ONE_TO_THREE, "2026-03-31", "2025-12-31"),
        (QuickPick.HALF_YEAR, "2026-11-21", "2026-05-21"),
        (QuickPick.HALF_YEAR, "2026-08-31", "2026-02-28"),
        (QuickPick.HALF_YEAR, "2026-06-30", "2025-12-30"),
    ],
)
def test_means_the_earliest_day(pick: QuickPick, today: str, earliest: str) -> None:
    assert earliest_day(pick, date.fromisoformat(today)) == date.fromisoformat(earliest)


@given(days)
def test_each_answer_lies_before_the_last_and_never_ahead(today: date) -> None:
    answers = [earliest_day(pick, today) for pick in QuickPick]
    assert answers == sorted(answers, reverse=True)
    assert answers[0] == today
