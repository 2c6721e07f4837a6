"""One offscreen application with the look of the program, and data folders for the tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme
from tests.samples import make_desk


@pytest.fixture(scope="session")
def app() -> QApplication:
    """Return the one application, in English and with the program's look."""
    application = make_application()
    if application.property("simdesk_theme") is None:
        Theme(application)
    use_language("en", Path())
    return application


@pytest.fixture
def desk(tmp_path: Path, app: QApplication) -> Iterator[Desk]:
    """Return a desk on an empty folder; it is closed at the end."""
    opened = make_desk(tmp_path / "data")
    yield opened
    opened.close()
