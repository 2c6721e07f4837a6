"""How things are placed: rows that flow, pages that scroll down only, thin lines between."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

BoxT = TypeVar("BoxT", bound=QBoxLayout)


def rows(
    parent: QWidget | None = None,
    *,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    gap: int = 8,
) -> QVBoxLayout:
    """Return a layout from top to bottom; margins are left, top, right, bottom."""
    return _box(QVBoxLayout(parent) if parent else QVBoxLayout(), margins, gap)


def columns(
    parent: QWidget | None = None,
    *,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    gap: int = 8,
) -> QHBoxLayout:
    """Return a layout from left to right; margins are left, top, right, bottom."""
    return _box(QHBoxLayout(parent) if parent else QHBoxLayout(), margins, gap)


def _box(box: BoxT, margins: tuple[int, int, int, int], gap: int) -> BoxT:
    box.setContentsMargins(QMargins(*margins))
    box.setSpacing(gap)
    return box


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class Line(QFrame):
    """A thin line, horizontal unless `vertical`."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "v" if vertical else "h")

    def above(self, widget: QWidget) -> None:
        """Be there only while `widget` is."""
        self.setVisible(not widget.isHidden())
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() is QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)


class FlowLayout(QLayout):
    """Places widgets in a row and goes on in the next row where there is no more room."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        row_gap: int | None = None,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._centred = gap, centred
        self._row_gap = gap if row_gap is None else row_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            sizes = [item.sizeHint().boundedTo(QSize(rect.width(), 10_000)) for item in row]
            tallest = max(size.height() for size in sizes)
            x = rect.x()
            if self._centred:
                used = sum(size.width() for size in sizes) + self._gap * (len(row) - 1)
                x += (rect.width() - used) // 2
            for item, size in zip(row, sizes, strict=True):
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x += size.width() + self._gap
            y += tallest + self._row_gap
        return max(0, y - self._row_gap - rect.y())

    def _rows(self, room: int) -> list[list[QLayoutItem]]:
        """Return the items of each row in a place `room` wide."""
        found: list[list[QLayoutItem]] = []
        left = -1
        for item in self._items:
            if item.isEmpty():
                continue
            width = item.sizeHint().width()
            if not found or left < width:
                found.append([])
                left = room
            found[-1].append(item)
            left -= width + self._gap
        return found


class FlowRow(QWidget):
    """A widget whose `flow` places its children in rows that wrap.

    `row_gap` is between rows, the same as `gap` unless given; words on one line want none.
    """

    def __init__(
        self,
        *,
        gap: int = 8,
        row_gap: int | None = None,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap=gap, row_gap=row_gap, centred=centred)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.flow.addWidget(widget)


class _Holder(QWidget):
    """What a page scrolls: as high as its words are at the width they have, and no higher.

    Layouts ask as the least height for that of lines broken at Qt's own narrow guess, which
    would leave an empty stretch below the last card.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = super().minimumSizeHint()
        return QSize(least.width(), 0 if self.hasHeightForWidth() else least.height())


class ScrollPage(QScrollArea):
    """Scrolls up and down only; `content` is a column no wider than `widest` pixels.

    The column stands at the left, or in the middle if `centred`.
    """

    def __init__(
        self,
        *,
        widest: int = 760,
        margins: tuple[int, int, int, int] = (24, 20, 24, 24),
        gap: int = 14,
        ground: str = "sur",
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = _Holder()
        holder.setProperty("ground", ground)
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a subclass has none else
        side = columns(holder)
        if centred:
            side.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(widest + margins[0] + margins[2])
        side.addWidget(column, 1000)
        side.addStretch(1)
        self.content = rows(column, margins=margins, gap=gap)
        self.setWidget(holder)
