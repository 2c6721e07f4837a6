"""Receipts in the data file; the files themselves are the attachments' matter."""

from __future__ import annotations

from datetime import datetime

from simdesk.domain.errors import UnknownIdError
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.storage.database import Database
from simdesk.storage.rows import (
    Found,
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
    "id, sha256, name, media_type, size, added_at, line_id, run_id, day, amount, reference, "
    "note, deleted_at, fn, fd, fpd, turned, kept_apart"
)


class ReceiptRepository:
    """Reads and writes receipts; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, receipt_id: str) -> Receipt:
        """Return one receipt.

        Raises:
            UnknownIdError: there is none.
        """
        found = self._select("WHERE id = ?", (receipt_id,))
        if not found:
            raise UnknownIdError("receipt", receipt_id)
        return found[0]

    def all(self) -> list[Receipt]:
        """Return every receipt, those in the bin too, in the order they came."""
        return self._select("ORDER BY rowid")

    def of_line(self, line_id: str) -> list[Receipt]:
        """Return the receipts of one line, those in the bin too, in the order they came."""
        return self._select("WHERE line_id = ? ORDER BY rowid", (line_id,))

    def of_run(self, run_id: str) -> list[Receipt]:
        """Return the receipts of one run, those in the bin too, in the order they came."""
        return self._select("WHERE run_id = ? ORDER BY rowid", (run_id,))

    def files(self) -> set[str]:
        """Return the SHA-256 of every kept file that a receipt names, those in the bin too."""
        sql = "SELECT DISTINCT sha256 FROM receipts"
        return set(self._database.select(sql, (), lambda row: str(row[0])))

    def _select(self, which: str, values: Row = ()) -> list[Receipt]:
        return self._database.select(f"SELECT {_COLUMNS} FROM receipts {which}", values, _receipt)

    def add(self, receipt: Receipt) -> None:
        """Insert a receipt."""
        sql = f"INSERT INTO receipts ({_COLUMNS}) VALUES ({marks(18)})"
        self._database.write(sql, _row(receipt))

    def update(self, receipt: Receipt) -> None:
        """Write every column of a receipt.

        Raises:
            UnknownIdError: there is none with its id.
        """
        sql = f"UPDATE receipts SET ({_COLUMNS}) = ({marks(18)}) WHERE id = ?"
        if not self._database.write(sql, (*_row(receipt), receipt.id)):
            raise UnknownIdError("receipt", receipt.id)


def _row(receipt: Receipt) -> Row:
    return (
        receipt.id,
        receipt.sha256,
        receipt.name.encode("utf-8", "replace").decode("utf-8"),  # a name may be broken bytes
        receipt.media_type.value,
        receipt.size,
        moment(receipt.added_at),
        receipt.line_id,
        receipt.run_id,
        day(receipt.on),
        kopeks(receipt.amount),
        receipt.reference,
        receipt.note,
        moment(receipt.deleted_at),
        receipt.fn,
        receipt.fd,
        receipt.fpd,
        receipt.turned,
        int(receipt.kept_apart),
    )


def _receipt(row: Found) -> Receipt:
    return Receipt(
        id=row[0],
        sha256=row[1],
        name=row[2],
        media_type=MediaType(row[3]),
        size=row[4],
        added_at=datetime.fromisoformat(row[5]),
        line_id=row[6],
        run_id=row[7],
        on=read_day(row[8]),
        amount=read_kopeks(row[9]),
        reference=row[10],
        note=row[11],
        deleted_at=read_moment(row[12]),
        fn=row[13],
        fd=row[14],
        fpd=row[15],
        turned=row[16],
        kept_apart=bool(row[17]),
    )
