"""The real window over numbers of three kinds of holders, driven by clicks and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.theme.theme import Theme
from tests.driver import Driver
from tests.samples import fill
from tests.ui.receipts.conftest import _offscreen_remark, application

__all__ = ["_offscreen_remark", "application"]


@pytest.fixture
def driver(application: QApplication, tmp_path: Path) -> Iterator[Driver]:
    """A window over the eight numbers, in English."""
    if application.property("simdesk_theme") is None:
        Theme(application)
    opened = Driver(tmp_path / "desk", language="en", look=ThemeChoice.LIGHT, size=(1280, 800))
    fill(opened.desk)
    opened.settle(12)
    yield opened
    for dialog in opened.window.findChildren(QDialog):
        dialog.reject()
    opened.close()
