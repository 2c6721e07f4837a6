"""What leaves the program for a calendar, and how a later copy of it follows an earlier one.

Nobody can take back what another program has read. So an entry keeps its UID for ever, a later copy
has a higher SEQUENCE (RFC 5545, 3.8.7.4), and what is gone is sent once more, as cancelled.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

_NAMESPACE = "2f6c8d1e-5b0a-4f3e-9c47-7a1d0e6b9c52"

DAY_ITSELF = "due"
"""The role of the entry on a matter's day; the warning days before it have their number."""
AFTERWARDS = "again"
"""The role of the one entry after a matter's day has passed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One day's entry of a matter, in words. `alarm` is minutes before that day begins.

    `key` and `line_id` are the matter's, `line_id` empty where it is about no number.
    """

    key: str
    role: str
    line_id: str
    day: date
    summary: str
    description: str
    category: str
    alarm: int
    cancelled: bool = False

    @property
    def name(self) -> tuple[str, str]:
        """What it is known by, whatever its day."""
        return (self.key, self.role)


@dataclass(frozen=True, slots=True)
class Revision:
    """An entry as it leaves the program: `sequence` counts its changes, the last at `changed`."""

    uid: str
    sequence: int
    changed: datetime
    entry: Entry


def revised(
    planned: Iterable[Entry],
    kept: Iterable[Revision],
    line_ids: Collection[str] | None,
    now: datetime,
    cancelled: Callable[[Entry], Entry],
) -> list[Revision]:
    """Return what a calendar file holds now; `kept` is all that has ever left the program.

    `line_ids` are the numbers that the file is about, None: everything. Of theirs, what is planned
    no more is cancelled, in the words of `cancelled`; of others nothing is said. A day that has
    passed is not sent for the first time.
    """
    known = {revision.entry.name: revision for revision in kept}
    found = []
    for entry in planned:
        old = known.pop(entry.name, None)
        if old is not None and (old.entry == entry or _ended(old.entry, entry, now.date())):
            found.append(old)
        elif old is not None:
            found.append(Revision(old.uid, old.sequence + 1, now, entry))
        elif entry.day >= now.date():
            found.append(Revision(_new_uid(entry), 0, now, entry))
    for old in known.values():
        if line_ids is not None and old.entry.line_id not in line_ids:
            continue
        gone = old.entry.cancelled
        found.append(
            old if gone else Revision(old.uid, old.sequence + 1, now, cancelled(old.entry))
        )
    return sorted(found, key=lambda revision: (revision.entry.day, revision.uid))


def _ended(old: Entry, entry: Entry, today: date) -> bool:
    return old.cancelled and entry.day < today


def _new_uid(entry: Entry) -> str:
    """Return the UID that this entry has on every copy of the data, or, of no number, a new one.

    Matters of no number have the same key in everybody's data, and a UID is one in the world.
    """
    import uuid  # noqa: PLC0415 - the window starts without

    if not entry.line_id:
        return str(uuid.uuid4())
    return str(uuid.uuid5(uuid.UUID(_NAMESPACE), "\n".join(entry.name)))
