"""The steps from every released schema to the present one: frozen SQL, one transaction each."""

from __future__ import annotations

from pathlib import Path

import apsw

from simdesk.domain.errors import DatabaseDamagedError, DatabaseNewerError

APPLICATION_ID = 0x53444B31

_STEP_1 = """
CREATE TABLE lines (
    id TEXT PRIMARY KEY,
    msisdn TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    label TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    plan TEXT NOT NULL,
    tariff_price INTEGER,
    holder TEXT NOT NULL,
    holder_kind TEXT NOT NULL,
    iccid TEXT NOT NULL,
    sim_place TEXT NOT NULL,
    sim_note TEXT NOT NULL,
    auto_debit TEXT NOT NULL,
    accounts TEXT NOT NULL,
    note TEXT NOT NULL,
    archived_at TEXT,
    deleted_at TEXT
) STRICT;
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    line_id TEXT NOT NULL REFERENCES lines (id),
    route_id TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    ending TEXT,
    failure TEXT NOT NULL,
    after_run_id TEXT
) STRICT;
CREATE INDEX runs_by_line ON runs (line_id);
CREATE TABLE marks (
    run_id TEXT NOT NULL REFERENCES runs (id),
    step_id TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (run_id, step_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE ticks (
    run_id TEXT NOT NULL REFERENCES runs (id),
    item TEXT NOT NULL,
    PRIMARY KEY (run_id, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE fields (
    run_id TEXT NOT NULL REFERENCES runs (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    line_id TEXT NOT NULL REFERENCES lines (id),
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    evidence INTEGER NOT NULL CHECK (evidence BETWEEN 1 AND 3),
    recorded_at TEXT NOT NULL,
    amount INTEGER,
    fee INTEGER,
    balance INTEGER,
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    run_id TEXT
) STRICT;
CREATE INDEX events_by_line ON events (line_id);
CREATE TABLE receipts (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    added_at TEXT NOT NULL,
    line_id TEXT,
    run_id TEXT,
    day TEXT,
    amount INTEGER,
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE INDEX receipts_by_line ON receipts (line_id);
CREATE TABLE list_head (position INTEGER PRIMARY KEY, line_id TEXT NOT NULL) STRICT;
"""

STEPS = (_STEP_1,)
"""Step n leads to `user_version` n. A released step never changes."""


def refuse_foreign(connection: apsw.Connection, path: Path) -> None:
    """Read the file's header without changing it.

    Raises:
        DatabaseNewerError: a newer program wrote it.
        DatabaseDamagedError: it is a database of something else.
    """
    version = int(connection.pragma("user_version"))
    identity = int(connection.pragma("application_id"))
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if identity != APPLICATION_ID and (tables or version):
        raise DatabaseDamagedError(str(path), f"application_id {identity:#x}")
    if version > len(STEPS):
        raise DatabaseNewerError(str(path), version, len(STEPS))


def migrate(connection: apsw.Connection, path: Path) -> None:
    """Bring the file to the present schema, each step whole or not at all, with a copy first."""
    version = int(connection.pragma("user_version"))
    if 0 < version < len(STEPS):
        copy_aside(connection, path.with_name(f"data.before-{len(STEPS)}.db"))
    for number, step in enumerate(STEPS[version:], start=version + 1):
        with connection:
            connection.execute(step)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def copy_aside(connection: apsw.Connection, target: Path) -> None:
    """Write a whole copy of the database to `target` by SQLite's backup interface."""
    with apsw.Connection(str(target)) as copy, copy.backup("main", connection, "main") as backup:
        backup.step()
    copy.close()
