"""Runs with their marks, ticks and typed fields in the data file; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from simdesk.domain.errors import UnknownIdError
from simdesk.domain.run import Run, RunEnd, StepMark
from simdesk.storage.database import Database
from simdesk.storage.rows import Row, marks, moment, read_moment

_COLUMNS = "id, line_id, route_id, started_at, ended_at, ending, failure, after_run_id"
_SELECT = f"SELECT {_COLUMNS} FROM runs"


class RunRepository:
    """Reads and writes runs; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._run = database.connection.execute

    def get(self, run_id: str) -> Run:
        """Return one run.

        Raises:
            UnknownIdError: there is none.
        """
        row = self._run(f"{_SELECT} WHERE id = ?", (run_id,)).fetchone()
        if row is None:
            raise UnknownIdError("run", run_id)
        return self._whole(row)

    def of_line(self, line_id: str) -> list[Run]:
        """Return the runs of one line, in no promised order."""
        rows = self._run(f"{_SELECT} WHERE line_id = ?", (line_id,)).fetchall()
        return [self._whole(row) for row in rows]

    def open_of_lines(self, line_ids: Sequence[str]) -> dict[str, Run]:
        """Return the open runs of several lines by line id."""
        sql = f"{_SELECT} WHERE ending IS NULL AND line_id IN ({marks(len(line_ids))})"
        rows = self._run(sql, tuple(line_ids)).fetchall()
        return {str(row[1]): self._whole(row) for row in rows}

    def add(self, run: Run) -> None:
        """Insert a run without marks."""
        self._run(f"INSERT INTO runs ({_COLUMNS}) VALUES ({marks(8)})", _row(run))

    def update(self, run: Run) -> None:
        """Write the columns of a run; marks, ticks and fields have methods of their own."""
        self._run(
            f"UPDATE runs SET ({_COLUMNS}) = ({marks(8)}) WHERE id = ?", (*_row(run), run.id)
        )

    def set_mark(self, run_id: str, step_id: str, mark: StepMark | None) -> None:
        """Set the mark of a step, or take it away."""
        if mark is None:
            self._run("DELETE FROM marks WHERE run_id = ? AND step_id = ?", (run_id, step_id))
        else:
            self._run(
                "INSERT INTO marks VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET mark = excluded.mark",
                (run_id, step_id, mark.value),
            )

    def set_tick(self, run_id: str, item: str, *, on: bool) -> None:
        """Set a tick, or take it away."""
        if on:
            self._run("INSERT INTO ticks VALUES (?, ?) ON CONFLICT DO NOTHING", (run_id, item))
        else:
            self._run("DELETE FROM ticks WHERE run_id = ? AND item = ?", (run_id, item))

    def set_field(self, run_id: str, name: str, value: str) -> None:
        """Keep what was typed in a field."""
        self._run(
            "INSERT INTO fields VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
            (run_id, name, value),
        )

    def _whole(self, row: Row) -> Run:
        run_id = str(row[0])
        started = read_moment(row[3])
        assert started is not None
        marked = self._run("SELECT step_id, mark FROM marks WHERE run_id = ?", (run_id,))
        ticked = self._run("SELECT item FROM ticks WHERE run_id = ?", (run_id,))
        typed = self._run("SELECT name, value FROM fields WHERE run_id = ?", (run_id,))
        return Run(
            id=run_id,
            line_id=str(row[1]),
            route_id=str(row[2]),
            started_at=started,
            marks={step: StepMark(mark) for step, mark in marked},
            ticks=frozenset(item for (item,) in ticked),
            fields=dict(typed),
            ended_at=read_moment(row[4]),
            end=None if row[5] is None else RunEnd(row[5]),
            failure=str(row[6]),
            after_run_id=None if row[7] is None else str(row[7]),
        )


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
