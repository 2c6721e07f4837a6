"""Reads one record of a bag into the thing it tells of, strictly by that thing's own types."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from simdesk.domain.money import Money
from simdesk.domain.operator import Counts, SilenceOutcome
from simdesk.domain.own_rule import COUNTING, OwnRule, RuleKey
from simdesk.domain.receipt import Receipt
from simdesk.services.exporting.records import KEYS, RECEIPT_KEYS

ThingT = TypeVar("ThingT")

_LARGEST = 2**63 - 1
"""What a column of whole numbers holds."""

_MOST_THINGS = 5_000_000
"""Values in a text. Each takes memory, however few bytes it is written with."""

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)
_IDS = {"id", "line_id", "run_id", "after_run_id", "receipt_id"}


class WrongError(ValueError):
    """A record is not as it should be; the message is the place in it."""


def parse(data: bytes) -> object:
    """Return what a JSON text says, which holds whole numbers only and no key twice.

    Raises:
        WrongError: it is something else, or nested deeper or longer than any record.
    """
    if sum(map(data.count, (b"[", b"{", b","))) > _MOST_THINGS:
        raise WrongError("JSON")
    try:
        return json.loads(
            data.decode(), object_pairs_hook=_once, parse_float=_refuse, parse_constant=_refuse
        )
    except (ValueError, RecursionError) as error:
        raise WrongError("JSON") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError
    return table


def _refuse(text: str) -> object:
    raise ValueError(text)


def read(kind: type[ThingT], record: object, silent: Collection[str] = ()) -> ThingT:
    """Return the thing of a `kind` (a Line, a Run and so on) that a record tells of.

    It has every field of the thing but those on which the bag is `silent`, and no other.

    Raises:
        WrongError: a field is missing, unknown, or of another type.
    """
    if not isinstance(record, dict):
        raise WrongError("")
    keys = RECEIPT_KEYS if kind is Receipt else KEYS
    names = [f.name for f in fields(kind) if f.name not in silent]  # type: ignore[arg-type]
    if odd := record.keys() ^ {keys.get(name, name) for name in names}:
        raise WrongError(min(odd))
    values = {}
    for name in names:
        key = keys.get(name, name)
        try:
            own = kind is OwnRule and name == "value"
            hint = _rule_value(record) if own else _hints(kind)[name]
            values[name] = _value(hint, record[key])
            if name in _IDS and values[name] is not None and not _ID.fullmatch(values[name]):
                raise WrongError("")
        except WrongError as error:
            raise WrongError(": ".join(filter(None, (key, str(error))))) from error
    return kind(**values)


def _rule_value(record: Mapping[str, Any]) -> Any:
    """Return the type that the value of an owner's rule has by its key."""
    key = _value(RuleKey, record["key"])
    if key in COUNTING:
        return Counts | None
    if key is RuleKey.SILENCE_OUTCOME:
        return SilenceOutcome | None
    return Money | None if key is RuleKey.FEE else int | None


def _value(hint: Any, value: Any) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if value is None else _value(parts[0], value)
    if origin is tuple and isinstance(value, list):
        return tuple(read(parts[0], each) for each in value)
    if origin is frozenset and isinstance(value, list):
        items = frozenset(_value(parts[0], each) for each in value)
        if len(items) == len(value):
            return items
    elif origin is Mapping and isinstance(value, dict):
        return {_value(parts[0], key): _value(parts[1], each) for key, each in value.items()}
    elif hint is Money:
        return Money(_value(int, value))
    elif hint in (date, datetime) and isinstance(value, str):
        return _moment(value) if hint is datetime else _parsed(date.fromisoformat, value)
    elif isinstance(hint, type) and issubclass(hint, Enum) and type(value) in (str, int):
        return _parsed(hint, value)
    elif hint is str and isinstance(value, str):
        _parsed(str.encode, value)  # half a character is no text
        return value
    elif type(value) in (bool, int) and type(value) is hint and -_LARGEST <= value <= _LARGEST:
        return value
    raise WrongError("")


def _parsed(parse: Any, value: Any) -> Any:
    try:
        return parse(value)
    except ValueError as error:
        raise WrongError("") from error


def _moment(text: str) -> datetime:
    """Return a moment with its zone: one without cannot be compared with the others."""
    moment: datetime = _parsed(datetime.fromisoformat, text)
    if moment.tzinfo is None:
        raise WrongError("")
    return moment
