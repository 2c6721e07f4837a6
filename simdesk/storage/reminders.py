"""What was told, what the owner answered, which days he chose; when to tell is not decided here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from simdesk.domain.clock import ClockKind
from simdesk.domain.reminder import Told
from simdesk.storage.database import Database
from simdesk.storage.rows import day, moment, read_day

_KEPT_DAYS = 400
"""Words about older days are forgotten: a matter is told for its newest day only."""


class ReminderRepository:
    """Reads and writes what belongs to reminders."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told(self) -> list[Told]:
        """Return the words that were sent."""
        sql = "SELECT key, due, day, at FROM reminders_told ORDER BY at"
        return self._database.select(
            sql,
            (),
            lambda row: Told(
                row[0],
                date.fromisoformat(row[1]),
                date.fromisoformat(row[2]),
                datetime.fromisoformat(row[3]),
            ),
        )

    def keep_told(self, words: Iterable[Told]) -> None:
        """Write down words that were sent, outside of undo, and forget the oldest.

        Raises:
            NotSavedError: they are not written down, and would be sent again.
        """
        with self._database.transaction():
            for word in words:
                sql = "INSERT OR REPLACE INTO reminders_told VALUES (?, ?, ?, ?)"
                values = (word.key, day(word.due), day(word.day), moment(word.at))
                self._database.write(sql, values)
                sql = "DELETE FROM reminders_told WHERE key = ? AND day < date(?, ?)"
                self._database.write(sql, (word.key, day(word.day), f"-{_KEPT_DAYS} days"))

    def answers(self) -> dict[tuple[str, date], date | None]:
        """Return until when matters rest; None: for ever."""
        return dict(
            self._database.select(
                "SELECT key, due, until FROM reminder_answers",
                (),
                lambda row: ((row[0], date.fromisoformat(row[1])), read_day(row[2])),
            )
        )

    def answer(self, key: str, due: date, until: date | None) -> None:
        """Let a matter rest; belongs inside a transaction."""
        sql = "INSERT OR REPLACE INTO reminder_answers VALUES (?, ?, ?)"
        self._database.write(sql, (key, day(due), day(until)))

    def leads(self) -> dict[str, dict[ClockKind, tuple[int, ...]]]:
        """Return the days that were chosen, by line and clock."""
        found: dict[str, dict[ClockKind, tuple[int, ...]]] = {}
        for line_id, kind, days in self._database.select(
            "SELECT line_id, clock, days FROM reminder_leads",
            (),
            lambda row: (str(row[0]), ClockKind(row[1]), tuple(map(int, json.loads(row[2])))),
        ):
            found.setdefault(line_id, {})[kind] = days
        return found

    def keep_leads(self, line_id: str, leads: Mapping[ClockKind, tuple[int, ...]]) -> None:
        """Write the days of a line's clocks in the place of all that were chosen before.

        Belongs inside a transaction.
        """
        self._database.write("DELETE FROM reminder_leads WHERE line_id = ?", (line_id,))
        for kind, days in leads.items():
            sql = "INSERT INTO reminder_leads VALUES (?, ?, ?)"
            self._database.write(sql, (line_id, kind.value, json.dumps(days)))
