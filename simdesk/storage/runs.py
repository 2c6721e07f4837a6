"""Runs with their marks, ticks and typed fields in the data file; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from simdesk.domain.errors import UnknownIdError
from simdesk.storage.database import Database
from simdesk.storage.rows import IN_IDS, Found, Row, ids, marks, moment, read_moment

if TYPE_CHECKING:
    from simdesk.domain.run import Run, StepMark

_COLUMNS = "id, line_id, route_id, started_at, ended_at, ending, failure, after_run_id"

_Parts = dict[str, dict[str, str]]
"""What hangs on each run, by its id."""


class RunRepository:
    """Reads and writes runs; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, run_id: str) -> Run:
        """Return one run.

        Raises:
            UnknownIdError: there is none.
        """
        found = self._select("id = ?", (run_id,))
        if not found:
            raise UnknownIdError("run", run_id)
        return found[0]

    def of_line(self, line_id: str) -> list[Run]:
        """Return the runs of one line, in no promised order."""
        return self._select("line_id = ?", (line_id,))

    def of_lines(self, line_ids: Sequence[str]) -> list[Run]:
        """Return the runs of several lines, in no promised order."""
        return self._select(f"line_id {IN_IDS}", ids(line_ids))

    def many(self, run_ids: Sequence[str]) -> list[Run]:
        """Return the runs among `run_ids` that there are, in no promised order."""
        return self._select(f"id {IN_IDS}", ids(run_ids))

    def open_of_lines(self, line_ids: Sequence[str]) -> list[Run]:
        """Return the open runs of several lines."""
        return self._select(f"ending IS NULL AND line_id {IN_IDS}", ids(line_ids))

    def add(self, run: Run) -> None:
        """Insert a run without marks."""
        self._database.write(f"INSERT INTO runs ({_COLUMNS}) VALUES ({marks(8)})", _row(run))

    def add_whole(self, run: Run) -> None:
        """Insert a run with its marks, ticks and fields."""
        self.add(run)
        for step_id, mark in run.marks.items():
            self.set_mark(run.id, step_id, mark)
        for item in run.ticks:
            self.set_tick(run.id, item, on=True)
        for name, value in run.fields.items():
            self.set_field(run.id, name, value)

    def update(self, run: Run) -> None:
        """Write the columns of a run; marks, ticks and fields have methods of their own.

        Raises:
            UnknownIdError: there is none with its id.
        """
        sql = f"UPDATE runs SET ({_COLUMNS}) = ({marks(8)}) WHERE id = ?"
        if not self._database.write(sql, (*_row(run), run.id)):
            raise UnknownIdError("run", run.id)

    def set_mark(self, run_id: str, step_id: str, mark: StepMark | None) -> None:
        """Set the mark of a step, or take it away."""
        if mark is None:
            sql = "DELETE FROM marks WHERE run_id = ? AND step_id = ?"
            self._database.write(sql, (run_id, step_id))
        else:
            self._database.write(
                "INSERT INTO marks VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mark = excluded.mark",
                (run_id, step_id, mark.value),
            )

    def set_tick(self, run_id: str, item: str, *, on: bool) -> None:
        """Set a tick, or take it away."""
        if on:
            sql = "INSERT INTO ticks VALUES (?, ?) ON CONFLICT DO NOTHING"
        else:
            sql = "DELETE FROM ticks WHERE run_id = ? AND item = ?"
        self._database.write(sql, (run_id, item))

    def set_field(self, run_id: str, name: str, value: str) -> None:
        """Keep what was typed in a field."""
        self._database.write(
            "INSERT INTO fields VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
            (run_id, name, value),
        )

    def _select(self, which: str, values: Row) -> list[Run]:
        sql = f"SELECT {_COLUMNS} FROM runs WHERE {which}"
        rows = self._database.select(sql, values, _as_found)
        if not rows:
            return []
        run_ids = ids([row[0] for row in rows])
        marked = self._parts("step_id, mark FROM marks", run_ids)
        ticked = self._parts("item, NULL FROM ticks", run_ids)
        typed = self._parts("name, value FROM fields", run_ids)
        return self._database.made(rows, lambda row: _run(row, marked, ticked, typed))

    def _parts(self, what: str, run_ids: Row) -> _Parts:
        found: _Parts = {}
        sql = f"SELECT run_id, {what} WHERE run_id {IN_IDS}"
        for run_id, name, value in self._database.select(sql, run_ids, _as_found):
            found.setdefault(run_id, {})[name] = value
        return found


def _row(run: Run) -> Row:
    return (
        run.id,
        run.line_id,
        run.route_id,
        moment(run.started_at),
        moment(run.ended_at),
        None if run.end is None else run.end.value,
        run.failure,
        run.after_run_id,
    )


def _as_found(row: Found) -> Found:
    return row


def _run(row: Found, marked: _Parts, ticked: _Parts, typed: _Parts) -> Run:
    # Most starts find no open run, and need not know what one is.
    from simdesk.domain.run import Run, RunEnd, StepMark  # noqa: PLC0415

    run_id = row[0]
    return Run(
        id=run_id,
        line_id=row[1],
        route_id=row[2],
        started_at=datetime.fromisoformat(row[3]),
        marks={step: StepMark(mark) for step, mark in marked.get(run_id, {}).items()},
        ticks=frozenset(ticked.get(run_id, ())),
        fields=typed.get(run_id, {}),
        ended_at=read_moment(row[4]),
        end=None if row[5] is None else RunEnd(row[5]),
        failure=row[6],
        after_run_id=row[7],
    )
