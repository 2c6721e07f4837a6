"""Every fact has source, date and confidence: in the raw files, and in what is read from them."""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

import pytest

from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.files import Section, Tables, parse, section_of
from simdesk.catalogue.loader import catalogue_of
from simdesk.domain.rule import Confidence, Sourced
from simdesk.i18n.shown import MSGID_KEYS
from tests.packs import own_parts

TABLES = parse(own_parts()).tables
READ_ON = date(2026, 11, 21)
# Machine-written sites that contradict each other and invent codes and prices.
NO_SOURCES = (
    "westfalling", "planetazdorovya-kya", "stoletdok", "zangi-style", "latteoil", "gloriousjeans",
    "vitalifex", "detkamir", "axandson", "freebees", "skladaptek", "orchideas", "loverespub",
    "angerstrom", "nemafam", "maxxwear", "strongtechno", "krokoshoes", "strattovarius",
    "karusel-noe", "decatlet", "vareant", "center-shoes", "raduga-rae", "mongowear", "redand.ru",
    "denservices", "graph.org",
)  # fmt: skip

PROVENANCE = ("source", "as_of", "confidence")
DIRECT = {"value", "former", "url", "hosts", "kinds", "days", "wrong", "swapped"}
"""Keys that hold a fact: a source must stand in the very same table."""

JUDGED = {
    "abroad", "anywhere", "at_once", "call_or_sms", "disputed", "high", "holders", "low", "needs",
    "needs_any", "only", "only_abroad", "plan", "plans", "retired", "doubt", "risk", "since",
    "sim_kinds", "sim_places", "sms", "status", "until_confirmed",
}  # fmt: skip
"""Keys that sum several sources up: those stand beside them, or above."""

NO_FACT = {
    # Words, and what orders or names them.
    *MSGID_KEYS, "ru", "after_ru", "id", "name", "former_name", "russian_name", "monogram", "main",
    "icon", "place", "phase", "where", "use", "purpose",
    # What leads from one thing of the catalogue to another.
    "parts", "codes", "link", "card", "advice", "concerns", "fallbacks", "instead", "rescue",
    "optional", "scam", "and_also", "says",
    # How a phrase card is filled, and what a pasted message is compared with.
    "amount", "digits", "phrases",
    # What is written down as unknown, or as the worse of two.
    "counts_unknown", "silence_outcome",
    # The pack itself.
    "format", "version", "read_on",
}  # fmt: skip
"""Keys that need no source, because they say nothing about the world."""


def tables_in(
    value: Any, path: tuple[str, ...] = (), above: tuple[Mapping[str, Any], ...] = ()
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any], tuple[Mapping[str, Any], ...]]]:
    """Yield every table with its path and the tables around it, the nearest last."""
    if isinstance(value, dict):
        yield path, value, above
        for key, inner in value.items():
            yield from tables_in(inner, (*path, key), (*above, value))
    elif isinstance(value, list):
        for inner in value:
            yield from tables_in(inner, path, above)


def own_keys(table: Mapping[str, Any]) -> set[str]:
    """Return the keys of a table whose values are no tables themselves, and are known."""
    return {
        key
        for key, value in table.items()
        if not isinstance(value, dict)
        and not (isinstance(value, list) and value and isinstance(value[0], dict))
        and value != "unknown"
    }


