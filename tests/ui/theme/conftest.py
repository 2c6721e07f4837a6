"""What the tests of the look share: one application that wears it."""

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
def look(_theme: Theme) -> Iterator[Theme]:
    """The theme, light and at 100 %, before and after each test."""
    _theme.choose(ThemeChoice.LIGHT, 100)
    yield _theme
    _theme.choose(ThemeChoice.LIGHT, 100)
