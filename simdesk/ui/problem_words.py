"""What the start page says when a data folder cannot be opened, and the ways out it offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from simdesk.domain.errors import (
    AlreadyOpenError,
    DatabaseDamagedError,
    DatabaseNewerError,
    SimdeskError,
)
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.storage.backup import BackupInfo
from simdesk.ui.backup_words import contents, made
from simdesk.ui.theme.tokens import Tone


class Way(Enum):
    """What the primary button does."""

    RESTORE = auto()
    RESTORE_OTHER = auto()
    READ_ONLY = auto()
    OTHER_FOLDER = auto()
    OPEN_AGAIN = auto()
    QUIT = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """A way out: what it is, what it costs, and the words of the button.

    A short `remark` stands beside the title; where it has no room, `second_whole` says it too.
    """

    way: Way
    title: str
    second: str
    primary: str
    remark: str = ""
    second_whole: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A start page. `icon` is an icon file; `facts` are the technical details."""

    icon: str
    tone: Tone
    title: str
    line: str
    choices: tuple[Choice, ...]
    info: str


def problem_of(error: SimdeskError, backups: Sequence[BackupInfo]) -> Problem:
    """Return what to say; `backups` are those that read back whole, newest first."""
    if isinstance(error, DatabaseDamagedError):
        return _damaged(backups)
    if isinstance(error, DatabaseNewerError):
        return _newer(error, backups)
    if isinstance(error, AlreadyOpenError):
        return _open_already()
    return _folder(error)


def refusal(error: SimdeskError) -> str:
    """Return why a way out did not work: of these errors a backup is meant, not the data file."""
    if isinstance(error, DatabaseDamagedError):
        return _("This backup is damaged. Nothing was restored, nothing changed.")
    if isinstance(error, DatabaseNewerError):
        return _("This backup is from a newer SimDesk. Nothing was restored, nothing changed.")
    return message(error)


def chosen_file(path: Path) -> Choice:
    """Return the choice of a backup that the owner has picked."""
    return Choice(
        Way.RESTORE_OTHER,
        _("Restore the backup “{name}”").format(name=path.name),
        _("It is checked first. The file that is there now is kept aside."),
        _("Restore this backup"),
    )


def _other() -> Choice:
    return Choice(
        Way.RESTORE_OTHER,
        _("Choose another backup…"),
        _("A backup you saved yourself, or one on another disk."),
        _("Choose a backup…"),
    )


def _damaged(backups: Sequence[BackupInfo]) -> Problem:
    restore = [
        Choice(
            Way.RESTORE,
            _("Restore the latest good backup: {when}").format(when=made(info)),
            _("{contents}. Later entries are missing; the damaged file is kept aside.").format(
                contents=contents(info)
            ),
            _("Restore {when}").format(when=made(info)),
            _("checked, complete"),
            _(
                "Checked and complete: {contents}. Later entries are missing; "
                "the damaged file is kept aside."
            ).format(contents=contents(info)),
        )
        for info in backups[:1]
    ]
    read_only = Choice(
        Way.READ_ONLY,
        _("Open read-only and see what can be read"),
        _("You can look and export, not record. Receipt files are not affected."),
        _("Open read-only"),
    )
    return Problem(
        "database_warning_20_filled",
        Tone.BAD,
        _("The data file is damaged"),
        _(
            "The check at start found a part that cannot be read. "
            "SimDesk changed nothing; the file stays as it is."
        ),
        (*restore, read_only, _other()),
        _("The deadlines of your numbers keep running meanwhile.")
        if restore
        else _("The data folder has no backup that this SimDesk can read whole."),
    )


def _newer(error: DatabaseNewerError, backups: Sequence[BackupInfo]) -> Problem:
    update = Choice(
        Way.QUIT,
        _("Install the newer version"),
        _("Any version that knows format {n}. Nothing is lost.").format(n=error.found),
        _("Quit SimDesk"),
        _("recommended"),
        _("Recommended. Any version that knows format {n}. Nothing is lost.").format(n=error.found),
    )
    restore = [
        Choice(
            Way.RESTORE,
            _("Use the latest backup this version can read: {when}").format(when=made(info)),
            _("{contents}. Later entries are missing; the newer file is kept aside.").format(
                contents=contents(info)
            ),
            _("Restore {when}").format(when=made(info)),
        )
        for info in backups[:1]
    ]
    return Problem(
        "arrow_download_28_filled",
        Tone.INFO,
        _("This data file is from a newer SimDesk"),
        _(
            "File format {found}; this version knows up to {known}. "
            "To keep it intact, SimDesk did not open or change it."
        ).format(found=error.found, known=error.known),
        (update, *restore, _other()),
        _("Nothing is downgraded and no page opens by itself."),
    )


def _open_already() -> Problem:
    return Problem(
        "lock_closed_28_filled",
        Tone.INFO,
        _("SimDesk is already open"),
        _("Another window is using the data file; only one may write. Your data is fine."),
        (
            Choice(
                Way.OPEN_AGAIN,
                _("Go to the open window"),
                _("It comes forward if it is on this computer."),
                _("Go to the window"),
            ),
            Choice(
                Way.READ_ONLY,
                _("Open read-only here"),
                _("Look and export, but not record. Changes made there show after reopening."),
                _("Open read-only"),
            ),
            Choice(
                Way.OPEN_AGAIN,
                _("That window is gone?"),
                _("SimDesk looks again. The folder is free once the other program has ended."),
                _("Look again"),
            ),
        ),
        _("Same folder open on another computer? Quit it there first."),
    )


def _folder(error: SimdeskError) -> Problem:
    return Problem(
        "folder_28_filled",
        Tone.WARN,
        _("The data folder cannot be used"),
        message(error),
        (
            Choice(
                Way.OPEN_AGAIN,
                _("Try again"),
                _("For example once the disk is there, or SimDesk may write to the folder."),
                _("Try again"),
            ),
            Choice(
                Way.READ_ONLY,
                _("Open read-only"),
                _("You can look and export what can be read, not record."),
                _("Open read-only"),
            ),
            Choice(
                Way.OTHER_FOLDER,
                _("Use another folder this time"),
                _("Nothing is copied into it. SimDesk makes its own folder there."),
                _("Choose a folder…"),
            ),
        ),
        _("To use another folder every time, start SimDesk with --data-dir."),
    )
