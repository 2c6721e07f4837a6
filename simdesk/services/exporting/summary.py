"""The summary of a bag for paper, as HTML without pictures; what draws it as a PDF is outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from simdesk.domain import msisdn
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _
from simdesk.services.exporting import cover, statements
from simdesk.services.exporting.choices import Choices
from simdesk.services.exporting.rows import Row

_STYLE = """
h1{font-size:20pt;font-weight:600;margin:0 0 18px 0}
h2{font-size:12pt;font-weight:600;margin:24px 0 6px 0}
p{font-size:9pt;margin:0 0 6px 0}
p.second{margin:0 0 12px 0}
table{border-collapse:collapse}
td,th{font-size:8pt;padding:4px 6px 4px 0;vertical-align:top}
th{color:#47505c;text-align:left;font-weight:600;border-bottom:1px solid #8a94a0}
td{border-bottom:1px solid #d5dae0}
td.cover{font-size:10pt;border:0}
.second{color:#47505c}
.sum{font-family:"DejaVu Sans Mono","Consolas","Menlo",monospace}
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
    numbers, about, receipts = _("By number"), _("About this bag"), _("Receipts")
    parts = (
        f"<h1>{escape(title())}</h1>",
        f"<p class='second'>{escape(cover.made(made_at))}</p>",
        _cover(cover.facts(listed)),
        f"<h2>{escape(numbers)}</h2>",
        _by_number(listed),
        f"<h2>{escape(about)}</h2>",
        *(f"<p>{escape(words)}</p>" for words in said),
        f"<p>SHA-256, payments.json:<br><span class='sum'>{records_sha256}</span></p>",
        f'<h2 style="page-break-before:always">{escape(receipts)}</h2>',
        _receipts(listed),
    )
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"


def _cover(facts: Sequence[cover.Fact]) -> str:
    cells = [(_second(fact.caption), f"<b>{escape(fact.value)}</b>") for fact in facts]
    return _table((("", 24), ("", 76)), cells, "cover")


def _by_number(listed: Sequence[Row]) -> str:
    return _table(
        (
            (_("Number"), 24),
            (_("Label"), 34),
            (_("Operator"), 16),
            (_("Receipts"), 11),
            (_("Paid"), 15),
        ),
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
        (_("No."), 5),
        (_("Date"), 15),
        (_("Number"), 17),
        (_("Amount"), 12),
        (_("FN"), 16),
        (_("FD"), 7),
        (_("FPD"), 11),
        (_("Operation, reference, note"), 17),
    )
    cells = [_cells(number, row) for number, row in enumerate(listed, start=1)]
    return _table(heads, cells)


def _cells(number: int, row: Row) -> tuple[str, ...]:
    receipt, line, till = row.entry.receipt, row.entry.line, row.till
    day = date_long(receipt.on) if receipt.on else ""
    return (
        f"{number:04d}",
        _lines("" if day and till.startswith(day) else day, till),
        _lines(
            _whole(msisdn.spaced(line.msisdn) if line else ""),
            escape(line.label if line else ""),
            _second(row.entry.operator),
        ),
        _lines(
            _whole(money(receipt.amount, kopeks=True) if receipt.amount is not None else ""),
            _second(row.other_sum),
        ),
        _whole(row.fn),
        _whole(row.fd),
        _whole(row.fpd),
        _lines(
            *map(escape, (row.operation, receipt.reference, receipt.note)), _second(row.remarks)
        ),
    )


def _table(
    heads: Sequence[tuple[str, int]], cells: Sequence[Sequence[str]], style: str = ""
) -> str:
    """Return a table; each head has its width in percent, and none is shown where none says any."""
    wide = [f" width='{width}%'" for _words, width in heads]
    head = "".join(
        f"<th{w}>{escape(words)}</th>" for (words, _width), w in zip(heads, wide, strict=True)
    )
    lines = (
        "".join(f"<td class='{style}'{w}>{cell}</td>" for cell, w in zip(row, wide, strict=True))
        for row in cells
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    above = f"<thead><tr>{head}</tr></thead>" if any(words for words, _width in heads) else ""
    return f"<table width='100%' cellspacing='0' border='0'>{above}{body}</table>"


def _lines(*parts: str) -> str:
    return "<br>".join(part for part in parts if part)


def _second(text: str) -> str:
    return f'<span class="second">{escape(text)}</span>' if text else ""


def _whole(text: str) -> str:
    """Return a text that is not to be broken."""
    return f'<span style="white-space:nowrap">{escape(text)}</span>' if text else ""
