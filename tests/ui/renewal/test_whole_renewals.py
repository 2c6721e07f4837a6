"""Each of the four routes walked from its first step to its end, with real clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QSignalSpy

from simdesk.domain.event import EventKind, Evidence
from simdesk.domain.line import AutoDebit, Line
from simdesk.domain.money import Money
from simdesk.domain.route import Part
from simdesk.domain.run import Run, RunEnd, StepMark
from simdesk.services.desk import Desk
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.amounts import AmountPart, AutoDebitPart, PaymentPart
from simdesk.ui.steps.balance import BalancePart
from simdesk.ui.steps.outcome import OutcomePart
from simdesk.ui.steps.paid_action import PaidActionPart
from tests.samples import TODAY, rubles
from tests.ui.renewal.hands import CTRL, Hands, click, drop, enter, key, part, settle, shown

RECEIPTS = Path(__file__).parents[2] / "data" / "receipts"
ROUTES = ("official_app", "payment_terminal", "shop", "auto_debit")


def fill_in(page: RunPage) -> None:
    """Do what the step asks for."""
    assert page.view is not None
    for tick in page.view.ticks.values():
        click(tick)
    if page.view.has(Part.AMOUNT):
        enter(part(page, AmountPart).planned.edit, "150")
        page.walk.flush()
    if page.view.has(Part.AUTO_DEBIT):
        click(part(page, AutoDebitPart).starts.card(AutoDebit.DATE))
    if page.view.has(Part.PAYMENT):
        payment = part(page, PaymentPart)
        assert payment.amount.edit.text() == "150"
        enter(payment.fee.edit, "4,50")
        enter(payment.reference.edit, "MT-7741902")
        key(page, Qt.Key.Key_Tab)
    if page.view.has(Part.BALANCE):
        enter(part(page, BalancePart).balance.edit, "292,50")
    if page.view.has(Part.RECEIPTS):
        drop(page, [RECEIPTS / "slip.jpg", RECEIPTS / "electronic.pdf"])
        picture = QImage(300, 400, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        QGuiApplication.clipboard().setImage(picture)
        key(page, Qt.Key.Key_V, CTRL)
        settle()
    if page.view.has(Part.PAID_ACTION):
        action = part(page, PaidActionPart)
        click(action.kinds.card(EventKind.CALL))
        click(action.seen)


@pytest.mark.parametrize("route_id", ROUTES)
@pytest.mark.parametrize("by_keys", [False, True], ids=["pointer", "keys"])
def test_a_whole_renewal(
    route_id: str, by_keys: bool, desk: Desk, lines: list[Line], hands: Hands
) -> None:
    line = lines[0]
    run = desk.runs.start(line.id, route_id)
    page = hands.run_page(desk, run)
    left, finished = QSignalSpy(page.left), QSignalSpy(page.finished)
    route = desk.runs.route(run)
    walked: list[str] = []
    while finished.count() == 0:
        assert page.view is not None
        step_id = page.view.step.id
        walked.append(step_id)
        fill_in(page)
        if by_keys:
            key(page, Qt.Key.Key_Return, CTRL)
        else:
            click(page.frame.footer.primary)
        assert len(walked) <= len(route.steps)
    assert walked == [step.id for step in route.steps]
    assert finished.at(0) == [line.id]
    assert left.count() == 0
    _check(desk, line, desk.runs.get(run.id))


def _check(desk: Desk, line: Line, run: Run) -> None:
    """Compare everything that is kept with what was done."""
    route = desk.runs.route(run)
    assert run.end is RunEnd.FINISHED
    assert run.marks == {step.id: StepMark.DONE for step in route.steps}
    assert run.ticks == {f"{step.id}/{item.id}" for step in route.steps for item in step.items}
    events = {event.kind: event for event in desk.runs.events(run)}
    kinds = {EventKind.TOP_UP, EventKind.BALANCE, EventKind.CALL}
    automatic = route.id == "auto_debit"
    assert set(events) == (kinds | {EventKind.AUTO_DEBIT} if automatic else kinds)
    paid = events[EventKind.TOP_UP]
    assert (paid.amount, paid.fee) == (rubles(150), Money(450))
    assert paid.reference == "MT-7741902"
    assert paid.evidence is Evidence.CREDITED
    assert events[EventKind.BALANCE].balance == Money(29250)
    assert {event.on for event in events.values()} == {TODAY}
    assert desk.lines.get(line.id).auto_debit is (AutoDebit.DATE if automatic else AutoDebit.NONE)
    kept = desk.receipts.of_run(run.id)
    assert len(kept) == 3
    assert {receipt.line_id for receipt in kept} == {line.id}
    outcome = desk.runs.outcome(run)
    assert all(rung.event is not None for rung in outcome.rungs)
    moved = outcome.after.clocks[0]
    assert outcome.before.clocks[0].due != moved.due
    assert moved.due is not None
    assert moved.due >= TODAY + timedelta(days=80)


def test_the_ladder_says_what_is_open_and_leads_where_it_is_recorded(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    for _step in range(5):
        fill_in(page)
        click(page.frame.footer.primary)
    assert page.view is not None
    assert page.view.step.id == "paid_action"
    click(page.frame.footer.skip)
    assert page.view.step.id == "outcome"
    assert page.view.title.text() == "Credited, activity not confirmed"
    ladder = part(page, OutcomePart).ladder
    assert [view.accessibleName() for view in ladder.rungs] == [
        "Rung 1 of 3, Paid, receipt kept",
        "Rung 2 of 3, Credited, balance has grown",
        "Rung 3 of 3, Activity confirmed, not yet",
    ]
    assert "MTS's rule looks at this rung" in ladder.rungs[2].accessibleDescription()
    footer = page.frame.footer
    assert footer.primary.accessibleName() == "Record paid action"
    assert footer.stop.accessibleName() == "Stop here, look again on 24 Nov"
    click(footer.primary)
    assert page.view.step.id == "paid_action"
    fill_in(page)
    click(footer.primary)
    assert page.view.step.id == "outcome"
    assert page.view.title.text() == "The activity is confirmed"
    assert footer.primary.accessibleName() == "Done"
    assert not footer.stop.isVisible()
    finished = QSignalSpy(page.finished)
    click(footer.primary)
    assert finished.count() == 1


def test_stop_here_leaves_the_renewal_open(desk: Desk, lines: list[Line], hands: Hands) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    for step in desk.runs.route(run).steps[:-1]:
        desk.runs.skip(run, step.id)
    assert page.view is not None
    assert page.view.title.text() == "No payment is written down yet"
    left = QSignalSpy(page.left)
    click(page.frame.footer.stop)
    assert left.at(0) == [lines[0].id]
    assert desk.runs.get(run.id).open


def test_where_a_top_up_counts_by_itself_the_balance_is_what_is_asked_for(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    yota = replace(lines[2], tariff_price=rubles(140))
    desk.lines.update(yota)
    page = hands.run_page(desk, desk.runs.start(yota.id, "shop"))
    while shown(page) != "balance":
        fill_in(page)
        click(page.frame.footer.primary)
    while shown(page) != "outcome":
        click(page.frame.footer.skip)
    assert page.frame.footer.primary.accessibleName() == "Check the balance"
    click(page.frame.footer.primary)
    assert shown(page) == "balance"
    enter(part(page, BalancePart).balance.edit, "355,50")
    click(page.frame.footer.primary)
    assert shown(page) == "outcome"
    assert page.view is not None
    assert page.view.title.text() == "The activity is confirmed"
    assert page.frame.footer.primary.accessibleName() == "Done"
