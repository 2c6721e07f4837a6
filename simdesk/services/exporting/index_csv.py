"""The list for spreadsheets as CSV: opens right in Excel, and no cell can act as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from simdesk.domain.money import Money
from simdesk.i18n.language import language
from simdesk.services.exporting.rows import COLUMNS, Value, captions, rows

if TYPE_CHECKING:
    from simdesk.services.exporting.plan import Entry


def render(entries: Iterable[Entry]) -> bytes:
    """Return UTF-8 with a byte order mark and CRLF; Russian spreadsheets part cells by `;`.

    A cell that begins like a formula, in full-width signs too, gets an apostrophe before it
    (CWE-1236). Days and times are ISO 8601. A spreadsheet rounds the 16 digits of an FN where it
    opens this list by itself: for people there is the one in `index_xlsx`.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language() == "ru" else ",", lineterminator="\r\n")
    writer.writerow(captions())
    for row in rows(entries):
        writer.writerow([_cell(column.value(row)) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if isinstance(value, Money):
        return _amount(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes" if value.second == 0 else "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return _guarded(value or "")


def _amount(amount: Money) -> str:
    """Return kopeks and no groups: a spreadsheet takes a grouped amount for a text."""
    whole, rest = divmod(amount.kopeks, 100)
    return f"{whole}{',' if language() == 'ru' else '.'}{rest:02d}"


def _guarded(cell: str) -> str:
    plain = cell.replace("\x00", "")
    formula = plain[:1] in ("\t", "\r", "\n") or plain.lstrip()[:1] in tuple("=+-@＝＋－＠")
    return f"'{plain}" if formula else plain
