"""How values stand in columns: ISO 8601 texts, whole kopeks, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from simdesk.domain.money import Money

Value = str | int | None
Row = tuple[Value, ...]
Found = tuple[Any, ...]
"""A row as it was read: SQLite checks types in its tables, the caller builds its things."""


def moment(value: datetime | None) -> str | None:
    """Return a moment as ISO 8601 with its zone."""
    return None if value is None else value.isoformat()


def read_moment(text: str | None) -> datetime | None:
    """Read what `moment` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def day(value: date | None) -> str | None:
    """Return a day as ISO 8601."""
    return None if value is None else value.isoformat()


def read_day(text: str | None) -> date | None:
    """Read what `day` wrote."""
    return None if text is None else date.fromisoformat(text)


def kopeks(value: Money | None) -> int | None:
    """Return an amount as whole kopeks."""
    return None if value is None else value.kopeks


def read_kopeks(value: int | None) -> Money | None:
    """Read what `kopeks` wrote."""
    return None if value is None else Money(value)


def ids(values: Sequence[str]) -> Row:
    """Return any number of ids as the one value that `IN_IDS` asks for."""
    return (json.dumps(list(values)),)


IN_IDS = "IN (SELECT value FROM json_each(?))"
"""One statement for any number of ids, kept prepared, without a limit."""


def marks(count: int) -> str:
    """Return `?, ?, ?` for `count` values."""
    return ", ".join("?" * count)
