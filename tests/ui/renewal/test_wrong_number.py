"""The number to pay, what the receipt shows, and the stop where these are not the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simdesk.domain.event import EventKind, Evidence
from simdesk.domain.line import Line
from simdesk.domain.run import RunEnd, StepMark
from simdesk.services.desk import Desk
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.rescue.sheet import RescueSheet
from simdesk.ui.steps.amounts import PaymentPart
from simdesk.ui.steps.field_keeper import KEEP_AFTER_MS
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.steps.right_number import NumberPart
from simdesk.ui.widgets.copy_row import CopyRow
from tests.receipt_picture import draw_receipt
from tests.ui.renewal.hands import Hands, click, drop, enter, go_to, key, part, settle, shown

TILL = "payment_terminal"


@pytest.fixture
def page(desk: Desk, lines: list[Line], hands: Hands) -> RunPage:
    """Return a renewal of the MTS number that ends in 45-67, where the payment is written down."""
    page = hands.run_page(desk, desk.runs.start(lines[0].id, TILL))
    go_to(page, "pay")
    return page


def pay(page: RunPage, digits: str = "", operator: str = "") -> None:
    """Write a payment down as its receipt shows it, and go on."""
    payment = part(page, PaymentPart)
    enter(payment.amount.edit, "150")
    if digits:
        enter(payment.shown.digits.edit, digits)
    if operator:
        choose(page, operator)
    page.go_on()


def choose(page: RunPage, operator: str) -> None:
    """Choose the operator on the receipt as a person does."""
    shown = part(page, PaymentPart).shown
    shown.operator.choose(operator)
    shown.operator.activated.emit(shown.operator.currentIndex())


def sheet(page: RunPage) -> RescueSheet:
    """Return the sheet that stands in place of a step."""
    assert page.view is None
    assert page.rescue.sheet is not None
    assert page.rescue.sheet.isVisible()
    return page.rescue.sheet


def phones(page: RunPage) -> list[str]:
    """Return what the support numbers on the sheet are for."""
    settle()
    rows = sheet(page).known.findChildren(CopyRow)
    return [row._caption.text() for row in rows if row.isVisible()]


def said(page: RunPage) -> list[str]:
    """Return what is said of the digits and of the operator."""
    rows = part(page, PaymentPart).shown._rows
    return [row._words.text() for row in rows if row.isVisible()]


def test_large_print_fills_the_window_and_goes_back_to_where_it_was(page: RunPage) -> None:
    number = part(page, NumberPart)
    number.large.setFocus()
    key(page, Qt.Key.Key_F11)
    assert number.print is not None
    assert number.print.geometry() == page.window().rect()
    assert number.print.accessibleName() == "+7 916 123 45 67"
    page.resize(900, 640)
    QApplication.processEvents()
    assert number.print.geometry() == page.window().rect()
    key(page, Qt.Key.Key_Escape)
    assert not number.print.isVisible()
    assert QApplication.focusWidget() is number.large
    assert shown(page) == "pay", "Esc closes the print, not the renewal"
    click(number.large)
    click(number.print.leave)
    assert not number.print.isVisible()


def test_the_same_digits_are_said_and_go_on(page: RunPage, desk: Desk) -> None:
    payment = part(page, PaymentPart)
    enter(payment.shown.digits.edit, "4567")
    QTest.qWait(2 * KEEP_AFTER_MS)
    assert said(page) == ["45-67: the same last four digits as your number."]
    pay(page, "4567", "mts")
    assert shown(page) == "balance"
    fields = desk.runs.get(page.walk.run.id).fields
    assert fields["pay/paid_last_four"] == "4567"
    assert fields["pay/paid_operator"] == "mts"


def test_nothing_shown_stops_nothing(page: RunPage) -> None:
    pay(page)
    assert shown(page) == "balance"


def test_another_operator_is_a_hint_and_no_stop(page: RunPage) -> None:
    payment = part(page, PaymentPart)
    enter(payment.shown.digits.edit, "4567")
    choose(page, "t2")
    QTest.qWait(2 * KEEP_AFTER_MS)
    assert "The receipt names T2, here the number is with MTS." in said(page)[1]
    pay(page, "4567")
    assert shown(page) == "balance"


@pytest.mark.parametrize("typed", ["456", "45678", "ABCD"])
def test_what_is_not_four_digits_is_asked_again(page: RunPage, typed: str) -> None:
    pay(page, typed)
    payment = part(page, PaymentPart)
    assert payment.shown.digits.error() == "Type four digits, or leave it empty."
    assert QApplication.focusWidget() is payment.shown.digits.edit
    enter(payment.shown.digits.edit, "4567")
    assert payment.shown.digits.error() == ""


def test_a_difference_stops_the_run_and_loses_nothing(page: RunPage, desk: Desk) -> None:
    pay(page, "4576", "t2")
    rescue = sheet(page)
    assert rescue.title.text() == "The receipt shows another number"
    assert "Your number ends in 45-67, the receipt shows 45-76." in rescue.difference.text()
    assert "Neighbouring digits have changed places." in rescue.difference.text()
    assert rescue.last_day.day.text() == "Ask by 5 December 2026"
    assert "21 November 2026 + 14 days = 5 December 2026" in rescue.last_day.sum.text()
    assert "source without a date" in rescue.last_day.source.text()
    assert "confidence medium" in rescue.last_day.source.text()
    assert rescue.known._ask.text() == "Ask T2: the receipt names it. Not your own operator."
    run = desk.runs.get(page.walk.run.id)
    assert run.open
    assert run.marks["pay"] is StepMark.DONE
    (paid,) = desk.runs.events(run)
    assert (paid.kind, paid.evidence) == (EventKind.TOP_UP, Evidence.PAID)


def test_the_next_step_cannot_be_reached_around_the_sheet(page: RunPage) -> None:
    pay(page, "4568")
    sheet(page)
    page._visit("balance")
    sheet(page)
    page._visit("pay")
    assert shown(page) == "pay", "what is behind may be looked at"
    page.go_on()
    sheet(page)
    page._visit("check_number")
    page.skip()
    sheet(page)


def test_a_short_number_of_another_operator_is_not_dialled_on_this_sim(page: RunPage) -> None:
    pay(page, "4576", "t2")
    assert phones(page) == ["Support, from any phone in Russia", "Support, from abroad"]
    page.rescue.leave()
    pay(page, "4576", "mts")
    assert phones(page)[0] == "Support, from this SIM"


def test_mistyped_digits_are_corrected_in_their_field_and_the_run_goes_on(page: RunPage) -> None:
    pay(page, "4576")
    click(sheet(page).correct)
    payment = part(page, PaymentPart)
    assert QApplication.focusWidget() is payment.shown.digits.edit
    assert payment.amount.edit.text() == "150"
    enter(payment.shown.digits.edit, "4567")
    page.go_on()
    assert shown(page) == "balance"
    assert page.rescue.sheet is None


def test_the_stop_is_there_again_after_a_crash(
    page: RunPage, desk: Desk, hands: Hands, crash: Callable[[Desk], Desk]
) -> None:
    pay(page, "4576")
    later = crash(desk)
    again = hands.run_page(later, later.runs.get(page.walk.run.id))
    assert sheet(again).last_day.day.text() == "Ask by 5 December 2026"
    click(sheet(again).correct)
    enter(part(again, PaymentPart).shown.digits.edit, "4567")
    again.go_on()
    assert shown(again) == "balance"


def test_undo_takes_the_stop_back(page: RunPage, desk: Desk) -> None:
    pay(page, "4576")
    sheet(page)
    desk.history.undo()
    settle()
    assert page.rescue.sheet is None
    assert shown(page) == "pay"
    desk.history.redo()
    settle()
    sheet(page)


def test_money_that_was_moved_lets_the_run_go_on(page: RunPage, desk: Desk) -> None:
    pay(page, "4576")
    click(sheet(page).settled)
    assert shown(page) == "balance"
    assert desk.runs.get(page.walk.run.id).fields["rescue/moved"] == "yes"


def test_a_run_can_be_ended_as_failed_with_its_reason(page: RunPage, desk: Desk) -> None:
    left: list[str] = []
    page.left.connect(left.append)
    pay(page, "4576")
    click(page.frame.footer.end)
    run = desk.runs.get(page.walk.run.id)
    assert (run.end, run.failure) == (RunEnd.FAILED, "wrong_number")
    assert left == [run.line_id]
    desk.history.undo()
    assert desk.runs.get(run.id).open


def test_the_way_back_is_to_the_payment(page: RunPage) -> None:
    pay(page, "4576")
    click(sheet(page).back)
    assert shown(page) == "pay"
    page.go_on()
    key(page, Qt.Key.Key_Escape)
    assert shown(page) == "pay"


def test_what_did_not_work_leads_to_the_sheet_as_well(page: RunPage) -> None:
    page.show_trouble()
    assert page.trouble is not None
    assert not page.trouble.rescue.isVisible()
    click(page.trouble.causes.card("wrong_number"))
    click(page.trouble.rescue)
    rescue = sheet(page)
    assert rescue.title.text() == "The money went to another number"
    assert not rescue.correct.isVisible()
    assert rescue.last_day.day.text() == "Ask within 14 days of the payment"
    click(rescue.back)
    assert shown(page) == "pay"


def test_a_receipt_asks_where_the_payment_did_not_tell(page: RunPage, tmp_path: Path) -> None:
    pay(page)
    go_to(page, "receipt")
    receipts = part(page, ReceiptsPart)
    assert not receipts.shown.isVisible()
    drop(page, [draw_receipt(tmp_path / "slip.png")])
    assert receipts.shown.isVisible()
    enter(receipts.shown.digits.edit, "4599")
    page.walk.flush()
    assert shown(page) == "receipt", "nothing jumps away from what is being typed"
    assert receipts.shown.isVisible()
    page.go_on()
    assert "2 of these four digits differ." in sheet(page).difference.text()
    click(sheet(page).correct)
    assert part(page, PaymentPart).shown.digits.edit.text() == "4599"


def test_a_receipt_does_not_ask_again(page: RunPage, tmp_path: Path) -> None:
    pay(page, "4567")
    go_to(page, "receipt")
    drop(page, [draw_receipt(tmp_path / "slip.png")])
    assert not part(page, ReceiptsPart).shown.isVisible()


def test_the_data_are_copied_in_russian_for_a_chat(page: RunPage) -> None:
    enter(part(page, PaymentPart).reference.edit, "8841 2207")
    pay(page, "4576")
    click(sheet(page).copy)
    assert QApplication.clipboard().text().splitlines() == [
        "Правильный номер: +7 916 123-45-67",
        "Ошибочный номер: +7 ___ ___-45-76",
        "Сумма: 150\N{NO-BREAK SPACE}₽",
        "Дата платежа: 21 ноября 2026 г.",
        "Номер операции: 8841 2207",
    ]


def test_a_step_offers_its_card_with_the_planned_sum(page: RunPage) -> None:
    asked: list[tuple[str, str, str]] = []
    page.card_requested.connect(lambda *words: asked.append(words))
    page.walk.keeper.take("pay/planned", "200")
    page.refresh()
    assert page.view is not None
    assert page.view.card.text() == "Card in Russian: Terminal"
    click(page.view.card)
    assert asked == [(page.walk.run.line_id, "terminal", "200")]
    go_to(page, "balance")
    assert page.view is not None
    assert not page.view.card.isVisible()


def test_a_step_has_its_line_against_fraud_with_its_source(page: RunPage) -> None:
    asked: list[str] = []
    page.scams_requested.connect(asked.append)
    assert page.view is not None
    assert not page.view.advice.isVisible()
    go_to(page, "balance")
    assert "asks for a code from an SMS is a fraud" in page.view.advice.words.text()
    assert "gazeta.ru" in page.view.advice.source.text()
    click(page.view.advice.more)
    assert asked == ["expiring"]
