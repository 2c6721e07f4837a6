"""From a step to a card, a letter or the page on scams, and back to the same step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.pages.letter_page import LetterPage
from simdesk.ui.pages.page import Page
from simdesk.ui.pages.phrase_page import PhrasePage
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.pages.scams_page import ScamsPage
from simdesk.ui.steps.amounts import AmountPart, PaymentPart
from tests.driver import Driver
from tests.samples import fill, make_desk


@pytest.fixture
def d(tmp_path: Path) -> Iterator[Driver]:
    opened = Driver(tmp_path / "desk", language="en", look=ThemeChoice.LIGHT, size=(1280, 800))
    yield opened
    opened.close()


def current(d: Driver) -> Page:
    """Return the page that is shown."""
    page = d.window._stack.currentWidget()
    assert isinstance(page, Page)
    return page


@pytest.fixture
def page(d: Driver) -> RunPage:
    """Return a renewal at the step of the payment."""
    line = fill(d.desk)[0]
    run = d.desk.runs.start(line.id, "payment_terminal")
    for step in ("check_number", "find"):
        d.desk.runs.complete(run, step)
    d.open_page("renewal", line.id)
    shown = current(d)
    assert isinstance(shown, RunPage)
    return shown


def test_a_card_from_a_step_and_back_with_nothing_lost(d: Driver, page: RunPage) -> None:
    assert page.view is not None
    view, planned = page.view, page.view.part(AmountPart)
    payment = page.view.part(PaymentPart)
    assert planned is not None
    assert payment is not None
    d.type(planned.planned.edit, "150")
    d.type(payment.reference.edit, "88")
    d.click(page.view.card)
    card = current(d)
    assert isinstance(card, PhrasePage)
    assert card.phrase().id == "terminal"
    amount = card.words().amount
    assert amount is not None
    assert amount.small == "сто пятьдесят рублей"
    d.click(card.back)
    assert current(d) is page
    assert page.view is view
    assert payment.reference.edit.text() == "88"
    run = d.desk.runs.get(page.walk.run.id)
    assert run.fields["pay/reference"] == "88"


def test_the_sheet_leads_to_letter_and_card_and_stays(d: Driver, page: RunPage) -> None:
    assert page.view is not None
    payment = page.view.part(PaymentPart)
    assert payment is not None
    d.type(payment.amount.edit, "150")
    d.type(payment.shown.digits.edit, "4576")
    page.go_on()
    sheet = page.rescue.sheet
    assert sheet is not None
    d.click(sheet.letter)
    letter = current(d)
    assert isinstance(letter, LetterPage)
    d.type(letter.fields["name"].edit, "Wang")
    d.key(Qt.Key.Key_Escape)
    assert current(d) is page
    assert page.rescue.sheet is sheet
    assert d.desk.runs.get(page.walk.run.id).fields["letter/name"] == "Wang"
    d.click(sheet.card)
    card = current(d)
    assert isinstance(card, PhrasePage)
    assert card.phrase().id == "wrong_number"
    assert card.amount.text() == "150"
    d.click(card.back)
    assert page.rescue.sheet is sheet


def test_what_is_typed_in_the_letter_is_kept_when_the_window_closes(
    d: Driver, page: RunPage, tmp_path: Path
) -> None:
    page.letter_requested.emit(page.walk.run.id)
    letter = current(d)
    assert isinstance(letter, LetterPage)
    d.type(letter.fields["fn"].edit, "7380")
    d.window.close()
    again = make_desk(tmp_path / "desk")
    assert again.runs.get(page.walk.run.id).fields["letter/fn"] == "7380"
    again.close()


def test_a_line_against_fraud_leads_to_that_fraud(d: Driver, page: RunPage) -> None:
    d.desk.runs.complete(page.walk.run, "pay")
    d.settle()
    assert page.view is not None
    d.click(page.view.advice.more)
    scams = current(d)
    assert isinstance(scams, ScamsPage)
    part = scams._tricks.parts["expiring"]
    d.settle(12)
    assert part.hasFocus()
    assert not part.visibleRegion().isEmpty()
