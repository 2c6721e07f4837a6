"""A calendar file by RFC 5545, read by its own rules and by a second reader; any words survive."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from simdesk.domain.calendar_entry import Entry, Revision
from simdesk.domain.clock import ClockKind, Outcome
from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.domain.money import Money
from simdesk.domain.reminder import Matter, Topic
from simdesk.services.calendars.file import content, write
from simdesk.services.calendars.plan import Planned, alarm, days_of
from simdesk.services.calendars.words import (
    Subject,
    cancelled,
    category,
    description,
    summary,
    what_comes,
)

CHANGED = datetime(2026, 11, 21, 14, 32, 7, 999, tzinfo=UTC)
TODAY = CHANGED.date()
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
AWKWARD = "Мама, 淘宝; a\\nb C:\\New\r\n\U0001f469\u200d\U0001f467\U0001f1f7\U0001f1fa "
MATTERS = st.builds(
    Matter,
    key=st.uuids().map(str),
    topic=st.sampled_from(Topic),
    due=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    leads=st.lists(st.integers(1, 400), max_size=4, unique=True).map(tuple),
    line_id=st.sampled_from(["", "a"]),
    clock=st.none() | st.sampled_from(ClockKind),
    outcome=st.none() | st.sampled_from(Outcome),
    amount=st.none() | st.integers(1, 10**7).map(Money),
)


def entry(day: Planned, subject: Subject | None) -> Entry:
    """Return the entry of one day."""
    matter, what = day.matter, what_comes(day)
    told = description(matter, subject, what)
    title = summary(day, subject, what)
    return Entry(matter.key, day.role, "", day.day, title, told, category(matter), 840)


def unfolded(raw: bytes) -> list[str]:
    """Return the lines of a file by the letter of RFC 5545, 3.1, after a look at each."""
    assert raw.endswith(b"\r\n")
    physical = raw[:-2].split(b"\r\n")
    assert all(b"\r" not in line and b"\n" not in line for line in physical)
    assert max(len(line) for line in physical) <= 75
    for line in physical:
        line.decode("utf-8")  # no character is torn
    return raw[:-2].replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def words(escaped: str) -> str:
    """Take the escapes of a text away, by RFC 5545, 3.3.11."""
    found, chars = "", iter(escaped)
    for char in chars:
        assert char not in ",;"
        found += char if char != "\\" else {"n": "\n", "N": "\n"}.get(c := next(chars), c)
    return found


@given(st.lists(MATTERS, max_size=3, unique_by=lambda matter: matter.key), NAMES, st.booleans())
@example([Matter("k", Topic.CLOCK, TODAY, (7, 1), "a")], AWKWARD * 9, False)
def test_any_matter_of_any_name_is_read_back(matters: list[Matter], name: str, gone: bool) -> None:
    days = days_of(matters, {}, (), TODAY)
    subject = Subject(name, None, None)
    entries = [entry(day, subject if day.matter.line_id else None) for day in days]
    if gone:
        entries = [cancelled(one) for one in entries]
    sent = [Revision(str(n), n, CHANGED, one) for n, one in enumerate(entries)]
    raw = content(sent)
    lines = unfolded(raw)
    own = [line for line in lines if line.startswith(("SUMMARY", "DESCRIPTION"))]
    said = [words(line.partition(":")[2]) for line in own]
    for one in entries:
        alarms = 0 if gone else 1
        assert said.count(one.summary) >= 1 + alarms
        assert one.description in said
        assert not any(char in one.summary for char in "\r\n\0\x07\x85")
    read = Calendar.from_ical(raw)
    events = read.walk("VEVENT")
    assert [e.decoded("dtstart") for e in events] == [day.day for day in days]
    assert [e.decoded("dtend") - e.decoded("dtstart") for e in events] == [timedelta(1)] * len(days)
    assert [str(e["summary"]) for e in events] == [one.summary for one in entries]
    assert [str(e["description"]) for e in events] == [one.description for one in entries]
    assert [(str(e["uid"]), e["sequence"]) for e in events] == [(r.uid, r.sequence) for r in sent]
    for matter in matters:
        told = {d.day for d in days if d.matter is matter}
        assert {matter.due - timedelta(days=lead) for lead in matter.leads} | {matter.due} <= told


ENTRY = Entry("a/money", "7", "a", TODAY, "Mum: zero", "Why\nSource", "Deadlines, all", 840)


def test_an_entry_stands_there_as_it_should() -> None:
    lines = unfolded(content([Revision("u", 3, CHANGED, ENTRY)]))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SimDesk//SimDesk//EN"]
    assert "METHOD:PUBLISH" in lines
    begin, end = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    event = lines[begin : end + 1]
    assert set(event) >= {
        "UID:u",
        "SEQUENCE:3",
        "DTSTAMP:20261121T143207Z",
        "LAST-MODIFIED:20261121T143207Z",
        "DTSTART;VALUE=DATE:20261121",
        "DTEND;VALUE=DATE:20261122",
        "SUMMARY:Mum: zero",
        "DESCRIPTION:Why\\nSource",
        "CATEGORIES:Deadlines\\, all",
        "TRANSP:TRANSPARENT",
        "STATUS:CONFIRMED",
    }
    # The alarm is the last thing in it.
    trigger = ["ACTION:DISPLAY", "DESCRIPTION:Mum: zero", "TRIGGER:-PT14H"]
    assert event[-6:] == ["BEGIN:VALARM", *trigger, "END:VALARM", "END:VEVENT"]


def test_a_cancelled_entry_says_so_twice_and_rings_no_bell() -> None:
    lines = unfolded(content([Revision("u", 4, CHANGED, cancelled(ENTRY))]))
    assert "STATUS:CANCELLED" in lines
    assert "SUMMARY:No longer due: Mum: zero" in lines
    assert "BEGIN:VALARM" not in lines


@pytest.mark.parametrize(
    ("tell_at", "trigger"),
    [(time(10), "-PT14H"), (time(7, 30), "-PT16H30M"), (time(0), "-P1D"), (time(23, 59), "-PT1M")],
)
def test_the_alarm_sounds_at_the_time_of_reminders_the_day_before(
    tell_at: time, trigger: str
) -> None:
    one = Entry("a", "7", "a", TODAY, "x", "y", "z", alarm(tell_at))
    assert f"TRIGGER:{trigger}" in unfolded(content([Revision("u", 0, CHANGED, one)]))


RAW = content([Revision("u", 0, CHANGED, ENTRY)])
OTHER = content([Revision("u", 1, CHANGED, ENTRY)])


def test_a_calendar_of_ours_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    write(path, RAW)
    assert path.read_bytes() == RAW
    before = path.stat()
    write(path, RAW)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    write(path, OTHER)
    assert path.read_bytes() == OTHER
    assert [p.name for p in tmp_path.iterdir()] == ["a.ics"]


def refused(path: Path) -> ExportProblem:
    with pytest.raises(ExportError) as caught:
        write(path, RAW)
    return caught.value.problem


def test_what_is_not_ours_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Somebody//EN\r\n")
    assert refused(path) is ExportProblem.EXISTS
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nPRODID:-//Somebody")
    (tmp_path / "b.ics").mkdir()
    assert refused(tmp_path / "b.ics") is ExportProblem.EXISTS
    assert refused(tmp_path / "gone" / "a.ics") is ExportProblem.NO_PLACE
    assert refused(path / "a.ics") is ExportProblem.NO_PLACE


def test_an_old_file_stays_whole_where_a_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ics"
    write(path, RAW)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError) as caught:
        write(path, OTHER)
    assert caught.value.problem is ExportProblem.DISK_FULL
    assert path.read_bytes() == RAW
    assert [p.name for p in tmp_path.iterdir()] == ["a.ics"]


def test_a_share_that_cannot_flush_names_has_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from simdesk.storage import durable  # noqa: PLC0415 - only here something of it is replaced

    def refuse(_folder: Path) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(durable, "sync_folder", refuse)
    write(tmp_path / "a.ics", RAW)
    assert (tmp_path / "a.ics").read_bytes() == RAW
