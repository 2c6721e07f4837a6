"""Every address of the catalogue is found, wherever it stands, and nothing else is called one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from simdesk.catalogue.addresses import AddressKind, addresses, within
from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.files import parse
from tests.packs import own_parts

TABLES = parse(own_parts()).tables
FOUND = list(addresses(TABLES))


def test_everything_that_leads_somewhere_is_found(catalogue: Catalogue) -> None:
    by_kind = {kind: {a.value for a in FOUND if a.kind is kind} for kind in AddressKind}
    for o in catalogue.operators:
        assert {d.value for d in o.domains} <= by_kind[AddressKind.DOMAIN]
        assert {link.url for link in o.links.values()} <= by_kind[AddressKind.PAGE]
        assert {app.fact.value for app in o.apps} <= by_kind[AddressKind.APP]
        assert {phone.fact.value for phone in o.phones} <= by_kind[AddressKind.PHONE]
        for fact in o.codes.values():
            assert {v.value for v in fact.values} <= by_kind[AddressKind.CODE]
    official = catalogue.official
    hosts = by_kind[AddressKind.DOMAIN] | by_kind[AddressKind.HOST]
    assert {site.host for site in official.sites} <= hosts
    below = {site.host for site in official.sites if site.subdomains}
    assert below == by_kind[AddressKind.BELOW]
    assert official.namesakes == by_kind[AddressKind.NAMESAKE]
    assert official.shorteners == by_kind[AddressKind.SHORTENER]


def test_what_a_person_can_open_or_dial_has_an_owner_and_a_source() -> None:
    kinds = (AddressKind.DOMAIN, AddressKind.PAGE, AddressKind.APP, AddressKind.CODE)
    for a in FOUND:
        if a.kind in (*kinds, AddressKind.PHONE, AddressKind.HOST):
            assert a.owner
            assert a.source is not None
            assert a.source.value == a.value


def _texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key)
    elif isinstance(value, str) and key not in ("source", "as_of", "read_on"):
        yield value


def test_no_text_that_looks_like_an_address_is_left_out() -> None:
    """A new kind of table with addresses is found as well, though nobody said it holds any."""
    looks = re.compile(r"https?://\w|\w\.(ru|com|рф)\b|\*\d+#|\b8 800 |\+7 \d{3} ")
    known = "\n".join(a.text for a in FOUND)
    texts = [text for table in TABLES.values() for text in _texts(table) if looks.search(text)]
    assert len(texts) > 60
    assert [text for text in texts if text not in known] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://evil.example/a?b and pay", ["https://evil.example/a?b"]),
        ("打开evil.ru付款", ["evil.ru"]),
        ("evil。ru", ["evil。ru"]),
        ("ｅｖｉｌ．ｒｕ", ["evil.ru"]),
        ("Откройте мтс.рф сейчас", ["мтс.рф"]),
        ("xn--80aer.xn--p1ai", ["xn--80aer.xn--p1ai"]),
        ("Write to @reseller_bot", ["@reseller_bot"]),
        ("Dial *100# or ##002#", ["*100#", "##002#"]),
        ("Call 8 800 250-08-90", ["8 800 250-08-90"]),
        ("+7 (916) 123-45-67", ["+7 (916) 123-45-67"]),
        ("10.0.0.1", ["10.0.0.1"]),
        ("Costs 3.30 since 2025-01-01, e.g. in 2015.", []),
        ("先插 SIM。没有信号？", []),
        ("«Пополнить телефон», then wait 24 hours.", []),
    ],
)
def test_in_a_text(text: str, found: list[str]) -> None:
    assert within(text) == found


def test_where_an_address_stands() -> None:
    note = {"id": "a", "text": "Write to help.example.ru now", "source": "x.ru"}
    table = {
        "read_on": "2026-11-21",
        "notes": [note | {"as_of": "n.d.", "confidence": "low"}],
    }
    [address] = addresses({"new.toml": table})
    assert (address.kind, address.value) == (AddressKind.OTHER, "help.example.ru")
    assert address.where == "new.toml: notes"
    assert address.text == "Write to help.example.ru now"
    assert address.source is not None
    assert address.source.source == "x.ru"
