"""Any sequence of changes, undo, redo and new starts, against plain snapshots of the content."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from simdesk.domain.errors import NotSavedError
from simdesk.domain.run import RunEnd, StepMark
from simdesk.storage.database import Database, merged
from simdesk.storage.events import EventRepository
from simdesk.storage.lines import LineRepository
from simdesk.storage.receipts import ReceiptRepository
from simdesk.storage.runs import RunRepository
from simdesk.storage.schema import TABLES
from tests.samples import NOW, line
from tests.storage import strategies
from tests.storage.things import event_of, run_of, with_id

Content = tuple[tuple[object, ...], ...]


def content(database: Database) -> Content:
    """Return every row of every table."""
    return tuple(
        tuple(sorted(database.connection.execute(f"SELECT * FROM {table}"), key=repr))
        for table in TABLES
    )


class Undo(RuleBasedStateMachine):
    """What a user does, with a stack of what was there before and after each thing."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = self._open()
        self.now = content(self.database)
        self.undo: list[tuple[bytes, Content, Content]] = []
        self.redo: list[tuple[bytes, Content, Content]] = []
        self.made = 0

    def _open(self) -> Database:
        database = Database.open(self.folder)
        database.connection.pragma("synchronous", "OFF")  # durability is tested elsewhere
        return database

    def _do(self, work: Callable[[], None]) -> None:
        with self.database.transaction() as transaction:
            work()
        before, self.now = self.now, content(self.database)
        assert bool(transaction.changeset) is (before != self.now)
        if transaction.changeset:
            self.undo.append((transaction.changeset, before, self.now))
            self.redo.clear()

    def _number(self) -> int:
        self.made += 1
        return self.made

    @rule(runs=st.booleans(), event=st.booleans())
    def add(self, runs: bool, event: bool) -> None:
        number = self._number()
        kept = with_id(line(f"+7916{number:07d}"), number)

        def work() -> None:
            LineRepository(self.database).add(kept)
            if event:
                EventRepository(self.database).add(event_of(kept, number))
            if runs:
                RunRepository(self.database).add(run_of(kept, number))

        self._do(work)

    @rule(which=st.integers(0, 5), label=st.sampled_from(["", "a", "б"]), gone=st.booleans())
    def edit(self, which: int, label: str, gone: bool) -> None:
        lines = LineRepository(self.database)
        for kept in lines.all()[which : which + 2]:
            changed = replace(kept, label=label, deleted_at=NOW if gone else None)
            self._do(partial(lines.update, changed))

    @rule(which=st.integers(0, 5), drop=st.booleans())
    def event(self, which: int, drop: bool) -> None:
        events = EventRepository(self.database)
        for kept in LineRepository(self.database).all()[which : which + 1]:
            there = events.of_line(kept.id)
            if there and drop:
                self._do(partial(events.delete, there[0].id))
            elif there:
                self._do(partial(events.update, replace(there[0], note=there[0].note + "x")))
            else:
                self._do(partial(events.add, event_of(kept, self._number())))

    @rule(
        which=st.integers(0, 5),
        what=st.sampled_from(["tick", "untick", "mark", "unmark", "field", "end", "two fields"]),
        text=st.sampled_from(["", "6", "65", "650,00"]),
    )
    def run(self, which: int, what: str, text: str) -> None:
        runs = RunRepository(self.database)
        found = [r for kept in LineRepository(self.database).all() for r in runs.of_line(kept.id)]
        for run in found[which : which + 1]:
            work: dict[str, Callable[[], None]] = {
                "tick": partial(runs.set_tick, run.id, f"a/{text}", on=True),
                "untick": partial(runs.set_tick, run.id, f"a/{text}", on=False),
                "mark": partial(runs.set_mark, run.id, "a", StepMark.DONE),
                "unmark": partial(runs.set_mark, run.id, "a", None),
                "field": partial(runs.set_field, run.id, "a/b", text),
                "end": partial(runs.update, replace(run, ended_at=NOW, end=RunEnd.FINISHED)),
            }
            if what != "two fields":
                self._do(work[what])
                continue
            depth = len(self.undo)
            for typed in (text, text + "0"):
                self._do(partial(runs.set_field, run.id, "a/b", typed))
            if len(self.undo) == depth + 2:
                second, first = self.undo.pop(), self.undo.pop()
                if first[1] != second[2]:
                    self.undo.append((merged(first[0], second[0]), first[1], second[2]))

    @rule(data=st.data())
    def receipt(self, data: st.DataObject) -> None:
        kept = LineRepository(self.database).all()
        if kept:
            receipt = data.draw(strategies.receipts(kept[0].id, None))
            self._do(lambda: ReceiptRepository(self.database).add(receipt))

    @precondition(lambda self: self.undo)
    @rule(times=st.integers(1, 4))
    def take_back(self, times: int) -> None:
        for _time in range(min(times, len(self.undo))):
            changeset, before, after = self.undo.pop()
            self.database.apply(changeset, invert=True)
            self.redo.append((changeset, before, after))
            self.now = before
            self.as_expected()

    @precondition(lambda self: self.redo)
    @rule(times=st.integers(1, 4))
    def do_again(self, times: int) -> None:
        for _time in range(min(times, len(self.redo))):
            changeset, before, after = self.redo.pop()
            self.database.apply(changeset, invert=False)
            self.undo.append((changeset, before, after))
            self.now = after
            self.as_expected()

    @rule()
    def break_off(self) -> None:
        def broken() -> None:
            LineRepository(self.database).add(with_id(line("+7999"), 999))
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            self._do(broken)

    @rule()
    def start_again(self) -> None:
        self.database.close()
        self.database = self._open()

    @invariant()
    def as_expected(self) -> None:
        assert content(self.database) == self.now
        assert not self.database.connection.execute("PRAGMA foreign_key_check").fetchall()

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)


TestUndo = Undo.TestCase
TestUndo.settings = settings(max_examples=40, stateful_step_count=25)


def test_an_undo_that_does_not_fit_any_more_changes_nothing(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    lines = LineRepository(database)
    kept = [with_id(line(f"+7916000000{i}"), i + 1) for i in range(2)]
    with database.transaction() as both:
        for one in kept:
            lines.add(one)
    with database.transaction():
        lines.update(replace(kept[1], label="changed since"))
    before = content(database)
    with pytest.raises(NotSavedError):
        database.apply(both.changeset, invert=True)
    assert content(database) == before
    with pytest.raises(NotSavedError):
        database.apply(both.changeset, invert=False)
    assert content(database) == before
    database.close()
