"""Calendars of real numbers in a real data file: what a file holds, what a later one changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from simdesk import paths
from simdesk.app import build
from simdesk.domain.calendar_entry import AFTERWARDS, Revision
from simdesk.domain.clock import ClockKind
from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.domain.reminder import Topic
from simdesk.domain.settings import Hours
from simdesk.i18n.language import use_language
from simdesk.services.calendars.facts import Choices
from simdesk.services.desk import Desk
from tests.samples import NOW, TODAY, event, fill, line, make_desk, rubles


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
    desk = build(tmp_path / "data", now=clock)
    yield desk
    desk.close()


@pytest.fixture
def number(desk: Desk) -> Line:
    """A number of MTS that was last used ten days ago: its fee may start in 80 days."""
    kept = desk.lines.add(line("+79161234567", label="Mum, home; 5", operator_id="mts"))
    desk.events.record(event(kept.id, EventKind.CALL, TODAY - timedelta(days=10)))
    return kept


def export(
    desk: Desk, path: Path, ids: set[str] | None = None, choices: Choices | None = None
) -> dict[str, Any]:
    """Write a file as the window does; return its events by UID, as another reader sees them."""
    plan = desk.calendars.plan(desk.calendars.facts(), ids, choices)
    assert desk.calendars.keep(plan)
    desk.calendars.write(plan, path)
    events: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    found = {str(e["uid"]): e for e in events}
    assert len(found) == len(events)
    return found


def days(events: dict[str, Any]) -> list[date]:
    """Return the days on which something is to be told."""
    alive = (e for e in events.values() if str(e["status"]) != "CANCELLED")
    return sorted(e.decoded("dtstart") for e in alive)


def holds(
    desk: Desk, ids: set[str] | None = None, choices: Choices | None = None
) -> tuple[Revision, ...]:
    return desk.calendars.plan(desk.calendars.facts(), ids, choices).revisions


def planned(desk: Desk, key: str) -> list[Revision]:
    return [r for r in holds(desk) if r.entry.key.endswith(key)]


def test_every_warning_day_ahead_and_the_day_itself_has_an_entry(
    desk: Desk, tmp_path: Path
) -> None:
    lines = fill(desk)
    events = export(desk, tmp_path / "a.ics")
    matters = desk.reminders.matters()
    due = {m.due for m in matters} | {m.due - timedelta(n) for m in matters for n in m.leads}
    ahead = sorted(
        day
        for m in matters
        for day in (m.due, *(m.due - timedelta(days=n) for n in m.leads))
        if day >= TODAY
    )
    overdue = [m for m in matters if m.due < TODAY]
    again = [m.next_day(TODAY - timedelta(days=1)) for m in overdue]
    assert overdue
    assert days(events) == sorted(ahead + again)
    assert min(days(events)) >= TODAY
    assert due > set(ahead)
    one = export(desk, tmp_path / "b.ics", {lines[0].id})
    assert 0 < len(one) < len(events)
    assert all(events[uid]["sequence"] == e["sequence"] for uid, e in one.items())
    assert all("Main" in e["summary"] for e in one.values())


def test_an_entry_tells_what_comes_what_to_do_and_why(desk: Desk, number: Line) -> None:
    first = planned(desk, "activity")[0].entry
    due = desk.lines.forecast(number).clock(ClockKind.ACTIVITY).due
    assert due is not None
    assert first.day == due - timedelta(days=45)
    assert first.summary == "Mum, home; 5, in 45 days: A daily fee may start"
    what, when, todo, counts, why, source, last = first.description.split("\n")
    assert what == "A daily fee may start"
    assert when == "Date: 9 February 2027"
    assert todo.startswith("What to do: open SimDesk")
    assert counts.startswith("MTS: after many days without a paid action")
    assert why == "Why this date: sources disagree, the earlier one is used"
    assert source.startswith("Source: slomalsyatelefon.ru")
    assert "confidence low" in source
    assert last.startswith("SimDesk wrote this down")


def test_no_entry_holds_a_number_a_balance_or_a_promise(desk: Desk) -> None:
    for language in ("en", "ru", "zh_CN"):
        use_language(language, paths.translations_dir())
        for kept in fill(desk, language) if language == "en" else ():
            desk.events.record(event(kept.id, EventKind.BALANCE, TODAY, balance=rubles(147)))
        text = " ".join(f"{r.entry.summary} {r.entry.description}" for r in holds(desk))
        assert all(kept.msisdn[-7:] not in text for kept in desk.lines.everything())
        assert "147" not in text
        assert not any(word in text.lower() for word in ("safe", "безопасн", "安全"))


def test_a_date_that_moved_keeps_its_uid_and_raises_its_sequence(
    desk: Desk, number: Line, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "a.ics"
    first = export(desk, path, {number.id})
    raw = path.read_bytes()
    clock.now += timedelta(days=1)
    assert export(desk, path, {number.id}) == first
    assert path.read_bytes() == raw
    desk.events.record(event(number.id, EventKind.CALL, clock.now.date()))
    second = export(desk, path, {number.id})
    assert second.keys() == first.keys()
    assert days(second) == [day + timedelta(days=11) for day in days(first)]
    for uid, changed in second.items():
        assert changed["sequence"] == first[uid]["sequence"] + 1
        assert changed.decoded("last-modified") > first[uid].decoded("last-modified")
    desk.history.undo()
    third = export(desk, path, {number.id})
    assert days(third) == days(first)
    assert {e["sequence"] for e in third.values()} == {2}


def test_what_is_gone_is_cancelled_and_may_come_back(
    desk: Desk, number: Line, tmp_path: Path
) -> None:
    path = tmp_path / "a.ics"
    first = export(desk, path)
    own = {uid for uid, e in first.items() if "Mum" in e["summary"]}
    desk.lines.archive([number.id])
    second = export(desk, path)
    assert second.keys() == first.keys()
    for uid in own:
        assert str(second[uid]["status"]) == "CANCELLED"
        assert second[uid]["sequence"] == 1
        assert second[uid]["summary"] == f"No longer due: {first[uid]['summary']}"
        assert second[uid].decoded("dtstart") == first[uid].decoded("dtstart")
        assert not second[uid].walk("VALARM")
    assert export(desk, path) == second
    desk.lines.unarchive([number.id])
    third = export(desk, path)
    assert {str(third[uid]["status"]) for uid in own} == {"CONFIRMED"}
    assert {third[uid]["sequence"] for uid in own} == {2}


def test_a_warning_day_that_was_taken_away_is_cancelled(
    desk: Desk, number: Line, tmp_path: Path
) -> None:
    path, ids = tmp_path / "a.ics", {number.id}
    first = export(desk, path, ids)
    desk.reminders.choose_leads(number.id, {ClockKind.ACTIVITY: (45, 10, 3, 1)})
    second = export(desk, path, ids)
    (gone,) = (uid for uid, e in second.items() if str(e["status"]) == "CANCELLED")
    assert "in 30 days" in first[gone]["summary"]
    third = export(desk, path, ids, Choices(left_out=frozenset({45, 10})))
    assert sum(str(e["status"]) == "CANCELLED" for e in third.values()) == 3
    assert len(days(third)) == len(days(first)) - 3


def test_a_date_that_is_unknown_now_is_cancelled(desk: Desk, number: Line, tmp_path: Path) -> None:
    path, ids = tmp_path / "a.ics", {number.id}
    export(desk, path, ids)
    desk.lines.update(replace(number, operator_id="", operator_name=""))
    assert days(export(desk, path, ids)) == []


def test_a_matter_that_was_given_up_has_no_entry(desk: Desk, number: Line, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    export(desk, path)
    given_up = [m for m in desk.reminders.matters() if m.topic is Topic.CLOCK]
    desk.reminders.answer(given_up[:1], TODAY + timedelta(days=3))
    assert days(export(desk, path))  # it only rests
    count = len(days(export(desk, path)))
    desk.reminders.answer(given_up, None)
    assert len(days(export(desk, path))) < count
    assert all(r.entry.cancelled for r in planned(desk, "activity"))


def test_the_number_of_others_is_left_alone(desk: Desk, number: Line, tmp_path: Path) -> None:
    other = desk.lines.add(line("+79035550812", operator_id="beeline"))
    desk.events.record(event(other.id, EventKind.SMS, TODAY))
    export(desk, tmp_path / "a.ics")
    one = export(desk, tmp_path / "b.ics", {other.id})
    assert all("number …0812" in e["summary"] for e in one.values())
    assert {str(e["status"]) for e in one.values()} == {"CONFIRMED"}
    everything = export(desk, tmp_path / "a.ics")
    assert {e["sequence"] for e in everything.values()} == {0}


def test_digits_are_hidden_where_the_owner_wants_it(desk: Desk, tmp_path: Path) -> None:
    for at, (label, operator) in enumerate(
        (("", "mts"), ("", ""), ("Mum 4562", "mts"), ("8 916 123-45-63", "mts"))
    ):
        added = desk.lines.add(line(f"+7916123456{at}", label=label, operator_id=operator))
        desk.events.record(event(added.id, EventKind.BALANCE, TODAY, balance=rubles(10)))
        desk.events.record(event(added.id, EventKind.REGISTRATION_NOTICE, TODAY))

    def names(choices: Choices) -> set[str]:
        ids = {n.id for n in desk.lines.everything()}
        found = holds(desk, ids, choices)
        return {r.entry.summary.partition(", in ")[0].partition(": ")[0] for r in found}

    assert names(Choices()) == {
        "number …4560",
        "number …4561",
        "Mum 4562",
        "8 916 ***-**-63",
    }
    hidden = {"a number of MTS", "a number", "Mum **62", "8 916 ***-**-63"}
    assert names(Choices(hide_digits=True)) == hidden
    current = desk.settings.current
    desk.settings.keep(replace(current, calendar_hides_digits=True, calendar_left_out=(3,)))
    assert desk.calendars.choices == Choices(frozenset({3}), hide_digits=True)


def test_after_its_day_a_matter_goes_on(
    desk: Desk, number: Line, clock: Clock, tmp_path: Path
) -> None:
    path, ids = tmp_path / "a.ics", {number.id}
    export(desk, path, ids)
    due = max(days(export(desk, path, ids)))
    seen = []
    for _day in range(40):
        clock.now += timedelta(days=3)
        export(desk, path, ids)
        seen += [r for r in holds(desk, ids) if r.entry.role == AFTERWARDS]
    told = [r.entry.day for r in seen]
    assert len({r.uid for r in seen}) == 1
    assert [r.sequence for r in seen] == sorted(r.sequence for r in seen)
    passed = clock.now.date() - due
    weeks = {due + timedelta(days=7 * n) for n in range(1, passed.days // 7 + 1)}
    assert weeks <= set(told)


def test_the_alarm_follows_the_time_of_reminders(desk: Desk, number: Line, tmp_path: Path) -> None:
    first = export(desk, tmp_path / "a.ics")
    hours = Hours(tell_at=datetime(2026, 1, 1, 7, 30).time())  # noqa: DTZ001 - a time of day
    desk.settings.keep(replace(desk.settings.current, hours=hours))
    second = export(desk, tmp_path / "a.ics")
    assert {e["sequence"] for e in second.values()} == {1}
    (alarm,) = next(iter(second.values())).walk("VALARM")
    assert alarm.decoded("trigger") == -timedelta(hours=16, minutes=30)
    assert first.keys() == second.keys()


def test_of_two_payments_the_first_is_asked_after(desk: Desk, tmp_path: Path) -> None:
    number = desk.lines.add(line("+79161234567", operator_id="mts"))
    run = desk.runs.start(number.id, "official_app")
    for ago in (3, 1):
        paid = event(number.id, EventKind.TOP_UP, TODAY - timedelta(days=ago), amount=rubles(650))
        desk.events.record(replace(paid, evidence=paid.evidence.__class__(1), run_id=run.id))
    assert [m.topic for m in desk.reminders.matters()].count(Topic.ARRIVAL) == 2
    (arrival,) = planned(desk, "arrival")
    assert arrival.entry.summary == "number …4567, 3 days ago: Has the money arrived?"
    assert "650" not in arrival.entry.description


def test_no_sequence_is_used_for_two_contents(desk: Desk, number: Line, tmp_path: Path) -> None:
    early = desk.calendars.facts()
    export(desk, tmp_path / "a.ics", {number.id})
    stale = desk.calendars.plan(early, {number.id}, Choices(hide_digits=True))
    assert not desk.calendars.keep(stale)
    assert {r.uid for r in stale.changed} == {r.uid for r in holds(desk, {number.id})}
    assert desk.calendars.keep(desk.calendars.plan(desk.calendars.facts(), {number.id}))


def test_of_nothing_no_file_is_made(tmp_path: Path, desk: Desk, number: Line) -> None:
    with pytest.raises(ExportError) as caught:
        export(desk, tmp_path / "a.ics", set())
    assert caught.value.problem is ExportProblem.NOTHING
    assert not (tmp_path / "a.ics").exists()


def test_every_language_has_its_own_words(desk: Desk) -> None:
    fill(desk)
    said = []
    for language in ("en", "ru", "zh_CN"):
        use_language(language, paths.translations_dir())
        said.append([r.entry.description for r in holds(desk)])
    assert all(len(set(texts)) == 3 for texts in zip(*said, strict=True))


def test_the_days_are_the_owners_in_every_zone(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "x", NOW.replace(hour=23, minute=59))
    fill(desk)
    found = holds(desk)
    assert min(r.entry.day for r in found) >= TODAY
    desk.close()
