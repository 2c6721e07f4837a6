"""The days of a number's reminders, typed as a list, kept as one step, taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from simdesk.domain.clock import ClockKind
from simdesk.ui.dialogs.leads_dialog import MOST_DAYS, LeadsDialog, parse_days
from tests.driver import Driver
from tests.samples import fill


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    """A window over eight numbers."""
    driver = Driver(tmp_path)
    yield driver
    driver.close()


def opened(driver: Driver) -> LeadsDialog:
    driver.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LeadsDialog)
    return dialog


@given(st.lists(st.integers(1, MOST_DAYS), max_size=20), st.sampled_from([", ", " ", "，", "、"]))
def test_any_list_of_days_is_read_whatever_parts_it(days: list[int], between: str) -> None:
    assert parse_days(between.join(map(str, days))) == tuple(sorted(set(days), reverse=True))


@pytest.mark.parametrize("text", ["x", "-3", "0", "731", "3.5", "30 7 a", "99999999999"])
def test_what_is_no_list_of_days_is_refused(text: str) -> None:
    assert parse_days(text) is None


def test_chosen_days_are_kept_and_undone(driver: Driver) -> None:
    line = fill(driver.desk)[0]
    driver.open_page("numbers", line.id)
    driver.window._pages.dialogs.choose_leads(line.id)
    dialog = opened(driver)
    assert dialog.edits[ClockKind.ACTIVITY].text() == "45, 30, 10, 3, 1"
    driver.type(dialog.edits[ClockKind.ACTIVITY], "5 90")
    dialog.edits[ClockKind.MONEY].clear()
    driver.click(dialog.primary)
    kept = {ClockKind.ACTIVITY: (90, 5), ClockKind.MONEY: ()}
    assert driver.desk.reminders.leads(line.id) == kept
    driver.window.undo()
    assert driver.desk.reminders.leads(line.id) == {}


def test_a_wrong_list_stays_as_it_was_typed_with_a_word(driver: Driver) -> None:
    line = fill(driver.desk)[0]
    driver.window._pages.dialogs.choose_leads(line.id)
    dialog = opened(driver)
    driver.type(dialog.edits[ClockKind.MONEY], "soon")
    driver.click(dialog.primary)
    assert dialog.isVisible()
    assert dialog.edits[ClockKind.MONEY].text() == "soon"
    assert "30, 7, 1" in dialog._fields[ClockKind.MONEY].error()
    driver.click(dialog.usual)
    driver.click(dialog.primary)
    assert driver.desk.reminders.leads(line.id) == {}
