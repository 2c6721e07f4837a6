"""Reminders of real numbers in a real data file: what is due, what is told, and what rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from simdesk.app import build
from simdesk.domain.clock import ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.line import AutoDebit
from simdesk.domain.reminder import Topic
from simdesk.domain.run import Run
from simdesk.domain.settings import Hours
from simdesk.services.desk import Desk
from simdesk.services.runs import StepFacts
from tests.samples import NOW, TODAY, event, fill, line, rubles


class Clock:
    """A clock that a test can move."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk whose clock can be moved, without a number."""
    desk = build(tmp_path, now=clock)
    yield desk
    desk.close()


def keys(desk: Desk) -> dict[str, date]:
    return {m.key.partition("/")[2] or m.key: m.due for m in desk.reminders.matters()}


def test_every_dated_clock_of_every_number_is_a_matter(desk: Desk) -> None:
    lines = fill(desk)
    found = desk.reminders.matters()
    clocks = [m for m in found if m.topic is Topic.CLOCK and not m.key.endswith("/loss")]
    expected = {
        (f"{number.id}/{c.kind}", c.due)
        for number in lines
        for c in desk.lines.forecast(number).clocks
        if c.due is not None and c.kind is not ClockKind.REACH
    }
    assert {m.name for m in clocks} == expected
    assert len(expected) >= 8
    desk.lines.archive([lines[0].id])
    assert not any(m.line_id == lines[0].id for m in desk.reminders.matters())


def test_what_is_due_is_told_once_and_a_day_later_only_what_is_new(
    desk: Desk, clock: Clock
) -> None:
    fill(desk)
    first = desk.reminders.to_send()
    assert first
    assert desk.reminders.due() == first
    desk.reminders.sent(first)
    assert desk.reminders.to_send() == []
    assert desk.reminders.due() == first
    promised = desk.reminders.next()
    assert promised is not None
    clock.now = promised.at
    assert desk.reminders.to_send() == promised.about


def test_the_log_outlives_the_program_and_undo(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    fill(desk)
    sent = desk.reminders.to_send()
    desk.reminders.sent(sent)
    while desk.history.undo():
        pass
    while desk.history.redo():
        pass
    desk.close()
    again = build(tmp_path, now=clock)
    assert again.reminders.to_send() == []
    assert {(w.key, w.due) for w in again.reminders._reminders.told()} == {m.name for m in sent}
    assert sent
    again.close()


def test_an_answer_can_be_undone(desk: Desk) -> None:
    fill(desk)
    matter = desk.reminders.due()[0]
    desk.reminders.answer([matter], TODAY + timedelta(days=1))
    assert matter not in desk.reminders.due()
    desk.history.undo()
    assert desk.reminders.due()[0] == matter
    desk.reminders.answer([matter], None)
    assert matter not in desk.reminders.due()


def test_chosen_days_stand_for_the_usual_ones(desk: Desk) -> None:
    number = fill(desk)[0]
    desk.reminders.choose_leads(number.id, {ClockKind.ACTIVITY: (90, 5)})
    leads = {m.key: m.leads for m in desk.reminders.matters()}
    assert leads[f"{number.id}/activity"] == (90, 5)
    desk.reminders.choose_leads(number.id, {})
    assert desk.reminders.leads(number.id) == {}
    desk.history.undo()
    assert desk.reminders.leads(number.id) == {ClockKind.ACTIVITY: (90, 5)}


def started(desk: Desk) -> Run:
    number = desk.lines.add(line("+79161234567", operator_id="mts"))
    run = desk.runs.start(number.id, "official_app")
    desk.runs.complete(run, "pay", StepFacts(TODAY, amount=rubles(650)))
    return run


def test_a_payment_is_asked_after_until_it_has_arrived(desk: Desk, clock: Clock) -> None:
    run = started(desk)
    assert keys(desk)["arrival"] == TODAY + timedelta(days=1)
    clock.now += timedelta(days=15)
    assert "arrival" in {m.key.partition("/")[2] for m in desk.reminders.due()}
    today = clock.now.date()
    desk.runs.complete(run, "balance", StepFacts(today, balance=rubles(700), arrived=True))
    assert "arrival" not in keys(desk)


def test_an_automatic_payment_is_looked_at_every_month_until_it_is_seen(desk: Desk) -> None:
    number = desk.lines.add(line("+79161234567", operator_id="mts", auto_debit=AutoDebit.DATE))
    desk.events.record(event(number.id, EventKind.AUTO_DEBIT, date(2026, 8, 31)))
    assert keys(desk)["auto_debit"] == date(2026, 9, 30)
    desk.events.record(event(number.id, EventKind.BALANCE, date(2026, 10, 2), balance=rubles(90)))
    assert keys(desk)["auto_debit"] == date(2026, 10, 31)
    desk.lines.update(replace(number, auto_debit=AutoDebit.THRESHOLD))
    assert "auto_debit" not in keys(desk)


def test_hours_are_settings_and_survive(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    fill(desk)
    hours = Hours(time(7, 30), time(23), time(6, 15))
    desk.settings.keep(replace(desk.settings.current, hours=hours))
    desk.close()
    again = build(tmp_path, now=clock)
    assert again.reminders.hours == hours
    quiet = Hours(tell_at=time(3))
    again.settings.keep(replace(again.settings.current, hours=quiet))
    clock.now = clock.now.replace(hour=23)
    assert again.reminders.to_send() == []
    assert again.reminders.next() is None
    again.close()


def test_an_old_copy_and_old_rules_are_worth_a_word(desk: Desk, clock: Clock) -> None:
    fill(desk)
    made = keys(desk)["backup"] - timedelta(days=30)
    assert made == TODAY
    clock.now += timedelta(days=200)
    assert {"rules", "backup"} <= {m.key for m in desk.reminders.due()}
