"""The tray's menu, and a window that ends where no tray could bring it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simdesk.domain.reminder import Matter
from simdesk.ui.pages.route_page import RoutePage
from simdesk.ui.tray import Tray
from tests.driver import Driver
from tests.samples import fill


@pytest.fixture
def driver(tmp_path: Path, qt_messages: list[str]) -> Iterator[Driver]:
    """A window over eight numbers, with everything begun that waits for the first paint."""
    driver = Driver(tmp_path)
    fill(driver.desk)
    driver.window.after_first_paint()
    driver.settle()
    yield driver
    driver.close()
    qt_messages[:] = [m for m in qt_messages if "raise()" not in m]  # said without a screen


def tray(driver: Driver) -> Tray:
    assert driver.window._behind is not None
    return driver.window._behind.tray


def entries(driver: Driver) -> list[str]:
    return [action.text() for action in tray(driver)._menu.actions() if action.text()]


def test_the_menu_names_three_of_what_is_due_and_the_ways_in_and_out(driver: Driver) -> None:
    assert entries(driver) == [
        "Mum's SIM: A daily fee may be running",
        "Main · bank: A daily fee may start",
        "Mum's SIM: The balance may reach zero",
        "Not today",
        "Add a number…",
        "Open SimDesk",
        "Quit",
    ]
    assert tray(driver).sign.toolTip() == "SimDesk: 5 things are due"


def test_an_entry_opens_the_place_where_it_is_dealt_with(driver: Driver) -> None:
    tray(driver)._menu.actions()[0].trigger()
    driver.settle()
    assert isinstance(driver.window._stack.currentWidget(), RoutePage)


def test_not_today_lets_all_of_it_rest_and_can_be_undone(driver: Driver) -> None:
    due = driver.desk.reminders.due()
    tray(driver)._menu.actions()[3].trigger()
    driver.settle()
    assert driver.desk.reminders.due() == []
    driver.window.undo()
    assert driver.desk.reminders.due() == due


def test_without_a_tray_a_closed_window_ends_whatever_was_chosen(driver: Driver) -> None:
    assert not Tray.there()  # there is no screen here
    driver.desk.settings.keep(replace(driver.desk.settings.current, tray=True))
    driver.settle()
    driver.open_page("settings")
    section = driver.window._pages._made["settings"].reminders  # type: ignore[attr-defined]
    assert "closing the window ends SimDesk" in section._tray_row.note()
    driver.window.close()
    assert not driver.window.isVisible()
    with pytest.raises(Exception, match="closed"):
        driver.desk.lines.everything()


def test_quit_ends_the_program_and_its_looking(driver: Driver) -> None:
    behind = driver.window._behind
    assert behind is not None
    looked: list[list[Matter]] = []
    behind._reminding.looked.connect(looked.append)
    tray(driver)._menu.actions()[-1].trigger()
    assert not driver.window.isVisible()
    assert not behind._reminding._minute.isActive()
    driver.settle()
    assert looked == []
