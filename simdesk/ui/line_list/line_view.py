"""The list itself: a view with the keys a list of numbers needs; what they do is decided above."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from simdesk.ui.line_list.line_model import LineModel


class LineView(QListView):
    """Emits `chosen(line_id or "")` when another row becomes current, `opened` on Enter."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, *, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.setModel(model)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def choose(self, line_id: str) -> bool:
        """Make the row of a number current; tell whether the list has it."""
        index = self._model.find_line(line_id)
        self.go(index)
        return index.isValid()

    def chosen_id(self) -> str:
        """Return the number whose row is current, or nothing."""
        return self._model.line_id(self.currentIndex()) or ""

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.line_id(current) or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain or key not in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        ):
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Home:
            self.go(self._model.first_line())
        else:
            self.go(self._model.last_line())

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        fresh = (
            not self._since_typed.isValid()
            or self._since_typed.elapsed() > QApplication.keyboardInputInterval()
        )
        self._typed = search if fresh else self._typed + search
        self._since_typed.start()
        # One letter again means the next such row, more letters narrow from the present row.
        after = self.currentIndex().row() + (1 if len(self._typed) == 1 else 0)
        self.go(self._model.jump(self._typed, max(0, after)))

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Show a row, and with the first of a group the head of that group."""
        if index.row() > 0 and self._model.is_header(index.row() - 1):
            super().scrollTo(self._model.index(index.row() - 1), hint)
        super().scrollTo(index, hint)

    def go(self, index: QModelIndex) -> None:
        """Make a row current, if there is one."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
