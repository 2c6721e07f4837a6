"""What came due, in the real window: the rows, what their buttons open, and what puts them off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from simdesk.domain.line import Line
from simdesk.domain.settings import Hours
from simdesk.ui.pages.due_page import DuePage
from simdesk.ui.pages.route_page import RoutePage
from simdesk.ui.pages.settings_page import SettingsPage
from tests.driver import Driver
from tests.samples import TODAY, fill


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    """A window over eight numbers."""
    driver = Driver(tmp_path)
    fill(driver.desk)
    yield driver
    driver.close()


def page(driver: Driver) -> DuePage:
    driver.open_page("due")
    found = driver.window._stack.currentWidget()
    assert isinstance(found, DuePage)
    return found


def words(due: DuePage) -> list[str]:
    return [row.accessibleName() for row in due.rows]


def test_rows_stand_oldest_first_and_one_is_the_most_urgent(driver: Driver) -> None:
    due = page(driver)
    assert len(due.rows) == len(driver.desk.reminders.due())
    assert "1 Nov, 20 days ago, Mum" in words(due)[0]
    assert "A daily fee may be running" in words(due)[0]
    assert [row.deed._kind for row in due.rows] == ["primary", *["secondary"] * 4]


def test_the_button_opens_the_place_and_renewing_there_empties_the_row(driver: Driver) -> None:
    due = page(driver)
    driver.click(due.rows[0].deed)
    assert isinstance(driver.window._stack.currentWidget(), RoutePage)


@pytest.mark.parametrize(
    ("choice", "rests_until"),
    [("Not today", TODAY + timedelta(days=1)), ("In a week", TODAY + timedelta(days=7))],
)
def test_a_row_is_put_off_until_its_day_and_undone(
    driver: Driver, choice: str, rests_until: date
) -> None:
    due = page(driver)
    before, matter = words(due), driver.desk.reminders.due()[0]
    menu = due.rows[0].later.menu()
    assert menu is not None
    next(a for a in menu.actions() if a.text() == choice).trigger()
    driver.settle()
    assert words(due) == before[1:]
    assert driver.desk.reminders._reminders.answers() == {matter.name: rests_until}
    driver.window.undo()
    driver.settle()
    assert words(due) == before


def test_what_was_given_up_is_not_asked_again(driver: Driver) -> None:
    due = page(driver)
    menu = due.rows[0].later.menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    driver.settle()
    assert list(driver.desk.reminders._reminders.answers().values()) == [None]


def test_nothing_due_is_said_without_a_promise(driver: Driver) -> None:
    lines: list[Line] = driver.desk.lines.everything()
    driver.desk.lines.archive([line.id for line in lines])
    due = page(driver)
    assert due.rows == []
    assert due._nothing.isVisible()
    assert "safe" not in due._nothing._line.text()


def test_the_next_reminder_or_the_reason_for_none_is_told(driver: Driver) -> None:
    due = page(driver)
    assert due.next.words.text() == "Next reminder: 21 Nov 14:32"
    driver.desk.settings.keep(
        replace(driver.desk.settings.current, hours=Hours(time(3), time(14), time(13)))
    )
    driver.settle()
    assert due.next.words.text() == "No reminder would come: its time lies in the quiet hours."
    driver.click(due.next.settings)
    settings = driver.window._stack.currentWidget()
    assert isinstance(settings, SettingsPage)
    assert settings.reminders.isVisible()
    assert not settings.general.isVisible()


def test_the_hours_are_kept_as_they_are_chosen(driver: Driver) -> None:
    driver.open_page("settings")
    settings = driver.window._stack.currentWidget()
    assert isinstance(settings, SettingsPage)
    field = settings.reminders.fields["tell_at"]
    field.choose(time(18, 30))
    field.activated.emit(field.currentIndex())
    driver.settle()
    assert driver.desk.settings.current.hours.tell_at == time(18, 30)
    assert "18:30" in settings.reminders.next.words.text()


def test_the_bar_counts_what_is_due(driver: Driver) -> None:
    driver.window.after_first_paint()
    driver.settle()
    entry = driver.find(QAbstractButton, "Due")
    count = len(driver.desk.reminders.due())
    assert entry.accessibleName() == f"Due, {count} need action"


def test_who_comes_back_is_shown_what_came_due_once_a_day(tmp_path: Path) -> None:
    first = Driver(tmp_path)
    fill(first.desk)
    first.window.after_first_paint()
    first.settle()
    assert not isinstance(first.window._stack.currentWidget(), DuePage)
    first.close()
    for last_open, shown in ((TODAY - timedelta(days=19), True), (TODAY, False)):
        driver = Driver(tmp_path)
        driver.window.after_first_paint()
        driver.desk.settings.keep(replace(driver.desk.settings.current, last_open=last_open))
        driver.window._pages.open("numbers")
        assert driver.window._behind is not None
        driver.window._behind.catch_up()
        driver.settle()
        page = driver.window._stack.currentWidget()
        assert isinstance(page, DuePage) is shown
        if isinstance(page, DuePage):
            assert page._when.text() == "Last open 2 November 2026 · today 21 November 2026"
        driver.close()
        assert driver.desk.settings.current.last_open == TODAY
