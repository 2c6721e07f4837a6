"""The commands of the main menu, made once; menu, keys and names share one action each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from simdesk.i18n.action_words import done
from simdesk.i18n.language import _
from simdesk.services.history import History


class MainMenu:
    """The commands of the whole window. `refresh` after every change and change of language."""

    def __init__(
        self,
        window: QWidget,
        history: History,
        *,
        undo: Callable[[], None],
        redo: Callable[[], None],
        add_number: Callable[[], None],
        export: Callable[[], None],
        bring_back: Callable[[], None],
        calendar: Callable[[], None],
        leave: Callable[[], object],
    ) -> None:
        self._history = history
        self._undo = self._make(window, "Ctrl+Z", undo)
        self._redo = self._make(window, "Ctrl+Shift+Z", redo)
        self._add = self._make(window, "Ctrl+N", add_number)
        self._export = self._make(window, "Ctrl+Shift+E", export)
        self._bring_back = self._make(window, "", bring_back)
        self._calendar = self._make(window, "", calendar)
        self._leave = self._make(window, "Ctrl+Q", leave)
        self.refresh()

    def _make(self, window: QWidget, keys: str, slot: Callable[[], object]) -> QAction:
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: slot())
        window.addAction(action)
        return action

    def fill(self, menu: QMenu) -> None:
        """Put every command into a menu."""
        whole = (self._export, self._bring_back, self._calendar)
        for group in ((self._undo, self._redo), (self._add,), whole, (self._leave,)):
            menu.addActions(group)
            menu.addSeparator()

    def refresh(self) -> None:
        """Say what each command would do now."""
        undoable, redoable = self._history.undoable, self._history.redoable
        self._undo.setText(_("Undo: {what}").format(what=done(undoable)) if undoable else _("Undo"))
        self._redo.setText(_("Redo: {what}").format(what=done(redoable)) if redoable else _("Redo"))
        self._undo.setEnabled(undoable is not None)
        self._redo.setEnabled(redoable is not None)
        self._add.setText(_("Add a number…"))
        self._export.setText(_("Export receipt folder…"))
        self._bring_back.setText(_("Bring back a receipt bag…"))
        self._calendar.setText(_("Save for a calendar…"))
        self._leave.setText(_("Quit"))
