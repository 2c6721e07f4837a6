"""The folder's list for people: one HTML page without scripts, in the language in use."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from simdesk.domain import msisdn
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _, language, ngettext

if TYPE_CHECKING:
    from simdesk.services.exporting.plan import Entry

_STYLE = """
body{font:15px/1.5 "Segoe UI","Noto Sans",system-ui,"Microsoft YaHei UI","PingFang SC",
"Noto Sans CJK SC",sans-serif;color:#1a1d21;background:#fff;margin:32px auto;max-width:1100px;
padding:0 20px}
h1{font-size:24px;margin:0 0 4px}p{color:#47505c;margin:4px 0 20px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:8px 10px;border-bottom:1px solid #e2e6ea}
td{overflow-wrap:anywhere;unicode-bidi:isolate}
th{font-weight:600;color:#47505c}
td.n{white-space:nowrap;font-variant-numeric:tabular-nums}
td.h{font:12px/1.4 monospace;word-break:break-all;color:#5e6773;max-width:220px}
a{color:#1a56b0}
"""


def render(entries: Iterable[Entry]) -> bytes:
    """Return the page. Every text is escaped and every link stays inside the folder."""
    listed = list(entries)
    heads = (
        _("Date"),
        _("Number"),
        _("Operator"),
        _("Amount"),
        _("Route"),
        _("Reference"),
        _("Note"),
        _("File"),
        "SHA-256",
    )
    rows = "\n".join(_row(entry) for entry in listed)
    count = ngettext("{n} receipt", "{n} receipts", len(listed))
    honest = _(
        "The SHA-256 values show that the files are unchanged since the export. "
        "They do not show that a receipt is genuine."
    )
    page = f"""<!doctype html>
<html lang="{language().replace("_", "-")}">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(_("Receipts"))}</title><style>{_STYLE}</style></head>
<body><h1>{escape(_("Receipts"))}</h1>
<p>{escape(count)}. {escape(honest)}</p>
<table><thead><tr>{"".join(f"<th>{escape(h)}</th>" for h in heads)}</tr></thead>
<tbody>
{rows}
</tbody></table></body></html>
"""
    return page.encode()


def _row(entry: Entry) -> str:
    receipt, line = entry.receipt, entry.line
    number = f"{msisdn.spaced(line.msisdn)} {line.label}".strip() if line else ""
    link = f'<a href="{quote(entry.target)}">{escape(entry.target)}</a>'
    cells = (
        ("n", escape(date_long(receipt.on)) if receipt.on else ""),
        ("", escape(number)),
        ("", escape(entry.operator)),
        ("n", escape(money(receipt.amount)) if receipt.amount is not None else ""),
        ("", escape(entry.route)),
        ("", escape(receipt.reference)),
        ("", escape(receipt.note)),
        ("", link),
        ("h", receipt.sha256),
    )
    return f"<tr>{''.join(f'<td class={c!r}>{t}</td>' for c, t in cells)}</tr>"
