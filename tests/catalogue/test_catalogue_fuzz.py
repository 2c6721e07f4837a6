"""Whatever the tables hold, reading them ends with a value or with problems, never otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from simdesk.catalogue.files import Section, Tables, parse, read_contents
from simdesk.catalogue.loader import catalogue_of
from simdesk.catalogue.route_schema import Shared, read_route, read_shared
from simdesk.catalogue.schema import read_law, read_operator
from simdesk.catalogue.table import Problems, Table

FOLDER = Path(__file__).parents[2] / "resources" / "catalogue"
REAL = {section: parse(read_contents(FOLDER, section)).tables for section in Section}
READERS = [
    read_law,
    partial(read_operator, "x"),
    partial(read_route, "x", shared=Shared({}, {})),
    read_shared,
]
PROBLEM = re.compile(r"x\.toml: \S.*: \S.*")


def words_of(values: object) -> set[str]:
    """Return every key and text in nested values."""
    if isinstance(values, dict):
        return set(values) | {w for v in values.values() for w in words_of(v)}
    if isinstance(values, list):
        return {w for v in values for w in words_of(v)}
    return {values} if isinstance(values, str) else set()


# Known words get the random tables past the first check.
KNOWN = st.sampled_from(sorted(words_of([dict(tables) for tables in REAL.values()])))
TEXT = KNOWN | st.text(max_size=12)
LEAVES = (
    TEXT | st.booleans() | st.integers() | st.floats() | st.dates() | st.times() | st.datetimes()
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(TEXT, VALUES, max_size=8), st.sampled_from(READERS))
def test_random_tables(values: dict[str, Any], reader: Any) -> None:
    problems = Problems("x.toml")
    reader(Table(values, problems))
    assert problems.found
    assert all(PROBLEM.fullmatch(problem) for problem in problems.found)


def places_of(values: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in nested values as its container and key."""
    keys = range(len(values)) if isinstance(values, list) else list(values)
    for key in keys:
        yield values, key
        if isinstance(values[key], dict | list):
            yield from places_of(values[key])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_real_table_with_one_value_changed(data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(Section))
    tables = json.loads(json.dumps(REAL[section]))
    name = data.draw(st.sampled_from(sorted(tables)))
    container, key = data.draw(st.sampled_from(list(places_of(tables[name]))))
    container[key] = data.draw(VALUES)
    sections = {**REAL, section: tables}
    catalogue = catalogue_of(lambda wanted: Tables(sections[wanted]))
    assert all(problem.count(": ") >= 2 for problem in catalogue.check())
    # A bad file costs only itself, and a bad shared step or failure the routes that use it.
    read = {f"operators/{operator.id}.toml" for operator in catalogue.operators}
    read |= {f"routes/{route.id}.toml" for route in (*catalogue.routes, *catalogue.other_routes)}
    read |= {f"routes/{route.id}.toml" for route in (*catalogue.retired, *catalogue.doubted)}
    lost = {name for part in sections.values() for name in part} - read
    lost = {file for file in lost if "/" in file}
    if name in lost:
        assert lost == {name}
