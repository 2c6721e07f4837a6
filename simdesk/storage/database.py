"""The one SQLite file: opening it without harm, one transaction at a time, undo by changesets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import apsw

from simdesk.domain.errors import DatabaseDamagedError, NotSavedError, StorageError
from simdesk.storage import copies, durable, migrations, opening, schema
from simdesk.storage.lock import FolderLock
from simdesk.storage.rows import Found, Value
from simdesk.storage.seal import Seal, SealState
from simdesk.storage.transactions import all_or_nothing

ThingT = TypeVar("ThingT")

FILE = "data.db"
CHECKED_AT_OPEN_BYTES = 1024 * 1024


@dataclass(slots=True)
class Transaction:
    """A transaction; `changeset` holds what it changed, once it is durable."""

    changeset: bytes = b""


class Database:
    """An open data file. Made by `open`.

    `changed_outside` tells, once it was checked, that something else changed the file since it
    was closed, and left it whole.
    """

    def __init__(self, connection: apsw.Connection, folder: Path, lock: FolderLock | None) -> None:
        self.connection = connection
        self.folder = folder
        self.changed_outside = False
        self._path = folder / FILE
        self._seal = Seal(self._path)
        self._lock = lock
        self._checked = lock is None

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Database:
        """Open the data file of `folder`, making both where they are missing.

        Read-only takes no lock, makes nothing, and shows an empty database where there is none.

        Raises:
            AlreadyOpenError, DataFolderError, DatabaseNewerError, DatabaseDamagedError:
            the file was not changed.
            NotSavedError: it is of an older schema, and could not be backed up.
        """
        if read_only:
            return cls(_reader(folder), folder, None)
        path = folder / FILE
        opening.make_private(folder, path)
        lock = FolderLock(folder)
        database = None
        try:
            database = cls(opening.connect(path), folder, lock)
            with opening.file_errors(path):
                database._prepare()
                if path.stat().st_size <= CHECKED_AT_OPEN_BYTES:
                    database.check()
        except BaseException:
            if database is not None:
                database.connection.close()
            lock.release()
            raise
        return database

    def _prepare(self) -> None:
        version = schema.version_of(self.connection, self._path)
        opening.set_pragmas(self.connection)
        migrations.migrate(self.connection, version, self.folder / "backups")
        self.connection.pragma("foreign_keys", "ON")

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._lock is None

    def close(self) -> None:
        """Close the file, seal it if it was found whole, and let the next program in."""
        self.connection.close()
        if self._lock is not None:
            if self._checked:
                self._seal.renew()
            self._lock.release()
            self._lock = None

    def check(self) -> None:
        """Look at the whole file once, as soon as there is time; no change is made before.

        A file that is as it was left takes 1 ms a megabyte, any other 9 ms.

        Raises:
            DatabaseDamagedError: something is wrong; nothing was changed.
        """
        if self._checked:
            return
        with opening.file_errors(self._path):
            state = self._seal.state()
            if state is not SealState.WHOLE:
                for fault in copies.faults(self.connection):
                    raise DatabaseDamagedError(str(self._path), fault)
        self.changed_outside = state is SealState.BROKEN
        self._checked = True

    def select(
        self, sql: str, values: Sequence[Value], make: Callable[[Found], ThingT]
    ) -> list[ThingT]:
        """Return what `make` makes of each row that a query finds.

        Raises:
            DatabaseDamagedError: the file cannot be read, or holds what was never written.
        """
        with opening.file_errors(self._path):
            rows = self.connection.execute(sql, values).fetchall()
        return self.made(rows, make)

    def made(self, rows: Sequence[Found], make: Callable[[Found], ThingT]) -> list[ThingT]:
        """Return what `make` makes of rows.

        Raises:
            DatabaseDamagedError: a row holds what was never written.
        """
        try:
            return [make(row) for row in rows]
        except (ValueError, TypeError) as error:
            raise DatabaseDamagedError(str(self._path), str(error)) from error

    def write(self, sql: str, values: Sequence[Value]) -> int:
        """Run a statement inside a transaction; return how many rows it changed."""
        assert self.connection.in_transaction, "a service opens the transaction"
        self.connection.execute(sql, values)
        return self.connection.changes()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Run the body as one durable transaction; on any error nothing is changed.

        Raises:
            NotSavedError: SQLite could not write.
            DatabaseDamagedError: the file is damaged and must not be written to.
        """
        transaction = Transaction()
        with self._saving(), self._writing():
            session = apsw.Session(self.connection, "main")
            try:
                for table in schema.TABLES:
                    session.attach(table)
                yield transaction
                changeset = session.changeset()
            finally:
                session.close()
        transaction.changeset = changeset

    def write_cache(self, work: Callable[[], None]) -> None:
        """Do `work` as one transaction outside of undo; a failure to write is no loss."""
        with suppress(apsw.Error, StorageError), self._writing():
            work()

    def apply(self, changeset: bytes, *, invert: bool) -> None:
        """Take a change back, or do it again, as one transaction.

        Raises:
            NotSavedError: it could not be written, or does not fit any more; nothing changed.
            DatabaseDamagedError: the file is damaged and must not be written to.
        """
        stream = apsw.Changeset.invert(changeset) if invert else changeset
        with self._saving(), self._writing():
            apsw.Changeset.apply(stream, self.connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.check()
        with all_or_nothing(self.connection):
            yield

    @contextmanager
    def _saving(self) -> Iterator[None]:
        try:
            yield
        except (apsw.NotADBError, apsw.CorruptError) as error:
            raise DatabaseDamagedError(str(self._path), str(error)) from error
        except (apsw.Error, UnicodeEncodeError) as error:
            full = isinstance(error, apsw.FullError) or (
                isinstance(error, apsw.IOError) and durable.disk_full(self.connection.system_errno)
            )
            raise NotSavedError(str(error), disk_full=full) from error


def merged(first: bytes, second: bytes) -> bytes:
    """Return one changeset that does what two did, one after the other."""
    builder = apsw.ChangesetBuilder()  # type: ignore[no-untyped-call] # the stubs forgot it
    builder.add(first)
    builder.add(second)
    return bytes(builder.output())


def _reader(folder: Path) -> apsw.Connection:
    """Return a connection that writes nothing; an older or absent file is shown from memory."""
    path = folder / FILE
    connection = opening.connect(path) if opening.is_there(path) else apsw.Connection(":memory:")
    with opening.file_errors(path):
        version = schema.version_of(connection, path)
        if version < len(schema.STEPS):
            memory = apsw.Connection(":memory:")
            with memory.backup("main", connection, "main") as backup:
                backup.step()
            connection.close()
            connection = memory
            migrations.migrate(connection, version, None)
        connection.pragma("query_only", "ON")
    return connection
