"""The backups of a data folder: one a day, thinned out with age, and the way back to one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import apsw

from simdesk.domain.errors import DatabaseDamagedError, NotSavedError, StorageError
from simdesk.storage import copies, durable
from simdesk.storage.database import FILE, Database
from simdesk.storage.lock import FolderLock
from simdesk.storage.seal import Seal

_ALL_FOR = timedelta(days=2)


def _day(made: datetime) -> object:
    return made.date()


def _week(made: datetime) -> object:
    return made.date().isocalendar()[:2]


def _month(made: datetime) -> object:
    return (made.year, made.month)


_QUOTAS = ((12, _day), (10, _week), (9, _month))


class BackupInfo(NamedTuple):
    """A backup that can be read whole, with what it holds."""

    path: Path
    made_at: datetime
    lines: int
    receipts: int


class Backups:
    """The folder `backups` of an open database."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._folder = database.folder
        self._now = now
        self._done: date | None = None

    def daily(self) -> None:
        """Make the day's backup before the first change of the day; later calls cost nothing.

        A backup that cannot be made never stops the change itself; the next start tries again.
        """
        now = self._now()
        today = now.date()
        if self._done == today or self._database.read_only:
            return
        made = (made.astimezone(now.tzinfo).date() for made, _ in backup_files(self._folder))
        if today not in made:
            if not self._has_lines():
                return
            with suppress(NotSavedError):
                self.make()
        self._done = today

    def newest(self) -> datetime | None:
        """Return when the newest backup was made, by its name."""
        return next((made for made, _path in backup_files(self._folder)), None)

    def _has_lines(self) -> bool:
        return bool(self._database.select("SELECT 1 FROM lines LIMIT 1", (), bool))

    def make(self) -> BackupInfo:
        """Write a backup, read it back, and thin out the old ones.

        Raises:
            NotSavedError: it could not be written, or did not read back whole.
        """
        made_at = self._now()
        target = self._folder / "backups" / copies.name_of(made_at)
        contents = copies.write_copy(self._database.connection, target)
        for path in surplus(backup_files(self._folder)):
            path.unlink(missing_ok=True)
        return BackupInfo(target, made_at, contents.lines, contents.receipts)

    def files(self) -> set[str]:
        """Return the SHA-256 of every kept file that a backup names.

        Raises:
            DatabaseDamagedError: one cannot be read, so that it is not known what it names.
        """
        try:
            backups = _named(self._folder)
        except OSError as error:
            raise DatabaseDamagedError(str(self._folder / "backups"), str(error)) from error
        return {name for _made, path in backups for name in copies.files_of(path)}


def surplus(files: Iterable[tuple[datetime, Path]]) -> list[Path]:
    """Return which backups, given newest first, have had their time.

    All of two days stay, then the newest of each of 12 days, 10 weeks and 9 months. It is counted
    in backups, not in time before now: after a long absence, or with a wrong clock, nothing goes.
    """
    quotas = list(_QUOTAS)
    gone: list[Path] = []
    newest: datetime | None = None
    left, slot_of = quotas.pop(0)
    last: object = None
    for made, path in files:
        newest = newest or made
        if newest - made < _ALL_FOR:
            continue
        while left == 0 and quotas:
            (left, slot_of), last = quotas.pop(0), None
        if left and slot_of(made) != last:
            left, last = left - 1, slot_of(made)
        else:
            gone.append(path)
    return gone


def backup_files(folder: Path) -> list[tuple[datetime, Path]]:
    """Return the backups of a data folder by the time in their names, newest first, unread.

    Where nothing can be read there are none.
    """
    try:
        return _named(folder)
    except OSError:
        return []


def _named(folder: Path) -> list[tuple[datetime, Path]]:
    """As `backup_files`.

    Raises:
        OSError: it cannot be told what is there.
    """
    try:
        names = os.listdir(folder / "backups")  # noqa: PTH208 - `glob` says nothing of errors
    except FileNotFoundError:
        return []
    found = []
    for name in names:
        try:
            made = datetime.strptime(name, copies.NAME).replace(tzinfo=UTC)
            found.append((made.astimezone(), folder / "backups" / name))
        except ValueError:
            continue
    return sorted(found, reverse=True)


def good_backups(folder: Path) -> list[BackupInfo]:
    """Return the backups of a data folder that read back whole, newest first."""
    good = []
    for made, path in backup_files(folder):
        try:
            contents = copies.examine(path)
        except StorageError:
            continue
        good.append(BackupInfo(path, made, contents.lines, contents.receipts))
    return good


def restore(folder: Path, backup: Path, now: datetime) -> Path:
    """Put a backup in the place of the data file, which is kept under a new name.

    The caller holds no open database. Returns where the former file is now, if there was one.

    Raises:
        DatabaseDamagedError, DatabaseNewerError: the backup cannot be used; nothing was changed.
        AlreadyOpenError: a program has the folder open; nothing was changed.
        NotSavedError: it could not be written; the former file is where it was.
    """
    copies.examine(backup)
    lock = FolderLock(folder)
    try:
        fresh = folder / "tmp" / f"restore-{now:%Y%m%d-%H%M%S}.db"
        with closing(copies.reading(backup)) as source:
            copies.write_copy(source, fresh)
        # The former file may be damaged, newer or whole: its name claims nothing of that.
        return _exchange(folder, fresh, folder / f"data.before-restore-{now:%Y%m%d-%H%M%S}.db")
    except (OSError, apsw.Error) as error:
        number = error.errno if isinstance(error, OSError) else None
        raise NotSavedError(str(error), disk_full=durable.disk_full(number)) from error
    finally:
        lock.release()


def _exchange(folder: Path, fresh: Path, aside: Path) -> Path:
    """Keep the present file and its journal under a second name, then put `fresh` over it.

    The journal goes first: SQLite would play it into whatever bears the name of the data file.
    At every moment there is a whole file under the name, the former or the restored one.
    """
    live = folder / FILE
    journal = folder / f"{FILE}-journal"
    for path, kept in ((live, aside), (journal, aside.with_name(f"{aside.name}-journal"))):
        if path.exists():
            _keep(path, kept)
    durable.sync_folder(folder)
    journal.unlink(missing_ok=True)
    Seal(live).remove()
    durable.sync_folder(folder)
    durable.replace(fresh, live)
    durable.sync_folder(folder)
    return aside


def _keep(path: Path, kept: Path) -> None:
    try:
        os.link(path, kept)
    except OSError:  # a file system without second names, as on most sticks
        with os.fdopen(durable.create(kept), "wb") as file:
            file.write(path.read_bytes())
            file.flush()
            durable.sync(file.fileno())
