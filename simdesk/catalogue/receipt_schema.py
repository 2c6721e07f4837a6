"""What the file on receipts must hold: one tax share, and pages on hosts that are official."""

from __future__ import annotations

import re
from datetime import date

from simdesk.catalogue.schema import URL, read_source
from simdesk.catalogue.table import Table
from simdesk.domain.official import Official
from simdesk.domain.operator import Link
from simdesk.domain.receipt_book import ReceiptBook
from simdesk.domain.receipt_check import VatRate
from simdesk.domain.rule import Sourced

CHECK = "check"
"""The id of the page on which a receipt can be checked."""

_SHARE = re.compile(r"\d{1,2}/\d{3}", re.ASCII)


def read_receipt_book(table: Table, official: Official | None) -> ReceiptBook:
    """Read the file; `official` is None where the file of hosts could not be read."""
    read_on = table.day("read_on")
    shares = [_vat(entry, read_on) for entry in table.tables("vat")]
    if len(shares) > 1:
        table.problem("vat", "can be judged by one share only")
    pages = {i: _page(i, entry, official, read_on) for i, entry in table.named("links")}
    if CHECK not in pages:
        table.problem("links", f"needs the page '{CHECK}'")
    table.close()
    return ReceiptBook(vat=next(iter(shares), None), check=pages.get(CHECK))


def _vat(table: Table, read_on: date) -> Sourced[VatRate]:
    rate = VatRate(table.day("since"), _share(table, "value"), _share(table, "former"))
    sourced = read_source(table, rate, read_on)
    table.close()
    return sourced


def _share(table: Table, key: str) -> str:
    value = table.text(key)
    if value and not _SHARE.fullmatch(value):
        table.problem(key, f"must be a share such as 22/122, not '{value}'")
    return value


def _page(page_id: str, table: Table, official: Official | None, read_on: date) -> Link:
    url, owner = table.text("url"), table.text("owner")
    match = URL.fullmatch(url)
    host = match[1] if match else ""
    if url and not match:
        table.problem("url", f"must be an https address without parameters, not '{url}'")
    elif url and official is not None:
        site = official.site(host)
        if site is None or site.owner != owner:
            table.problem("url", f"{host} is not called {owner}'s in the file of hosts")
    page = Link(page_id, url, host, read_source(table, url, read_on))
    table.close()
    return page
