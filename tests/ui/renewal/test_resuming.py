"""Leaving and going on: after a kill, after Esc, after undo, after a changed catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton

from simdesk.domain.change import Action, Noun
from simdesk.domain.event import EventKind, Evidence
from simdesk.domain.line import AutoDebit, Line
from simdesk.domain.money import Money
from simdesk.domain.run import RunEnd, StepMark
from simdesk.services.desk import Desk
from simdesk.ui.steps.amounts import AmountPart, AutoDebitPart, PaymentPart
from simdesk.ui.steps.balance import BalancePart
from simdesk.ui.steps.field_keeper import KEEP_AFTER_MS
from simdesk.ui.steps.official_page import OfficialPagePart
from simdesk.ui.steps.paid_action import PaidActionPart
from simdesk.ui.steps.trouble import TroubleView
from tests.samples import make_desk, rubles
from tests.ui.renewal.hands import Hands, button, click, enter, go_to, key, part, shown

Crash = Callable[[Desk], Desk]


def test_killed_after_the_second_tick_it_goes_on_with_both_ticks(
    desk: Desk, lines: list[Line], hands: Hands, crash: Crash
) -> None:
    run = desk.runs.start(lines[0].id, "payment_terminal")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    assert page.view is not None
    first, second, *rest = page.view.ticks.values()
    click(first)
    click(second)
    after = crash(desk)
    again = hands.run_page(after, after.runs.get(run.id))
    assert shown(again) == "pay"
    assert again.view is not None
    ticks = list(again.view.ticks.values())
    assert [tick.isChecked() for tick in ticks] == [True, True, *(False for _ in rest)]
    click(ticks[0])
    assert after.runs.get(run.id).ticks == {"pay/enter"}


def test_what_was_typed_is_kept_when_typing_pauses_and_comes_back_as_typed(
    desk: Desk, lines: list[Line], hands: Hands, crash: Crash
) -> None:
    run = desk.runs.start(lines[0].id, "official_app")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    texts = {"planned": "１５０", "amount": "1 200,5 ₽", "fee": "abc", "reference": " № 7/А «x» "}
    payment = part(page, PaymentPart)
    editors = {
        "planned": part(page, AmountPart).planned.edit,
        "amount": payment.amount.edit,
        "fee": payment.fee.edit,
        "reference": payment.reference.edit,
    }
    for name, text in texts.items():
        enter(editors[name], text)
    payment.day.edit.setFocus()
    for _day in range(3):
        key(page, Qt.Key.Key_Down)
    saved = QSignalSpy(page.walk.saved)
    assert saved.wait(KEEP_AFTER_MS * 10)
    assert page.frame.top._saved.text() == "Saved 14:32"
    after = crash(desk)
    again = hands.run_page(after, after.runs.get(run.id))
    assert shown(again) == "pay"
    payment = part(again, PaymentPart)
    assert part(again, AmountPart).planned.edit.text() == texts["planned"]
    assert payment.amount.edit.text() == texts["amount"]
    assert payment.fee.edit.text() == texts["fee"]
    assert payment.reference.edit.text() == texts["reference"]
    assert payment.day.text() == "2026-11-18"
    kept = {n.split("/")[1]: v for n, v in after.runs.get(run.id).fields.items()}
    assert kept == {**texts, "on": "2026-11-18"}


def test_every_choice_comes_back(desk: Desk, lines: list[Line], hands: Hands, crash: Crash) -> None:
    run = desk.runs.start(lines[4].id, "auto_debit")
    page = hands.run_page(desk, run)
    go_to(page, "set_up")
    click(part(page, AutoDebitPart).starts.card(AutoDebit.THRESHOLD))
    assert part(page, AutoDebitPart)._warning.isVisible()
    click(page.frame.footer.primary)
    enter(part(page, PaymentPart).amount.edit, "100")
    click(page.frame.footer.primary)
    enter(part(page, BalancePart).balance.edit, "−20,5")
    click(part(page, BalancePart).arrived)
    assert page.leave()
    after = crash(desk)
    again = hands.run_page(after, after.runs.get(run.id))
    assert shown(again) == "balance"
    assert part(again, BalancePart).balance.edit.text() == "−20,5"
    assert part(again, BalancePart).arrived.isChecked()
    click(again.frame.footer.primary)
    click(again.frame.footer.skip)
    action = part(again, PaidActionPart)
    click(action.kinds.card(EventKind.DATA))
    click(action.seen)
    assert again.leave()
    third = crash(after)
    last = hands.run_page(third, third.runs.get(run.id))
    assert shown(last) == "paid_action"
    assert part(last, PaidActionPart).kinds.value() is EventKind.DATA
    assert part(last, PaidActionPart).seen.isChecked()
    key(last, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    key(last, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(last) == "balance"
    last._visit("set_up")
    assert part(last, AutoDebitPart).starts.value() is AutoDebit.THRESHOLD
    events = {event.kind: event for event in third.runs.events(run)}
    assert events[EventKind.BALANCE].balance == Money(-2050)
    assert events[EventKind.TOP_UP].evidence is Evidence.CREDITED


def test_nothing_is_said_to_be_saved_before_it_is(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    assert not page.frame.top._saved.isVisible()
    assert page.view is not None
    click(next(iter(page.view.ticks.values())))
    assert page.frame.top._saved.isVisible()


def test_a_disk_that_does_not_take_it_takes_the_tick_back_and_keeps_the_typing(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    failed = QSignalSpy(page.failed)
    left = QSignalSpy(page.left)
    desk.database.connection.execute("PRAGMA query_only = 1")
    assert page.view is not None
    tick = page.view.ticks["say"]
    click(tick)
    assert not tick.isChecked()
    assert failed.count() == 1
    assert not page.frame.top._saved.isVisible()
    amount = part(page, PaymentPart).amount.edit
    enter(amount, "120")
    key(page, Qt.Key.Key_Escape)
    assert left.count() == 0
    assert amount.text() == "120"
    desk.database.connection.execute("PRAGMA query_only = 0")
    key(page, Qt.Key.Key_Escape)
    assert left.count() == 1
    assert desk.runs.get(run.id).fields["pay/amount"] == "120"


def test_a_field_that_is_left_is_kept_at_once(desk: Desk, lines: list[Line], hands: Hands) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "88")
    assert "pay/amount" not in desk.runs.get(run.id).fields
    key(page, Qt.Key.Key_Tab)
    assert desk.runs.get(run.id).fields["pay/amount"] == "88"
    assert page.frame.top._saved.text() == "Saved 14:32"


@pytest.mark.parametrize("way", ["escape", "later", "back"])
def test_leaving_keeps_the_last_key(way: str, desk: Desk, lines: list[Line], hands: Hands) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    enter(part(page, PaymentPart).reference.edit, "A7")
    left = QSignalSpy(page.left)
    if way == "escape":
        key(page, Qt.Key.Key_Escape)
    else:
        click(page.frame.top.later if way == "later" else page.frame.top.back)
    assert left.at(0) == [lines[0].id]
    assert desk.runs.get(run.id).fields["pay/reference"] == "A7"
    assert desk.runs.get(run.id).open


def test_an_earlier_step_is_corrected_and_nothing_after_it_is_lost(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    click(page.frame.footer.primary)
    enter(part(page, BalancePart).balance.edit, "247")
    click(page.frame.footer.primary)
    assert shown(page) == "receipt"
    click(button(page.frame.rail, "Pay, done"))
    assert shown(page) == "pay"
    assert page.frame.footer.primary.accessibleName() == "Save and go on"
    enter(part(page, PaymentPart).amount.edit, "150")
    click(page.frame.footer.primary)
    assert shown(page) == "receipt"
    events = {event.kind: event for event in desk.runs.events(run)}
    assert events[EventKind.TOP_UP].amount == rubles(150)
    assert events[EventKind.TOP_UP].evidence is Evidence.CREDITED
    click(button(page.frame.rail, "Pay, done"))
    enter(part(page, PaymentPart).amount.edit, "170")
    click(button(page.frame.rail, "Proof, current"))
    assert shown(page) == "receipt"
    assert len(desk.runs.events(run)) == 2
    paid = next(e for e in desk.runs.events(run) if e.kind is EventKind.TOP_UP)
    assert paid.amount == rubles(170)


def test_a_step_ahead_cannot_be_visited(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    rail = page.frame.rail.findChildren(QAbstractButton)
    assert len(rail) == 7
    assert all(b.isEnabled() == b.accessibleName().endswith("current") for b in rail)
    page._visit("outcome")
    assert shown(page) == "check_number"


def test_undo_takes_back_what_was_typed_also_on_the_screen(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    assert page.view is not None
    click(page.view.ticks["say"])
    amount = part(page, PaymentPart).amount.edit
    enter(amount, "100")
    assert page.walk.flush()
    desk.history.undo()
    assert amount.text() == ""
    desk.history.undo()
    assert not page.view.ticks["say"].isChecked()
    desk.history.redo()
    assert page.view.ticks["say"].isChecked()


def test_typing_that_is_not_kept_yet_survives_a_change_from_elsewhere(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    amount = part(page, PaymentPart).amount.edit
    enter(amount, "99")
    desk.lines.update(replace(lines[0], label="Renamed"))
    assert amount.text() == "99"
    assert "Renamed" in page.frame.top._label.text()
    assert page.leave()


def test_undoing_the_start_leads_back_to_the_number(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    left = QSignalSpy(page.left)
    desk.history.undo()
    assert [left.at(i) for i in range(left.count())] == [[lines[0].id]]


def test_a_step_that_is_gone_from_the_file_is_passed_over(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    with desk.history.change(Action.STEP, (Noun.RUN,), (run.line_id,)):  # by an older file
        desk.runs._runs.set_mark(run.id, "check_number", StepMark.DONE)
        desk.runs._runs.set_mark(run.id, "gone_step", StepMark.DONE)
        desk.runs._runs.set_tick(run.id, "gone_step/gone_item", on=True)
        desk.runs._runs.set_tick(run.id, "choose/gone_item", on=True)
        desk.runs._runs.set_field(run.id, "gone_step/amount", "77")
    page = hands.run_page(desk, desk.runs.get(run.id))
    assert shown(page) == "choose"
    assert page.view is not None
    assert not any(tick.isChecked() for tick in page.view.ticks.values())
    click(page.frame.footer.primary)
    assert shown(page) == "pay"
    kept = desk.runs.get(run.id)
    assert kept.fields["gone_step/amount"] == "77"
    assert kept.marks["gone_step"] is StepMark.DONE


@pytest.mark.parametrize("route_id", ["qiwi", "never_described"])
def test_a_route_that_is_gone_offers_another_and_an_end(
    route_id: str, desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, route_id)
    page = hands.run_page(desk, run)
    assert page.view is None
    another = QSignalSpy(page.another_route_requested)
    click(button(page, "Try another route"))
    assert another.at(0) == [lines[0].id, run.id]
    left = QSignalSpy(page.left)
    click(page.frame.footer.end)
    assert desk.runs.get(run.id).end is RunEnd.FAILED
    assert left.count() == 1


def test_the_page_comes_back_with_the_failure_and_the_opened_page(
    desk: Desk, lines: list[Line], hands: Hands, crash: Crash
) -> None:
    run = desk.runs.start(lines[0].id, "official_app")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    desk.runs.set_field(run, "pay/opened", "yes")
    key(page, Qt.Key.Key_F8)
    assert page.trouble is not None
    click(page.trouble.causes.card("site_closed"))
    after = crash(desk)
    again = hands.run_page(after, after.runs.get(run.id))
    assert shown(again) == "pay"
    assert not part(again, OfficialPagePart).waits()
    key(again, Qt.Key.Key_F8)
    trouble = again.findChild(TroubleView)
    assert isinstance(trouble, TroubleView)
    assert trouble.causes.value() == "site_closed"


def test_a_day_that_was_today_is_still_that_day_next_week(
    tmp_path: Path, desk: Desk, lines: list[Line], hands: Hands
) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    assert page.leave()
    shutil.copytree(desk.folder, tmp_path / "later")
    later = make_desk(tmp_path / "later", desk.now() + timedelta(days=7))
    try:
        again = hands.run_page(later, later.runs.get(run.id))
        assert part(again, PaymentPart).day.text() == "2026-11-21"
        click(again.frame.footer.primary)
        assert later.runs.events(run)[0].on.isoformat() == "2026-11-21"
    finally:
        hands.close()
        later.close()
