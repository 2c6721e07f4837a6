"""The check while no window is open: looks what is due, says one word, and writes it down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from simdesk.desktop.notifier import Notifier
from simdesk.domain.errors import (
    AlreadyOpenError,
    DataFolderError,
    FolderProblem,
    StorageError,
)
from simdesk.domain.heard import Heard
from simdesk.domain.reminder import Matter
from simdesk.i18n.reminder_words import About, Word, failure_word, trial_word, word
from simdesk.services.desk import Desk
from simdesk.storage import opening
from simdesk.storage.database import FILE

CLICK_S = 600.0
"""So long a click on the notification opens the window; later the menu of the system does."""


class Status(IntEnum):
    """Exit statuses of the check. WELL: sent, or nothing to send, or the window is there for it.

    FAILED: it could not look, and a notification says so if one can be shown. (2 is a wrong
    option.) UNHEARD: something is due, and nothing could be shown; it is tried again.
    """

    WELL = 0
    FAILED = 1
    UNHEARD = 3


class Check(NamedTuple):
    """What a check did, for a log that names nobody, and whether a word waits to be clicked."""

    status: Status
    log: str
    sent: bool = False


class Trial(NamedTuple):
    """What was seen of a reminder that was sent before its time."""

    word: Word
    heard: Heard


def check(folder: Path, open_desk: Callable[[], Desk], notifier: Notifier) -> Check:
    """Send one word about what is due, and write it down once it is out.

    The data folder is free again when this returns, so that a click may open the window.
    """
    try:
        # A disk that is not there is not answered by a new file.
        if not opening.is_there(folder / FILE):
            raise DataFolderError(str(folder), "missing", FolderProblem.NOT_A_FOLDER)
        desk = open_desk()
        try:
            desk.database.check()
            return _tell(desk, notifier)
        finally:
            desk.close()
    except AlreadyOpenError:
        return Check(Status.WELL, "the window is open and reminds by itself")
    except StorageError as error:
        heard = notifier.send(failure_word())
        return Check(Status.FAILED, f"could not look: {_kind(error)}; {_said(heard)}", heard.out)


def _tell(desk: Desk, notifier: Notifier) -> Check:
    matters = desk.reminders.to_send()
    if not matters:
        return Check(Status.WELL, "nothing to send now")
    heard = notifier.send(word(about(desk, matters), desk.lines.today()))
    log = f"{len(matters)} due; {_said(heard)}"
    if not heard.out:
        return Check(Status.UNHEARD, log)
    try:
        desk.reminders.sent(matters)
    except StorageError as error:
        return Check(Status.FAILED, f"{log}; not written down: {_kind(error)}", sent=True)
    return Check(Status.WELL, log, sent=True)


def about(desk: Desk, matters: Iterable[Matter]) -> list[About]:
    """Put matters together with their numbers."""
    return [About(m, desk.lines.get(m.line_id) if m.line_id else None) for m in matters]


def try_next(desk: Desk, notifier: Notifier) -> Trial | None:
    """Send the next real reminder now, saying that it is a test; nothing is written down.

    None where there is none: nothing comes due, or its hour is a quiet one.
    """
    coming = desk.reminders.next()
    if coming is None:
        return None
    tried = trial_word(about(desk, coming.about), coming.at, desk.lines.today())
    return Trial(tried, notifier.send(tried))


def try_check(open_desk: Callable[[], Desk], notifier: Notifier) -> Check:
    """As `check`, but with `try_next`, on a desk that only reads: the window may be open."""
    try:
        desk = open_desk()
        try:
            tried = try_next(desk, notifier)
        finally:
            desk.close()
    except StorageError as error:
        return Check(Status.FAILED, f"could not look: {_kind(error)}")
    if tried is None:
        return Check(Status.WELL, "no reminder is planned")
    out = tried.heard.out
    return Check(Status.WELL if out else Status.UNHEARD, f"a test; {_said(tried.heard)}", out)


def _said(heard: Heard) -> str:
    if heard.out:
        return f"sent by {heard.channel} ({heard.hearing.value.replace('_', ' ')})"
    detail = heard.detail.encode("ascii", "backslashreplace").decode()  # for a log of any encoding
    return f"nothing could be shown ({detail})"


def _kind(error: StorageError) -> str:
    return type(error).__name__
