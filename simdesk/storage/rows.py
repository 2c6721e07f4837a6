"""How values stand in columns: ISO 8601 texts, whole kopeks, and nothing else."""

from __future__ import annotations

from datetime import date, datetime

from simdesk.domain.money import Money

Value = str | int | None
Row = tuple[Value, ...]


def moment(value: datetime | None) -> str | None:
    """Return a moment as ISO 8601 with its zone."""
    return None if value is None else value.isoformat()


def read_moment(text: Value) -> datetime | None:
    """Read what `moment` wrote."""
    return None if text is None else datetime.fromisoformat(str(text))


def day(value: date | None) -> str | None:
    """Return a day as ISO 8601."""
    return None if value is None else value.isoformat()


def read_day(text: Value) -> date | None:
    """Read what `day` wrote."""
    return None if text is None else date.fromisoformat(str(text))


def kopeks(value: Money | None) -> int | None:
    """Return an amount as whole kopeks."""
    return None if value is None else value.kopeks


def read_kopeks(value: Value) -> Money | None:
    """Read what `kopeks` wrote."""
    return None if value is None else Money(int(value))


def marks(count: int) -> str:
    """Return `?, ?, ?` for `count` values."""
    return ", ".join("?" * count)
