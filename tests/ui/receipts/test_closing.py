"""A window that closes while receipts are still being copied loses none of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from simdesk.i18n.language import use_language
from simdesk.ui.main_window import MainWindow
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts import intake
from simdesk.ui.theme.theme import theme
from tests.samples import fill, make_desk
from tests.ui.receipts.conftest import settle


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Eight receipts of some megabytes, so that keeping them takes longer than closing."""
    made = []
    for number in range(8):
        made.append(tmp_path / f"{number}.png")
        made[-1].write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(3_000_000))
    return made


@pytest.fixture
def window(application: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole window over eight numbers."""
    use_language("en", tmp_path)
    desk = make_desk(tmp_path / "data")
    fill(desk)
    shown = MainWindow(desk=desk, theme=theme(), fixed_language="en")
    shown.show()
    settle()
    yield shown
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()


def test_what_is_being_kept_is_recorded_before_the_folder_is_let_go(
    window: MainWindow, files: list[Path], tmp_path: Path
) -> None:
    window._pages.open("receipts")
    page = window.findChild(ReceiptsPage)
    assert page is not None
    page.add(intake.files(files))
    window.close()
    with_them = make_desk(tmp_path / "data")
    try:
        names = sorted(receipt.name for receipt in with_them.receipts.everything())
    finally:
        with_them.close()
    assert names == [file.name for file in files]


def test_leaving_the_page_meanwhile_changes_nothing(
    window: MainWindow, files: list[Path], tmp_path: Path
) -> None:
    window._pages.open("receipts")
    page = window.findChild(ReceiptsPage)
    assert page is not None
    page.add(intake.files(files[:2]))
    window._pages.open("numbers")
    window.close()
    with_them = make_desk(tmp_path / "data")
    try:
        assert len(with_them.receipts.everything()) == 2
    finally:
        with_them.close()
