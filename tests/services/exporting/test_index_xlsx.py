"""The workbook as another program opens it: texts stay texts, and every digit of an FN is there."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from simdesk.domain.fiscal import Fiscal, FiscalWarning, Operation
from simdesk.domain.money import Money
from simdesk.domain.reading import Reading
from simdesk.i18n.language import speaking
from simdesk.services.exporting import index_xlsx
from tests.services.exporting.conftest import ADDED, Shoebox

FN = "9960440302187731"
SALE = Fiscal(
    datetime(2026, 11, 21, 14, 28),  # noqa: DTZ001 - a till has no zone
    seconds=False,
    amount=Money(650_00),
    fn=FN,
    i="48215",
    fp="3190446027",
    n=Operation.SALE,
    warnings=(FiscalWarning.NO_N,),
)


def opened(shoebox: Shoebox) -> Worksheet:
    raw = index_xlsx.render(shoebox.plan().entries, ADDED)
    book = openpyxl.load_workbook(io.BytesIO(raw))
    assert len(book.worksheets) == 1
    return book.worksheets[0]


def row(sheet: Worksheet, number: int = 2) -> dict[str, Cell]:
    heads = [cell.value for cell in sheet[1]]
    return dict(zip(heads, sheet[number], strict=True))


@pytest.mark.parametrize(
    "hostile",
    ["=1+1", "@SUM(A1)", "+79161234567", "-2", "http://evil.example", "mailto:a@b", "0012", "1e5",
     "{=1+1}", "internal:Sheet1!A1", "=cmd|' /C calc'!A0", "_x0041_", "TRUE",
     "2026-11-05"],
)  # fmt: skip
def test_hostile_words_stay_words(shoebox: Shoebox, hostile: str) -> None:
    shoebox.receipt(
        b"1", shoebox.line(hostile), name=hostile, reference=hostile, note=hostile, fn=hostile
    )
    cells = row(opened(shoebox))
    for head in ("Label", "Original name", "Reference", "Note", "FN"):
        cell = cells[head]
        assert (cell.data_type, cell.number_format, cell.hyperlink) == ("s", "@", None)
        assert cell.value == hostile


def test_no_formula_and_no_link_is_in_the_file(shoebox: Shoebox) -> None:
    shoebox.receipt(b"1", shoebox.line("=1+1"), note="http://evil.example")
    raw = index_xlsx.render(shoebox.plan().entries, ADDED)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
        assert not any("rels" in name and "sheet" in name for name in parts.namelist())
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text(max_size=60))
def test_any_words_can_be_opened(shoebox: Shoebox, words: str) -> None:
    shoebox.receipts.clear()
    shoebox.receipt(b"1", shoebox.line("Main"), note=words)
    seen = re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", words)
    assert (row(opened(shoebox))["Note"].value or "") == seen


def test_fiscal_fields_keep_every_digit(shoebox: Shoebox) -> None:
    kept = shoebox.receipt(b"1", shoebox.line("Main"), fn=FN, fd="48215", fpd="3190446027")
    shoebox.readings[kept.id] = Reading(fiscals=(SALE,))
    cells = row(opened(shoebox))
    assert (cells["FN"].value, cells["FN"].data_type) == (FN, "s")
    assert (cells["FD"].value, cells["FPD"].value) == ("48215", "3190446027")
    assert cells["Operation"].value == "Payment received by the seller"
    assert cells["Remarks"].value == "The code does not say if money was received or returned."
    till = cells["Time of the till"]
    assert (till.value, till.is_date) == (SALE.at, True)
    assert till.number_format == "yyyy-mm-dd hh:mm"


def test_sums_are_numbers_and_days_are_days(shoebox: Shoebox) -> None:
    shoebox.receipt(b"1", shoebox.line("Main"), amount=Money(1234567_05), on=date(2026, 2, 28))
    sheet = opened(shoebox)
    cells = row(sheet)
    assert (cells["Amount, ₽"].value, cells["Amount, ₽"].data_type) == (1234567.05, "n")
    assert "₽" in cells["Amount, ₽"].number_format
    assert cells["Date"].value == datetime(2026, 2, 28)  # noqa: DTZ001 - a day has no zone
    assert (cells["Date"].is_date, cells["Date"].number_format) == (True, "yyyy-mm-dd")
    assert cells["Number"].value == "89161234567"
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:R2"
    assert all(sheet.column_dimensions[letter].width > 8 for letter in "ABCDEFGHIJKLMNOPQR")
    with speaking("ru"):
        assert opened(shoebox).cell(2, 1).number_format == "dd.mm.yyyy"


def test_what_is_unknown_is_empty(shoebox: Shoebox) -> None:
    shoebox.receipt(b"1", on=None, amount=None)
    cells = row(opened(shoebox))
    for head in ("Date", "Number", "Amount, ₽", "FN", "Time of the till", "Note"):
        assert cells[head].value is None


def test_a_till_of_the_year_one_and_an_endless_note_break_nothing(shoebox: Shoebox) -> None:
    kept = shoebox.receipt(b"1", shoebox.line("Main"), note="🙂" * 40_000)
    ancient = datetime(1, 1, 1)  # noqa: DTZ001 - a till has no zone
    shoebox.readings[kept.id] = Reading(
        fiscals=(Fiscal(ancient, seconds=False, amount=Money(1), fn="1", i="1", fp="1", n=None),)
    )
    cells = row(opened(shoebox))
    assert cells["Time of the till"].value == "0001-01-01T00:00:00"
    assert len(cells["Note"].value) == 16_383
