"""Events in the data file; it decides nothing about them."""

from __future__ import annotations

from collections.abc import Sequence

from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.storage.database import Database
from simdesk.storage.rows import (
    Row,
    day,
    kopeks,
    marks,
    moment,
    read_day,
    read_kopeks,
    read_moment,
)

_COLUMNS = (
    "id, line_id, kind, day, evidence, recorded_at, amount, fee, balance, approximate, "
    "reference, note, run_id"
)


class EventRepository:
    """Reads and writes events; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._run = database.connection.execute

    def of_line(self, line_id: str) -> list[Event]:
        """Return the events of one line, in no promised order."""
        return self.of_lines([line_id]).get(line_id, [])

    def of_lines(self, line_ids: Sequence[str]) -> dict[str, list[Event]]:
        """Return the events of several lines by line id; lines without events are left out."""
        sql = f"SELECT {_COLUMNS} FROM events WHERE line_id IN ({marks(len(line_ids))})"
        found: dict[str, list[Event]] = {}
        for row in self._run(sql, tuple(line_ids)):
            event = _event(row)
            found.setdefault(event.line_id, []).append(event)
        return found

    def add(self, event: Event) -> None:
        """Insert an event."""
        self._run(f"INSERT INTO events ({_COLUMNS}) VALUES ({marks(13)})", _row(event))

    def update(self, event: Event) -> None:
        """Write every column of an event that exists."""
        self._run(
            f"UPDATE events SET ({_COLUMNS}) = ({marks(13)}) WHERE id = ?",
            (*_row(event), event.id),
        )

    def delete(self, event_id: str) -> None:
        """Remove an event."""
        self._run("DELETE FROM events WHERE id = ?", (event_id,))


def _row(event: Event) -> Row:
    return (
        event.id,
        event.line_id,
        event.kind.value,
        day(event.on),
        int(event.evidence),
        moment(event.recorded_at),
        kopeks(event.amount),
        kopeks(event.fee),
        kopeks(event.balance),
        int(event.approximate),
        event.reference,
        event.note,
        event.run_id,
    )


def _event(row: Row) -> Event:
    on, recorded = read_day(row[3]), read_moment(row[5])
    assert on is not None
    assert recorded is not None
    return Event(
        id=str(row[0]),
        line_id=str(row[1]),
        kind=EventKind(row[2]),
        on=on,
        evidence=Evidence(int(row[4] or 0)),
        recorded_at=recorded,
        amount=read_kopeks(row[6]),
        fee=read_kopeks(row[7]),
        balance=read_kopeks(row[8]),
        approximate=bool(row[9]),
        reference=str(row[10]),
        note=str(row[11]),
        run_id=None if row[12] is None else str(row[12]),
    )
