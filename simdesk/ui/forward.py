"""Brings a window to its owner's eyes, as far as the window manager lets a program do that."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_TOLD_MS = 50
_ANSWER_MS = 300
"""So long a window manager may take to bring a window forward."""


def bring_forward(window: QWidget) -> None:
    """Show a window, hidden, minimised or behind others, in front and with the keyboard."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    if QGuiApplication.platformName() != "xcb":
        _activate(window)
        return
    # On X11 a wish to come forward is weighed by the last time that the program has heard of. A
    # changed property tells it the present time; else a window touched long ago would stay behind.
    handle, title = window.windowHandle(), window.windowTitle()
    handle.setTitle("")
    handle.setTitle(title)
    QTimer.singleShot(_TOLD_MS, window, lambda: _activate(window))
    QTimer.singleShot(_ANSWER_MS, window, lambda: _show_anew(window))


def _activate(window: QWidget) -> None:
    window.raise_()
    window.activateWindow()


def _show_anew(window: QWidget) -> None:
    """Show a window as if it were new, if the window manager kept it back.

    None comes from another desktop by itself; a new one comes to the one its owner looks at.
    """
    if QApplication.activeWindow() is None and QApplication.activeModalWidget() is None:
        window.hide()
        window.show()
        _activate(window)
