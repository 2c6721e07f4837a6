"""Tests that only an operator's own https pages are ever opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simdesk.domain.operator import Link, Operator
from simdesk.services.desk import Desk
from simdesk.ui.links import official_url, open_link
from tests.samples import make_desk
from tests.ui.renewal.hands import Browser


@pytest.fixture
def mts(tmp_path: Path) -> Iterator[Operator]:
    """Return an operator as the catalogue describes it."""
    desk: Desk = make_desk(tmp_path)
    operator = desk.catalogue.operator("mts")
    assert operator is not None
    yield operator
    desk.close()


def linked(operator: Operator, url: str) -> tuple[Link, Operator]:
    """Return `operator` with one more link of its own that points to `url`."""
    link = operator.links["site"]._replace(id="odd", url=url)
    return link, replace(operator, links={**operator.links, "odd": link})


def test_every_link_of_the_catalogue_opens(browser: Browser, tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    wanted = []
    for operator in desk.catalogue.operators:
        for link in operator.links.values():
            assert open_link(link, operator), link.url
            wanted.append(link.url)
    desk.close()
    assert browser.opened == wanted
    assert len(wanted) >= 5


@pytest.mark.parametrize(
    "url",
    [
        "https://mts.ru/",
        "https://lk.mts.ru/pay?number=1",
        "https://a.b.mts.ru/%D0%BF",
    ],
)
def test_pages_on_the_list_are_taken(browser: Browser, mts: Operator, url: str) -> None:
    assert open_link(*linked(mts, url))
    assert len(browser.opened) == 1


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://mts.ru/",
        "HTTP://mts.ru/",
        "//mts.ru/",
        "mts.ru",
        "https:mts.ru",
        "https:///mts.ru",
        "https://",
        "https://example.com/",
        "https://example.com/mts.ru",
        "https://example.com#mts.ru",
        "https://example.com?mts.ru",
        "https://mts.ru.example.com/",
        "https://notmts.ru/",
        "https://-mts.ru/",
        "https://mts.ru@example.com/",
        "https://mts.ru:secret@example.com/",
        "https://user@mts.ru/",
        "https://mts.ru:8443/",
        "https://mts.ru:443/",
        "https://mts.ru./",
        "https://mts..ru/",
        "https://MTS.RU/",
        "https://example.com\\@mts.ru/",
        "https://mts.ru\\.example.com/",
        "https://mts.ru%2eexample.com/",
        "https://mts.ru%00.example.com/",
        "https://example.com%2fmts.ru/",
        "https://mts.ru\t.example.com/",
        "https://mts.ru\n/",
        " https://mts.ru/",
        "https://mts.ru /",
        "https://мтс.рф/",
        "https://mtѕ.ru/",
        "https://xn--mt-7lb.mts.ru/",
        "https://xn--mt-7lb.ru/",
        "https://[::1]/",
        "https://127.0.0.1/",
        "https://[mts.ru]/",
        "https://mts。ru/",
        "ftp://mts.ru/",
        "file:///etc/passwd",
        "javascript:alert(1)//mts.ru",
        "data:text/html,mts.ru",
        "tel:*100#",
    ],
)
def test_everything_else_is_refused(browser: Browser, mts: Operator, url: str) -> None:
    link, operator = linked(mts, url)
    assert official_url(link, operator) is None
    assert not open_link(link, operator)
    assert browser.opened == []


def test_a_link_that_the_operator_does_not_have_is_refused(
    browser: Browser, mts: Operator, tmp_path: Path
) -> None:
    own = mts.links["site"]
    assert official_url(own, mts) is not None
    assert not open_link(own._replace(id="unheard_of"), mts)
    assert not open_link(own._replace(url="https://lk.mts.ru/other"), mts)
    assert not open_link(own, replace(mts, links={}))
    assert not open_link(own, replace(mts, domains=()))
    assert browser.opened == []
