"""What stands between a folder and an open data file: making, connecting, refusing; no reading."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from simdesk.domain.errors import DatabaseDamagedError
from simdesk.storage import durable
from simdesk.storage.folder_errors import folder_error
from simdesk.storage.seal import Seal

PRAGMAS = {
    "synchronous": (3, "EXTRA"),
    "journal_mode": ("truncate", "TRUNCATE"),
    "fullfsync": (1, "ON"),
    "trusted_schema": (0, "OFF"),
    "cell_size_check": (1, "ON"),
    "secure_delete": (1, "ON"),
}
"""What SQLite must answer, and how it is asked: durable at every commit, wary of the file."""

_FOLDERS = ("att", "tmp", "trash", "backups")
_DAMAGE = (apsw.NotADBError, apsw.CorruptError, UnicodeDecodeError)
_FOLDER = (
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.IOError,
    apsw.FullError,
    apsw.BusyError,
    OSError,
)


def make_private(folder: Path, path: Path) -> None:
    """Make the folder and an empty data file where they are missing, for the owner alone.

    Raises:
        DatabaseDamagedError: there is no data file, or an empty one, but there was one before.
        DataFolderError: they cannot be made.
    """
    try:
        durable.make_folder(folder)
        for part in _FOLDERS:
            durable.make_folder(folder / part)
        if not path.exists() or path.stat().st_size == 0:
            # Starting anew would hide that something was lost, and what is left to restore.
            if Seal(path).exists() or any((folder / "backups").glob("*.db")):
                raise DatabaseDamagedError(str(path), "missing or empty")
            if not path.exists():
                os.close(durable.create(path))
    except OSError as error:
        raise folder_error(folder, error) from error


def is_there(path: Path) -> bool:
    """Tell whether there is a data file.

    Raises:
        DataFolderError: nobody can tell, or the folder leads to a place that is not there.
    """
    try:
        path.stat()
    except FileNotFoundError as error:
        if path.parent.is_symlink() and not path.parent.is_dir():
            raise folder_error(path.parent, error) from error
        return False
    except OSError as error:
        raise folder_error(path.parent, error) from error
    return True


def connect(path: Path) -> apsw.Connection:
    """Return a connection to a file that is there, which nothing has been read from.

    Raises:
        DataFolderError: it cannot be opened.
    """
    with file_errors(path):
        connection = apsw.Connection(
            durable.name_for_sqlite(path), flags=apsw.SQLITE_OPEN_READWRITE
        )
        connection.set_busy_timeout(5000)
    return connection


def set_pragmas(connection: apsw.Connection) -> None:
    """Make every commit durable, and see that it is so.

    Raises:
        apsw.CantOpenError: the file system does not let SQLite work as it must.
    """
    for name, (wanted, asked) in PRAGMAS.items():
        connection.pragma(name, asked)
        if connection.pragma(name) != wanted:
            raise apsw.CantOpenError(f"{name} is not {asked}")


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file that it cannot read into the errors a user is told.

    Raises:
        DatabaseDamagedError: its content is damaged.
        DataFolderError: the file system does not let it be read or prepared.
    """
    try:
        yield
    except _DAMAGE as error:
        raise DatabaseDamagedError(str(path), str(error)) from error
    except _FOLDER as error:
        raise folder_error(path.parent, error) from error
