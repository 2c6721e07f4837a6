"""The form of a number: kinds of SIM, operators of one's own, and numbers of other countries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QWidget

from simdesk.domain.clock import ClockKind, ClockState, Missing
from simdesk.domain.line import Line, SimKind
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import LANGUAGES
from simdesk.ui import line_form
from simdesk.ui.dialogs.line_dialog import LineDialog
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.fields import GROUP, ComboBox, LineEdit
from simdesk.ui.widgets.toggles import CheckBox
from tests.driver import Driver
from tests.samples import fill
from tests.ui.numbers.whole_words import broken

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def driver(app: QApplication, tmp_path: Path) -> Iterator[Driver]:
    """The window over the eight numbers, with the dialog for a new one in front."""
    opened = Driver(tmp_path / "desk", language="en", look=ThemeChoice.LIGHT, size=(1280, 800))
    fill(opened.desk)
    opened.settle(12)
    opened.open_page("add")
    yield opened
    for dialog in opened.window.findChildren(LineDialog):
        dialog.reject()
    opened.close()


def field(driver: Driver, kind: type[W], name: str) -> W:
    """Return an editor by the name that a screen reader says."""
    found = driver.find(kind, name)
    assert isinstance(found, kind)
    return found


def choose(driver: Driver, name: str, value: object) -> None:
    """Choose from a list as the owner does."""
    box = field(driver, ComboBox, name)
    box.setCurrentIndex(box._values.index(value))
    driver.settle()


def save(driver: Driver, number: str) -> Line | None:
    """Press Save and return what is kept under a number."""
    driver.click(driver.find(Button, "Save"))
    return driver.desk.lines.find(number)


def test_a_number_of_another_country_is_kept_under_an_operator_of_ones_own(driver: Driver) -> None:
    number = field(driver, LineEdit, "Phone number")
    driver.type(number, "+86 138 0013 8000")
    choose(driver, "Operator", "mts")
    assert save(driver, "+8613800138000") is None
    tick = field(driver, CheckBox, "It is a number of another country")
    driver.click(tick)
    assert save(driver, "+8613800138000") is None
    assert "Russian company" in field(driver, ComboBox, "Operator").accessibleDescription()
    choose(driver, "Operator", line_form.OTHER)
    assert save(driver, "+8613800138000") is None
    driver.type(field(driver, LineEdit, "Operator's name"), "China Mobile")
    assert broken(QApplication.activeModalWidget() or driver.window) == []
    line = save(driver, "+8613800138000")
    assert line is not None
    assert (line.operator_id, line.operator_name) == ("", "China Mobile")
    forecast = driver.desk.lines.forecast(line)
    missing = {clock.kind: (clock.state, clock.missing) for clock in forecast.clocks}
    assert missing[ClockKind.ACTIVITY] == (ClockState.UNKNOWN, Missing.OPERATOR_RULE)
    for kind in (ClockKind.REGISTRATION, ClockKind.REACH):
        assert missing[kind] == (ClockState.UNKNOWN, Missing.OTHER_COUNTRY)
    driver.open_page("edit", line.id)
    assert field(driver, CheckBox, "It is a number of another country").isChecked()
    assert field(driver, LineEdit, "Phone number").text() == "+8613800138000"


def test_a_russian_number_is_never_offered_that_way(driver: Driver) -> None:
    driver.type(field(driver, LineEdit, "Phone number"), "+7 916 000-00-01")
    with pytest.raises(LookupError):
        driver.find(CheckBox, "It is a number of another country")
    choose(driver, "Operator", "mts")
    choose(driver, "Kind of SIM", SimKind.DATA_ONLY)
    line = save(driver, "+79160000001")
    assert line is not None
    assert (line.operator_id, line.sim_kind) == ("mts", SimKind.DATA_ONLY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_of_a_list_is_cut(app: QApplication, tmp_path: Path, language: str) -> None:
    driver = Driver(tmp_path / "desk", language=language, look=ThemeChoice.LIGHT, size=(900, 600))
    fill(driver.desk, language)
    driver.settle(12)
    driver.open_page("add")
    driver.settle()
    dialog = driver.window.findChild(LineDialog)
    assert isinstance(dialog, LineDialog)
    cut = []
    for box in dialog.findChildren(ComboBox):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        room = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
        )
        words = [box.itemText(at) for at in range(box.count()) if box._values[at] is not GROUP]
        cut += [w for w in words if box.fontMetrics().horizontalAdvance(w) > room.width()]
    dialog.reject()
    driver.close()
    assert not cut
