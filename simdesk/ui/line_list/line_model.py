"""The list of numbers as a view sees it: of a row it reads what is painted, and it never sorts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simdesk.domain import msisdn
from simdesk.i18n.language import _
from simdesk.services.line_index import Entry, Group, LineIndex, Sort, Summary
from simdesk.services.search import fold
from simdesk.ui.line_list import row_words

PAGE_ROWS = 200
"""So many rows a view gets at once; it asks for more when it is scrolled there."""
_AHEAD = 16
"""A missing summary is read together with those of so many rows after it, in one query."""
_KEPT = 400

SUMMARY_ROLE = Qt.ItemDataRole.UserRole
HEADER_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a group, with how many rows stand under it."""

    group: Group
    count: int


class LineModel(QAbstractListModel):
    """Rows of `LineIndex.select`, in the order they had when they were last asked for.

    Between two calls of `show_lines` no row changes its place: only its contents do, or it goes.
    """

    def __init__(
        self,
        *,
        index: LineIndex,
        describe: Callable[[Summary], row_words.RowWords],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._index = index
        self._describe = describe
        self._rows: list[Header | Entry] = []
        self._shown = 0
        self._lines = 0
        self._places: dict[str, int] | None = None
        self._summaries: dict[str, Summary] = {}
        self.group: Group | None = None
        self.query = ""
        self.sorting = Sort.DEADLINE

    # What is shown

    def show_lines(self, group: Group | None, query: str, sort: Sort) -> None:
        """Show one group, or all but the archived, in the order they have now."""
        self.beginResetModel()
        self.group, self.query, self.sorting = group, query, sort
        entries = self._index.select(group, query, sort)
        grouped = group is None and sort is Sort.DEADLINE
        self._rows = _with_headers(entries) if grouped else list(entries)
        self._lines = len(entries)
        self._places = None
        self._shown = min(PAGE_ROWS, len(self._rows))
        self.endResetModel()

    def reload(self) -> None:
        """Show the same again, in the order it has now, with nothing remembered."""
        self._summaries.clear()
        self.show_lines(self.group, self.query, self.sorting)

    def take_changes(self, line_ids: Iterable[str]) -> bool:
        """Read some numbers again where they stand; tell whether one is missing from the list."""
        wanted = list(line_ids)
        for line_id in wanted:
            self._summaries.pop(line_id, None)
        here = {s.line.id for s in self._index.summaries(wanted) if self._belongs(s)}
        places = self._place_of()
        for line_id in wanted:
            row = places.get(line_id)
            if row is None:
                continue
            if line_id not in here:
                self._remove(row)
                places = self._place_of()
            elif row < self._shown:
                self.dataChanged.emit(self.index(row), self.index(row))
        return any(line_id not in places for line_id in here)

    def _belongs(self, summary: Summary) -> bool:
        line = summary.line
        archived = line.archived_at is not None
        return line.deleted_at is None and archived == (self.group is Group.ARCHIVED)

    def _remove(self, row: int) -> None:
        """Take a row away, and its header once nothing stands under it."""
        head = row
        while head >= 0 and not isinstance(self._rows[head], Header):
            head -= 1
        header = self._rows[head] if head >= 0 else None
        first = row
        if isinstance(header, Header):
            if header.count == 1:
                first = head
            else:
                self._rows[head] = replace(header, count=header.count - 1)
        visible = row < self._shown
        if visible:
            self.beginRemoveRows(_NO_PARENT, first, row)
        del self._rows[first : row + 1]
        self._lines -= 1
        self._places = None
        if visible:
            self._shown -= row + 1 - first
            self.endRemoveRows()
            if isinstance(header, Header) and first != head:
                self.dataChanged.emit(self.index(head), self.index(head))

    # Finding rows

    def line_id(self, index: _Index) -> str | None:
        """Return the number of a row, None for a header."""
        row = self._rows[index.row()] if index.isValid() else None
        return row.line_id if isinstance(row, Entry) else None

    def summary(self, row: int) -> Summary | None:
        """Return what a row shows; None for a header and for a number that is gone."""
        entry = self._rows[row]
        if isinstance(entry, Header):
            return None
        found = self._summaries.get(entry.line_id)
        if found is None:
            self._read_from(row)
            found = self._summaries.get(entry.line_id)
        return found

    def _read_from(self, row: int) -> None:
        if len(self._summaries) > _KEPT:
            self._summaries.clear()
        ids = [
            entry.line_id
            for entry in self._rows[row : row + _AHEAD]
            if isinstance(entry, Entry) and entry.line_id not in self._summaries
        ]
        self._summaries.update((s.line.id, s) for s in self._index.summaries(ids))

    def _place_of(self) -> dict[str, int]:
        if self._places is None:
            self._places = {
                entry.line_id: row
                for row, entry in enumerate(self._rows)
                if isinstance(entry, Entry)
            }
        return self._places

    def find_line(self, line_id: str) -> QModelIndex:
        """Return the row of a number, fetched if need be; invalid where the list has it not."""
        row = self._place_of().get(line_id)
        if row is None:
            return QModelIndex()
        self._fetch_to(row + 1)
        return self.index(row)

    def find_near(self, line_id: str) -> QModelIndex:
        """Return the row of a number if it is among those fetched already."""
        for row in range(self._shown):
            entry = self._rows[row]
            if isinstance(entry, Entry) and entry.line_id == line_id:
                return self.index(row)
        return QModelIndex()

    def is_header(self, row: int) -> bool:
        """Tell whether a row is the head of a group."""
        return isinstance(self._rows[row], Header)

    def first_line(self, start: int = 0) -> QModelIndex:
        """Return the first row with a number from row `start` on."""
        for row in range(start, self._shown):
            if isinstance(self._rows[row], Entry):
                return self.index(row)
        return QModelIndex()

    def last_line(self) -> QModelIndex:
        """Return the very last row, fetching all before it."""
        self._fetch_to(len(self._rows))
        return self.index(len(self._rows) - 1)

    def jump(self, typed: str, after: int) -> QModelIndex:
        """Return the next row after `after` whose label or ten digits begin with what was typed."""
        wanted = fold(typed)
        count = len(self._rows)
        for step in range(count):
            row = (after + step) % count
            entry = self._rows[row]
            if isinstance(entry, Header):
                continue
            national = msisdn.national(entry.number)
            if entry.label.startswith(wanted) or national.startswith(wanted):
                self._fetch_to(row + 1)
                return self.index(row)
        return QModelIndex()

    def line_count(self) -> int:
        """Return how many numbers the list has, the unfetched ones too."""
        return self._lines

    # What Qt asks

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802 - Qt's name
        return not parent.isValid() and self._shown < len(self._rows)

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802 - Qt's name
        if not parent.isValid():
            self._fetch_to(self._shown + PAGE_ROWS)

    def _fetch_to(self, count: int) -> None:
        count = min(count, len(self._rows))
        if count > self._shown:
            self.beginInsertRows(_NO_PARENT, self._shown, count - 1)
            self._shown = count
            self.endInsertRows()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Header):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        if isinstance(entry, Header):
            return _header_data(entry, role)
        if role == HEADER_ROLE:
            return None
        summary = self.summary(index.row())
        if summary is None or role == SUMMARY_ROLE:
            return summary
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row_words.label(summary.line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(summary).name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._describe(summary).description
        return None


def _header_data(header: Header, role: int) -> Any:
    if role == HEADER_ROLE:
        return header
    if role == Qt.ItemDataRole.DisplayRole:
        return row_words.group_name(header.group)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _("{group}, {n}").format(group=row_words.group_name(header.group), n=header.count)
    return None


def _with_headers(entries: list[Entry]) -> list[Header | Entry]:
    """Put a header before each group; `entries` come sorted by group."""
    rows: list[Header | Entry] = []
    for group, found in groupby(entries, attrgetter("group")):
        members = list(found)
        rows.append(Header(group, len(members)))
        rows += members
    return rows
