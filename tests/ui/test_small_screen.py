"""The window on a screen smaller than it would like: all of it is there, and all in it is reached.

The screen of these tests is 800 pixels wide and high.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea

from simdesk.app import build
from simdesk.services.desk import Desk
from simdesk.ui.main_window import MainWindow
from simdesk.ui.start import open_window
from simdesk.ui.theme.theme import theme
from tests.ui.receipts.conftest import _offscreen_remark, application, desk, lines, settle

__all__ = ["_offscreen_remark", "application", "desk", "lines"]


@pytest.fixture
def window(desk: Desk) -> Iterator[MainWindow]:
    """The window as it opens for the first time."""
    desk.close()
    opened = open_window(desk.folder, build, theme(), "ru")
    assert isinstance(opened, MainWindow)
    opened.show()
    settle()
    yield opened
    opened.close()
    opened.deleteLater()
    settle()


def test_the_window_is_no_larger_than_the_screen(window: MainWindow) -> None:
    room = QApplication.primaryScreen().availableSize()
    assert room.width() < 900, "this screen is too large to tell"
    for size in (window.size(), window.minimumSize()):
        assert size.width() < room.width()
        assert size.height() < room.height()


def test_what_has_no_room_is_scrolled_to(window: MainWindow) -> None:
    area = window.centralWidget()
    assert isinstance(area, QScrollArea)
    bar = area.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    stack = window._stack
    assert stack.mapTo(area, QPoint(stack.width(), 0)).x() <= area.width()


def test_where_there_is_room_nothing_scrolls(window: MainWindow) -> None:
    window.resize(900, 600)
    settle()
    area = window.centralWidget()
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    assert window._sidebar.width() + window._stack.width() >= 899


def test_a_window_made_wider_before_it_is_shown_hears_of_its_first_paint(desk: Desk) -> None:
    desk.close()
    opened = open_window(desk.folder, build, theme(), "ru")
    assert isinstance(opened, MainWindow)
    opened.resize(1280, 800)
    opened.show()
    settle()
    assert opened._calm.isActive()  # else receipts stay unread, and nothing is reminded of
    opened.close()
    opened.deleteLater()
    settle()
