"""Amounts as people type them, and the arithmetic of whole kopeks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.errors import MoneyError, MoneyProblem
from simdesk.domain.money import LARGEST_KOPEKS, Money, parse_rubles

READ = {
    "0": 0,
    "0,00": 0,
    "1": 100,
    "650": 650_00,
    "650,00": 650_00,
    "650.00": 650_00,
    "650,5": 650_50,
    "0,05": 5,
    "007": 7_00,
    " 650 ": 650_00,
    "+650": 650_00,
    "1 200": 1200_00,
    "1 200 ₽": 1200_00,
    "1\u00a0200\u00a0₽": 1200_00,
    "1\u202f200,50\u202f₽": 1200_50,
    "1\u2009200": 1200_00,
    "1,234": 1234_00,
    "1.234": 1234_00,
    "1,234.50": 1234_50,
    "1.234,56": 1234_56,
    "1 234,56": 1234_56,
    "1'234.56": 1234_56,
    "999,999.99": 999_999_99,
    "1 000 000": 1_000_000_00,
    "１２００": 1200_00,
    "１，２３４．５０": 1234_50,
    "650₽": 650_00,
    "₽650": 650_00,
    "650 р": 650_00,
    "650 р.": 650_00,
    "650р": 650_00,
    "650 руб": 650_00,
    "650 РУБ.": 650_00,
    "650 рублей": 650_00,
    "2 рубля": 2_00,
    "1 рубль": 1_00,
    "650 RUB": 650_00,
    "650 rur": 650_00,
    "\u202d650\u202c": 650_00,
    "650\n": 650_00,
}

REFUSED = {
    "": MoneyProblem.EMPTY,
    "   ": MoneyProblem.EMPTY,
    "\u00a0": MoneyProblem.EMPTY,
    "₽": MoneyProblem.EMPTY,
    "руб.": MoneyProblem.EMPTY,
    "\u200b": MoneyProblem.EMPTY,
    "NaN": MoneyProblem.NOT_A_NUMBER,
    "inf": MoneyProblem.NOT_A_NUMBER,
    "Infinity": MoneyProblem.NOT_A_NUMBER,
    "1e3": MoneyProblem.NOT_A_NUMBER,
    "1E308": MoneyProblem.NOT_A_NUMBER,
    "0x10": MoneyProblem.NOT_A_NUMBER,
    "1_000": MoneyProblem.NOT_A_NUMBER,
    "1,23,4": MoneyProblem.NOT_A_NUMBER,
    "12 00": MoneyProblem.NOT_A_NUMBER,
    "1 200 50": MoneyProblem.NOT_A_NUMBER,
    "1.200.50": MoneyProblem.NOT_A_NUMBER,
    "1,200,50": MoneyProblem.NOT_A_NUMBER,
    "1,234.567.890": MoneyProblem.NOT_A_NUMBER,
    "650,": MoneyProblem.NOT_A_NUMBER,
    ".50": MoneyProblem.NOT_A_NUMBER,
    ",": MoneyProblem.NOT_A_NUMBER,
    "-": MoneyProblem.NOT_A_NUMBER,
    "+": MoneyProblem.NOT_A_NUMBER,
    "--5": MoneyProblem.NOT_A_NUMBER,
    "+-5": MoneyProblem.NOT_A_NUMBER,
    "5-": MoneyProblem.NOT_A_NUMBER,
    "(5)": MoneyProblem.NOT_A_NUMBER,
    "100-200": MoneyProblem.NOT_A_NUMBER,
    "100%": MoneyProblem.NOT_A_NUMBER,
    "$5": MoneyProblem.NOT_A_NUMBER,
    "100 ¥": MoneyProblem.NOT_A_NUMBER,
    "сто": MoneyProblem.NOT_A_NUMBER,
    "一百": MoneyProblem.NOT_A_NUMBER,
    "6S0": MoneyProblem.NOT_A_NUMBER,
    "٦٥٠": MoneyProblem.NOT_A_NUMBER,
    "٦٥٠,00": MoneyProblem.NOT_A_NUMBER,
    "650,٠٠": MoneyProblem.NOT_A_NUMBER,
    "650⁰⁰": MoneyProblem.NOT_A_NUMBER,
    "10²": MoneyProblem.NOT_A_NUMBER,
    "①": MoneyProblem.NOT_A_NUMBER,
    "1½": MoneyProblem.NOT_A_NUMBER,
    "650\x00": MoneyProblem.NOT_A_NUMBER,
    "\ud800": MoneyProblem.NOT_A_NUMBER,
    "-5": MoneyProblem.NEGATIVE,
    "\u2212650,00 ₽": MoneyProblem.NEGATIVE,
    "- 5": MoneyProblem.NEGATIVE,
    "-0": MoneyProblem.NEGATIVE,
    "0,500": MoneyProblem.TOO_PRECISE,
    "1,234.567": MoneyProblem.TOO_PRECISE,
    "0.001": MoneyProblem.TOO_PRECISE,
    "3,1415": MoneyProblem.TOO_PRECISE,
    "1 000 000,01": MoneyProblem.TOO_LARGE,
    "1000001": MoneyProblem.TOO_LARGE,
    "99999999999999999999": MoneyProblem.TOO_LARGE,
    "9" * 5000: MoneyProblem.TOO_LARGE,
}


@pytest.mark.parametrize(("text", "kopeks"), READ.items(), ids=[repr(t) for t in READ])
def test_reads(text: str, kopeks: int) -> None:
    assert parse_rubles(text) == Money(kopeks)


@pytest.mark.parametrize(("text", "problem"), REFUSED.items(), ids=[repr(t)[:30] for t in REFUSED])
def test_refuses(text: str, problem: MoneyProblem) -> None:
    with pytest.raises(MoneyError) as caught:
        parse_rubles(text)
    assert caught.value.problem is problem


def test_reads_a_debt_where_it_may_be_one() -> None:
    assert parse_rubles("\u221212,50", allow_negative=True) == Money(-12_50)
    assert parse_rubles("-0", allow_negative=True) == Money(0)


def test_refuses_zero_where_nothing_was_paid() -> None:
    with pytest.raises(MoneyError) as caught:
        parse_rubles("0,00", allow_zero=False)
    assert caught.value.problem is MoneyProblem.ZERO


def test_every_problem_is_met() -> None:
    assert {*REFUSED.values(), MoneyProblem.ZERO} == set(MoneyProblem)


STYLES = {"ru": ("\u00a0", ","), "ru narrow": ("\u202f", ","), "en and zh": (",", ".")}


@given(
    st.integers(-LARGEST_KOPEKS, LARGEST_KOPEKS),
    st.sampled_from(sorted(STYLES)),
    st.booleans(),
    st.sampled_from(("", "\u00a0₽", " руб.")),
)
def test_reads_what_is_shown(kopeks: int, style: str, always_kopeks: bool, unit: str) -> None:
    group, point = STYLES[style]
    whole, rest = divmod(abs(kopeks), 100)
    text = f"{whole:,}".replace(",", group)
    if rest or always_kopeks:
        text += f"{point}{rest:02d}"
    sign = "\u2212" if kopeks < 0 else ""
    assert parse_rubles(f"{sign}{text}{unit}", allow_negative=True) == Money(kopeks)


@given(st.text() | st.text("0123456789,.' -+₽reNa\u00a0"), st.booleans(), st.booleans())
def test_raises_nothing_but_its_own_error(text: str, negative: bool, zero: bool) -> None:
    try:
        amount = parse_rubles(text, allow_negative=negative, allow_zero=zero)
    except MoneyError:
        return
    assert abs(amount.kopeks) <= LARGEST_KOPEKS
    assert amount.kopeks >= 0 or negative
    assert amount.kopeks != 0 or zero


@pytest.mark.parametrize("piece", ["1 ", "1,", "р", " ", "-", ".", "1,000", "руб", "₽", "１"])
def test_a_hundred_thousand_characters_are_quick(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    began = time.perf_counter()
    with pytest.raises(MoneyError):
        parse_rubles(text)
    assert time.perf_counter() - began < 2.0


@given(st.integers(0, 10**8), st.integers(1, 10**5))
def test_pays_for_whole_days_only(kopeks: int, fee: int) -> None:
    days = Money(kopeks).days_at(Money(fee))
    assert days * fee <= kopeks < (days + 1) * fee


def test_a_debt_pays_for_no_day() -> None:
    assert Money(-1).days_at(Money(330)) == 0


@given(st.integers(), st.integers())
def test_adds_and_compares_as_kopeks(one: int, other: int) -> None:
    assert Money(one) + Money(other) == Money(one + other)
    assert Money(one) - Money(other) == Money(one - other)
    assert (Money(one) < Money(other)) == (one < other)
