"""Reads a whole catalogue from the one file of a pack and checks it; it compares with no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from simdesk.catalogue.archive import file_name, open_archive, read_file
from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.edition_schema import FORMAT
from simdesk.catalogue.files import Section, Tables, parse, section_of, sorted_out
from simdesk.catalogue.loader import catalogue_of
from simdesk.domain.edition import Edition
from simdesk.domain.errors import PackError, PackProblem

LONGEST = 1000
"""Characters of a text; a longer one would stop the window that shows it."""

_MOST_DOTS = 40
"""In one line. Python's parser of TOML takes memory by the square of the dots in a key."""

SectionTables = Mapping[Section, Tables]


class Pack(NamedTuple):
    """What a pack holds: a catalogue without problems, and the tables it was made of.

    `words` holds the tables of translations by language, not checked here.
    """

    file: str
    edition: Edition
    catalogue: Catalogue
    tables: SectionTables
    words: Mapping[str, Mapping[str, object]]


def words_file(language: str) -> str:
    """Return the name that the translations into a language have in a pack."""
    return f"words/{language}.toml"


def read_pack(path: Path, languages: Collection[str]) -> Pack:
    """Read and check a pack with its translations into `languages`.

    Raises:
        PackError: it is damaged, of another shape, or any file in it has a problem.
    """
    names = {words_file(language): language for language in languages}
    files = open_archive(
        read_file(path), lambda name: name in names or section_of(name) is not None
    )
    try:
        return _read(file_name(path), files, names)
    except RecursionError as error:
        raise PackError(PackProblem.FAULTY, ("archive: is nested too deeply",)) from error


def _read(file: str, files: Mapping[str, bytes], names: Mapping[str, str]) -> Pack:
    if dotted := tuple(_dotted(files)):
        raise PackError(PackProblem.FAULTY, dotted)
    _check_format(parse({"pack.toml": files.get("pack.toml", b"")}).tables["pack.toml"])
    tables = {section: parse(contents) for section, contents in sorted_out(files).items()}
    missing = FileNotFoundError(None, "is missing")
    words = parse({name: files.get(name, missing) for name in names})
    catalogue = catalogue_of(tables.__getitem__)
    if problems := (*catalogue.check(), *words.problems, *_long_texts((*tables.values(), words))):
        raise PackError(PackProblem.FAULTY, problems)
    assert catalogue.edition is not None  # or there would be a problem
    by_language = {names[name]: table or {} for name, table in words.tables.items()}
    return Pack(file, catalogue.edition, catalogue, tables, by_language)


def _dotted(files: Mapping[str, bytes]) -> Iterator[str]:
    for name, data in files.items():
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.count(b".") > _MOST_DOTS:
                yield f"{name}: line {number}: has more than {_MOST_DOTS} dots"


def _long_texts(parts: Iterable[Tables]) -> Iterator[str]:
    for part in parts:
        for name, table in part.tables.items():
            for text in _texts(table):
                if len(text) > LONGEST:
                    yield f"{name}: {text[:20]!r}…: is longer than {LONGEST} characters"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_texts, value))
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_texts, chain(value, value.values())))


def _check_format(about: Mapping[str, object] | None) -> None:
    """Refuse a shape that is not known before every file of it is called wrong.

    Raises:
        PackError: the shape is stated and is another one.
    """
    if (about or {}).get("format", FORMAT) != FORMAT:
        raise PackError(PackProblem.OTHER_FORMAT, (f"pack.toml: format: is not {FORMAT}",))
