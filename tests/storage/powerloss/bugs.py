"""Mistakes that are put into storage on purpose: a harness that does not find them is no proof."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import apsw

from simdesk.storage import backup, copies, durable, migrations, opening, schema
from simdesk.storage.copies import Contents
from simdesk.storage.database import FILE, Database
from tests.storage.powerloss.world import SLIP, Update, World

DIGEST = hashlib.sha256(SLIP).hexdigest()


class RowBeforeFile(World):
    """Says that there is a receipt before its file is kept."""

    def complete_with_receipt(self) -> None:
        with self.db.transaction():
            self.record_step()
            self.record_receipt(DIGEST)
        self.attachments.keep(SLIP, "slip.pdf", 1 << 20)


class TwoTransactions(World):
    """Saves one act in two parts."""

    def complete_with_receipt(self) -> None:
        kept = self.attachments.keep(SLIP, "slip.pdf", 1 << 20)
        with self.db.transaction():
            self.record_step()
        with self.db.transaction():
            self.record_receipt(kept.sha256)


class FileInPlace(World):
    """Writes a kept file straight to its final name."""

    def complete_with_receipt(self) -> None:
        path = self.attachments.path(DIGEST)
        path.parent.mkdir()
        _write_in_place(path, SLIP)
        with self.db.transaction():
            self.record_step()
            self.record_receipt(DIGEST)


class SaidTooEarly(World):
    """Says "saved" while the transaction is still open."""

    def edit(self) -> None:
        with self.db.transaction():
            self.record_edit()
            self.tell()


class NoBackups(World):
    """Leaves out the acts that cannot be done with a journal of the WAL kind."""

    def acts(self) -> Iterator[Callable[[], object]]:
        return (act for act in super().acts() if act not in (self.back_up, self.restore))


@dataclass(frozen=True, slots=True)
class Bug:
    """A mistake: the world it happens in, and how it is put into the program."""

    world: type[World] = World
    seeded: Callable[[], AbstractContextManager[object]] = nullcontext


def _write_in_place(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _pragmas(**changed: tuple[object, str]) -> AbstractContextManager[object]:
    return patch.object(opening, "PRAGMAS", {**opening.PRAGMAS, **changed})


def _nothing(*_anything: object) -> None:
    return


def _copy_over(folder: Path, fresh: Path, aside: Path) -> Path:
    _write_in_place(folder / FILE, fresh.read_bytes())
    durable.sync_path(folder / FILE)
    fresh.unlink()
    return aside


def _copy_unproven(connection: apsw.Connection, target: Path) -> Contents:
    os.close(durable.create(target))
    copies._copy(connection, target)
    return Contents(0, 0)


def _by_statement(connection: apsw.Connection, version: int, _backups: Path | None) -> None:
    for number, step in enumerate(schema.STEPS[version:], start=version + 1):
        for statement in step.split(";"):
            connection.execute(statement)
        connection.pragma("application_id", schema.APPLICATION_ID)
        connection.pragma("user_version", number)


@contextmanager
def _swallow(_self: Database) -> Iterator[None]:
    with suppress(apsw.Error):
        yield


@contextmanager
def _keep_half(self: Database) -> Iterator[None]:
    self.connection.execute("BEGIN IMMEDIATE")
    yield
    self.connection.execute("COMMIT")


CUTS = {
    "row before file": Bug(RowBeforeFile),
    "two transactions": Bug(TwoTransactions),
    "file written in place": Bug(FileInPlace),
    "said before the commit": Bug(SaidTooEarly),
    "no fsync of files": Bug(seeded=lambda: patch.object(durable, "sync", _nothing)),
    "no fsync of folders": Bug(seeded=lambda: patch.object(durable, "sync_folder", _nothing)),
    "synchronous OFF": Bug(seeded=lambda: _pragmas(synchronous=(0, "OFF"))),
    "synchronous NORMAL": Bug(seeded=lambda: _pragmas(synchronous=(1, "NORMAL"))),
    "WAL with NORMAL": Bug(
        NoBackups, lambda: _pragmas(synchronous=(1, "NORMAL"), journal_mode=("wal", "WAL"))
    ),
    "no journal": Bug(seeded=lambda: _pragmas(journal_mode=("off", "OFF"))),
    "settings written in place": Bug(
        seeded=lambda: patch.object(durable, "write_whole", _write_in_place)
    ),
    "restore over the live file": Bug(seeded=lambda: patch.object(backup, "_exchange", _copy_over)),
    "backup under its final name": Bug(
        seeded=lambda: patch.object(copies, "write_copy", _copy_unproven)
    ),
    "migration by statements": Bug(
        Update, lambda: patch.object(migrations, "migrate", _by_statement)
    ),
}
"""What only a power cut shows."""

FAULTS = {
    "error swallowed": Bug(seeded=lambda: patch.object(Database, "_saving", _swallow)),
    "no rollback": Bug(seeded=lambda: patch.object(Database, "_writing", _keep_half)),
    "two transactions": Bug(TwoTransactions),
    "row before file": Bug(RowBeforeFile),
    "migration by statements": CUTS["migration by statements"],
}
"""What a disk shows that fails for a moment, or for good."""
