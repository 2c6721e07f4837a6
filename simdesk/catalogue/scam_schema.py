"""What the file of fraud patterns must hold: signs, patterns with their sources, first steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from simdesk.catalogue.schema import read_source
from simdesk.catalogue.table import Table
from simdesk.domain.route import Part
from simdesk.domain.rule import Sourced
from simdesk.domain.scam import AdviceLine, Scam, ScamBook, Sign

MOST_TODO = 3


def read_scam_book(table: Table) -> ScamBook:
    """Read the file; a pattern may name only signs that are there."""
    read_on = table.day("read_on")
    signs = tuple(_sign(entry) for entry in table.tables("signs"))
    known = {sign.id for sign in signs}
    scams = tuple(_scam(entry, known, read_on) for entry in table.tables("scams"))
    book = ScamBook(
        signs=signs,
        scams=scams,
        tricked=tuple(_step(entry) for entry in table.tables("tricked")),
        advice=tuple(_advice(table, {scam.id: scam for scam in scams})),
    )
    for key, ids in (
        ("signs", [s.id for s in signs]),
        ("scams", [s.id for s in scams]),
        ("advice", [a.id for a in book.advice]),
    ):
        if len(set(ids)) < len(ids):
            table.problem(key, "an id is used twice")
    table.close()
    return book


def _sign(table: Table) -> Sign:
    sign = Sign(table.id(), table.words("text", ()), table.texts("phrases"))
    table.close()
    return sign


def _scam(table: Table, known: set[str], read_on: date) -> Scam:
    scam = Scam(
        id=table.id(),
        title=table.words("title", ()),
        text=table.words("text", ()),
        todo=table.word_list("todo", ()),
        says=frozenset(table.ids("says")),
        and_also=frozenset(table.ids("and_also", required=False)),
        sources=tuple(_sources(table, read_on)),
    )
    if not 1 <= len(scam.todo) <= MOST_TODO:
        table.problem("todo", f"must be 1 to {MOST_TODO} things to do")
    for name in sorted((scam.says | scam.and_also) - known):
        table.problem("says", f"there is no sign '{name}'")
    table.close()
    return scam


def _sources(table: Table, read_on: date) -> Iterator[Sourced[str]]:
    for entry in table.tables("sources"):
        yield read_source(entry, entry.words("text", ()), read_on)
        entry.close()


def _advice(table: Table, scams: Mapping[str, Scam]) -> Iterator[AdviceLine]:
    for entry in table.tables("advice"):
        name = entry.id("scam")
        own, words = entry.id(), entry.words("text", ())
        parts = frozenset(entry.choices("parts", Part, required=False))
        if name in scams and scams[name].sources:
            yield AdviceLine(own, words, scams[name], parts)
        elif name in scams:
            entry.problem("scam", f"'{name}' has no source to show")
        elif name:
            entry.problem("scam", f"there is no scam '{name}'")
        entry.close()


def _step(table: Table) -> str:
    table.id()
    words = table.words("text", ())
    table.close()
    return words
