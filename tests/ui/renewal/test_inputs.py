"""Wrong inputs get one sentence each under their field, keep what was typed, and record nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.event import EventKind, Evidence
from simdesk.domain.line import AutoDebit, Line
from simdesk.domain.money import Money
from simdesk.services.desk import Desk
from simdesk.ui.steps.amounts import AmountPart, AutoDebitPart, PaymentPart
from simdesk.ui.steps.balance import BalancePart
from simdesk.ui.steps.inputs import MoneyField
from simdesk.ui.steps.paid_action import PaidActionPart
from simdesk.ui.widgets.fields import Field
from tests.samples import TODAY, rubles
from tests.ui.renewal.hands import CTRL, Hands, click, enter, go_to, key, part, settle, shown

NO_AMOUNT = "This is not an amount. Type it like 650 or 650,50."

WRONG = {
    "": "Type an amount, for example 100.",
    "   ": "Type an amount, for example 100.",
    "NaN": NO_AMOUNT,
    "1e3": NO_AMOUNT,
    "сто": NO_AMOUNT,
    "1,2,3": NO_AMOUNT,
    "100 ₽ или 150": NO_AMOUNT,
    "0": "The amount must be above zero.",
    "-5": "The amount cannot be below zero.",
    "−5 ₽": "The amount cannot be below zero.",
    "1,2345": "Kopeks have two digits at most.",
    "10000000": "This is more than a million roubles. Check the digits.",
}

RIGHT = {
    "650,00": 65000,
    "1 200 ₽": 120000,
    "1,234.50": 123450,
    "１５０": 15000,
    "100": 10000,
}


def test_wrong_amounts(desk: Desk, lines: list[Line], hands: Hands) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    payment = part(page, PaymentPart)
    for text, sentence in WRONG.items():
        enter(payment.amount.edit, text)
        enter(payment.reference.edit, "A1")
        click(page.frame.footer.primary)
        assert shown(page) == "pay"
        assert payment.amount.error() == sentence, text
        assert payment.fee.error() == ""
        assert payment.amount.edit.text() == text
        assert payment.amount.edit.hasFocus()
        assert desk.runs.events(run) == []
    enter(payment.amount.edit, "100")
    assert payment.amount.error() == ""
    key(page, Qt.Key.Key_Return, CTRL)
    assert shown(page) == "balance"


def test_right_amounts_each_correcting_the_last(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    for text, kopeks in RIGHT.items():
        enter(part(page, PaymentPart).amount.edit, text)
        click(page.frame.footer.primary)
        assert [e.amount for e in desk.runs.events(run)] == [Money(kopeks)]
        key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_all_wrong_fields_are_told_and_the_first_gets_the_keyboard(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "official_app"), size=(836, 600))
    go_to(page, "pay")
    payment, planned = part(page, PaymentPart), part(page, AmountPart).planned
    enter(planned.edit, "x")
    enter(payment.amount.edit, "y")
    enter(payment.fee.edit, "z")
    key(page, Qt.Key.Key_Return, CTRL)
    assert [f.error() for f in (planned, payment.amount, payment.fee)] == [NO_AMOUNT] * 3
    assert planned.edit.hasFocus()
    settle()
    seen = planned.edit.visibleRegion().boundingRect()
    assert seen.height() == planned.edit.height()
    enter(planned.edit, "")
    key(page, Qt.Key.Key_Return, CTRL)
    assert payment.amount.edit.hasFocus()


def test_the_planned_amount_fills_the_paid_one_until_another_is_typed(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    planned, amount = part(page, AmountPart).planned.edit, part(page, PaymentPart).amount.edit
    enter(planned, "200")
    page.walk.flush()
    assert amount.text() == "200"
    enter(amount, "180")
    enter(planned, "300")
    page.walk.flush()
    assert amount.text() == "180"
    enter(planned, "")
    page.walk.flush()
    assert planned.text() == ""


def test_the_amount_is_copied_as_payment_forms_want_it(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "pay")
    copied = QApplication.clipboard()
    copied.clear()
    amount = part(page, AmountPart)
    click(amount.copy)
    assert amount.planned.error() == ""
    assert copied.text() == ""
    for typed, plain in (("1 200 ₽", "1200"), ("650,5", "650.50")):
        enter(amount.planned.edit, typed)
        click(amount.copy)
        assert copied.text() == plain
    enter(amount.planned.edit, "1e3")
    click(amount.copy)
    assert amount.planned.error() == NO_AMOUNT
    assert copied.text() == "650.50"


def test_a_day_in_the_future_cannot_be_chosen(desk: Desk, lines: list[Line], hands: Hands) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    day = part(page, PaymentPart).day
    day.edit.setFocus()
    for _try in range(3):
        key(page, Qt.Key.Key_Up)
    assert day.day() == TODAY
    desk.runs.set_field(run, "pay/on", "2027-01-01")
    assert day.day() == TODAY
    desk.runs.set_field(run, "pay/on", "yesterday")
    assert day.day() == TODAY


def test_a_balance_that_has_grown_shows_that_the_money_arrived(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    click(page.frame.footer.primary)
    balance = part(page, BalancePart)
    assert "147" in balance.verdict.text()
    assert not balance.arrived.isVisible()
    said = {
        "247": "it has grown, so the money arrived",
        "200": "it has grown, but by less than was paid",
        "147": "it has not grown",
        "-3": "it has not grown",
        "x": "Last known balance",
    }
    for text, words in said.items():
        enter(balance.balance.edit, text)
        assert words in balance.verdict.text(), text
        assert balance.arrived.isVisible() == (text in ("147", "-3"))
    click(page.frame.footer.primary)
    assert balance.balance.error() == NO_AMOUNT
    enter(balance.balance.edit, "140")
    click(page.frame.footer.primary)
    paid = next(e for e in desk.runs.events(run) if e.kind is EventKind.TOP_UP)
    assert paid.evidence is Evidence.PAID


def test_without_an_older_reading_only_the_owners_word_counts(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[5].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    click(page.frame.footer.primary)
    balance = part(page, BalancePart)
    enter(balance.balance.edit, "5000")
    assert "the number alone shows nothing" in balance.verdict.text()
    click(page.frame.footer.primary)
    paid = next(e for e in desk.runs.events(run) if e.kind is EventKind.TOP_UP)
    assert paid.evidence is Evidence.PAID
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    click(part(page, BalancePart).arrived)
    click(page.frame.footer.primary)
    paid = next(e for e in desk.runs.events(run) if e.kind is EventKind.TOP_UP)
    assert paid.evidence is Evidence.CREDITED


def test_an_error_below_the_balance_does_not_move_the_day(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[5].id, "shop"))
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    click(page.frame.footer.primary)
    balance = part(page, BalancePart)
    click(page.frame.footer.primary)
    settle()
    assert balance.balance.error()
    assert balance.balance.editor.y() == balance.day.editor.y()
    assert balance.balance.label.height() == balance.day.label.height()


def test_no_action_without_a_kind_and_the_owners_word(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "paid_action")
    action = part(page, PaidActionPart)
    click(page.frame.footer.primary)
    assert _errors(action) == [
        "Choose what you did.",
        "Without your own word this counts as not done. Or skip this step.",
    ]
    click(action.kinds.card(EventKind.SMS))
    click(page.frame.footer.primary)
    assert shown(page) == "paid_action"
    assert action.seen.hasFocus()
    assert desk.runs.events(run) == []
    click(action.seen)
    assert _errors(action) == []
    click(page.frame.footer.primary)
    assert [e.kind for e in desk.runs.events(run)] == [EventKind.SMS]


def test_an_answered_call_is_offered_only_where_it_is_known_to_count(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    for line, offered in ((lines[0], False), (lines[2], True), (lines[4], False)):
        page = hands.run_page(desk, desk.runs.start(line.id, "shop"))
        go_to(page, "paid_action")
        cards = part(page, PaidActionPart).kinds._cards
        assert (EventKind.ANSWERED_CALL in cards) is offered


def test_an_automatic_payment_needs_to_know_what_starts_it(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "auto_debit")
    page = hands.run_page(desk, run)
    go_to(page, "set_up")
    starts = part(page, AutoDebitPart)
    click(page.frame.footer.primary)
    assert _errors(starts) == ["Choose what starts the payment."]
    assert starts.starts.card(AutoDebit.DATE).hasFocus()
    click(starts.starts.card(AutoDebit.BILL))
    assert _errors(starts) == []
    click(page.frame.footer.primary)
    assert desk.lines.get(lines[0].id).auto_debit is AutoDebit.BILL


def test_the_commission_is_kept_apart(desk: Desk, lines: list[Line], hands: Hands) -> None:
    run = desk.runs.start(lines[0].id, "payment_terminal")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    fee = part(page, PaymentPart).fee
    enter(part(page, PaymentPart).amount.edit, "100")
    enter(fee.edit, "100,00")
    click(page.frame.footer.primary)
    assert fee.error() == "The commission cannot be as much as the payment."
    assert fee.edit.hasFocus()
    assert desk.runs.events(run) == []
    enter(fee.edit, "0")
    assert fee.error() == ""
    click(page.frame.footer.primary)
    event = desk.runs.events(run)[0]
    assert (event.amount, event.fee, event.arriving) == (rubles(100), rubles(0), rubles(100))


def _errors(widget: QWidget) -> list[str]:
    fields = [f for f in widget.findChildren(Field) if not isinstance(f, MoneyField)]
    return [field.error() for field in fields if field.error()]
