"""Reads one table of a data file strictly and writes down every problem; it knows no operator."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

UNKNOWN = "unknown"
"""What a file says where nobody knows: a fact is never simply left out."""

MOST = 9999
"""Days, hours or minutes above this are a slip of the hand; date arithmetic stays in range."""

_ABSENT = object()
_ID = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FIELD = re.compile(r"\{([^{}]*)\}")
_TYPES = {str: "text", bool: "true or false", int: "a number", list: "a list", dict: "a table"}


def is_id(text: str) -> bool:
    """Tell whether `text` can be an id: small Latin letters, digits and underscores."""
    return _ID.fullmatch(text) is not None


class Problems:
    """What is wrong with one file, each as `file: key: problem`."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.found: list[str] = []

    def add(self, key: str, problem: str) -> None:
        """Write one problem down."""
        self.found.append(f"{self._file}: {key}: {problem}")


class Table:
    """A table whose keys are taken one by one; what `close` finds left over is unknown.

    A method that meets a problem writes it down and returns an empty value of the right type, so
    that one reading finds all problems; whoever reads must throw the result away if any came up.
    """

    __slots__ = ("_left", "_path", "problems")

    def __init__(self, values: Mapping[str, object], problems: Problems, path: str = "") -> None:
        self._left = dict(values)
        self._path = path
        self.problems = problems

    def problem(self, key: str, problem: str) -> None:
        """Write down what is wrong with `key` of this table; an empty key is the table."""
        self.problems.add(".".join(part for part in (self._path, key) if part), problem)

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def close(self) -> None:
        """Report every key that was not taken."""
        for key in self._left:
            self.problem(_name(key), "is not a known key")

    def unknown(self, key: str) -> bool:
        """Tell whether the file says that `key` is unknown, and take it if so."""
        if self._left.get(key) != UNKNOWN:
            return False
        del self._left[key]
        return True

    def text(self, key: str, default: str | None = None) -> str:
        """Take one line of text, which must not be empty; without a default it is required."""
        value = self._take(key, required=default is None)
        if value is _ABSENT:
            return default or ""
        if not isinstance(value, str):
            self.problem(key, f"must be text, not {_type(value)}")
            return ""
        if not value or value != value.strip() or not value.isprintable():
            self.problem(key, "must be one line of plain text with nothing around it")
            return ""
        return value

    def words(self, key: str, placeholders: Collection[str], default: str | None = None) -> str:
        """Take a text that is shown, and so translated: no markup, only known placeholders."""
        value = self.text(key, default)
        self._check_words(key, value, placeholders)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts that are compared, not shown."""
        return tuple(self._texts(key))

    def word_list(self, key: str, placeholders: Collection[str]) -> tuple[str, ...]:
        """Take a list of texts that are shown."""
        values = tuple(self._texts(key))
        for value in values:
            self._check_words(key, value, placeholders)
        return values

    def count(self, key: str) -> int:
        """Take a whole number above zero."""
        value = self._take(key)
        if value is _ABSENT:
            return 0
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST:
            return value
        self.problem(key, f"must be a whole number from 1 to {MOST}")
        return 0

    def flag(self, key: str) -> bool:
        """Take true or false; false where the file says nothing."""
        value = self._take(key, required=False)
        if value is _ABSENT or isinstance(value, bool):
            return value is True
        self.problem(key, f"must be true or false, not {_type(value)}")
        return False

    def day(self, key: str, default: date | None = None) -> date:
        """Take a date written as `2026-11-21`."""
        if default is not None and key not in self._left:
            return default
        value = self.text(key)
        try:
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        if value:
            self.problem(key, f"must be a day as YYYY-MM-DD, not '{value}'")
        return date.max

    def one_of(self, key: str, allowed: Collection[str]) -> str:
        """Take one of the `allowed` words."""
        value = self.text(key)
        if value and value not in allowed:
            self.problem(key, f"must be one of {', '.join(allowed)}, not '{value}'")
            return ""
        return value

    def choice(self, key: str, kind: type[E]) -> E:
        """Take a member of an enumeration, by its value."""
        value = self.text(key)
        try:
            return kind(value)
        except ValueError:
            if value:
                self.problem(key, f"must be one of {', '.join(kind)}, not '{value}'")
            return next(iter(kind))

    def choices(self, key: str, kind: type[E], *, required: bool = True) -> tuple[E, ...]:
        """Take a list of different members of an enumeration."""
        known = {member.value for member in kind}
        values = tuple(self._texts(key, required=required))
        for value in values:
            if value not in known:
                self.problem(key, f"must be of {', '.join(kind)}, not '{value}'")
        if len(set(values)) < len(values):
            self.problem(key, "names something twice")
        return tuple(kind(value) for value in values if value in known)

    def ids(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Take a list of different ids."""
        values = tuple(self._texts(key, required=required))
        if len(set(values)) < len(values):
            self.problem(key, "names something twice")
        for value in values:
            if not is_id(value):
                self.problem(key, f"must be ids of a-z, 0-9 and _, not '{value}'")
        return values

    def id(self, key: str = "id") -> str:
        """Take an id."""
        value = self.text(key)
        if value and not is_id(value):
            self.problem(key, f"must be an id of a-z, 0-9 and _, not '{value}'")
        return value

    def tables(self, key: str, *, required: bool = True) -> Iterator[Table]:
        """Take a list of tables, each named by its id, or else by its place from 1."""
        for place, value in enumerate(self._list(key, required=required), 1):
            if isinstance(value, dict):
                name = value.get("id")
                label = name if isinstance(name, str) and is_id(name) else str(place)
                yield self._inner(f"{key}[{label}]", value)
            else:
                self.problem(f"{key}[{place}]", f"must be a table, not {_type(value)}")

    def named(self, key: str, *, required: bool = True) -> Iterator[tuple[str, Table]]:
        """Take a table of tables, each under its id."""
        value = self._take(key, required=required)
        if value is _ABSENT:
            return
        if not isinstance(value, dict):
            self.problem(key, f"must be a table, not {_type(value)}")
            return
        for name, entry in value.items():
            place = f"{key}.{_name(name)}"
            if not is_id(name):
                self.problem(place, "must be an id of a-z, 0-9 and _")
            elif not isinstance(entry, dict):
                self.problem(place, f"must be a table, not {_type(entry)}")
            else:
                yield name, self._inner(place, entry)

    def inner(self, key: str) -> Table:
        """Take one table."""
        value = self._take(key)
        if value is not _ABSENT and not isinstance(value, dict):
            self.problem(key, f"must be a table, not {_type(value)}")
        return self._inner(key, value if isinstance(value, dict) else {})

    def _inner(self, key: str, values: Mapping[str, object]) -> Table:
        return Table(values, self.problems, f"{self._path}.{key}" if self._path else key)

    def _take(self, key: str, *, required: bool = True) -> object:
        value = self._left.pop(key, _ABSENT)
        if required and value is _ABSENT:
            self.problem(key, "is missing")
        return value

    def _list(self, key: str, *, required: bool = True) -> list[object]:
        value = self._take(key, required=required)
        if value is _ABSENT:
            return []
        if not isinstance(value, list):
            self.problem(key, f"must be a list, not {_type(value)}")
            return []
        return value

    def _texts(self, key: str, *, required: bool = True) -> Iterator[str]:
        for value in self._list(key, required=required):
            if isinstance(value, str) and value and value == value.strip() and value.isprintable():
                yield value
            else:
                self.problem(key, "must be a list of lines of plain text")

    def _check_words(self, key: str, value: str, placeholders: Collection[str]) -> None:
        if "<" in value or ">" in value:
            self.problem(key, "must be plain text without markup")
        for name in _FIELD.findall(value):
            if name not in placeholders:
                self.problem(key, f"has the unknown placeholder {{{name}}}")
        if "{" in _FIELD.sub("", value) or "}" in _FIELD.sub("", value):
            self.problem(key, "has a single brace")


def read_table(
    name: str,
    values: Mapping[str, object] | None,
    problems: list[str],
    reader: Callable[[Table], T],
) -> T | None:
    """Read the file `name`; None where it has a problem, for then its values mean nothing."""
    if values is None:
        return None
    found = Problems(name)
    if not is_id(PurePosixPath(name).stem):
        found.add("file", "must be named with a-z, 0-9 and _ only")
    result = reader(Table(values, found))
    problems += found.found
    return None if found.found else result


def _name(key: str) -> str:
    """Return a key as a problem shows it; TOML allows any text as a key."""
    return key if key.isidentifier() else ascii(key)


def _type(value: object) -> str:
    """Name the type of a value as its author knows it; never the value, which may be huge."""
    return _TYPES.get(type(value), f"a {type(value).__name__}")
