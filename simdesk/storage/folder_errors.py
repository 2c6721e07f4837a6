"""Why a data folder cannot be used, out of what the system or SQLite said; it looks at no disk."""

from __future__ import annotations

import errno
from pathlib import Path

import apsw

from simdesk.domain.errors import DataFolderError, FolderProblem

_PROBLEMS = {
    errno.EACCES: FolderProblem.DENIED,
    errno.EPERM: FolderProblem.DENIED,
    errno.EROFS: FolderProblem.READ_ONLY,
    errno.ENOSPC: FolderProblem.FULL,
    errno.EDQUOT: FolderProblem.FULL,
    errno.ENOENT: FolderProblem.NOT_A_FOLDER,
    errno.ENOTDIR: FolderProblem.NOT_A_FOLDER,
    errno.EEXIST: FolderProblem.NOT_A_FOLDER,
    errno.ELOOP: FolderProblem.NOT_A_FOLDER,
    errno.ENAMETOOLONG: FolderProblem.TOO_LONG,
    errno.ENOLCK: FolderProblem.NO_LOCKS,
    errno.ENOTSUP: FolderProblem.NO_LOCKS,
    errno.ENOSYS: FolderProblem.NO_LOCKS,
}


def folder_error(folder: Path, error: Exception) -> DataFolderError:
    """Return what a user is told of a data folder."""
    problem = FolderProblem.OTHER
    if isinstance(error, OSError):
        problem = _PROBLEMS.get(error.errno or 0, problem)
    elif isinstance(error, apsw.FullError):
        problem = FolderProblem.FULL
    elif isinstance(error, apsw.ReadOnlyError):
        problem = FolderProblem.DENIED
    return DataFolderError(str(folder), str(error), problem)
