"""Editions of the catalogue: how they are written, and which is the later."""

from __future__ import annotations

from datetime import date

import pytest

from simdesk.domain.edition import Edition, read_edition


@pytest.mark.parametrize("text", ["2026-11-21.1", "2027-01-01.99"])
def test_what_is_read_is_written_the_same(text: str) -> None:
    assert str(read_edition(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-21",
        "2026-11-21.0",
        "2026-11-21.01",
        "2026-11-21.100",
        "2026-13-01.1",
        "2026-02-30.1",
        "../2026-11-21.1",
        "2026-11-21.1\n",
        "２０２６-11-21.1",
    ],
)
def test_anything_else_is_no_edition(text: str) -> None:
    assert read_edition(text) is None


def test_a_later_day_is_later_and_so_is_a_higher_number_of_a_day() -> None:
    editions = ["2026-11-21.2", "2027-01-01.1", "2026-11-21.10", "2026-11-21.1"]
    found = sorted(e for e in map(read_edition, editions) if e is not None)
    assert found[0] == Edition(date(2026, 11, 21), 1)
    assert [str(e) for e in found] == [
        "2026-11-21.1",
        "2026-11-21.2",
        "2026-11-21.10",
        "2027-01-01.1",
    ]
