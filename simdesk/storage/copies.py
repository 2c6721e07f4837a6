"""Whole copies of a data file that were read back before they count; not when or why."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import apsw

from simdesk.domain.errors import DatabaseDamagedError, NotSavedError
from simdesk.storage import durable, schema

NAME = "simdesk-%Y%m%d-%H%M%SZ.db"
"""File names carry UTC, so that a journey across time zones keeps their order."""


class Contents(NamedTuple):
    """How much a data file holds, the bin and the archive too."""

    lines: int
    receipts: int


def name_of(moment: datetime) -> str:
    """Return what a copy made at `moment` is called."""
    return moment.astimezone(UTC).strftime(NAME)


def write_copy(connection: apsw.Connection, target: Path) -> Contents:
    """Copy an open database to the file `target` and read the copy back; durable on return.

    Raises:
        NotSavedError: it could not be written or is not whole; there is nothing new at `target`.
    """
    partial = target.with_name(f"{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        os.close(durable.create(partial))
        _copy(connection, partial)
        contents = examine(partial)
        durable.sync_path(partial)
        durable.replace(partial, target)
        durable.sync_folder(target.parent)
    except (OSError, apsw.Error, DatabaseDamagedError) as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise NotSavedError(f"{type(error).__name__}: {error}", disk_full=_full(error)) from error
    return contents


def _full(error: Exception) -> bool:
    if isinstance(error, OSError):
        return durable.disk_full(error.errno)
    if isinstance(error, apsw.IOError):
        # A write that fails for another reason than a full disk fails for a quota, or a size limit.
        # Only what SQLite itself reports carries its code.
        return getattr(error, "extendedresult", None) == apsw.SQLITE_IOERR_WRITE
    return isinstance(error, apsw.FullError)


def _copy(source: apsw.Connection, path: Path) -> None:
    target = apsw.Connection(durable.name_for_sqlite(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        target.execute("PRAGMA journal_mode=OFF")  # a copy that fails is thrown away as a whole,
        target.execute("PRAGMA synchronous=OFF")  # and one that does not is flushed at the end
        with target.backup("main", source, "main") as backup:
            backup.step()
    finally:
        target.close()


def examine(path: Path) -> Contents:
    """Read a copy from end to end, without changing it, and count what it holds.

    Raises:
        DatabaseDamagedError: it is not whole, or is something else.
        DatabaseNewerError: a newer program wrote it.
    """
    try:
        with closing(reading(path)) as connection:
            schema.version_of(connection, path)
            for fault in faults(connection):
                raise DatabaseDamagedError(str(path), fault)
            lines, receipts = (
                count
                for table in ("lines", "receipts")
                for (count,) in connection.execute(f"SELECT count(*) FROM {table}")
            )
    except (OSError, apsw.Error, UnicodeDecodeError) as error:
        raise DatabaseDamagedError(str(path), str(error)) from error
    return Contents(lines, receipts)


def files_of(path: Path) -> set[str]:
    """Return the SHA-256 of every kept file that a copy names.

    Raises:
        DatabaseDamagedError: it cannot be read.
    """
    try:
        with closing(reading(path)) as connection:
            return {row[0] for row in connection.execute("SELECT sha256 FROM receipts")}
    except (OSError, apsw.Error, UnicodeDecodeError) as error:
        raise DatabaseDamagedError(str(path), str(error)) from error


def reading(path: Path) -> apsw.Connection:
    """Return a connection that only reads.

    Raises:
        apsw.Error: there is no such file, or it cannot be opened.
    """
    return apsw.Connection(durable.name_for_sqlite(path), flags=apsw.SQLITE_OPEN_READONLY)


def faults(connection: apsw.Connection) -> list[str]:
    """Return what is wrong with a whole database: pages, rows, indexes, checks, references."""
    wrong = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return wrong + [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
