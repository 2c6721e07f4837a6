"""Keys of the renewal pages: their shortcuts, and Enter, which presses what has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def add_shortcuts(
    area: QWidget, keys: Iterable[tuple[str | QKeySequence.StandardKey, Callable[[], None]]]
) -> None:
    """Let keys call slots anywhere inside an area, as long as it is shown."""
    for key, slot in keys:
        shortcut = QShortcut(QKeySequence(key), area)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)


def press_by_enter(area: QWidget, event: QKeyEvent) -> bool:
    """Press the button inside an area that has the keyboard, as Space would; tell whether so.

    A push button that is no dialog's takes Space alone on most desktops.
    """
    pressed = QApplication.focusWidget()
    if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not isinstance(pressed, QAbstractButton) or not area.isAncestorOf(pressed):
        return False
    pressed.click()
    return True
