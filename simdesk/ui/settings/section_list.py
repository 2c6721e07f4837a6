"""The list of sections at the left of the settings: one tab stop, arrows choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import ring, rounded, text_line
from simdesk.ui.theme.theme import theme

_ICON_ROLE = Qt.ItemDataRole.UserRole


class SectionList(QListWidget):
    """Emits `chosen(row)`."""

    chosen = Signal(int)

    def __init__(self, *, section_icons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_SectionDelegate(self))
        for icon in section_icons:
            item = QListWidgetItem()
            item.setData(_ICON_ROLE, icon)
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self.chosen)

    def name_sections(self, names: Sequence[str]) -> None:
        """Say what the sections are called."""
        for row, name in enumerate(names):
            self.item(row).setText(name)


class _SectionDelegate(QStyledItemDelegate):
    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme().px(40) + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        t = theme()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(0, 0, 0, -2)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, 8, fill=t.colour("sel" if chosen else "hover"))
        if chosen:
            height = t.px(18)
            bar = QRectF(box.left(), box.center().y() - height / 2, 3, height)
            rounded(painter, bar, 1.5, fill=t.colour("accent"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, box, 8, t.colour("accent"))
        side = t.px(20)
        where = QRect(box.left() + t.px(14), box.center().y() - side // 2, side, side)
        file = f"{index.data(_ICON_ROLE)}_20_{'filled' if chosen else 'regular'}"
        icons.paint(painter, where, file, "accent_text" if chosen else "t2")
        words = box.adjusted(t.px(46), 0, -8, 0)
        font = t.font("body", 600 if chosen else 500)
        text_line(painter, words, index.data(), font, t.colour("t1"))
