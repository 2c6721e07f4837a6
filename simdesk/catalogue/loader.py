"""Makes a catalogue of the files in a folder; what a file must hold is not decided here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from simdesk.catalogue.catalogue import Advice, Catalogue, RouteSet
from simdesk.catalogue.edition_schema import read_edition_file
from simdesk.catalogue.files import Section, Tables, read_section
from simdesk.catalogue.schema import read_law, read_operator
from simdesk.catalogue.table import read_table
from simdesk.domain.edition import Edition
from simdesk.domain.operator import Law, Operator


def load_catalogue(folder: Path) -> Catalogue:
    """Read the facts in `folder` now, routes and advice when they are first asked for.

    Nothing is raised for a bad file: it costs only itself, and `Catalogue.problems` says why.
    """
    return catalogue_of(partial(read_section, folder))


def catalogue_of(read: Callable[[Section], Tables]) -> Catalogue:
    """Make a catalogue of tables that may hold anything; `read` gives those of a section."""
    facts = read(Section.FACTS)
    problems = list(facts.problems)
    operators: dict[str, Operator | None] = {}
    law: Law | None = None
    edition: Edition | None = None
    for name, values in facts.tables.items():
        stem = PurePosixPath(name).stem
        if name.startswith("operators/"):
            operators[stem] = read_table(name, values, problems, partial(read_operator, stem))
        elif name == "law.toml":
            law = read_table(name, values, problems, read_law)
        elif name == "pack.toml":
            edition = read_table(name, values, problems, read_edition_file)
    return Catalogue(
        operators=[operator for operator in operators.values() if operator is not None],
        law=law,
        edition=edition,
        problems=tuple(problems),
        read_routes=lambda: _route_set(read(Section.ROUTES), operators),
        read_advice=lambda: _advice(read(Section.ADVICE), operators),
    )


def _route_set(tables: Tables, operators: Mapping[str, Operator | None]) -> RouteSet:
    # The first window shows no route: what reads them is imported when one is asked for.
    from simdesk.catalogue.route_set import read_route_set  # noqa: PLC0415

    return read_route_set(tables, operators)


def _advice(tables: Tables, operators: Mapping[str, Operator | None]) -> Advice:
    # As the routes: nothing of it is needed before somebody asks.
    from simdesk.catalogue.advice import read_advice  # noqa: PLC0415

    return read_advice(tables, operators)
