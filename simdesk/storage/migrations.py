"""The way from every released schema to the present one: a copy first, then each step whole."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import apsw

from simdesk.storage import copies, schema
from simdesk.storage.transactions import all_or_nothing


def migrate(connection: apsw.Connection, version: int, backups: Path | None) -> None:
    """Bring a database from schema `version` to the present one.

    What holds data is copied to the folder `backups` first, if one is given. Each step is one
    transaction with its number, so that a file is of one schema or of the next, never between.

    Raises:
        NotSavedError: the copy could not be made; nothing was changed.
        apsw.Error: a step could not be done; it left nothing behind.
    """
    if backups is not None and 0 < version < len(schema.STEPS):
        copies.write_copy(connection, backups / copies.name_of(datetime.now(UTC)))
    for number, step in enumerate(schema.STEPS[version:], start=version + 1):
        with all_or_nothing(connection):
            connection.execute(step)
            for wrong in connection.execute("PRAGMA foreign_key_check"):
                raise apsw.ConstraintError(f"step {number}: {wrong}")
            connection.pragma("user_version", number)
            connection.pragma("application_id", schema.APPLICATION_ID)
