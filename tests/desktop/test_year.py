"""Weeks of daily checks on a real data file; a whole year is lived in `tests/journeys`."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.reminder_year import Year


def test_no_word_is_missing_and_none_is_sent_twice(tmp_path: Path) -> None:
    year = Year(tmp_path, seed=7)
    year.live(60)
    assert (year.missing, year.double) == (0, 0)
    assert year.runs > 30
    assert year.sent > 100
