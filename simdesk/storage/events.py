"""Events in the data file; it decides nothing about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from simdesk.domain.errors import UnknownIdError
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.storage.database import Database
from simdesk.storage.rows import (
    IN_IDS,
    Found,
    Row,
    day,
    ids,
    kopeks,
    marks,
    moment,
    read_kopeks,
)

_COLUMNS = (
    "id, line_id, kind, day, evidence, recorded_at, amount, fee, balance, approximate, "
    "reference, note, run_id"
)


class EventRepository:
    """Reads and writes events; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_line(self, line_id: str) -> list[Event]:
        """Return the events of one line, in no promised order."""
        return self.of_lines([line_id]).get(line_id, [])

    def of_lines(self, line_ids: Sequence[str]) -> dict[str, list[Event]]:
        """Return the events of several lines by line id; lines without events are left out."""
        sql = f"SELECT {_COLUMNS} FROM events WHERE line_id {IN_IDS}"
        found: dict[str, list[Event]] = {}
        for event in self._database.select(sql, ids(line_ids), _event):
            found.setdefault(event.line_id, []).append(event)
        return found

    def many(self, event_ids: Sequence[str]) -> list[Event]:
        """Return the events among `event_ids` that there are, in no promised order."""
        sql = f"SELECT {_COLUMNS} FROM events WHERE id {IN_IDS}"
        return self._database.select(sql, ids(event_ids), _event)

    def of_runs(self, kind: EventKind) -> list[Event]:
        """Return the events of a kind that runs have recorded, in no promised order."""
        sql = f"SELECT {_COLUMNS} FROM events WHERE run_id IS NOT NULL AND kind = ?"
        return self._database.select(sql, (kind.value,), _event)

    def add(self, event: Event) -> None:
        """Insert an event."""
        sql = f"INSERT INTO events ({_COLUMNS}) VALUES ({marks(13)})"
        self._database.write(sql, _row(event))

    def update(self, event: Event) -> None:
        """Write every column of an event.

        Raises:
            UnknownIdError: there is none with its id.
        """
        sql = f"UPDATE events SET ({_COLUMNS}) = ({marks(13)}) WHERE id = ?"
        if not self._database.write(sql, (*_row(event), event.id)):
            raise UnknownIdError("event", event.id)

    def delete(self, event_id: str) -> None:
        """Remove an event, if it is there."""
        self._database.write("DELETE FROM events WHERE id = ?", (event_id,))


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


def _event(row: Found) -> Event:
    return Event(
        id=row[0],
        line_id=row[1],
        kind=EventKind(row[2]),
        on=date.fromisoformat(row[3]),
        evidence=Evidence(row[4]),
        recorded_at=datetime.fromisoformat(row[5]),
        amount=read_kopeks(row[6]),
        fee=read_kopeks(row[7]),
        balance=read_kopeks(row[8]),
        approximate=bool(row[9]),
        reference=row[10],
        note=row[11],
        run_id=row[12],
    )
