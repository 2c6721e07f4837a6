"""Numbers in the data file; it decides nothing about them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from simdesk.domain.errors import UnknownIdError
from simdesk.domain.line import (
    AccountKind,
    AutoDebit,
    HolderKind,
    Line,
    Plan,
    SimKind,
    SimPlace,
    TiedAccount,
)
from simdesk.storage.database import Database
from simdesk.storage.rows import (
    IN_IDS,
    Found,
    Row,
    ids,
    kopeks,
    marks,
    moment,
    read_kopeks,
    read_moment,
)

_COLUMNS = (
    "id, msisdn, created_at, label, operator_id, operator_name, plan, tariff_price, holder, "
    "holder_kind, iccid, sim_place, sim_note, auto_debit, accounts, note, archived_at, "
    "deleted_at, sim_kind"
)


class LineRepository:
    """Reads and writes lines; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, line_id: str) -> Line:
        """Return one line.

        Raises:
            UnknownIdError: there is none.
        """
        found = self._select("WHERE id = ?", (line_id,))
        if not found:
            raise UnknownIdError("line", line_id)
        return found[0]

    def find(self, msisdn: str) -> Line | None:
        """Return the line with this E.164 number, in whatever state it is."""
        found = self._select("WHERE msisdn = ?", (msisdn,))
        return found[0] if found else None

    def all(self) -> list[Line]:
        """Return every line, the archived and deleted too, in the order they came."""
        return self._select("ORDER BY rowid")

    def many(self, line_ids: Sequence[str]) -> list[Line]:
        """Return the lines among `line_ids` that there are, in no promised order."""
        return self._select(f"WHERE id {IN_IDS}", ids(line_ids))

    def slices(self, size: int) -> Iterator[list[Line]]:
        """Return every line in slices, each read when it is asked for."""
        last = 0
        while True:
            rows = self._database.select(
                f"SELECT {_COLUMNS}, rowid FROM lines WHERE rowid > ? ORDER BY rowid LIMIT ?",
                (last, size),
                lambda row: (_line(row), row[-1]),
            )
            if not rows:
                return
            last = rows[-1][1]
            yield [line for line, _rowid in rows]

    def count(self) -> int:
        """Return how many lines are not in the bin."""
        sql = "SELECT count(*) FROM lines WHERE deleted_at IS NULL"
        return self._database.select(sql, (), lambda row: int(row[0]))[0]

    def _select(self, which: str, values: Row = ()) -> list[Line]:
        return self._database.select(f"SELECT {_COLUMNS} FROM lines {which}", values, _line)

    def add(self, line: Line) -> None:
        """Insert a line."""
        self._database.write(f"INSERT INTO lines ({_COLUMNS}) VALUES ({marks(19)})", _row(line))

    def update(self, line: Line) -> None:
        """Write every column of a line.

        Raises:
            UnknownIdError: there is none with its id.
        """
        sql = f"UPDATE lines SET ({_COLUMNS}) = ({marks(19)}) WHERE id = ?"
        if not self._database.write(sql, (*_row(line), line.id)):
            raise UnknownIdError("line", line.id)

    def head(self) -> list[str]:
        """Return the ids that stood first when the whole list was last in order."""
        sql = "SELECT line_id FROM list_head ORDER BY position"
        return self._database.select(sql, (), lambda row: str(row[0]))

    def save_head(self, line_ids: Sequence[str]) -> None:
        """Remember which ids stand first. A cache: losing it costs one slower start."""

        def save() -> None:
            self._database.write("DELETE FROM list_head", ())
            for position, line_id in enumerate(line_ids):
                self._database.write("INSERT INTO list_head VALUES (?, ?)", (position, line_id))

        if line_ids != self.head():
            self._database.write_cache(save)


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
        line.sim_kind.value,
    )


def _line(row: Found) -> Line:
    return Line(
        id=row[0],
        msisdn=row[1],
        created_at=datetime.fromisoformat(row[2]),
        label=row[3],
        operator_id=row[4],
        operator_name=row[5],
        plan=Plan(row[6]),
        tariff_price=read_kopeks(row[7]),
        holder=row[8],
        holder_kind=HolderKind(row[9]),
        iccid=row[10],
        sim_place=SimPlace(row[11]),
        sim_note=row[12],
        auto_debit=AutoDebit(row[13]),
        accounts=tuple(TiedAccount(AccountKind(kind), name) for kind, name in json.loads(row[14])),
        note=row[15],
        archived_at=read_moment(row[16]),
        deleted_at=read_moment(row[17]),
        sim_kind=SimKind(row[18]),
    )
