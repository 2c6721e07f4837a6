"""A receipt is compared field by field, and what stands out on it is flagged with both values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simdesk.domain.fiscal import Operation, parse_fiscal
from simdesk.domain.money import Money
from simdesk.domain.receipt_check import Flag, FlagKind, VatRate, check
from simdesk.domain.receipt_compare import (
    Comparison,
    Field,
    Kept,
    Match,
    Read,
    compare,
    read_of,
)
from simdesk.domain.receipt_number import LONGEST, shown_number
from simdesk.domain.rule import Confidence, Sourced

MOSCOW = timezone(timedelta(hours=3))
BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 21, 14, 32, tzinfo=MOSCOW)
CODE = "t=20260904T1923&s=650.00&fn=9960440302585706&i=25151&fp=1186123459&n=1"
NUMBER = "+79161234567"
OTHER = "+79264401903"
ITEM = "Аванс за услуги связи: 79161234567\nИТОГ 650.00\nНДС 22/122 117.21"
FN, FD, FPD = "9960440302585706", "25151", "1186123459"
GOOD = read_of(parse_fiscal(CODE), ITEM)
KEPT = Kept(
    NUMBER,
    amount=Money(65000),
    on=date(2026, 9, 4),
    started_at=datetime(2026, 9, 4, 18, 0, tzinfo=MOSCOW),
    fn=FN,
    i="0000025151",
    fp=FPD,
)
VAT = Sourced(
    VatRate(date(2026, 1, 1), "22/122", "20/120"),
    "https://example.ru/",
    None,
    date(2026, 11, 21),
    Confidence.LOW,
)


def till(at: str) -> Read:
    """Return the good receipt with another time of the till."""
    return replace(GOOD, at=datetime.fromisoformat(at))


def kinds(
    read: Read, kept: Kept = KEPT, now: datetime = NOW, vat: Sourced[VatRate] | None = VAT
) -> list[FlagKind]:
    """Return the kinds of what stands out, with no other receipt known."""
    return [flag.kind for flag in check(read, kept, now, {}, vat)]


def test_what_agrees_is_said_to_agree() -> None:
    compared = compare(GOOD, KEPT)
    assert [found.field for found in compared] == list(Field)
    assert {found.match for found in compared} == {Match.MATCHES}
    assert check(GOOD, KEPT, NOW, {}, VAT) == ()


def test_what_differs_is_shown_from_both_sides() -> None:
    kept = Kept(OTHER, amount=Money(60500), on=date(2026, 9, 5), fn=FN[::-1], i="1", fp="2")
    assert compare(GOOD, kept) == (
        Comparison(Field.DATE, Match.DIFFERS, date(2026, 9, 5), date(2026, 9, 4)),
        Comparison(Field.SUM, Match.DIFFERS, Money(60500), Money(65000)),
        Comparison(Field.NUMBER, Match.DIFFERS, OTHER, NUMBER),
        Comparison(Field.FN, Match.DIFFERS, FN[::-1], FN),
        Comparison(Field.FD, Match.DIFFERS, "1", FD),
        Comparison(Field.FPD, Match.DIFFERS, "2", FPD),
    )


def test_what_one_side_lacks_is_missing_there() -> None:
    assert {found.match for found in compare(Read(text="Чек"), KEPT)} == {Match.NOT_READ}
    assert {found.match for found in compare(GOOD, Kept())} == {Match.NOT_TYPED}
    assert compare(Read(), Kept()) == ()
    assert Field.NUMBER not in [found.field for found in compare(replace(GOOD, text=""), KEPT)]
    sums = compare(Read(amount=Money(0)), Kept(amount=Money(0)))
    assert sums == (Comparison(Field.SUM, Match.MATCHES, Money(0), Money(0)),)
    zeros = compare(Read(fp="0000"), Kept(fp="0"))
    assert zeros == (Comparison(Field.FPD, Match.MATCHES, "0", "0"),)


@pytest.mark.parametrize(
    ("amount", "fee", "match"),
    [
        (65000, None, Match.MATCHES),
        (66000, 1000, Match.MATCHES),  # the receipt without the commission
        (65000, 1000, Match.MATCHES),  # the receipt with it
        (64000, 1000, Match.DIFFERS),
        (66000, None, Match.DIFFERS),
        (65001, 0, Match.DIFFERS),
    ],
)
def test_a_commission_makes_no_other_sum(amount: int, fee: int | None, match: Match) -> None:
    kept = replace(KEPT, amount=Money(amount), fee=None if fee is None else Money(fee))
    found = next(c for c in compare(GOOD, kept) if c.field is Field.SUM)
    assert (found.match, found.kept) == (match, Money(amount))
    flagged = [f for f in check(GOOD, kept, NOW, {}) if f.kind is FlagKind.OTHER_SUM]
    wrong = Flag(FlagKind.OTHER_SUM, Field.SUM, Money(amount), Money(65000))
    assert flagged == ([wrong] if match is Match.DIFFERS else [])


@pytest.mark.parametrize(
    ("operation", "flags"),
    [
        (None, []),
        (Operation.SALE, []),
        (Operation.SALE_REFUND, [FlagKind.RETURNED]),
        (Operation.EXPENSE, [FlagKind.PAID_OUT]),
        (Operation.EXPENSE_REFUND, [FlagKind.PAY_OUT_RETURNED]),
    ],
)
def test_money_that_went_another_way(operation: Operation | None, flags: list[FlagKind]) -> None:
    assert kinds(replace(GOOD, operation=operation)) == flags


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (ITEM, NUMBER),
        ("Аванс за услуги связи: 9161234567", NUMBER),
        ("Аванс за услуги связи: 79264401903", OTHER),
        ("Аванс за услуги связи: 9264401903", OTHER),
        ("Пополнение +7 926 440-19-03", OTHER),
        ("Номер *** 4567", NUMBER),
        ("Номер телефона: +7 926 ***-19-03", "1903"),
        ("Аванс за услуги связи\nЭл. адр. покупателя: +79264401903", ""),
        ("Покупатель: +79264401903\nАванс за услуги связи: 79161234567", NUMBER),
        ("Поддержка: звоните 8 926 440-19-03", ""),
        ("ИНН 9264401903", ""),
        ("Аванс за услуги связи: договор 1234567", ""),
        ("充值号码：+79264401903", OTHER),
        ("", ""),
        (" " * LONGEST + ITEM, ""),
    ],
)
def test_the_number_in_the_line_of_what_was_paid(text: str, number: str) -> None:
    assert shown_number(text, NUMBER) == number
    flags = [f for f in check(replace(GOOD, text=text), KEPT, NOW, {}) if f.field is Field.NUMBER]
    other = number not in ("", NUMBER)
    assert flags == ([Flag(FlagKind.OTHER_NUMBER, Field.NUMBER, NUMBER, number)] if other else [])


def test_a_receipt_of_no_line_has_no_other_number() -> None:
    assert kinds(GOOD, Kept()) == []


@pytest.mark.parametrize(
    ("at", "started", "before"),
    [
        ("2026-09-04T19:23", datetime(2026, 9, 4, 23, 59, tzinfo=MOSCOW), False),  # the same day
        ("2026-09-04T00:00", datetime(2026, 9, 4, 23, 59, tzinfo=MOSCOW), False),
        ("2026-09-03T22:59", datetime(2026, 9, 4, 10, 0, tzinfo=MOSCOW), True),
        ("2026-09-03T23:00", datetime(2026, 9, 4, 10, 0, tzinfo=MOSCOW), False),  # in Kaliningrad
        ("2026-09-03T21:00", datetime(2026, 9, 4, 2, 0, tzinfo=BEIJING), False),  # in Moscow
        ("2026-09-03T17:59", datetime(2026, 9, 4, 2, 0, tzinfo=BEIJING), True),
        ("0001-01-01T00:00", datetime(2026, 9, 4, 2, 0, tzinfo=BEIJING), True),
    ],
)
def test_before_the_run_is_before_its_day_wherever_the_till_stands(
    at: str, started: datetime, *, before: bool
) -> None:
    found = check(till(at), replace(KEPT, on=None, started_at=started), NOW, {})
    day = datetime.fromisoformat(at).date()
    flag = Flag(FlagKind.BEFORE_RUN, Field.DATE, started.date(), day)
    assert found == ((flag,) if before else ())


@pytest.mark.parametrize(
    ("at", "future"),
    [
        ("2026-11-21T14:32", False),
        ("2026-11-21T23:32", False),  # it is so late in Kamchatka
        ("2026-11-21T23:33", True),
        ("9999-12-31T23:59", True),
    ],
)
def test_the_future_begins_when_it_has_come_nowhere(at: str, *, future: bool) -> None:
    assert kinds(till(at)) == ([FlagKind.IN_FUTURE] if future else [])


def test_another_receipt_of_the_same_document() -> None:
    known = {(FN, 25151, 1186123459): "receipt 7"}
    (flag,) = check(GOOD, KEPT, NOW, known)
    assert flag == Flag(FlagKind.DUPLICATE, receipt_id="receipt 7")
    padded = read_of(parse_fiscal(CODE.replace("i=25151", "i=0000025151")))
    assert [f.kind for f in check(padded, KEPT, NOW, known)] == [FlagKind.DUPLICATE]
    assert check(GOOD, KEPT, NOW, {(FN, 25152, 1186123459): "another"}) == ()


def test_zeros_name_no_document() -> None:
    blotted = CODE.replace(FN, "0" * 16).replace(FPD, "0" * 10)
    read = read_of(parse_fiscal(blotted))
    assert read.identity is None
    assert Read().identity is None
    assert not check(read, Kept(), NOW, {("0" * 16, 25151, 0): "another"})


@pytest.mark.parametrize(
    ("share", "at", "flagged"),
    [
        ("НДС 20/120 108.33", "2026-09-04T19:23", True),
        ("НДС 20 / 120", "2026-01-01T00:00", True),
        ("НДС 20/120", "2025-12-31T23:59", False),
        ("НДС 22/122 117.21", "2026-09-04T19:23", False),
        ("НДС 22/122 117.21, НДС 20/120 0.00", "2026-09-04T19:23", False),
        ("Кв. 120/1200", "2026-09-04T19:23", False),
        ("НДС не облагается", "2026-09-04T19:23", False),
    ],
)
def test_the_tax_share_of_before(share: str, at: str, *, flagged: bool) -> None:
    read = replace(till(at), text=share)
    found = check(read, Kept(), NOW, {}, VAT)
    flag = Flag(FlagKind.OLD_VAT, None, "22/122", "20/120", vat=VAT)
    assert found == ((flag,) if flagged else ())
    assert check(read, Kept(), NOW, {}) == ()


def test_what_no_receipt_may_lack() -> None:
    flags = check(Read(text=ITEM), KEPT, NOW, {}, VAT)
    assert [flag.kind for flag in flags] == [FlagKind.MISSING] * 5
    assert [flag.field for flag in flags] == [f for f in Field if f is not Field.NUMBER]
    assert [flag.field for flag in check(replace(GOOD, fp=""), KEPT, NOW, {})] == [Field.FPD]


def test_the_gravest_comes_first() -> None:
    read = replace(
        till("2026-12-31T00:00"), operation=Operation.SALE_REFUND, text="Номер +79264401903 20/120"
    )
    known = {(FN, 25151, 1186123459): "other"}
    kept = replace(KEPT, amount=Money(1), started_at=datetime(2027, 1, 2, tzinfo=MOSCOW))
    flags = [flag.kind for flag in check(replace(read, at=read.at), kept, NOW, known, VAT)]
    assert flags == sorted(flags, key=list(FlagKind).index)
    assert set(flags) == set(FlagKind) - {
        *(FlagKind.PAID_OUT, FlagKind.PAY_OUT_RETURNED, FlagKind.MISSING)
    }


reads = st.builds(
    Read,
    at=st.none() | st.datetimes(),
    amount=st.none() | st.integers(0, 10**14).map(Money),
    operation=st.none() | st.sampled_from(Operation),
    fn=st.text("0123456789", max_size=20),
    i=st.text("0123456789", max_size=10),
    fp=st.text("0123456789", max_size=10),
    text=st.text(max_size=80) | st.sampled_from([ITEM, ITEM.replace("22/122", "20/120")]),
)
kepts = st.builds(
    Kept,
    msisdn=st.sampled_from(["", NUMBER, OTHER]),
    amount=st.none() | st.integers(0, 10**8).map(Money),
    fee=st.none() | st.integers(0, 10**4).map(Money),
    on=st.none() | st.dates(),
    started_at=st.none() | st.datetimes(timezones=st.sampled_from([MOSCOW, BEIJING])),
    fn=st.text("0123456789", max_size=16),
    i=st.text("0123456789", max_size=10),
    fp=st.text("0123456789", max_size=10),
)


@settings(max_examples=800, deadline=None)
@given(reads, kepts)
def test_any_receipt_and_any_record(read: Read, kept: Kept) -> None:
    compared = compare(read, kept)
    assert len({found.field for found in compared}) == len(compared)
    for found in compared:
        both = found.kept is not None and found.read is not None
        assert both == (found.match in (Match.MATCHES, Match.DIFFERS))
        assert (found.match is Match.MATCHES) == (found.kept == found.read)
    flags = [flag.kind for flag in check(read, kept, NOW, {}, VAT)]
    assert flags == sorted(flags, key=list(FlagKind).index)
    differing = {found.field for found in compared if found.match is Match.DIFFERS}
    assert (FlagKind.OTHER_SUM in flags) == (Field.SUM in differing)
    assert (FlagKind.OTHER_NUMBER in flags) == (Field.NUMBER in differing)
