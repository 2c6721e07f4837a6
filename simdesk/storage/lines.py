"""Numbers in the data file; it decides nothing about them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from simdesk.domain.errors import UnknownIdError
from simdesk.domain.line import (
    AccountKind,
    AutoDebit,
    HolderKind,
    Line,
    Plan,
    SimPlace,
    TiedAccount,
)
from simdesk.storage.database import Database
from simdesk.storage.rows import Row, kopeks, marks, moment, read_kopeks, read_moment

_COLUMNS = (
    "id, msisdn, created_at, label, operator_id, operator_name, plan, tariff_price, holder, "
    "holder_kind, iccid, sim_place, sim_note, auto_debit, accounts, note, archived_at, deleted_at"
)
_SELECT = f"SELECT {_COLUMNS} FROM lines"


class LineRepository:
    """Reads and writes lines; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._run = database.connection.execute

    def get(self, line_id: str) -> Line:
        """Return one line.

        Raises:
            UnknownIdError: there is none.
        """
        row = self._run(f"{_SELECT} WHERE id = ?", (line_id,)).fetchone()
        if row is None:
            raise UnknownIdError("line", line_id)
        return _line(row)

    def find(self, msisdn: str) -> Line | None:
        """Return the line with this E.164 number, in whatever state it is."""
        row = self._run(f"{_SELECT} WHERE msisdn = ?", (msisdn,)).fetchone()
        return None if row is None else _line(row)

    def all(self) -> list[Line]:
        """Return every line, the archived and deleted too, in the order they came."""
        return [_line(row) for row in self._run(f"{_SELECT} ORDER BY rowid")]

    def many(self, line_ids: Sequence[str]) -> list[Line]:
        """Return the lines among `line_ids` that there are, in no promised order."""
        sql = f"{_SELECT} WHERE id IN ({marks(len(line_ids))})"
        return [_line(row) for row in self._run(sql, tuple(line_ids))]

    def slices(self, size: int) -> Iterator[list[Line]]:
        """Return every line in slices, each read when it is asked for."""
        last = 0
        while True:
            rows = self._run(
                f"SELECT rowid, {_COLUMNS} FROM lines WHERE rowid > ? ORDER BY rowid LIMIT ?",
                (last, size),
            ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield [_line(row[1:]) for row in rows]

    def count(self) -> int:
        """Return how many lines are not in the bin."""
        sql = "SELECT count(*) FROM lines WHERE deleted_at IS NULL"
        return int(self._run(sql).fetchone()[0])

    def add(self, line: Line) -> None:
        """Insert a line."""
        self._run(f"INSERT INTO lines ({_COLUMNS}) VALUES ({marks(18)})", _row(line))

    def update(self, line: Line) -> None:
        """Write every column of a line that exists."""
        self._run(
            f"UPDATE lines SET ({_COLUMNS}) = ({marks(18)}) WHERE id = ?", (*_row(line), line.id)
        )

    def head(self) -> list[str]:
        """Return the ids that stood first when the whole list was last in order."""
        return [row[0] for row in self._run("SELECT line_id FROM list_head ORDER BY position")]

    def save_head(self, line_ids: Sequence[str]) -> None:
        """Remember which ids stand first. A cache: losing it costs one slower start."""
        if line_ids == self.head():
            return
        with self._database.cache():
            self._run("DELETE FROM list_head")
            for position, line_id in enumerate(line_ids):
                self._run("INSERT INTO list_head VALUES (?, ?)", (position, line_id))


def _row(line: Line) -> Row:
    accounts = [[account.kind.value, account.name] for account in line.accounts]
    return (
        line.id,
        line.msisdn,
        moment(line.created_at),
        line.label,
        line.operator_id,
        line.operator_name,
        line.plan.value,
        kopeks(line.tariff_price),
        line.holder,
        line.holder_kind.value,
        line.iccid,
        line.sim_place.value,
        line.sim_note,
        line.auto_debit.value,
        json.dumps(accounts, ensure_ascii=False),
        line.note,
        moment(line.archived_at),
        moment(line.deleted_at),
    )


def _line(row: Row) -> Line:
    created = read_moment(row[2])
    assert created is not None
    return Line(
        id=str(row[0]),
        msisdn=str(row[1]),
        created_at=created,
        label=str(row[3]),
        operator_id=str(row[4]),
        operator_name=str(row[5]),
        plan=Plan(row[6]),
        tariff_price=read_kopeks(row[7]),
        holder=str(row[8]),
        holder_kind=HolderKind(row[9]),
        iccid=str(row[10]),
        sim_place=SimPlace(row[11]),
        sim_note=str(row[12]),
        auto_debit=AutoDebit(row[13]),
        accounts=tuple(
            TiedAccount(AccountKind(kind), name) for kind, name in json.loads(str(row[14]))
        ),
        note=str(row[15]),
        archived_at=read_moment(row[16]),
        deleted_at=read_moment(row[17]),
    )
