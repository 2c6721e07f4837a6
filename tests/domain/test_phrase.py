"""Numbers in Russian words, as they are dictated and as sums are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.money import Money
from simdesk.domain.phrase import MOST_ROUBLES, group_in_words, in_words, roubles_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ноль"),
        (2, "два"),
        (10, "десять"),
        (11, "одиннадцать"),
        (19, "девятнадцать"),
        (20, "двадцать"),
        (45, "сорок пять"),
        (100, "сто"),
        (216, "двести шестнадцать"),
        (999, "девятьсот девяносто девять"),
        (1_000, "одна тысяча"),
        (2_011, "две тысячи одиннадцать"),
        (5_100, "пять тысяч сто"),
        (11_001, "одиннадцать тысяч один"),
        (21_500, "двадцать одна тысяча пятьсот"),
        (112_000, "сто двенадцать тысяч"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize("number", [-1, MOST_ROUBLES + 1])
def test_what_has_no_words_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        in_words(number)


@given(st.integers(0, MOST_ROUBLES), st.integers(0, MOST_ROUBLES))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)
    assert in_words(one) == " ".join(in_words(one).split())


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("916", "девятьсот шестнадцать"),
        ("007", "ноль ноль семь"),
        ("05", "ноль пять"),
        ("00", "ноль ноль"),
        ("000", "ноль ноль ноль"),
        ("10", "десять"),
    ],
)
def test_a_group_is_said_as_it_is_dictated(digits: str, words: str) -> None:
    assert group_in_words(digits) == words


@given(st.text("0123456789", min_size=3, max_size=3))
def test_no_digit_of_a_group_is_lost(digits: str) -> None:
    others = {group_in_words(f"{n:03d}") for n in range(1000) if f"{n:03d}" != digits}
    assert group_in_words(digits) not in others


@pytest.mark.parametrize(
    ("kopeks", "words"),
    [
        (100, "один рубль"),
        (200, "два рубля"),
        (500, "пять рублей"),
        (1_100, "одиннадцать рублей"),
        (2_100, "двадцать один рубль"),
        (15_000, "сто пятьдесят рублей"),
        (15_005, "сто пятьдесят рублей 05 коп."),
        (300_000, "три тысячи рублей"),
    ],
)
def test_a_sum_in_words(kopeks: int, words: str) -> None:
    assert roubles_in_words(Money(kopeks)) == words
