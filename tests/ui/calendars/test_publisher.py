"""The calendar file kept up to date: off until it is wanted, once a burst, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.errors import ExportError, ExportProblem, SimdeskError
from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.i18n.messages import message
from simdesk.services.desk import Desk
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.calendars import publisher as module
from simdesk.ui.calendars.publisher import FILE, Publisher
from tests.driver import Driver
from tests.samples import TODAY, event, fill
from tests.ui.receipts.conftest import settle

Lines = dict[str, Line]


@pytest.fixture
def failures() -> list[SimdeskError]:
    """What the publisher has said went wrong."""
    return []


@pytest.fixture
def publisher(
    desk: Desk, failures: list[SimdeskError], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Publisher]:
    """A publisher that hears the changes of a desk, and takes little rest after them."""
    monkeypatch.setattr(module, "_AFTER_CHANGE_MS", 30)
    owner = QWidget()
    made = Publisher(
        calendars=desk.calendars, lines=desk.lines, settings=desk.settings, parent=owner
    )
    ChangeBridge(desk.changes, owner).changed.connect(made.hear)
    made.failed.connect(failures.append)
    yield made
    made.end()
    settle()
    owner.deleteLater()
    settle()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the file is to be."""
    folder = tmp_path / "published"
    folder.mkdir()
    return folder


def publish_in(desk: Desk, folder: Path | None) -> None:
    """Name the folder in the settings, as the settings page does."""
    place = "" if folder is None else str(folder)
    desk.settings.keep(replace(desk.settings.current, calendar_folder=place))
    settle()


def rest(publisher: Publisher) -> None:
    """Let changes come to rest, and what follows end."""
    while publisher._soon.isActive():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()


def events(path: Path) -> dict[str, Any]:
    found: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(e["uid"]): e for e in found}


def test_nothing_is_written_until_a_folder_is_named(
    desk: Desk, publisher: Publisher, lines: Lines, tmp_path: Path
) -> None:
    publisher.look()
    rest(publisher)
    desk.lines.archive([lines["Parcels"].id])
    rest(publisher)
    assert desk.settings.current.calendar_folder == ""
    assert publisher.path is None
    assert list(tmp_path.rglob("*.ics")) == []
    assert desk.calendars.facts().kept == []


def test_a_named_folder_has_the_file_at_once_and_after_each_change(
    desk: Desk, publisher: Publisher, lines: Lines, folder: Path
) -> None:
    publish_in(desk, folder)
    path = folder / FILE
    first = events(path)
    assert len(first) > 50
    desk.events.record(event(lines["Main · bank"].id, EventKind.CALL, TODAY))
    rest(publisher)
    second = events(path)
    moved = [uid for uid in first if first[uid]["dtstart"] != second[uid]["dtstart"]]
    assert moved
    assert all(second[uid]["sequence"] == first[uid]["sequence"] + 1 for uid in moved)
    assert publisher.problem is None
    assert [p.name for p in folder.iterdir()] == [FILE]


def test_a_burst_of_changes_is_one_file_and_what_changes_nothing_is_none(
    desk: Desk, publisher: Publisher, lines: Lines, folder: Path
) -> None:
    publish_in(desk, folder)
    moves: list[int] = []
    publisher.moved.connect(lambda: moves.append(1))
    for label in ("Parcels", "Office 1", "Office 2"):
        desk.lines.archive([lines[label].id])
    rest(publisher)
    assert len(moves) == 1
    written = (folder / FILE).stat()
    line = desk.lines.get(lines["Mum's SIM"].id)
    desk.lines.update(replace(line, note="a note is no date"))
    rest(publisher)
    again = (folder / FILE).stat()
    assert (again.st_ino, again.st_mtime_ns) == (written.st_ino, written.st_mtime_ns)
    (folder / FILE).unlink()
    desk.lines.update(replace(line, note="nor is another"))
    rest(publisher)
    assert not (folder / FILE).exists()  # it was not even made to be compared
    desk.settings.keep(replace(desk.settings.current, window="elsewhere"))
    assert not publisher._soon.isActive()


