"""The one SQLite file: opening it without harm, one transaction at a time, undo by changesets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from simdesk.domain.errors import DatabaseDamagedError, DataFolderError, NotSavedError
from simdesk.storage import migrations
from simdesk.storage.lock import FolderLock

FILE = "data.db"
CHECKED_AT_OPEN_BYTES = 1024 * 1024
TABLES = ("lines", "events", "runs", "marks", "ticks", "fields", "receipts")
"""The tables of user data; `list_head` is a cache and not part of undo."""

_PRAGMAS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
)


@dataclass(slots=True)
class Transaction:
    """A transaction; `changeset` holds what it changed, once it is durable."""

    changeset: bytes = b""


class Database:
    """An open data file. Made by `open`."""

    def __init__(self, connection: apsw.Connection, folder: Path, lock: FolderLock | None) -> None:
        self.connection = connection
        self.folder = folder
        self._lock = lock

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Database:
        """Open the data file of `folder`, making both where they are missing.

        Read-only takes no lock, makes nothing, and shows an empty database where there is none.

        Raises:
            AlreadyOpenError, DataFolderError, DatabaseNewerError, DatabaseDamagedError:
            the file was not changed.
        """
        path = folder / FILE
        if read_only:
            target = str(path) if path.exists() else ":memory:"
            database = cls(_connect(path, target), folder, None)
            if target == ":memory:":
                migrations.migrate(database.connection, path)
            else:
                _checked(path, lambda: migrations.refuse_foreign(database.connection, path))
            database.connection.execute("PRAGMA query_only=ON")
            return database
        _make_private(folder, path)
        lock = FolderLock(folder)
        try:
            database = cls(_connect(path, str(path)), folder, lock)
            _checked(path, lambda: migrations.refuse_foreign(database.connection, path))
            _checked(path, database._prepare)
            if path.stat().st_size <= CHECKED_AT_OPEN_BYTES:
                database.check()
        except BaseException:
            lock.release()
            raise
        return database

    def _prepare(self) -> None:
        for pragma in _PRAGMAS:
            self.connection.execute(pragma)
        migrations.migrate(self.connection, self.folder / FILE)

    def close(self) -> None:
        """Close the file and let the next program in."""
        self.connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Run the body as one durable transaction; on any error nothing is changed.

        Raises:
            NotSavedError: SQLite could not write.
        """
        transaction = Transaction()
        with _saving(), self._all_or_nothing():
            session = apsw.Session(self.connection, "main")
            for table in TABLES:
                session.attach(table)
            yield transaction
            changeset = session.changeset()
            session.close()
        transaction.changeset = changeset

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                with suppress(apsw.Error):
                    self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def cache(self) -> Iterator[None]:
        """Run the body as one transaction outside of undo; a failure to write is no loss."""
        with suppress(apsw.Error), self._all_or_nothing():
            yield

    def apply(self, changeset: bytes, *, invert: bool) -> None:
        """Take a change back, or do it again, as one transaction.

        Raises:
            NotSavedError: it could not be written, or does not fit any more; nothing changed.
        """
        stream = apsw.Changeset.invert(changeset) if invert else changeset
        with _saving(), self._all_or_nothing():
            apsw.Changeset.apply(stream, self.connection)

    def check(self) -> None:
        """Look at every page of the file; 4 ms a megabyte, so a large one waits for the window.

        Raises:
            DatabaseDamagedError: something is wrong; nothing was changed.
        """
        path = self.folder / FILE

        def look() -> None:
            wrong = [row[0] for row in self.connection.execute("PRAGMA quick_check")]
            if wrong != ["ok"]:
                raise DatabaseDamagedError(str(path), wrong[0])

        _checked(path, look)


def merged(first: bytes, second: bytes) -> bytes:
    """Return one changeset that does what two did, one after the other."""
    builder = apsw.ChangesetBuilder()
    builder.add(first)
    builder.add(second)
    return bytes(builder.output())


def _make_private(folder: Path, path: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for part in ("att", "tmp", "trash", "backups"):
            (folder / part).mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise DataFolderError(str(folder), str(error)) from error


def _connect(path: Path, target: str) -> apsw.Connection:
    try:
        connection = apsw.Connection(target)
        connection.set_busy_timeout(5000)
    except apsw.Error as error:
        raise DataFolderError(str(path.parent), str(error)) from error
    return connection


def _checked(path: Path, work: Callable[[], None]) -> None:
    try:
        work()
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise DatabaseDamagedError(str(path), str(error)) from error
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError, apsw.FullError) as error:
        raise DataFolderError(str(path.parent), str(error)) from error


@contextmanager
def _saving() -> Iterator[None]:
    try:
        yield
    except apsw.FullError as error:
        raise NotSavedError(str(error), disk_full=True) from error
    except apsw.Error as error:
        raise NotSavedError(str(error)) from error
