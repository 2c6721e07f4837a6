"""The summary of a bag for paper: its words, sums and tables; how it is drawn is told outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from simdesk.domain import msisdn
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _
from simdesk.services.exporting import cover, statements
from simdesk.services.exporting.choices import Choices
from simdesk.services.exporting.rows import Row


class Table(NamedTuple):
    """Lines of cells, a newline in a cell begins another line; `widths` are in percent."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    cells: tuple[tuple[str, ...], ...]


class Summary(NamedTuple):
    """What, when, how many and how much; then what it shows and does not; then each receipt.

    `fixed` is what to keep elsewhere: the hash of the records, which name every receipt by its own.
    """

    title: str
    made: str
    facts: tuple[cover.Fact, ...]
    numbers: Table
    about: str
    said: tuple[str, ...]
    fixed: cover.Fact
    receipts: Table


def summary(
    listed: Sequence[Row], choices: Choices, made_at: datetime, records_sha256: str
) -> Summary:
    """Return the summary in the language in use."""
    return Summary(
        title=_("Summary of receipts"),
        made=cover.made(made_at),
        facts=tuple(cover.facts(listed)),
        numbers=_numbers(listed),
        about=_("About this bag"),
        said=(*statements.statements(choices), statements.origin(), statements.bag_hashes()),
        fixed=cover.Fact("SHA-256, payments.json", records_sha256),
        receipts=_receipts(listed),
    )


def _numbers(listed: Sequence[Row]) -> Table:
    return Table(
        _("By number"),
        (_("Number"), _("Label"), _("Operator"), _("Receipts"), _("Paid")),
        (24, 33, 16, 11, 16),
        tuple(
            (each.number, each.label, each.operator, str(each.receipts), each.paid)
            for each in cover.by_number(listed)
        ),
    )


def _receipts(listed: Sequence[Row]) -> Table:
    heads = (
        _("No."),
        _("Date"),
        _("Number"),
        _("Amount"),
        _("FN"),
        _("FD"),
        _("FPD"),
        _("Operation, reference, note"),
    )
    cells = tuple(_cells(number, row) for number, row in enumerate(listed, start=1))
    return Table(_("Receipts"), heads, (6, 14, 16, 11, 18, 8, 12, 15), cells)


def _cells(number: int, row: Row) -> tuple[str, ...]:
    receipt, line = row.entry.receipt, row.entry.line
    day = date_long(receipt.on) if receipt.on else ""
    return (
        f"{number:04d}",
        _lines("" if day and row.till.startswith(day) else day, row.till),
        _lines(
            msisdn.spaced(line.msisdn) if line else "",
            line.label if line else "",
            row.entry.operator,
        ),
        _lines(
            money(receipt.amount, kopeks=True) if receipt.amount is not None else "", row.other_sum
        ),
        row.fn,
        row.fd,
        row.fpd,
        _lines(row.operation, receipt.reference, receipt.note, row.remarks),
    )


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
