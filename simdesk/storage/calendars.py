"""What has left the program for calendars, outside of undo; what leaves is decided elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from simdesk.domain.calendar_entry import Entry, Revision
from simdesk.storage.database import Database
from simdesk.storage.rows import Found


class CalendarRepository:
    """Reads and writes the last revision of every entry."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Revision]:
        """Return every entry as it last left the program."""
        sql = "SELECT uid, sequence, content FROM calendar_entries ORDER BY uid"
        return self._database.select(sql, (), _revision)

    def keep(self, revisions: Iterable[Revision]) -> None:
        """Write what is about to leave the program, in the place of its earlier revisions.

        Raises:
            NotSavedError: nothing was written, so nothing may leave.
        """
        with self._database.transaction():
            for revision in revisions:
                sql = "INSERT OR REPLACE INTO calendar_entries VALUES (?, ?, ?)"
                self._database.write(sql, (revision.uid, revision.sequence, _content(revision)))


def _content(revision: Revision) -> str:
    entry = asdict(revision.entry) | {"day": revision.entry.day.isoformat()}
    return json.dumps({"changed": revision.changed.isoformat(), **entry}, ensure_ascii=False)


def _revision(row: Found) -> Revision:
    uid, sequence, content = row
    found = json.loads(content)
    changed = datetime.fromisoformat(found.pop("changed"))
    entry = Entry(**found | {"day": date.fromisoformat(found["day"])})
    return Revision(uid, sequence, changed, entry)
