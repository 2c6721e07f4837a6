"""What a receipt shows beside the number that was to be paid: digits, their order, operator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.right_number import OTHER_OPERATOR, OperatorReading, compare, last_four

NUMBER = "+79161234567"
FOUR = st.text("0123456789", min_size=4, max_size=4)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("4567", "4567"),
        ("45-67", "4567"),
        ("… 45 67", "4567"),
        ("\uff14\uff15\uff16\uff17", "4567"),
        ("٤٥٦٧", "4567"),
        ("+7 916 123-45-67", "4567"),
        ("9161234567", "4567"),
        ("", ""),
        ("   ", ""),
        ("456", None),
        ("45678", None),
        ("none", None),
        ("²³⁴⁵", None),
    ],
)
def test_four_digits_are_read_however_they_are_written(typed: str, found: str | None) -> None:
    assert last_four(typed) == found


@pytest.mark.parametrize(
    ("shown", "wrong", "swapped", "neighbours"),
    [
        ("4567", 0, False, False),
        ("4568", 1, False, False),
        ("4576", 2, True, True),
        ("5476", 4, True, True),
        ("6547", 2, True, False),
        ("7654", 4, True, False),
        ("4657", 2, True, True),
        ("5467", 2, True, True),
        ("4599", 2, False, False),
        ("5677", 3, False, False),
        ("0000", 4, False, False),
    ],
)
def test_how_digits_differ(shown: str, wrong: int, swapped: bool, neighbours: bool) -> None:
    reading = compare(NUMBER, "mts", shown, "")
    assert (reading.wrong, reading.swapped, reading.neighbours) == (wrong, swapped, neighbours)
    assert reading.stops == bool(wrong)


def test_what_is_not_shown_stops_nothing() -> None:
    reading = compare(NUMBER, "mts", "", "")
    assert reading.wrong is None
    assert not reading.stops
    assert reading.operator is OperatorReading.NOT_SHOWN


@pytest.mark.parametrize(
    ("own", "shown", "found"),
    [
        ("mts", "mts", OperatorReading.SAME),
        ("mts", "t2", OperatorReading.OTHER),
        ("mts", OTHER_OPERATOR, OperatorReading.OTHER),
        ("mts", "", OperatorReading.NOT_SHOWN),
        ("", "t2", OperatorReading.NOT_SHOWN),
    ],
)
def test_another_operator_alone_is_no_reason_to_stop(
    own: str, shown: str, found: OperatorReading
) -> None:
    reading = compare(NUMBER, own, "4567", shown)
    assert reading.operator is found
    assert not reading.stops


@given(FOUR, FOUR)
def test_a_comparison_is_the_same_both_ways(own: str, shown: str) -> None:
    one = compare(f"+7916123{own}", "", shown, "")
    other = compare(f"+7916123{shown}", "", own, "")
    assert (one.wrong, one.swapped, one.neighbours) == (
        other.wrong,
        other.swapped,
        other.neighbours,
    )
    assert one.stops == (own != shown)
    assert not one.neighbours or one.swapped
    assert not one.swapped or one.wrong in (2, 3, 4)
