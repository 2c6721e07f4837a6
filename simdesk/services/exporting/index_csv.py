"""The folder's list for spreadsheets: opens right in Excel, and no cell can act as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from simdesk.domain import msisdn
from simdesk.domain.money import Money
from simdesk.i18n.language import _, language

if TYPE_CHECKING:
    from simdesk.services.exporting.plan import Entry


def render(entries: Iterable[Entry]) -> bytes:
    """Return UTF-8 with a byte order mark and CRLF; Russian spreadsheets part cells by `;`.

    A cell that begins like a formula, in full-width signs too, gets an apostrophe before it
    (CWE-1236); numbers are written as dialled (8…), because + begins a formula as well.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language() == "ru" else ",", lineterminator="\r\n")
    writer.writerow(
        (
            _("Date"),
            _("Number"),
            _("Label"),
            _("Operator"),
            _("Amount, ₽"),
            _("Route"),
            _("Reference"),
            _("Note"),
            _("File"),
            _("Original name"),
            "SHA-256",
        )
    )
    for entry in entries:
        receipt, line = entry.receipt, entry.line
        cells = (
            receipt.on.isoformat() if receipt.on else "",
            msisdn.trunk(line.msisdn) if line else "",
            line.label if line else "",
            entry.operator,
            _amount(receipt.amount) if receipt.amount is not None else "",
            entry.route,
            receipt.reference,
            receipt.note,
            entry.target,
            receipt.name,
            receipt.sha256,
        )
        writer.writerow([_guarded(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _amount(amount: Money) -> str:
    """Return kopeks and no groups: a spreadsheet takes a grouped amount for a text."""
    whole, rest = divmod(amount.kopeks, 100)
    return f"{whole}{',' if language() == 'ru' else '.'}{rest:02d}"


def _guarded(cell: str) -> str:
    plain = cell.replace("\x00", "")
    formula = plain[:1] in ("\t", "\r", "\n") or plain.lstrip()[:1] in tuple("=+-@＝＋－＠")
    return f"'{plain}" if formula else plain
