"""Receipts in the data file; the files themselves are the attachments' matter."""

from __future__ import annotations

from simdesk.domain.errors import UnknownIdError
from simdesk.domain.receipt import MediaType, Receipt
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
    "id, sha256, name, media_type, size, added_at, line_id, run_id, day, amount, reference, "
    "note, deleted_at"
)
_SELECT = f"SELECT {_COLUMNS} FROM receipts"


class ReceiptRepository:
    """Reads and writes receipts; writing belongs inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._run = database.connection.execute

    def get(self, receipt_id: str) -> Receipt:
        """Return one receipt.

        Raises:
            UnknownIdError: there is none.
        """
        row = self._run(f"{_SELECT} WHERE id = ?", (receipt_id,)).fetchone()
        if row is None:
            raise UnknownIdError("receipt", receipt_id)
        return _receipt(row)

    def all(self) -> list[Receipt]:
        """Return every receipt, those in the bin too, in the order they came."""
        return [_receipt(row) for row in self._run(f"{_SELECT} ORDER BY rowid")]

    def add(self, receipt: Receipt) -> None:
        """Insert a receipt."""
        self._run(f"INSERT INTO receipts ({_COLUMNS}) VALUES ({marks(13)})", _row(receipt))

    def update(self, receipt: Receipt) -> None:
        """Write every column of a receipt that exists."""
        self._run(
            f"UPDATE receipts SET ({_COLUMNS}) = ({marks(13)}) WHERE id = ?",
            (*_row(receipt), receipt.id),
        )


def _row(receipt: Receipt) -> Row:
    return (
        receipt.id,
        receipt.sha256,
        receipt.name,
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
    )


def _receipt(row: Row) -> Receipt:
    added = read_moment(row[5])
    assert added is not None
    return Receipt(
        id=str(row[0]),
        sha256=str(row[1]),
        name=str(row[2]),
        media_type=MediaType(row[3]),
        size=int(row[4] or 0),
        added_at=added,
        line_id=None if row[6] is None else str(row[6]),
        run_id=None if row[7] is None else str(row[7]),
        on=read_day(row[8]),
        amount=read_kopeks(row[9]),
        reference=str(row[10]),
        note=str(row[11]),
        deleted_at=read_moment(row[12]),
    )
