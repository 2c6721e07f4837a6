"""What the tests of the widgets share: one application that wears the look."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme


@pytest.fixture(scope="session")
def _theme() -> Theme:
    return Theme(make_application())


@pytest.fixture
def look(_theme: Theme, qt_messages: list[str]) -> Iterator[Theme]:
    """The theme, light and at 100 %, before and after each test."""
    _theme.choose(ThemeChoice.LIGHT, 100)
    yield _theme
    _theme.choose(ThemeChoice.LIGHT, 100)
    # A screen in memory cannot raise windows or hold the keyboard, and says so each time.
    qt_messages[:] = [m for m in qt_messages if "This plugin does not support" not in m]
