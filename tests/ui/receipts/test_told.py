"""What the bar at the foot of the window says was done is what its button takes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.main_window import MainWindow
from simdesk.ui.theme.theme import theme
from tests.samples import fill, make_desk
from tests.ui.receipts.conftest import DATA, settle


@pytest.fixture
def whole(application: QApplication, tmp_path: Path) -> Iterator[tuple[MainWindow, Desk]]:
    """The window at its receipts, over eight numbers."""
    use_language("en", tmp_path)
    desk = make_desk(tmp_path / "data")
    fill(desk)
    window = MainWindow(desk=desk, theme=theme(), fixed_language="en")
    window.show()
    window._pages.open("receipts")
    settle()
    yield window, desk
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()


def test_receipts_filled_one_after_the_other_are_counted_as_they_are_taken_back(
    whole: tuple[MainWindow, Desk], application: QApplication
) -> None:
    window, desk = whole
    for name in ("slip.jpg", "second_slip.jpg"):
        desk.receipts.add(desk.receipts.keep_file(DATA / name, name), name)
    ends = QDeadlineTimer(20_000)
    while desk.readings.unread() and not ends.hasExpired():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    settle()
    assert {receipt.fn == "" for receipt in desk.receipts.everything()} == {False}
    assert window._bar.words.text() == "Filled in 2 receipts from their codes"
    QTest.mouseClick(window._bar.undo, Qt.MouseButton.LeftButton)
    settle()
    assert {receipt.fn for receipt in desk.receipts.everything()} == {""}
    assert window._bar.words.text() == "Undone: Filled in 2 receipts from their codes"
