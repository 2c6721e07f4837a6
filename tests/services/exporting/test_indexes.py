"""The two indexes: nothing a person typed can act as a formula or as a part of the page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.money import Money
from simdesk.i18n.language import use_language
from simdesk.services.exporting import index_csv, index_html
from tests.check_receipt_folder import FORMULA, Page, csv_problems
from tests.services.exporting.conftest import Shoebox

WORDS = Path(__file__).parents[3] / "translations"
DATE, NUMBER, LABEL, _OPERATOR, AMOUNT, _ROUTE, REFERENCE, NOTE, FILE = range(9)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en", WORDS)
    yield
    use_language("en", WORDS)


def _cells(raw: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    "hostile",
    ["=1+1", "+7916", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\x00=1", "＝1+1", "＠a"],
)
def test_what_begins_like_a_formula_is_guarded(shoebox: Shoebox, hostile: str) -> None:
    line = shoebox.line(hostile)
    shoebox.receipt(b"1", line, name=hostile, reference=hostile, note=hostile)
    raw = index_csv.render(shoebox.plan().entries)
    _head, row = _cells(raw)
    for cell in (row[LABEL], row[REFERENCE], row[NOTE], row[9]):
        assert cell.startswith("'")
    assert not list(csv_problems(raw))


@given(label=st.text(max_size=30), note=st.text(max_size=60))
def test_any_words_leave_a_table_of_inert_cells(
    tmp_path_factory: pytest.TempPathFactory, label: str, note: str
) -> None:
    shoebox = Shoebox(tmp_path_factory.mktemp("kept"))
    shoebox.receipt(b"1", shoebox.line(label), note=note)
    raw = index_csv.render(shoebox.plan().entries)
    rows = _cells(raw)
    assert [len(row) for row in rows] == [18, 18]
    assert not any(cell.lstrip(" ")[:1] in tuple(FORMULA) for row in rows for cell in row)


def test_a_spreadsheet_reads_the_table_right(shoebox: Shoebox) -> None:
    shoebox.receipt(b"1", shoebox.line("主号, «банк»"), amount=Money(1200_50), reference="A-17")
    raw = index_csv.render(shoebox.plan().entries)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 2
    row = _cells(raw)[1]
    assert row[:3] == ["2026-11-21", "89161234567", "主号, «банк»"]
    assert (row[AMOUNT], row[REFERENCE]) == ("1200.50", "A-17")


def test_russian_spreadsheets_part_cells_by_semicolons(shoebox: Shoebox) -> None:
    use_language("ru", WORDS)
    shoebox.receipt(b"1", shoebox.line("один; два"), amount=Money(1200_50))
    row = _cells(index_csv.render(shoebox.plan().entries), ";")[1]
    assert (row[LABEL], row[AMOUNT]) == ("один; два", "1200,50")


def test_nothing_known_leaves_empty_cells(shoebox: Shoebox) -> None:
    shoebox.receipt(b"1", on=None, amount=None)
    row = _cells(index_csv.render(shoebox.plan().entries))[1]
    assert row[:5] == ["", "", "", "", ""]


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def test_the_page_shows_words_and_runs_none(shoebox: Shoebox) -> None:
    shoebox.route = HOSTILE
    line = shoebox.line(HOSTILE)
    shoebox.receipt(b"1", line, run_id="run", reference=HOSTILE, note=HOSTILE, name=HOSTILE)
    html = index_html.render(shoebox.plan().entries).decode()
    page = Page()
    page.feed(html)
    assert page.active == []
    assert html.count("&lt;script&gt;") >= 4  # label, route, reference, note: all still shown
    assert "http" not in html.replace("http-equiv", "")


def test_the_page_tells_what_the_owner_knows(shoebox: Shoebox) -> None:
    kept = shoebox.receipt(
        b"1", shoebox.line("Main"), on=date(2026, 12, 3), reference="A-17", note="second try"
    )
    html = index_html.render(shoebox.plan().entries).decode()
    for words in ("3 December 2026", "+7 916 123-45-67", "Main", "A-17", "second try", kept.sha256):
        assert words in html
