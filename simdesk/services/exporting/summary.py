"""The summary of a bag for paper, as HTML without pictures; what draws it as a PDF is outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from simdesk.domain import msisdn
from simdesk.i18n.formats import date_long, money, time_of_day
from simdesk.i18n.language import _
from simdesk.services.exporting import cover, statements
from simdesk.services.exporting.choices import Choices
from simdesk.services.exporting.rows import Row

_STYLE = """
h1{font-size:19pt;margin:0 0 10pt 0}
h2{font-size:12pt;margin:14pt 0 4pt 0}
p{font-size:9pt;margin:0 0 5pt 0}
td,th{font-size:8pt;padding:3px 6px 3px 0;vertical-align:top}
th{color:#47505c;text-align:left;font-weight:600}
td.cover{font-size:10pt}
.second{color:#47505c}
"""
"""Only what Qt's rich text knows."""


def title() -> str:
    """Return what stands above it."""
    return _("Summary of receipts")


def render(listed: Sequence[Row], choices: Choices, made_at: datetime, records_sha256: str) -> str:
    """Return the summary: what, when, how many and how much, then each receipt on a line.

    `records_sha256` is the hash of the records, which name every receipt by its own.
    """
    said = (*statements.statements(choices), statements.origin(), statements.bag_hashes())
    parts = (
        f"<h1>{escape(title())}</h1>",
        _table(
            (),
            [
                (_second(f.caption), f"<b>{escape(f.value)}</b>")
                for f in cover.facts(listed, made_at)
            ],
            "cover",
        ),
        f"<h2>{escape(_('By number'))}</h2>",
        _by_number(listed),
        f"<h2>{escape(_('About this bag'))}</h2>",
        *(f"<p>{escape(words)}</p>" for words in said),
        f"<p>SHA-256, payments.json:<br>{records_sha256[:32]} {records_sha256[32:]}</p>",
        f'<h2 style="page-break-before:always">{escape(_("Receipts"))}</h2>',
        _receipts(listed),
    )
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"


def _by_number(listed: Sequence[Row]) -> str:
    return _table(
        (_("Number"), _("Label"), _("Operator"), _("Receipts"), _("Paid")),
        [
            (
                _whole(each.number),
                escape(each.label),
                escape(each.operator),
                str(each.receipts),
                _whole(each.paid),
            )
            for each in cover.by_number(listed)
        ],
    )


def _receipts(listed: Sequence[Row]) -> str:
    heads = (
        _("No."),
        _("Date"),
        _("Number"),
        _("Amount"),
        _("FN"),
        _("FD"),
        _("FPD"),
        _("Operation"),
    )
    cells = [_cells(number, row) for number, row in enumerate(listed, start=1)]
    return _table(heads, cells)


def _cells(number: int, row: Row) -> tuple[str, ...]:
    receipt, line, fiscal = row.entry.receipt, row.entry.line, row.fiscal
    till = f"{date_long(fiscal.at.date())}, {time_of_day(fiscal.at)}" if fiscal else ""
    day = date_long(receipt.on) if receipt.on else ""
    printed = ""
    if fiscal is not None and fiscal.amount != receipt.amount:
        printed = _("On the receipt: {sum}").format(sum=money(fiscal.amount, kopeks=True))
    return (
        f"{number:04d}",
        _lines(_whole("" if till.startswith(day) and day else day), escape(till)),
        _lines(
            _whole(msisdn.spaced(line.msisdn) if line else ""),
            escape(line.label if line else ""),
            _second(row.entry.operator),
        ),
        _lines(
            _whole(money(receipt.amount, kopeks=True) if receipt.amount is not None else ""),
            _second(printed),
        ),
        _whole(row.fn),
        _whole(row.fd),
        _whole(row.fpd),
        _lines(
            *map(escape, (row.operation, receipt.reference, receipt.note)), _second(row.remarks)
        ),
    )


def _table(heads: Sequence[str], cells: Sequence[Sequence[str]], style: str = "") -> str:
    head = "".join(f"<th>{escape(words)}</th>" for words in heads)
    lines = ("".join(f"<td class='{style}'>{cell}</td>" for cell in row) for row in cells)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    above = f"<thead><tr>{head}</tr></thead>" if heads else ""
    return f"<table width='100%' cellspacing='0' border='0'>{above}{body}</table>"


def _lines(*parts: str) -> str:
    return "<br>".join(part for part in parts if part)


def _second(text: str) -> str:
    return f'<span class="second">{escape(text)}</span>' if text else ""


def _whole(text: str) -> str:
    """Return a text that is not to be broken."""
    return f'<span style="white-space:nowrap">{escape(text)}</span>' if text else ""
