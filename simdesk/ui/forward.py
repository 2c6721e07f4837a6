"""Brings a window to its owner's eyes, as far as the window manager lets a program do that."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_ASK_AT_MS = (50, 350)
"""The second time is for a window that was still on its way out of the task bar at the first."""
_ANSWER_MS = 700
"""So long a window manager may take to bring a window forward."""


def bring_forward(window: QWidget) -> None:
    """Show a window, hidden, minimised or behind others, in front and with the keyboard."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    if QGuiApplication.platformName() != "xcb":
        _activate(window)
        return
    for at in _ASK_AT_MS:
        QTimer.singleShot(at - _ASK_AT_MS[0], window, lambda: _hear_the_time(window))
        QTimer.singleShot(at, window, lambda: _activate(window))
    QTimer.singleShot(_ANSWER_MS, window, lambda: _show_anew(window))


def _hear_the_time(window: QWidget) -> None:
    """Let X11 tell the program the present time, as it does with every changed property.

    A wish to come forward is weighed by the last time that the program has heard of: without this
    a window that was touched long ago would stay behind one that was used since.
    """
    title = window.windowTitle()
    window.windowHandle().setTitle("")
    window.windowHandle().setTitle(title)


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