def unsourced(name: str, file: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the facts of one file, in its raw form."""
    for path, table, above in tables_in(file):
        where = f"{name}: {'.'.join(path)}"
        keys = own_keys(table)
        if "source" in table or DIRECT & keys:
            yield from (f"{where}: no {key}" for key in PROVENANCE if not table.get(key))
            continue
        listed = [t for t in (table, *above) if t.get("sources")]
        if JUDGED & keys and not listed:
            yield f"{where}: no sources for {sorted(JUDGED & keys)}"
        strange = keys - NO_FACT - JUDGED - set(PROVENANCE)
        yield from (f"{where}: is '{key}' a fact?" for key in sorted(strange))
        numbers = {
            key for key in keys if isinstance(table[key], int) and not isinstance(table[key], bool)
        }
        yield from (f"{where}: the number '{key}' has no source" for key in numbers - {"format"})


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_table_of_a_file_holds_a_fact_without_provenance(name: str) -> None:
    file = TABLES[name]
    assert file is not None
    assert list(unsourced(name, file)) == []


@pytest.mark.parametrize("key", PROVENANCE)
@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_fact_that_loses_its_provenance_is_refused(name: str, key: str) -> None:
    """Taken out of every table of a file at once: each of them is a problem of its own."""
    broken = copy.deepcopy(TABLES[name])
    assert broken is not None
    hurt = 0
    for _path, table, _above in tables_in(broken):
        if "source" in table:
            del table[key]  # type: ignore[attr-defined]
            hurt += 1
    if not hurt:
        return
    changed = dict(TABLES) | {name: broken}
    problems = catalogue_of(_sections(changed)).check()
    named = {problem.rsplit(": ", 1)[0].rpartition(".")[0] for problem in problems}
    assert len({where for where in named if where.startswith(f"{name}: ")}) == hurt
    if key != "source":
        assert len(list(unsourced(name, broken))) == hurt


def test_a_new_kind_of_fact_is_asked_for_its_source() -> None:
    file = {"read_on": "2026-11-21", "limits": [{"most": 20, "text": "At most"}]}
    assert list(unsourced("new.toml", file)) == [
        "new.toml: limits: is 'most' a fact?",
        "new.toml: limits: the number 'most' has no source",
    ]
    assert list(unsourced("new.toml", {"since": "2025-01-01"})) == [
        "new.toml: : no sources for ['since']"
    ]


def test_figures_in_words_stand_where_a_source_stands() -> None:
    """Whoever reads a number of days in a sentence finds out who says so."""
    figure = re.compile(r"\d")
    for name, file in TABLES.items():
        for path, table, above in tables_in(file):
            texts = [t for k in MSGID_KEYS for t in _listed(table.get(k)) if figure.search(t)]
            if texts and "source" not in table:
                listed = [t for t in (table, *above) if t.get("sources")]
                assert listed or (name, path[-1]) in UNSOURCED_FIGURES, (name, path, texts)


UNSOURCED_FIGURES = {
    ("shared.toml", "items"): "how long a call is made to be sure that it is charged: advice",
    ("shared.toml", "steps"): "the hours of the pause, which the law's file has with its sources",
    ("phrases.toml", "phrases"): "the same hours, and the year of a notice that has its sources",
}
"""Where a figure may stand without a source of its own, and why."""


def test_every_fact_that_is_read_has_all_three(catalogue: Catalogue) -> None:
    ways = (*catalogue.routes, *catalogue.other_routes, *catalogue.retired, *catalogue.doubted)
    advice = (catalogue.notices, catalogue.official, catalogue.scams, catalogue.rescue)
    facts = list(sourced_in((catalogue.operators, catalogue.law, ways, *advice)))
    for fact in facts:
        assert fact.source.strip()
        assert not any(site in fact.source for site in NO_SOURCES), fact.source
        assert fact.read_on == READ_ON
        assert fact.as_of is None or date.fromisoformat(f"{fact.as_of}-01-01"[:10]) <= READ_ON
        assert fact.confidence in (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)
    raw = sum("source" in table for file in TABLES.values() for _, table, _ in tables_in(file))
    assert len(facts) >= raw, "nothing that the files say is lost on the way"


def sourced_in(value: Any) -> Iterator[Sourced[Any]]:
    """Yield every sourced value in nested dataclasses, mappings and collections."""
    if isinstance(value, Sourced):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from sourced_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from sourced_in(inner)
    elif isinstance(value, tuple | list | frozenset) and not isinstance(value, Enum):
        for inner in value:
            yield from sourced_in(inner)


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [t for t in value or () if isinstance(t, str)]


def _sections(tables: Mapping[str, Any]) -> Callable[[Section], Tables]:
    def read(section: Section) -> Tables:
        return Tables({n: t for n, t in tables.items() if section_of(n) is section})

    return read
