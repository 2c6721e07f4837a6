"""A pasted message fills the form; it records nothing itself, and fraud fills nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from simdesk.domain.event import EventKind, Evidence
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.settings import ThemeChoice
from simdesk.ui.dialogs.event_dialog import EventDialog
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.fields import LineEdit
from tests.driver import Driver
from tests.samples import TODAY, fill
from tests.ui.numbers.whole_words import broken


@pytest.fixture
def driver(app: QApplication, tmp_path: Path) -> Iterator[Driver]:
    """The window over the eight numbers."""
    opened = Driver(tmp_path / "desk", language="en", look=ThemeChoice.LIGHT, size=(1280, 800))
    yield opened
    for dialog in opened.window.findChildren(EventDialog):
        dialog.reject()
    opened.close()


@pytest.fixture
def main(driver: Driver) -> Line:
    """The first number, with the dialog for what happened in front."""
    line = fill(driver.desk)[0]
    driver.settle(12)
    driver.open_page("record", line.id)
    return line


def paste(driver: Driver, text: str) -> EventDialog:
    """Copy a message elsewhere and press the button."""
    QGuiApplication.clipboard().setText(text)
    driver.click(driver.find(Button, "Paste a message"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EventDialog)
    return dialog


def typed(driver: Driver, name: str) -> str:
    """Return what stands in a field of the dialog."""
    found = driver.find(LineEdit, name)
    assert isinstance(found, LineEdit)
    return found.text()


def test_a_message_fills_amount_balance_and_date_and_the_owner_records(
    driver: Driver, main: Line
) -> None:
    before = driver.desk.events.of_line(main.id)
    dialog = paste(
        driver,
        "Платеж 650,00 руб. зачислен на номер +7 916 123-45-67 04.11.2026 в 19:23. "
        "Баланс: 797,00 руб.",
    )
    assert (typed(driver, "Amount, ₽"), typed(driver, "Balance now, ₽")) == ("650", "797")
    assert dialog._date.day() == date(2026, 11, 4)
    assert dialog.message.note.isVisible()
    assert "Check it against the message" in dialog.message.note.words.text()
    assert broken(dialog) == []
    assert driver.desk.events.of_line(main.id) == before
    driver.click(dialog.primary)
    (event,) = [e for e in driver.desk.events.of_line(main.id) if e not in before]
    assert (event.kind, event.amount, event.on) == (
        EventKind.TOP_UP,
        Money(650_00),
        date(2026, 11, 4),
    )
    assert event.evidence <= Evidence.CREDITED


def test_a_message_on_another_number_says_so(driver: Driver, main: Line) -> None:
    dialog = paste(driver, "Top-up successful: 300 RUB to number +7 (926) 440-19-03.")
    assert dialog.message.warning.isVisible()
    assert "another number" in dialog.message.warning.words.text()


def test_of_two_amounts_neither_is_typed(driver: Driver, main: Line) -> None:
    dialog = paste(driver, "Зачислено 150.00 р. Зачислено 300.00 р.")
    assert "Several amounts" in dialog.message.note.words.text()
    assert dialog._date.day() == TODAY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no text in the clipboard"),
        ("Добрый день!", "Nothing was found"),
        ("Вам ошибочно зачислено 500 руб. Верните деньги на номер 8 926 440 19 03.", "fraud"),
    ],
)
def test_what_holds_nothing_fills_nothing(driver: Driver, main: Line, text: str, said: str) -> None:
    dialog = paste(driver, text)
    card = dialog.message.warning if said == "fraud" else dialog.message.note
    assert card.isVisible()
    assert said in card.words.text()
    assert typed(driver, "Balance now, ₽") == ""
