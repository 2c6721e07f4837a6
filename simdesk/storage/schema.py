"""The tables of the data file as frozen SQL, and which of them a file has; it changes no file."""

from __future__ import annotations

from pathlib import Path

import apsw

from simdesk.domain.errors import DatabaseDamagedError, DatabaseNewerError

APPLICATION_ID = 0x53444B31

# The checks state the form of a value, never a list of words: a new kind of event is no migration.
_STEP_1 = """
CREATE TABLE lines (
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    msisdn TEXT NOT NULL UNIQUE
        CHECK (msisdn GLOB '+[1-9]*' AND substr(msisdn, 2) NOT GLOB '*[^0-9]*'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??*'),
    label TEXT NOT NULL,
    operator_id TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    plan TEXT NOT NULL,
    tariff_price INTEGER CHECK (tariff_price >= 0),
    holder TEXT NOT NULL,
    holder_kind TEXT NOT NULL,
    iccid TEXT NOT NULL,
    sim_place TEXT NOT NULL,
    sim_note TEXT NOT NULL,
    auto_debit TEXT NOT NULL,
    accounts TEXT NOT NULL CHECK (json_valid(accounts)),
    note TEXT NOT NULL,
    archived_at TEXT CHECK (archived_at GLOB '????-??-??T??:??*'),
    deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??*')
) STRICT;
CREATE TABLE runs (
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    line_id TEXT NOT NULL REFERENCES lines (id),
    route_id TEXT NOT NULL CHECK (route_id <> ''),
    started_at TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??*'),
    ended_at TEXT CHECK (ended_at GLOB '????-??-??T??:??*'),
    ending TEXT CHECK ((ending IS NULL) = (ended_at IS NULL)),
    failure TEXT NOT NULL,
    after_run_id TEXT REFERENCES runs (id)
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
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    line_id TEXT NOT NULL REFERENCES lines (id),
    kind TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    evidence INTEGER NOT NULL CHECK (evidence BETWEEN 1 AND 3),
    recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??*'),
    amount INTEGER CHECK (amount >= 0),
    fee INTEGER CHECK (fee >= 0),
    balance INTEGER,
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    run_id TEXT REFERENCES runs (id)
) STRICT;
CREATE INDEX events_by_line ON events (line_id);
CREATE TABLE receipts (
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    added_at TEXT NOT NULL CHECK (added_at GLOB '????-??-??T??:??*'),
    line_id TEXT REFERENCES lines (id),
    run_id TEXT REFERENCES runs (id),
    day TEXT CHECK (day IS date(day)),
    amount INTEGER CHECK (amount >= 0),
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    deleted_at TEXT CHECK (deleted_at GLOB '????-??-??T??:??*')
) STRICT;
CREATE INDEX receipts_by_line ON receipts (line_id);
CREATE INDEX receipts_by_run ON receipts (run_id);
CREATE TABLE list_head (position INTEGER PRIMARY KEY, line_id TEXT NOT NULL) STRICT;
"""

_STEP_2 = """
ALTER TABLE lines ADD COLUMN sim_kind TEXT NOT NULL DEFAULT 'unknown';
CREATE TABLE own_rules (
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    line_id TEXT REFERENCES lines (id),
    operator TEXT NOT NULL CHECK ((operator = '') <> (line_id IS NULL)),
    rule TEXT NOT NULL CHECK (rule <> ''),
    value TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    receipt_id TEXT REFERENCES receipts (id),
    recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??*'),
    withdrawn_at TEXT CHECK (withdrawn_at GLOB '????-??-??T??:??*')
) STRICT;
"""

_STEP_3 = """
ALTER TABLE receipts ADD COLUMN fn TEXT NOT NULL DEFAULT '';
ALTER TABLE receipts ADD COLUMN fd TEXT NOT NULL DEFAULT '';
ALTER TABLE receipts ADD COLUMN fpd TEXT NOT NULL DEFAULT '';
ALTER TABLE receipts ADD COLUMN turned INTEGER NOT NULL DEFAULT 0
    CHECK (turned IN (0, 90, 180, 270));
ALTER TABLE receipts ADD COLUMN kept_apart INTEGER NOT NULL DEFAULT 0 CHECK (kept_apart IN (0, 1));
CREATE TABLE readings (
    sha256 TEXT PRIMARY KEY NOT NULL,
    codes TEXT NOT NULL CHECK (json_valid(codes)),
    pages TEXT NOT NULL CHECK (json_valid(pages)),
    cut_off INTEGER NOT NULL CHECK (cut_off IN (0, 1)),
    problem TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

_STEP_4 = """
CREATE TABLE reminder_answers (
    key TEXT NOT NULL CHECK (key <> ''),
    due TEXT NOT NULL CHECK (due IS date(due)),
    until TEXT CHECK (until IS date(until)),
    PRIMARY KEY (key, due)
) STRICT, WITHOUT ROWID;
CREATE TABLE reminder_leads (
    line_id TEXT NOT NULL REFERENCES lines (id),
    clock TEXT NOT NULL,
    days TEXT NOT NULL CHECK (json_valid(days)),
    PRIMARY KEY (line_id, clock)
) STRICT, WITHOUT ROWID;
CREATE TABLE reminders_told (
    key TEXT NOT NULL,
    due TEXT NOT NULL CHECK (due IS date(due)),
    day TEXT NOT NULL CHECK (day IS date(day)),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??*'),
    PRIMARY KEY (key, due, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE calendar_entries (
    uid TEXT PRIMARY KEY NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

STEPS = (_STEP_1, _STEP_2, _STEP_3, _STEP_4)
"""Step n leads to `user_version` n. A released step never changes."""

TABLES = (
    "lines",
    "runs",
    "marks",
    "ticks",
    "fields",
    "events",
    "receipts",
    "own_rules",
    "reminder_answers",
    "reminder_leads",
)
"""The tables of what the owner did. Not part of undo are `list_head`, a cache; `readings`, for what
files say of themselves does not change; and what has left the program: words told, calendars.
"""


def version_of(connection: apsw.Connection, path: Path) -> int:
    """Return the schema a file has, 0 for an empty file, without changing it.

    Raises:
        DatabaseNewerError: a newer program wrote it.
        DatabaseDamagedError: it is a database of something else.
    """
    version = int(connection.pragma("user_version"))
    identity = int(connection.pragma("application_id"))
    tables = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if identity != APPLICATION_ID and (tables or version or identity):
        raise DatabaseDamagedError(str(path), f"application_id {identity:#x}")
    if version > len(STEPS):
        raise DatabaseNewerError(str(path), version, len(STEPS))
    return version
