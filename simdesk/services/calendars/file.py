"""Calendar files by RFC 5545: how entries are written, and that a file is whole or as it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event, vText

from simdesk.domain.calendar_entry import Revision
from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.services.exporting.writing import export_error
from simdesk.storage import durable

_MAKER = "-//SimDesk//SimDesk//EN"
_HEAD_BYTES = 4096


class _Words(vText):
    r"""A text by RFC 5545, 3.3.11; the library itself takes a typed `\\N` for a line break."""

    def to_ical(self) -> bytes:
        text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


def content(revisions: Iterable[Revision]) -> bytes:
    """Return a calendar with an all-day event for each entry; the same entries, the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "SimDesk")
    calendar.add("x-wr-calname", "SimDesk")  # what most programs read in its place
    for revision in revisions:
        calendar.add_component(_event(revision))
    return bytes(calendar.to_ical())


def _event(revision: Revision) -> Event:
    entry = revision.entry
    # The moment of the last change: an entry that is unchanged is the same in every file.
    changed = revision.changed.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", revision.uid)
    event.add("sequence", revision.sequence)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", _Words(entry.summary))
    event.add("description", _Words(entry.description))
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if not entry.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _Words(entry.summary))
        alarm.add("trigger", timedelta(minutes=-entry.alarm))
        event.add_component(alarm)  # below all of the event's own: some readers stop at it
    return event


def write(path: Path, content: bytes) -> None:
    """Give the file at `path` this content, unless it has it; only a calendar of ours is replaced.

    Raises:
        ExportError: what was there before is as it was.
    """
    try:
        if not _takes(path, content):
            return
        try:
            durable.write_whole(path, content)
        except OSError:
            # A share may have no way to make a name survive; the file is whole all the same.
            if path.read_bytes() != content:
                raise
    except OSError as error:
        raise export_error(error, path.parent) from error


def _takes(path: Path, content: bytes) -> bool:
    """Tell whether a file is to be written.

    Raises:
        ExportError: something else stands there.
        OSError: it cannot be looked at.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return True
    if not path.is_file():
        raise ExportError(ExportProblem.EXISTS, path.name)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if _MAKER.encode() not in head:
            raise ExportError(ExportProblem.EXISTS, path.name)
        return size != len(content) or head + file.read() != content
