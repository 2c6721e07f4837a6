"""Receipts as a gallery sees them: rows that stay in place while seen, and a filter over them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simdesk.domain import msisdn
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.receipt import Receipt
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _
from simdesk.services.receipt_search import ReceiptQuery, Searched

ROW_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt with the number it belongs to and that number's operator, as far as known.

    `searched` is what of it can be found by a query.
    """

    receipt: Receipt
    line: Line | None = None
    operator: str = ""
    monogram: str = ""
    route: str = ""
    searched: Searched = field(default_factory=Searched)

    @property
    def day(self) -> date:
        """The day on the receipt, or the day it was kept."""
        return self.receipt.on or self.receipt.added_at.date()

    def label(self) -> str:
        """Return what its number is called, or that it has none yet."""
        if self.line is None:
            return _("No number yet")
        return self.line.label or msisdn.spaced(self.line.msisdn)

    def date(self) -> str:
        """Return its date, or that there is none yet."""
        return date_long(self.receipt.on) if self.receipt.on else _("no date yet")

    def amount(self) -> str:
        """Return its amount, or that there is none yet."""
        amount = self.receipt.amount
        return money(amount) if amount is not None else _("no amount yet")

    def spoken(self) -> str:
        """Return the row as it is read aloud."""
        number = msisdn.spaced(self.line.msisdn) if self.line and self.line.label else ""
        parts = (self.label(), number, self.operator, self.date(), self.amount())
        return ", ".join(part for part in parts if part)


def total(rows: Iterable[ReceiptRow]) -> Money:
    """Return the sum of the amounts that are known; a document in two pictures counts once."""
    amounts: dict[tuple[str, ...], Money] = {}
    for receipt in (row.receipt for row in rows):
        named = (receipt.fn, receipt.fd.lstrip("0"), receipt.fpd.lstrip("0"))
        if receipt.amount is not None:
            amounts.setdefault(named if all(named) else (receipt.id,), receipt.amount)
    return sum(amounts.values(), Money(0))


@dataclass(frozen=True, slots=True)
class ReceiptFilter:
    """Which receipts are wanted. `line_id` "" means those of no number, None those of any."""

    query: str = ""
    line_id: str | None = None
    year: int | None = None

    def of(self, rows: Iterable[ReceiptRow], always: Container[str] = ()) -> list[ReceiptRow]:
        """Return the rows that are wanted, and in any case those of the receipts in `always`."""
        query = ReceiptQuery(self.query)
        return [row for row in rows if row.receipt.id in always or self._takes(row, query)]

    def _takes(self, row: ReceiptRow, query: ReceiptQuery) -> bool:
        if self.line_id is not None and (row.receipt.line_id or "") != self.line_id:
            return False
        if self.year is not None and row.day.year != self.year:
            return False
        return query.takes(row.searched)


class ReceiptModel(QAbstractListModel):
    """Rows of the gallery, newest first when they are shown anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ReceiptRow] = []

    @property
    def rows(self) -> Sequence[ReceiptRow]:
        """All rows, as they stand."""
        return self._rows

    def show_rows(self, rows: Iterable[ReceiptRow]) -> None:
        """Show these rows in this order."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def take_changes(self, wanted: Iterable[ReceiptRow], known: Iterable[ReceiptRow]) -> None:
        """Bring the rows up to date where they stand.

        `known` are all there are: a row that is not among them goes, one that has changed changes
        in place even if the filter would now refuse it. Of `wanted`, what is not shown yet comes
        first.
        """
        fresh = {row.receipt.id: row for row in known}
        for at in reversed(range(len(self._rows))):
            if self._rows[at].receipt.id not in fresh:
                self.beginRemoveRows(_NO_PARENT, at, at)
                del self._rows[at]
                self.endRemoveRows()
        for at, row in enumerate(self._rows):
            if fresh[row.receipt.id] != row:
                self._rows[at] = fresh[row.receipt.id]
                self.dataChanged.emit(self.index(at), self.index(at))
        shown = {row.receipt.id for row in self._rows}
        new = [row for row in wanted if row.receipt.id not in shown]
        if new:
            self.beginInsertRows(_NO_PARENT, 0, len(new) - 1)
            self._rows[:0] = new
            self.endInsertRows()

    def find(self, receipt_id: str) -> QModelIndex:
        """Return the row of a receipt, invalid where it is not shown."""
        for at, row in enumerate(self._rows):
            if row.receipt.id == receipt_id:
                return self.index(at)
        return QModelIndex()

    def file_changed(self, sha256: str) -> None:
        """Have every card of a kept file painted again."""
        for at, row in enumerate(self._rows):
            if row.receipt.sha256 == sha256:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.receipt.name
        return None