def test_choices_and_hours_are_followed(desk: Desk, publisher: Publisher, folder: Path) -> None:
    publish_in(desk, folder)
    count = sum(str(e["status"]) == "CONFIRMED" for e in events(folder / FILE).values())
    desk.settings.keep(replace(desk.settings.current, calendar_left_out=(1, 3)))
    rest(publisher)
    found = events(folder / FILE).values()
    gone = [e for e in found if str(e["status"]) == "CANCELLED"]
    assert gone
    assert len(found) - len(gone) < count


def test_a_start_writes_only_what_differs(
    desk: Desk, publisher: Publisher, lines: Lines, folder: Path
) -> None:
    publish_in(desk, folder)
    path = folder / FILE
    before = path.stat()
    publisher._written, publisher._day = None, None  # as after a start
    publisher.look()
    rest(publisher)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    raw = path.read_bytes()
    path.write_bytes(raw[:3000])  # a stick that was drawn too early
    publisher._written, publisher._day = None, None
    publisher.look()
    rest(publisher)
    assert path.read_bytes() == raw
    publisher.look()
    assert not publisher._soon.isActive()
    publisher._day = TODAY - timedelta(days=1)
    publisher.look()
    assert publisher._soon.isActive()
    rest(publisher)


def test_a_folder_out_of_reach_is_said_once_and_stops_nothing(
    desk: Desk,
    publisher: Publisher,
    lines: Lines,
    folder: Path,
    failures: list[SimdeskError],
) -> None:
    publish_in(desk, folder / "gone")
    assert isinstance(publisher.problem, ExportError)
    assert publisher.problem.problem is ExportProblem.NO_PLACE
    for label in ("Parcels", "Office 1"):
        desk.lines.archive([lines[label].id])
        rest(publisher)
    (told,) = failures
    assert message(told).startswith("The calendar file could not be brought up to date.")
    assert desk.lines.get(lines["Parcels"].id).archived_at is not None
    (folder / "gone").mkdir()
    desk.lines.unarchive([lines["Parcels"].id])
    rest(publisher)
    assert publisher.problem is None
    assert (folder / "gone" / FILE).exists()
    assert len(failures) == 1


def test_the_file_of_somebody_else_stays(
    desk: Desk, publisher: Publisher, folder: Path, failures: list[SimdeskError]
) -> None:
    (folder / FILE).write_text("mine")
    publish_in(desk, folder)
    assert isinstance(publisher.problem, ExportError)
    assert publisher.problem.problem is ExportProblem.EXISTS
    assert (folder / FILE).read_text() == "mine"
    assert len(failures) == 1
    publish_in(desk, None)
    assert publisher.problem is None


def test_what_leaves_by_a_dialog_meanwhile_is_not_said_twice(
    desk: Desk, publisher: Publisher, folder: Path
) -> None:
    desk.settings.keep(replace(desk.settings.current, calendar_folder=str(folder)))
    early = desk.calendars.plan(desk.calendars.facts())  # a dialog, before the thread answers
    assert desk.calendars.keep(early)
    settle()
    rest(publisher)
    found = events(folder / FILE)
    assert {uid: e["sequence"] for uid, e in found.items()} == {
        r.uid: r.sequence for r in early.revisions
    }


def test_a_stop_leaves_the_file_and_writes_no_more(
    desk: Desk, publisher: Publisher, lines: Lines, folder: Path
) -> None:
    publish_in(desk, folder)
    raw = (folder / FILE).read_bytes()
    publish_in(desk, None)
    desk.lines.archive([lines["Parcels"].id])
    rest(publisher)
    assert (folder / FILE).read_bytes() == raw


def test_a_window_that_closes_right_after_a_change_leaves_no_old_file(tmp_path: Path) -> None:
    folder = tmp_path / "published"
    folder.mkdir()
    d = Driver(tmp_path / "desk")
    kept = fill(d.desk)
    d.until(lambda: d.window._behind is not None)
    publish_in(d.desk, folder)
    d.until((folder / FILE).exists)
    before = events(folder / FILE)
    d.desk.lines.archive([kept[0].id])
    assert events(folder / FILE).keys() == before.keys()
    d.close()
    gone = {uid for uid, e in events(folder / FILE).items() if str(e["status"]) == "CANCELLED"}
    assert gone
    assert all("Main · bank" in before[uid]["summary"] for uid in gone)
