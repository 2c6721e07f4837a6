"""Keeps a window on a small or magnified screen, and what is in it within reach."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

_FRAME = QSize(8, 40)
"""What a window manager puts around a window."""


def take_room(window: QMainWindow, smallest: QSize, usual: QSize) -> None:
    """Give a window its usual size, and the smallest one it may have, as far as there is room."""
    room = window.screen().availableSize() - _FRAME
    window.setMinimumSize(smallest.boundedTo(room))
    window.resize(usual.boundedTo(room))


def scroll_across(window: QMainWindow, smallest: QSize) -> None:
    """Let what is in a window be moved to and fro once it is narrower than that may be."""
    if window.width() >= smallest.width() or isinstance(window.centralWidget(), QScrollArea):
        return
    middle = window.takeCentralWidget()
    assert middle is not None
    middle.setMinimumWidth(smallest.width())
    area = QScrollArea()
    area.setWidgetResizable(True)
    # Its own viewport, and what it is to move, would cover the window with a ground of theirs: the
    # window then never hears of a paint, and waits for its first one.
    area.setViewport(QWidget())
    area.setWidget(middle)
    middle.setAutoFillBackground(False)
    window.setCentralWidget(area)
