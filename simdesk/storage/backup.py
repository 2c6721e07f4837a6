"""Copies of the data file that were checked after writing, and the way back to one of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import apsw

from simdesk.domain.errors import DatabaseDamagedError, NotSavedError
from simdesk.storage import migrations
from simdesk.storage.database import FILE, Database

_PATTERN = "simdesk-%Y%m%d-%H%M%SZ.db"
"""File names carry UTC, so that a journey across time zones keeps their order."""


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup that can be read whole, with what it holds."""

    path: Path
    made_at: datetime
    lines: int
    receipts: int


class Backups:
    """The folder `backups` of an open database."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._done: date | None = None

    def daily(self) -> None:
        """Make the day's backup before the first change of the day; later calls cost nothing.

        A backup that cannot be made never stops the change itself.
        """
        today = self._now().date()
        if self._done == today:
            return
        self._done = today
        if any(made.date() == today for made, _ in backup_files(self._database.folder)):
            return
        if not self._has_lines():
            self._done = None
            return
        try:
            self.make()
        except NotSavedError:
            self._done = None

    def _has_lines(self) -> bool:
        rows = self._database.connection.execute("SELECT EXISTS (SELECT 1 FROM lines)")
        return bool(rows.fetchone()[0])

    def make(self) -> BackupInfo:
        """Write a backup, read it back, and thin out the old ones.

        Raises:
            NotSavedError: it could not be written, or did not read back whole.
        """
        folder = self._database.folder / "backups"
        made_at = self._now()
        target = folder / made_at.astimezone(UTC).strftime(_PATTERN)
        partial = target.with_suffix(".partial")
        try:
            partial.unlink(missing_ok=True)
            os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            migrations.copy_aside(self._database.connection, partial)
            info = read_backup(partial)
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            partial.replace(target)
        except (OSError, apsw.Error, DatabaseDamagedError) as error:
            partial.unlink(missing_ok=True)
            raise NotSavedError(str(error), disk_full=isinstance(error, apsw.FullError)) from error
        self._thin(made_at.date())
        return BackupInfo(target, made_at, info.lines, info.receipts)

    def newest(self) -> datetime | None:
        """Return when the newest backup was made."""
        files = backup_files(self._database.folder)
        return files[0][0] if files else None

    def _thin(self, today: date) -> None:
        """Keep two days whole, then 12 days, 10 weeks and 9 months with one each."""
        kept: set[tuple[str, int]] = set()
        for made, path in backup_files(self._database.folder):
            age = today - made.date()
            week = made.date().isocalendar()
            slots = (
                ("all", int(made.timestamp())) if age <= timedelta(days=2) else None,
                ("day", made.date().toordinal()) if age <= timedelta(days=12) else None,
                ("week", week.year * 100 + week.week) if age <= timedelta(weeks=10) else None,
                ("month", made.year * 12 + made.month) if age <= timedelta(days=280) else None,
            )
            new = {slot for slot in slots if slot is not None} - kept
            if new or not kept:
                kept |= new
            else:
                path.unlink()


def backup_files(folder: Path) -> list[tuple[datetime, Path]]:
    """Return the backups of a data folder by the time in their names, newest first, unread."""
    found = []
    for path in (folder / "backups").glob("simdesk-*.db"):
        try:
            made = datetime.strptime(path.name, _PATTERN).replace(tzinfo=UTC)
            found.append((made.astimezone(), path))
        except ValueError:
            continue
    return sorted(found, reverse=True)


def good_backups(folder: Path) -> list[BackupInfo]:
    """Return the backups of a data folder that read back whole, newest first."""
    good = []
    for made, path in backup_files(folder):
        try:
            info = read_backup(path)
        except DatabaseDamagedError:
            continue
        good.append(BackupInfo(path, made, info.lines, info.receipts))
    return good


def read_backup(path: Path) -> BackupInfo:
    """Check a backup whole and count what it holds; it is not changed.

    Raises:
        DatabaseDamagedError: it cannot be read as a whole, or is something else.
        DatabaseNewerError: a newer program wrote it.
    """
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            migrations.refuse_foreign(connection, path)
            wrong = [r for (r,) in connection.execute("PRAGMA integrity_check") if r != "ok"]
            wrong += [str(r) for r in connection.execute("PRAGMA foreign_key_check")]
            if wrong:
                raise DatabaseDamagedError(str(path), wrong[0])
            counts = [
                int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
                for table in ("lines", "receipts")
            ]
        finally:
            connection.close()
    except apsw.Error as error:
        raise DatabaseDamagedError(str(path), str(error)) from error
    made = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return BackupInfo(path, made, *counts)


def restore(folder: Path, backup: Path, now: datetime) -> Path:
    """Put a backup in the place of a damaged data file; the damaged one is kept under a new name.

    The caller holds no open database. Returns where the damaged file is now.

    Raises:
        DatabaseDamagedError: the backup itself is not whole; nothing was changed.
        NotSavedError: it could not be written; the damaged file is where it was.
    """
    read_backup(backup)
    live = folder / FILE
    fresh = folder / "tmp" / f"restore-{now:%Y%m%d-%H%M%S}.db"
    aside = folder / f"data.damaged-{now:%Y%m%d-%H%M%S}.db"
    try:
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        source = apsw.Connection(str(backup), flags=apsw.SQLITE_OPEN_READONLY)
        migrations.copy_aside(source, fresh)
        source.close()
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        live.rename(aside)
        journal = folder / f"{FILE}-journal"
        if journal.exists():  # it belongs to the damaged file and must not be played into the new
            journal.rename(aside.with_name(f"{aside.name}-journal"))
        fresh.rename(live)
    except (OSError, apsw.Error) as error:
        raise NotSavedError(str(error), disk_full=isinstance(error, apsw.FullError)) from error
    return aside
