"""The list for spreadsheets as XLSX: texts stay texts, sums are numbers, days are days."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from simdesk.domain.money import Money
from simdesk.i18n.language import _, language
from simdesk.services.exporting.rows import COLUMNS, Value, captions, rows

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from simdesk.services.exporting.plan import Entry

_PEOPLES = (*COLUMNS[:7], *COLUMNS[11:], *COLUMNS[7:11])
"""What is read stands before the files."""

_WIDTHS = (12, 15, 18, 14, 14, 24, 20, 18, 14, 24, 20, 12, 14, 30, 24, 44, 28, 68)
"""In characters, one for each column."""

_LONGEST = 16_383
"""Characters: half of what a cell holds, because some count twice there."""

_FIRST_YEAR = 1900
"""Spreadsheets count days from here; a code may say that it is of the year 1."""

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""Characters that XML has no place for, and no reader an eye."""

_PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
    "default_format_properties": {"valign": "top"},
}


def render(entries: Iterable[Entry], made_at: datetime) -> bytes:
    """Return a workbook of one sheet: a head that stays, a filter, a row for each receipt."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - a preview of names needs none

    out = io.BytesIO()
    book = Workbook(out, _PLAIN)
    book.set_properties({"title": _("Receipts"), "created": made_at.replace(tzinfo=None)})
    sheet = book.add_worksheet(_("Receipts"))
    days = "dd.mm.yyyy" if language() == "ru" else "yyyy-mm-dd"
    looks = {
        str: book.add_format({"num_format": "@"}),
        date: book.add_format({"num_format": days, "align": "left"}),
        datetime: book.add_format({"num_format": f"{days} hh:mm", "align": "left"}),
        Money: book.add_format({"num_format": '#,##0.00\xa0"₽"'}),
    }
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "num_format": "@"})
    sheet.write_row(0, 0, captions(_PEOPLES), head)
    last = 0
    for last, row in enumerate(rows(entries), start=1):
        for place, column in enumerate(_PEOPLES):
            _write(sheet, last, place, column.value(row), looks)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(_PEOPLES) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _write(
    sheet: Worksheet, row: int, column: int, value: Value, looks: dict[type, Format]
) -> None:
    if isinstance(value, Money):
        sheet.write_number(row, column, value.kopeks / 100, looks[Money])
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:  # a moment is one too
        sheet.write_datetime(row, column, value, looks[type(value)])
    elif isinstance(value, date):
        sheet.write_string(row, column, value.isoformat(), looks[str])
    elif value:
        sheet.write_string(row, column, _UNSEEN.sub("", value)[:_LONGEST], looks[str])
