"""The gallery: a grid of cards with the keys of a picture wall; what they do is decided above."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyle, QWidget

from simdesk.i18n.language import _
from simdesk.ui.receipts.receipt_delegate import CARD, GAP, ReceiptDelegate
from simdesk.ui.receipts.receipt_model import ROW_ROLE, ReceiptModel, ReceiptRow
from simdesk.ui.theme.theme import theme


class Gallery(QListView):
    """Emits `chosen` when current or selected cards change, and one signal for each other key."""

    chosen = Signal()
    enlarge_requested = Signal()
    delete_requested = Signal()
    link_requested = Signal()
    zoom_requested = Signal(int)
    turn_requested = Signal()

    def __init__(
        self, *, model: ReceiptModel, delegate: ReceiptDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.enlarge_requested.emit())
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.selectionModel().currentChanged.connect(self.chosen)

    def current_row(self) -> ReceiptRow | None:
        """Return the receipt whose card is current."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, ReceiptRow) else None

    def selected_rows(self) -> list[ReceiptRow]:
        """Return the selected receipts in the order of the gallery."""
        chosen = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [index.data(ROW_ROLE) for index in chosen]

    def choose(self, receipt_ids: list[str]) -> None:
        """Select these receipts, the first of them current; what is not shown is left out."""
        found = [i for i in map(self._model.find, receipt_ids) if i.isValid()]
        flags = QItemSelectionModel.SelectionFlag
        for at, index in enumerate(found):
            self.selectionModel().select(index, flags.Select if at else flags.ClearAndSelect)
        if found:
            self.selectionModel().setCurrentIndex(found[0], flags.NoUpdate)
            self.scrollTo(found[0])

    def choose_something(self) -> None:
        """Select the first card where none is current."""
        if self._model.rowCount() and not self.selectedIndexes():
            at = self.currentIndex() if self.currentIndex().isValid() else self._model.index(0)
            self.setCurrentIndex(at)

    def fit_cards(self) -> None:
        """Share the width among as many cards as there is room for."""
        # The view keeps the width of a scroll bar free even while there is none.
        bar = self.verticalScrollBar()
        extent = bar.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, bar)
        room = self.maximumViewportSize().width() - extent
        least = QSize(theme().px(CARD.width()) + GAP, theme().px(CARD.height()) + GAP)
        across = max(1, room // least.width())
        grid = QSize(max(least.width(), (room - 1) // across), least.height())
        if grid != self.gridSize():
            self.setGridSize(grid)

    def menu(self) -> QMenu:
        """Return what can be done with the selected cards; nothing but looking in the bin."""
        menu = QMenu(self)
        row = self.current_row()
        doings = [(_("Enlarge"), self.enlarge_requested.emit)]
        if row is not None and row.receipt.deleted_at is None:
            doings += [
                (_("Number and renewal…"), self.link_requested.emit),
                (_("Turn"), self.turn_requested.emit),
                (_("Move to bin"), self.delete_requested.emit),
            ]
        for words, do in doings:
            menu.addAction(words).triggered.connect(lambda _checked=False, do=do: do())
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            card = self.visualRect(self.currentIndex()).center()
            where = self.viewport().mapToGlobal(card)
        if self.selectedIndexes():
            self.menu().exec(where)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.fit_cards()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            super().keyPressEvent(event)
            return
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enlarge_requested.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_requested.emit(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_requested.emit(-1)
        elif key == Qt.Key.Key_R:
            self.turn_requested.emit()
        elif key == Qt.Key.Key_L:
            self.link_requested.emit()
        else:
            super().keyPressEvent(event)
