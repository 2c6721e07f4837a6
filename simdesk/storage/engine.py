"""Which database engine is at work, for reports of problems; it opens no file."""

from __future__ import annotations

import apsw


def sqlite_version() -> str:
    """Return the version of SQLite, such as `3.51.0`."""
    return str(apsw.sqlite_lib_version())
