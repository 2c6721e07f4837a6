"""The settings of reminders: what the system is asked to do, and whether a reminder arrives."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool

from simdesk.ui.settings.reminders import RemindersSection
from tests.driver import Driver
from tests.samples import fill

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the paths are those of Linux")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, without a notification service."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def driver(home: Path) -> Iterator[Driver]:
    driver = Driver(home / "数据 folder")
    yield driver
    driver.close()


def section(driver: Driver) -> RemindersSection:
    driver.window._pages.show_settings("reminders")
    settle(driver)
    found = driver.find(RemindersSection)
    assert isinstance(found, RemindersSection)
    return found


def settle(driver: Driver) -> None:
    QThreadPool.globalInstance().waitForDone()
    driver.settle(12)


def test_the_start_at_login_is_written_where_it_says_and_goes_without_a_trace(
    driver: Driver, home: Path
) -> None:
    row = section(driver).login
    before = sorted(home.rglob("*.desktop"))
    assert (before, row.on) == ([], False)
    driver.click(row.switch)
    settle(driver)
    (entry,) = home.rglob("*.desktop")
    assert str(entry) in row.note()
    assert "It is on." in row.note()
    assert '"--tray"' in entry.read_text()
    driver.click(row.switch)
    settle(driver)
    assert list(home.rglob("*.desktop")) == []
    assert not row.switch.isChecked()


def test_a_daily_check_that_nothing_here_could_start_is_said(driver: Driver) -> None:
    found = section(driver)
    assert not found.daily.switch.isEnabled()
    assert "nothing here that could do it" in found.daily.note()
    assert "While SimDesk is closed nothing is sent" in found.next.ways.text()


def test_a_test_says_that_nobody_could_hear_it(driver: Driver) -> None:
    fill(driver.desk)
    found = section(driver)
    driver.window.after_first_paint()
    before = driver.desk.reminders._reminders.told()
    driver.click(found.test)
    settle(driver)
    assert found._test_row.note() == "Nothing was shown: no notification service answered."
    assert found.test.isEnabled()
    assert driver.desk.reminders._reminders.told() == before


def test_without_anything_planned_there_is_nothing_to_try(driver: Driver) -> None:
    found = section(driver)
    driver.click(found.test)
    settle(driver)
    assert "nothing to send" in found._test_row.note()


def test_a_kept_calendar_file_is_named_among_the_ways(driver: Driver, home: Path) -> None:
    folder = home / "calendar"
    folder.mkdir()
    current = driver.desk.settings.current
    driver.desk.settings.keep(replace(current, calendar_folder=str(folder)))
    assert str(folder) in section(driver).next.ways.text()
