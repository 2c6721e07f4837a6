"""Calendar files in the hands of others: two readers for JavaScript, and khal in two time zones.

Not among the tests that run every time: it wants a scratch folder, named by CALENDAR_READERS, where

    npm install --prefix FOLDER ical.js node-ical
    python3 -m venv FOLDER/khal && FOLDER/khal/bin/pip install khal

were run. Then: CALENDAR_READERS=FOLDER python -m pytest tests/journeys/calendar_readers.py
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from icalendar import Calendar

from simdesk import paths
from simdesk.domain.clock import ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from tests.samples import TODAY, event, fill, make_desk

SCRATCH = Path(os.environ.get("CALENDAR_READERS", ""))
SCRIPT = Path(__file__).with_suffix(".mjs")
KHAL = SCRATCH / "khal" / "bin" / "khal"
ZONES = ("Asia/Shanghai", "Europe/Moscow")
AWKWARD = "Мама, 淘宝; \U0001f469\u200d\U0001f467 a\\b"
"""No backslash before an n: node-ical 0.26 takes an escaped one there for a line break."""


@pytest.fixture
def lines() -> list[Line]:
    """The sample numbers once the desk has them."""
    return []


@pytest.fixture
def desk(tmp_path: Path, lines: list[Line]) -> Iterator[Desk]:
    """The sample numbers, one of them with a label that tries a reader's patience."""
    use_language("ru", paths.translations_dir())
    desk = make_desk(tmp_path / "data")
    lines += fill(desk, "ru")
    lines[2] = replace(lines[2], label=AWKWARD)
    desk.lines.update(lines[2])
    yield desk
    desk.close()


@pytest.fixture
def node() -> str:
    """The way to node with both readers."""
    node = which("node")
    if node is None:
        pytest.skip("there is no node on this machine")
    if not (SCRATCH / "node_modules" / "ical.js").is_dir():
        pytest.skip("CALENDAR_READERS names no folder with ical.js and node-ical")
    return node


def exported(desk: Desk, path: Path) -> dict[str, Any]:
    """Write everything; return the events by UID as icalendar reads them."""
    plan = desk.calendars.plan(desk.calendars.facts())
    desk.calendars.keep(plan)
    desk.calendars.write(plan, path)
    return {str(e["uid"]): e for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


@pytest.mark.parametrize("zone", ZONES)
def test_readers_for_javascript_find_the_same(
    desk: Desk, node: str, tmp_path: Path, lines: list[Line], zone: str
) -> None:
    path = tmp_path / "a.ics"

    def readings() -> dict[str, dict[str, dict[str, Any]]]:
        expected = exported(desk, path)
        command = [node, str(SCRIPT), str(SCRATCH), str(path)]
        ran = subprocess.run(
            command, env=os.environ | {"TZ": zone}, capture_output=True, check=True, timeout=60
        )
        found = json.loads(ran.stdout)
        for reader, events in found.items():
            assert len(events) == len(expected) > 50, reader
            for one in events:
                own = expected[one["uid"]]
                assert one["date"] == own.decoded("dtstart").isoformat(), (reader, zone)
                assert one["days"] == 1
                assert (one["sequence"], one["status"]) == (own["sequence"], own["status"])
                assert one["summary"] == own["summary"]
                assert one["description"] == own["description"]
                bell = "-PT14H" if reader == "node-ical" else -14 * 60
                assert one["alarm"] == (None if one["status"] == "CANCELLED" else bell)
        return {reader: {one["uid"]: one for one in events} for reader, events in found.items()}

    first = readings()
    desk.events.record(event(lines[0].id, EventKind.CALL, TODAY))
    desk.lines.archive([lines[2].id])
    second = readings()
    for reader, events in second.items():
        before = first[reader]
        assert any(AWKWARD in one["summary"] for one in before.values())
        assert events.keys() >= before.keys()
        moved = [u for u, one in before.items() if one["date"] != events[u]["date"]]
        gone = [u for u, one in events.items() if one["status"] == "CANCELLED"]
        assert moved
        assert gone
        for uid in {*moved, *gone}:
            assert events[uid]["sequence"] == before[uid]["sequence"] + 1


class Khal:
    """A calendar of khal's own in a zone."""

    def __init__(self, folder: Path, zone: str) -> None:
        self._folder = folder
        self._env = os.environ | {
            "TZ": zone,
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "share"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PYTHONIOENCODING": "utf-8",
            "LC_ALL": "C.UTF-8",
        }
        (folder / "simdesk").mkdir(parents=True)
        self._config = folder / "config"
        self._config.write_text(
            f"[calendars]\n[[simdesk]]\npath = {folder / 'simdesk'}\n"
            f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
            "longdateformat = %Y-%m-%d\ndateformat = %Y-%m-%d\ntimeformat = %H:%M\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )

    def run(self, *words: str) -> str:
        """Return what khal prints."""
        command = [str(KHAL), "-c", str(self._config), *words]
        ran = subprocess.run(
            command, env=self._env, capture_output=True, check=True, timeout=120, text=True
        )
        return ran.stdout

    def take(self, path: Path) -> None:
        """Import a file as a person would who agrees to everything."""
        self.run("import", "-a", "simdesk", "--batch", str(path))

    def events(self) -> set[tuple[str, str, str, str]]:
        """Return the days, titles and states in the calendar."""
        form = "{start}|{end}|{title}|{uid}"
        listed = self.run("list", "--notstarted", "-df", "", "-f", form, "2026-11-21", "1200d")
        rows = (tuple(line.rsplit("|", 3)) for line in listed.splitlines() if "|" in line)
        return {(row[0], row[1], row[2], row[3]) for row in rows}


@pytest.mark.parametrize("zone", ZONES)
def test_khal_shows_the_right_days(
    desk: Desk, tmp_path: Path, lines: list[Line], zone: str
) -> None:
    if not KHAL.exists():
        pytest.skip("CALENDAR_READERS names no folder with khal in it")
    path = tmp_path / "a.ics"
    khal = Khal(tmp_path / "khal", zone)

    def expected() -> set[tuple[str, str, str, str]]:
        found = exported(desk, path)
        return {
            (str(e.decoded("dtstart")), str(e.decoded("dtstart")), str(e["summary"]), uid)
            for uid, e in found.items()
        }

    first = expected()
    khal.take(path)
    assert khal.events() == first
    due = desk.lines.forecast(lines[0]).clock(ClockKind.ACTIVITY).due
    assert due == date(2026, 12, 4)
    assert f"{due}" in {day for day, _end, title, _uid in first if lines[0].label in title}
    desk.events.record(event(lines[0].id, EventKind.CALL, TODAY))
    desk.lines.archive([lines[2].id])
    second = expected()
    khal.take(path)  # khal takes a known UID for the same entry
    assert khal.events() == second
    days = {day for day, _end, title, _uid in second if lines[0].label in title}
    assert str(TODAY + timedelta(days=90)) in days
    assert str(due) not in {d for d, _e, t, _u in second if lines[0].label in t and "плат" in t}
