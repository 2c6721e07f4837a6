"""The file on receipts: one sourced tax share, and a page on a host that is called official."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.receipt_book import ReceiptBook
from simdesk.domain.rule import Confidence
from simdesk.ui.links import listed_url
from tests.catalogue.test_rescue import changed

FILE = "receipts.toml"
SOURCE = {"source": "a", "as_of": "2026", "confidence": "low"}
SHARE = {"value": "22/122", "former": "20/120", "since": "2026-01-01", **SOURCE}
PAGE = {"url": "https://kkt-online.nalog.ru/", "owner": "FNS (tax service)", **SOURCE}


def test_the_share_and_the_page_are_sourced_facts(catalogue: Catalogue) -> None:
    vat, page = catalogue.receipts.vat, catalogue.receipts.check
    assert vat is not None
    assert vat.value == (date(2026, 1, 1), "22/122", "20/120")
    assert vat.confidence is Confidence.LOW
    assert page is not None
    url = listed_url(page, catalogue.official)
    assert url is not None
    assert url.host() == page.domain == "kkt-online.nalog.ru"
    assert page.fact.source


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"vat": [SHARE, SHARE]}, "vat: can be judged by one share only"),
        ({"vat": [{**SHARE, "former": "20%"}]}, "vat[1].former: must be a share such as"),
        ({"links": {}}, "links: needs the page 'check'"),
        ({"links": {"check": {**PAGE, "url": "http://a.ru"}}}, "must be an https address"),
        ({"links": {"check": {**PAGE, "url": "https://a.ru/"}}}, "a.ru is not called FNS"),
        ({"links": {"check": {**PAGE, "owner": "MTS"}}}, "is not called MTS's"),
    ],
)
def test_a_fault_in_the_file_is_named(change: Mapping[str, Any], problem: str) -> None:
    assert any(problem in found for found in changed(FILE, change))


@pytest.mark.parametrize(
    "address",
    [
        "https://kkt-online.nalog.ru.example.com/",
        "https://nalog.ru/",
        "http://kkt-online.nalog.ru/",
        "https://user@kkt-online.nalog.ru/",
        "https://kkt-online.nalog.ru:8443/",
        "https://kkt-online.nalog.рф/",
        "file:///etc/passwd",
        "",
    ],
)
def test_no_page_but_one_on_an_official_host_is_opened(catalogue: Catalogue, address: str) -> None:
    page = catalogue.receipts.check
    assert page is not None
    assert listed_url(page._replace(url=address), catalogue.official) is None


def test_an_empty_book_judges_nothing() -> None:
    assert (ReceiptBook().vat, ReceiptBook().check) == (None, None)
