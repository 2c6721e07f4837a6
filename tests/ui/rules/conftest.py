"""What the tests of the rules share: the whole window over the eight sample numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simdesk.domain.line import Line
from simdesk.domain.settings import ThemeChoice
from tests.driver import Driver
from tests.samples import fill
from tests.ui.numbers.conftest import _offscreen_remark
from tests.ui.receipts.conftest import application

__all__ = ["_offscreen_remark", "application"]


@pytest.fixture
def driver(application: object, tmp_path: Path) -> Iterator[Driver]:
    """The window in English."""
    opened = Driver(tmp_path / "desk", language="en", look=ThemeChoice.LIGHT, size=(1280, 800))
    yield opened
    opened.close()


@pytest.fixture
def kept(driver: Driver) -> dict[str, Line]:
    """The eight sample numbers by label."""
    lines = {line.label: line for line in fill(driver.desk)}
    driver.settle(12)
    return lines
