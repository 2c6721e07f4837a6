"""A fiscal code is read as it stands or refused; nothing of it is guessed, cut or rounded."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from simdesk.domain.errors import FiscalError, FiscalProblem
from simdesk.domain.fiscal import (
    LONGEST,
    Fiscal,
    FiscalWarning,
    Operation,
    parse_fiscal,
    to_payload,
)

DATA = Path(__file__).parents[1] / "data" / "fiscal" / "qr_payloads.json"
CASES: list[dict[str, Any]] = json.loads(DATA.read_text(encoding="utf-8"))["cases"]
PLAIN = "t=20260904T1923&s=650.00&fn=9960440302585706&i=25151&fp=1186123459&n=1"


def told(fiscal: Fiscal) -> dict[str, Any]:
    """Return what was read in the words of the cases."""
    precision = "seconds" if fiscal.seconds else "minutes"
    return {
        "datetime": fiscal.at.isoformat(timespec=precision),
        "kopeks": fiscal.amount.kopeks,
        "fn": fiscal.fn,
        "i": fiscal.i,
        "fp": fiscal.fp,
        "n": fiscal.n,
        "warn": list(fiscal.warnings),
    }


def problem(text: str) -> FiscalProblem:
    """Return why `text` is refused."""
    with pytest.raises(FiscalError) as caught:
        parse_fiscal(text)
    return caught.value.problem


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 52
    assert len([case for case in CASES if case["ok"]]) == 34
    assert len({case["raw"] for case in CASES}) == 52


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']} {case['tag']}")
def test_a_case(case: dict[str, Any]) -> None:
    if case["ok"]:
        read = parse_fiscal(case["raw"])
        assert told(read) == case["expect"]
        assert read.raw == case["raw"]
        assert parse_fiscal(to_payload(read)) == read
    else:
        problem(case["raw"])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (PLAIN, "https://example.ru/?t=15&s=abc", FiscalProblem.NOT_FISCAL),
        (PLAIN, "", FiscalProblem.NOT_FISCAL),
        (PLAIN, "t=20260904T1923&s=650.00", FiscalProblem.INCOMPLETE),
        ("&fp=1186123459", "", FiscalProblem.INCOMPLETE),
        ("&s=", "&enums=", FiscalProblem.INCOMPLETE),
        ("&s=", "&с=", FiscalProblem.INCOMPLETE),  # the Cyrillic letter
        ("&i=", "&x-i=", FiscalProblem.INCOMPLETE),
        ("T1923", "", FiscalProblem.TIME),
        ("0904T", "0931T", FiscalProblem.TIME),
        ("T1923", "T19235", FiscalProblem.TIME),
        ("T1923", "T1923Z", FiscalProblem.TIME),
        ("T1923", "T19:23", FiscalProblem.TIME),
        ("T1923", "T1923 5", FiscalProblem.TIME),
        ("650.00", "650x00", FiscalProblem.SUM),  # `\d+.\d+` takes any letter for the point
        ("650.00", "650⁰⁰", FiscalProblem.SUM),
        ("650.00", "٦٥٠", FiscalProblem.SUM),
        ("650.00", "1,234.50", FiscalProblem.SUM),
        ("650.00", "650.", FiscalProblem.SUM),
        ("650.00", "65&0.00", FiscalProblem.SUM),
        ("650.00", "65 0.00 0", FiscalProblem.SUM),
        ("650.00", "", FiscalProblem.SUM),
        ("650.00", "NaN", FiscalProblem.SUM),
        ("650.00", "1" + "0" * 12, FiscalProblem.SUM),
        ("9960440302585706", "99604403O2585706", FiscalProblem.NUMBER),
        ("9960440302585706", "9960 4403 0258 5706", FiscalProblem.NUMBER),
        ("i=25151", "i=25&151", FiscalProblem.NUMBER),
        ("i=25151", "i=12345678901", FiscalProblem.NUMBER),
        ("i=25151", "i=25½", FiscalProblem.NUMBER),
        ("fp=1186123459", "fp=0xFF", FiscalProblem.NUMBER),
        ("n=1", "n=5", FiscalProblem.OPERATION),
        ("n=1", "n=12", FiscalProblem.OPERATION),
        ("n=1", "n=", FiscalProblem.OPERATION),
        ("&n=1", "&n=1&n=2", FiscalProblem.CONFLICT),
        ("&n=1", "&n=1&fpd=7", FiscalProblem.CONFLICT),
        ("&n=1", f"&n=1\n{PLAIN.replace('650', '651')}", FiscalProblem.CONFLICT),
        (PLAIN, PLAIN + " " * LONGEST, FiscalProblem.TOO_LONG),
    ],
)
def test_what_is_refused_and_why(old: str, new: str, why: FiscalProblem) -> None:
    assert PLAIN.count(old) == 1
    assert problem(PLAIN.replace(old, new)) is why


@pytest.mark.parametrize(
    "text",
    [
        "n=1&fp=1186123459&i=25151&fn=9960440302585706&s=650.00&t=20260904T1923",
        PLAIN.replace("i=", "fd=").replace("fp=", "fpd="),
        PLAIN.replace("&n=1", "&n=1&fd=0000025151&fpd=1186123459"),
        PLAIN.replace("650.00", "0650,0"),
        PLAIN.replace("20260904T1923", "2026-09-04t19:23"),
        PLAIN.replace("&", "&amp;amp;"),
        PLAIN.replace("&", "&#38;"),
        PLAIN.replace("&", "\r\n&"),
        PLAIN.replace("9960440302585706", "99604403\r\n02585706"),
        PLAIN.replace("9960440302585706", "99604403 02585706"),  # one line to paste into
        PLAIN.replace("20260904T1923", "20260904\nT1923"),
        PLAIN.replace("&", "＆").replace("=", "＝").replace("650", "６５０"),
        PLAIN.replace("&", "\u200b&\ufeff"),
        f"https://consumer.example/ticket?utm_source=x&{PLAIN}&from=sms#top",
        f"https://example/?qr={quote(PLAIN)}",
        f"https://example/?u={quote('https://ofd.example/?qr=' + quote(PLAIN))}",
        f"Чек от 04.09.2026\n{PLAIN}\nСпасибо за покупку, 2 товара.",
        f"({PLAIN}).",
        f"收据：{PLAIN}。谢谢",
        f"{PLAIN} {PLAIN}",
        f'<img src="https://ofd.example/qr?{PLAIN}">',
    ],
)
def test_however_it_is_wrapped_it_says_the_same(text: str) -> None:
    read = parse_fiscal(text)
    assert read == parse_fiscal(PLAIN)
    assert read.warnings == ()


@pytest.mark.parametrize("separator", ["", ";", "|", ",", "\n", "; "])
def test_lost_and_wrong_separators_are_told_of(separator: str) -> None:
    read = parse_fiscal(PLAIN.replace("&", separator))
    assert read == parse_fiscal(PLAIN)
    assert read.warnings == (FiscalWarning.SEPARATOR,)


def test_evening_stays_evening() -> None:
    read = parse_fiscal(PLAIN.replace("T1923", "T2114"))
    assert read.at == datetime(2026, 9, 4, 21, 14)  # noqa: DTZ001 - a till has no zone
    assert not read.seconds
    assert parse_fiscal(PLAIN.replace("T1923", "T211400")).seconds


@pytest.mark.parametrize(
    ("written", "kopeks"),
    [
        ("650.99", 65099),  # kopeks are not lost to a whole number
        ("0.29", 29),  # as a float times 100: 28.999999999999996
        ("1.15", 115),
        ("4.35", 435),
        ("1.1", 110),
        ("9999999.99", 999999999),
        ("90071992547.41", 9007199254741),
        ("000000000000", 0),
    ],
)
def test_no_kopek_is_lost_or_won(written: str, kopeks: int) -> None:
    assert parse_fiscal(PLAIN.replace("650.00", written)).amount.kopeks == kopeks


def test_a_sum_without_a_point_is_in_roubles() -> None:
    read = parse_fiscal(PLAIN.replace("650.00", "65000"))
    assert read.amount.kopeks == 6_500_000
    assert read.warnings == (FiscalWarning.SUM_WITHOUT_KOPEKS,)


def test_the_operation_is_no_tax_system() -> None:
    operations = [parse_fiscal(PLAIN.replace("n=1", f"n={n}")).n for n in (1, 2, 3, 4)]
    assert operations == list(Operation)
    assert parse_fiscal(PLAIN.replace("&n=1", "")).n is None


def test_zeros_before_a_number_do_not_make_another_document() -> None:
    padded = parse_fiscal(PLAIN.replace("i=25151", "i=0000025151"))
    assert padded.identity == ("9960440302585706", 25151, 1186123459)
    zeros = parse_fiscal(PLAIN.replace("fp=1186123459", "fp=0086123459"))
    assert zeros.identity == ("9960440302585706", 25151, 86123459)
    assert "fp=0086123459" in zeros.raw


def test_the_fiscal_sign_has_32_bits() -> None:
    largest = parse_fiscal(PLAIN.replace("1186123459", "4294967295"))
    assert largest.warnings == ()
    beyond = parse_fiscal(PLAIN.replace("1186123459", "4294967296"))
    assert beyond.warnings == (FiscalWarning.FP_RANGE,)


def test_it_is_written_as_a_till_writes_it() -> None:
    text = "FPD=0000000027&S=521,5&fn=8877893287&i=003&T=2026-07-30T10:15:30"
    written = "t=20260730T101530&s=521.50&fn=8877893287&i=3&fp=27"
    assert to_payload(parse_fiscal(text)) == written
    assert to_payload(parse_fiscal(PLAIN)) == PLAIN
