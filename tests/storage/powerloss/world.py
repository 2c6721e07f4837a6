"""A user at work in a data folder: every act of storage once, with what must be there after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import apsw

from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.money import Money
from simdesk.domain.own_rule import OwnRule, RuleKey
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.domain.run import StepMark
from simdesk.domain.settings import Settings
from simdesk.storage import migrations, schema
from simdesk.storage.attachments import Attachments
from simdesk.storage.backup import Backups, restore
from simdesk.storage.database import Database
from simdesk.storage.events import EventRepository
from simdesk.storage.lines import LineRepository
from simdesk.storage.own_rules import OwnRuleRepository
from simdesk.storage.receipts import ReceiptRepository
from simdesk.storage.runs import RunRepository
from simdesk.storage.settings_file import SettingsFile
from tests.samples import NOW, line
from tests.storage.things import run_of, with_id

SLIP = b"%PDF-1.7 a slip " + bytes(range(256)) * 8
KEPT = with_id(line("+79161234567", label="first"), 1)
RUN = run_of(KEPT, 1)
RULE = OwnRule(
    id="rule1",
    key=RuleKey.SILENCE,
    value=200,
    on=NOW.date(),
    source="tariff page",
    recorded_at=NOW,
    line_id=KEPT.id,
    receipt_id="r1",
)

Content = tuple[object, ...]


def content(connection: apsw.Connection, folder: Path) -> Content:
    """Return all that the user has said, in a form that can be compared."""
    tables = [
        tuple(sorted(connection.execute(f"SELECT * FROM {table}"), key=repr))
        for table in schema.TABLES
    ]
    return (*tables, SettingsFile(folder).read())


class World:
    """One data folder and what is open in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database: Database | None = None
        self.last_edit = b""
        self.tell: Callable[[], None] = lambda: None
        self.attachments = Attachments(folder)

    def acts(self) -> Iterator[Callable[[], object]]:
        """Return the acts in order; each is one thing that the user is told is saved."""
        yield self.open
        yield self.add
        yield lambda: self._write(lambda: RunRepository(self.db).add(RUN))
        yield lambda: self._write(lambda: RunRepository(self.db).set_tick(RUN.id, "a/b", on=True))
        yield lambda: self._write(lambda: RunRepository(self.db).set_field(RUN.id, "a/c", "650,00"))
        yield self.complete_with_receipt
        yield lambda: SettingsFile(self.folder).write(Settings(language="ru", window="w" * 900))
        yield self.edit
        yield self.back_up
        yield self.reopen
        yield lambda: self.db.apply(self.last_edit, invert=True)
        yield lambda: self.db.apply(self.last_edit, invert=False)
        yield lambda: SettingsFile(self.folder).write(Settings(language="en"))
        yield self.grow
        yield lambda: self._write(lambda: OwnRuleRepository(self.db).add(RULE))
        yield lambda: self._write(lambda: OwnRuleRepository(self.db).withdraw(RULE.id, NOW))
        yield self.delete
        yield self.restore

    def content(self) -> Content:
        """Return what is there now."""
        return content(self.db.connection, self.folder)

    @property
    def db(self) -> Database:
        """The open database."""
        assert self.database is not None
        return self.database

    def open(self) -> None:
        """Start the program."""
        self.database = Database.open(self.folder)

    def close(self) -> None:
        """Leave the program."""
        if self.database is not None:
            self.database.close()
            self.database = None

    def reopen(self) -> None:
        """Leave the program and start it again."""
        self.close()
        self.open()

    def _write(self, work: Callable[[], None]) -> bytes:
        with self.db.transaction() as transaction:
            work()
        return transaction.changeset

    def add(self) -> None:
        """Keep a number with what is known of it."""
        with self.db.transaction():
            LineRepository(self.db).add(KEPT)
            EventRepository(self.db).add(_event(1, EventKind.CALL))

    def complete_with_receipt(self) -> None:
        """Finish a step: the file first, then all that is said of it at once."""
        kept = self.attachments.keep(SLIP, "slip.pdf", 1 << 20)
        with self.db.transaction():
            self.record_step()
            self.record_receipt(kept.sha256)

    def record_step(self) -> None:
        """Mark the step as done, with its payment."""
        RunRepository(self.db).set_mark(RUN.id, "pay", StepMark.DONE)
        paid = replace(_event(2, EventKind.TOP_UP), amount=Money(65000), run_id=RUN.id)
        EventRepository(self.db).add(paid)

    def record_receipt(self, sha256: str) -> None:
        """Record the receipt of the step."""
        ReceiptRepository(self.db).add(
            Receipt(
                id="r1",
                sha256=sha256,
                name="slip.pdf",
                media_type=MediaType.PDF,
                size=len(SLIP),
                added_at=NOW,
                line_id=KEPT.id,
                run_id=RUN.id,
            )
        )

    def edit(self) -> None:
        """Correct the number."""
        self.last_edit = self._write(self.record_edit)

    def record_edit(self) -> None:
        """Change two of the number's fields."""
        LineRepository(self.db).update(replace(KEPT, label="corrected", note="n" * 3000))

    def back_up(self) -> None:
        """Make a backup."""
        Backups(self.db, lambda: NOW).make()

    def grow(self) -> None:
        """Keep many numbers at once, over many pages of the file."""
        with self.db.transaction():
            for i in range(40):
                new = with_id(line(f"+7903{i:07d}", note="n" * 700), 100 + i)
                LineRepository(self.db).add(new)

    def delete(self) -> None:
        """Take an event back, and put the number in the bin."""
        with self.db.transaction():
            EventRepository(self.db).delete("event1")
            LineRepository(self.db).update(replace(KEPT, deleted_at=NOW))

    def restore(self) -> None:
        """Go back to the backup, and start again."""
        self.close()
        (backup,) = (self.folder / "backups").glob("*.db")
        restore(self.folder, backup, NOW)
        self.open()


NEXT_STEP = """
ALTER TABLE lines ADD COLUMN colour TEXT NOT NULL DEFAULT '';
UPDATE lines SET label = label || '!';
CREATE TABLE tags (line_id TEXT NOT NULL REFERENCES lines (id), tag TEXT NOT NULL) STRICT;
INSERT INTO tags SELECT id, 'moved' FROM lines;
"""
"""A later schema, whose step would show if it were done by half or twice."""
BOTH = (*schema.STEPS, NEXT_STEP)


class Update(World):
    """The program is replaced by a newer one that has another schema.

    To be played and checked with `schema.STEPS` being `BOTH`.
    """

    def acts(self) -> Iterator[Callable[[], object]]:
        yield self.open_old
        yield self.add
        yield self.grow
        yield self.reopen

    def open_old(self) -> None:
        """Start the old program."""
        with patch.object(schema, "STEPS", BOTH[:-1]):
            self.open()

    def content(self) -> Content:
        """Return what is there now as the new program will see it."""
        memory = apsw.Connection(":memory:")
        with memory.backup("main", self.db.connection, "main") as copy:
            copy.step()
        migrations.migrate(memory, int(memory.pragma("user_version")), None)
        return content(memory, self.folder)


def _event(number: int, kind: EventKind) -> Event:
    return Event(
        id=f"event{number}",
        line_id=KEPT.id,
        kind=kind,
        on=date(2026, 11, 1) + timedelta(days=number),
        evidence=Evidence.PAID,
        recorded_at=NOW,
    )
