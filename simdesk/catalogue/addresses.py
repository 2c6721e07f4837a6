"""Finds every address in the tables of a catalogue: what a person may visit, dial or install.

It walks the tables themselves, not what is read from them, so that an address in a place that
nobody thought of is found as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from simdesk.catalogue.schema import read_source
from simdesk.catalogue.table import Problems, Table
from simdesk.domain.rule import Sourced


class AddressKind(StrEnum):
    """What an address is for."""

    DOMAIN = "domain"
    PAGE = "page"
    APP = "app"
    CODE = "code"
    PHONE = "phone"
    HOST = "host"
    BELOW = "below"
    NAMESAKE = "namesake"
    SHORTENER = "shortener"
    OTHER = "other"


_WHOLE = {
    "domains": (AddressKind.DOMAIN, "value"),
    "links": (AddressKind.PAGE, "url"),
    "apps": (AddressKind.APP, "value"),
    "codes": (AddressKind.CODE, "value"),
    "phones": (AddressKind.PHONE, "value"),
    "hosts": (AddressKind.HOST, "value"),
    "subdomains": (AddressKind.BELOW, "value"),
    "namesakes": (AddressKind.NAMESAKE, "hosts"),
    "shorteners": (AddressKind.SHORTENER, "hosts"),
}
"""Tables whose texts under a key are addresses as a whole, whatever they look like."""

_NEVER = ("source", "as_of", "read_on")
"""Keys whose texts say where a fact was read; nothing leads there from the program."""

_LETTER = "a-zа-яё"
_WITHIN = re.compile(
    r"[a-z]+://[!-~]+"
    r"|@\w{4,}"
    # A host; browsers take a Chinese full stop for a dot, but between Latin letters only here.
    rf"|(?:[{_LETTER}0-9_-]+(?:\.|(?<=[a-z0-9])。(?=[a-z])))+[{_LETTER}][{_LETTER}0-9-]+(?:/[!-~]*)?"
    r"|\d{1,3}(?:\.\d{1,3}){3}"
    r"|[*#][*#\d]*\d[*#\d]*"
    r"|\+?\d(?:[ ()-]*\d){9,}",
    re.IGNORECASE,
)
"""What looks like an address in the middle of a text. A short number looks like any other."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address. `where` is its place, as `operators/mts.toml: links.payment`.

    `owner` is a name for people, empty where the catalogue names none. `text` is what it stands
    in, which may be the address alone.
    """

    kind: AddressKind
    value: str
    where: str
    owner: str
    source: Sourced[str] | None
    text: str


def addresses(tables: Mapping[str, Mapping[str, object] | None]) -> Iterator[Address]:
    """Yield the addresses in the tables of files, which have no problems, in their order."""
    for name, table in tables.items():
        if table is not None:
            yield from _Walk(name, table).addresses()


def within(text: str) -> list[str]:
    """Return what looks like an address in a text."""
    return _WITHIN.findall(unicodedata.normalize("NFKC", text))


class _Walk:
    """The walk through one file."""

    def __init__(self, file: str, table: Mapping[str, object]) -> None:
        self._file = file
        self._table = table
        self._read_on = Table(table, Problems(file)).day("read_on", date.max)

    def addresses(self) -> Iterator[Address]:
        name = self._table.get("name")
        yield from self._walk(self._table, (), name if isinstance(name, str) else "", None)

    def _walk(
        self,
        value: Any,
        path: tuple[str, ...],
        owner: str,
        entry: Mapping[str, object] | None,
    ) -> Iterator[Address]:
        if isinstance(value, dict):
            owner = value.get("owner", owner)
            for key, inner in value.items():
                if key not in _NEVER:
                    sourced = value if "source" in value else entry
                    yield from self._walk(inner, (*path, key), owner, sourced)
        elif isinstance(value, list):
            for inner in value:
                yield from self._walk(inner, path, owner, entry)
        elif isinstance(value, str):
            for kind, address in _in_text(value, path):
                where = f"{self._file}: {'.'.join(path[:-1] or path)}"
                yield Address(kind, address, where, owner, self._source(entry, address), value)

    def _source(self, entry: Mapping[str, object] | None, address: str) -> Sourced[str] | None:
        if entry is None:
            return None
        return read_source(Table(entry, Problems(self._file)), address, self._read_on)


def _in_text(text: str, path: tuple[str, ...]) -> Iterator[tuple[AddressKind, str]]:
    kind, whole = _WHOLE.get(path[0], (AddressKind.OTHER, ""))
    if path[-1] == whole:
        yield kind, text
    else:
        yield from ((AddressKind.OTHER, found) for found in within(text))
