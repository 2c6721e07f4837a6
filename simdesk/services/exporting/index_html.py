"""The list for people: one HTML page without scripts, in the language in use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from simdesk.domain import msisdn
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _, language
from simdesk.services.exporting import cover, statements
from simdesk.services.exporting.choices import AS_KEPT, Choices
from simdesk.services.exporting.rows import Row, rows

if TYPE_CHECKING:
    from simdesk.services.exporting.plan import Entry

_STYLE = """
*{box-sizing:border-box}
body{font:15px/1.5 "Segoe UI","Noto Sans",system-ui,"Microsoft YaHei UI","PingFang SC",
"Noto Sans CJK SC",sans-serif;color:#1a1d21;background:#fff;margin:32px auto;max-width:1200px;
padding:0 24px}
h1{font-size:26px;line-height:1.25;margin:0 0 16px}
p{color:#47505c;margin:0 0 8px;max-width:80ch}
dl{display:flex;flex-wrap:wrap;gap:12px 32px;margin:0 0 16px}
dt{font-size:13px;color:#47505c}dd{margin:0;font-weight:600}
table{border-collapse:collapse;width:100%;margin-top:24px}
th,td{text-align:left;vertical-align:top;padding:10px 12px 10px 0;border-bottom:1px solid #d5dae0}
td{overflow-wrap:anywhere;unicode-bidi:isolate}
th{font-size:13px;font-weight:600;color:#47505c}
.s{color:#47505c;font-size:13px}
.n{white-space:nowrap;font-variant-numeric:tabular-nums}
.a{font-weight:600}
.h{font:12px/1.4 monospace;word-break:break-all;color:#47505c}
td div:empty{display:none}
a{color:#1a56b0}a:focus-visible{outline:2px solid #1a56b0;outline-offset:2px}
@media screen and (max-width:760px){body{margin:20px auto;padding:0 16px}thead{display:none}
table,tbody,tr{display:block}td{border:0;padding:3px 0;display:grid;grid-template-columns:96px 1fr}
td>div{grid-column:2}td:empty{display:none}
td::before{content:attr(data-h);font-size:13px;color:#47505c;grid-row:1/span 9;padding-right:8px}
tr{border-bottom:1px solid #d5dae0;padding:12px 0}}
@media print{@page{size:A4 landscape;margin:12mm}body{font-size:10pt;margin:0;padding:0;
max-width:none}.s,th,dt{font-size:8.5pt}.h{font-size:7pt}thead{display:table-header-group}
tr{break-inside:avoid}a{color:inherit;text-decoration:none}}
"""


def render(
    entries: Iterable[Entry], choices: Choices = AS_KEPT, made_at: datetime | None = None
) -> bytes:
    """Return the page. Every text is escaped and every link stays inside the folder."""
    listed = rows(entries)
    title = _("Receipts")
    heads = (
        _("Date"),
        _("Number"),
        _("Amount"),
        _("Receipt"),
        _("Route, reference, note"),
        _("File"),
    )
    facts = "".join(
        f"<div><dt>{escape(fact.caption)}</dt><dd>{escape(fact.value)}</dd></div>"
        for fact in cover.facts(listed)
    )
    made = (cover.made(made_at),) if made_at else ()
    said = (*made, *statements.statements(choices), statements.origin(), statements.hashes())
    table = "\n".join(_row(row, heads) for row in listed)
    page = f"""<!doctype html>
<html lang="{language().replace("_", "-")}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title><style>{_STYLE}</style></head>
<body><h1>{escape(title)}</h1>
<dl>{facts}</dl>
{"".join(f"<p>{escape(words)}</p>" for words in said)}
<table><thead><tr>{"".join(f"<th>{escape(h)}</th>" for h in heads)}</tr></thead>
<tbody>
{table}
</tbody></table></body></html>
"""
    return page.encode()


def _row(row: Row, heads: Sequence[str]) -> str:
    entry = row.entry
    receipt, line = entry.receipt, entry.line
    amount = money(receipt.amount, kopeks=True) if receipt.amount is not None else ""
    numbers = ((_("FN"), row.fn), (_("FD"), row.fd), (_("FPD"), row.fpd))
    cells = (
        _line("n", date_long(receipt.on) if receipt.on else ""),
        _line("n", msisdn.spaced(line.msisdn) if line else "")
        + _line("", line.label if line else "")
        + _line("s", entry.operator),
        _line("n a", amount) + _line("s", row.other_sum),
        _line("", row.till)
        + _line("", row.operation)
        + "".join(_line("s n", f"{name} {text}") for name, text in numbers if text)
        + _line("s", row.remarks),
        _line("", entry.route) + _line("", receipt.reference) + _line("s", receipt.note),
        f'<div><a href="{quote(entry.target)}">{escape(entry.target)}</a></div>'
        + _line("s", receipt.name)
        + _line("h", receipt.sha256),
    )
    named = zip(heads, cells, strict=True)
    told = "".join(f'<td data-h="{escape(head)}">{cell}</td>' for head, cell in named)
    return f"<tr>{told}</tr>"


def _line(style: str, text: str) -> str:
    return f'<div class="{style}">{escape(text)}</div>' if text else ""
