"""A receipt is found by whatever its owner remembers of it, and not by what merely looks alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.fiscal import parse_fiscal
from simdesk.domain.money import Money
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.i18n.language import use_language
from simdesk.paths import translations_dir
from simdesk.services.receipt_search import ReceiptQuery, searched
from tests.samples import NOW, line

LINE = line("+79161234567", label="Ёлка · 银行", operator_id="mts")
RECEIPT = Receipt(
    "1",
    "00",
    "IMG_0042 чек.JPG",
    MediaType.JPEG,
    1,
    NOW,
    on=date(2026, 9, 4),
    amount=Money(1650_50),
    reference="A-17/99",
    note="second try",
    fn="9960440302585706",
    fd="0000025151",
    fpd="1186123459",
)
NAMES = ("МТС", "Payment terminal")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en", translations_dir())
    yield
    use_language("en", translations_dir())


def finds(query: str, receipt: Receipt = RECEIPT) -> bool:
    """Tell whether a query finds the sample receipt."""
    return ReceiptQuery(query).takes(searched(receipt, LINE, NAMES))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "+7 916 123-45-67",
        "8 (916) 123-45-67",
        "79161234567",
        "89161234567",
        "9161234567",
        "4567",
        "916",
        "ёлка",
        "ЕЛКА",
        "银行",
        "мтс",
        "terminal",
        "payment",
        "4 September 2026",
        "september",
        "Sep 2026",
        "2026",
        "2026-09",
        "04.09.2026",
        "09.2026",
        "1650",
        "1650,50",
        "1650.5",
        "1 650,50",
        "1,650.50 ₽",
        "9960440302585706",
        "25151",
        "0000025151",
        "1186123459",
        "861234",
        "a-17",
        "second try",
        "img_0042",
        "чек.jpg",
        "0042",
        "мтс 2026 1650",
        "1650 4567",
        "\uff11\uff16\uff15\uff10",  # as a Chinese keyboard types 1650
    ],
)
def test_a_receipt_is_found_by(query: str) -> None:
    assert finds(query)


@pytest.mark.parametrize(
    "query",
    [
        "650",
        "165",
        "1650,05",
        "1651",
        "16505",
        "2027",
        "026",
        "10.2026",
        "9.2025",
        "октябрь",
        "beeline",
        "мтс 2025",
        "9161234568",
        "161",
        "1234560",
        "A-18",
        "second third",
    ],
)
def test_a_receipt_is_not_found_by(query: str) -> None:
    assert not finds(query)


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [
        ("ru", ("сентябрь 2026", "сентября", "4 сентября 2026", "СЕНТ"), ("ноябрь", "14 сентября")),
        ("zh_CN", ("2026年9月", "9月", "9月4日"), ("2026年10月", "19月")),
    ],
)
def test_months_are_found_in_the_language_in_use(
    language: str, good: tuple[str, ...], bad: tuple[str, ...]
) -> None:
    use_language(language, translations_dir())
    assert [finds(query) for query in good] == [True] * len(good)
    assert [finds(query) for query in bad] == [False] * len(bad)


def test_a_month_is_no_end_of_another() -> None:
    use_language("zh_CN", translations_dir())
    november = replace(RECEIPT, on=date(2026, 11, 21))
    assert finds("11月", november)
    assert not finds("1月", november)


def test_what_only_the_file_says_is_found_as_well() -> None:
    bare = replace(RECEIPT, on=None, amount=None, fn="", fd="", fpd="")
    fiscal = parse_fiscal("t=20250102T0304&s=77.00&fn=9999078900004312&i=613&fp=123456&n=1")
    what = searched(bare, None, (), fiscal)
    for query in ("77", "77,00", "9999078900004312", "613", "123456", "2025-01", "November 2026"):
        assert ReceiptQuery(query).takes(what), query
    assert not ReceiptQuery("61").takes(what)


@given(st.text(max_size=40))
def test_anything_can_be_typed(query: str) -> None:
    assert finds(query) in (True, False)


@given(st.integers(1, 99_999_999), st.integers(1, 99_999_999))
def test_a_sum_finds_itself_alone(kopeks: int, other: int) -> None:
    bare = replace(RECEIPT, amount=Money(kopeks), fn="", fd="", fpd="", name="", reference="")
    what = searched(replace(bare, on=date(1999, 9, 9)), None, ())
    assert ReceiptQuery(f"{kopeks // 100},{kopeks % 100:02d}").takes(what)
    assert ReceiptQuery(f"{other // 100},{other % 100:02d}").takes(what) == (kopeks == other)
