"""Whatever is kept of the nouns comes back as it was, alone, in bulk and after a new start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.errors import DatabaseDamagedError, NotSavedError, UnknownIdError
from simdesk.domain.event import Event
from simdesk.domain.line import Line
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.domain.run import Run
from simdesk.storage.database import Database
from simdesk.storage.events import EventRepository
from simdesk.storage.lines import LineRepository
from simdesk.storage.own_rules import OwnRuleRepository
from simdesk.storage.receipts import ReceiptRepository
from simdesk.storage.runs import RunRepository
from tests.samples import NOW, line
from tests.storage import strategies
from tests.storage.things import event_of, run_of, with_id

KEPT = with_id(line("+79161234567"), 1)
RUN = run_of(KEPT, 1)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A data file for all examples: opening one for each would test the disk."""
    opened = Database.open(tmp_path_factory.mktemp("desk"))
    opened.connection.pragma("synchronous", "OFF")  # durability is tested elsewhere
    with opened.transaction():
        LineRepository(opened).add(KEPT)
        RunRepository(opened).add(RUN)
    yield opened
    opened.close()


@given(old=strategies.LINES, new=strategies.LINES)
def test_lines(database: Database, old: Line, new: Line) -> None:
    lines = LineRepository(database)
    new = replace(new, id=old.id)
    with database.transaction() as transaction:
        lines.add(old)
        assert lines.get(old.id) == lines.find(old.msisdn) == old
        lines.update(new)
    assert lines.get(old.id) == lines.find(new.msisdn) == new
    assert sorted(lines.many([old.id, KEPT.id, "gone"]), key=lambda kept: kept.id) == sorted(
        [new, KEPT], key=lambda kept: kept.id
    )
    assert lines.all() == [KEPT, new]
    assert list(lines.slices(1)) == [[KEPT], [new]]
    assert lines.count() == 1 + (new.deleted_at is None)
    database.apply(transaction.changeset, invert=True)


@given(data=st.data())
def test_events(database: Database, data: st.DataObject) -> None:
    repository = EventRepository(database)
    old, new = (data.draw(strategies.events(KEPT.id, RUN.id)) for _ in range(2))
    new = replace(new, id=old.id)
    with database.transaction():
        repository.add(old)
    assert repository.of_line(KEPT.id) == [old]
    with database.transaction():
        repository.update(new)
    assert repository.of_lines([KEPT.id, "gone"]) == {KEPT.id: [new]}
    with database.transaction():
        repository.delete(old.id)
    assert repository.of_line(KEPT.id) == []


@given(run=strategies.runs(KEPT.id))
def test_runs(database: Database, run: Run) -> None:
    repository = RunRepository(database)
    with database.transaction() as transaction:
        repository.add(replace(run, ended_at=None, end=None))
        for step, mark in run.marks.items():
            repository.set_mark(run.id, step, mark)
        for item in run.ticks:
            repository.set_tick(run.id, item, on=True)
        for name, value in run.fields.items():
            repository.set_field(run.id, name, "first")
            repository.set_field(run.id, name, value)
        repository.update(run)
    assert repository.get(run.id) == run
    assert run in repository.of_line(KEPT.id)
    assert {run.line_id for run in repository.open_of_lines([KEPT.id])} == {KEPT.id}
    with database.transaction() as cleared:
        for step in run.marks:
            repository.set_mark(run.id, step, None)
        for item in run.ticks:
            repository.set_tick(run.id, item, on=False)
    assert repository.get(run.id) == replace(run, marks={}, ticks=frozenset())
    if cleared.changeset:
        database.apply(cleared.changeset, invert=True)
    database.apply(transaction.changeset, invert=True)
    assert repository.of_line(KEPT.id) == [RUN]


@given(data=st.data())
def test_receipts(database: Database, data: st.DataObject) -> None:
    repository = ReceiptRepository(database)
    old, new = (data.draw(strategies.receipts(KEPT.id, RUN.id)) for _ in range(2))
    new = replace(new, id=old.id)
    with database.transaction() as transaction:
        repository.add(old)
        assert repository.get(old.id) == old
        repository.update(new)
    assert repository.all() == [new]
    assert repository.of_line(KEPT.id) == ([new] if new.line_id else [])
    assert repository.of_run(RUN.id) == ([new] if new.run_id else [])
    assert repository.files() == {new.sha256}
    database.apply(transaction.changeset, invert=True)


def test_everything_is_there_after_a_new_start(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    kept = [with_id(line(f"+7916000{i:04d}", label=f"№ {i}"), i + 1) for i in range(450)]
    told = [event_of(owner, i) for i, owner in enumerate(kept)]
    with database.transaction():
        for owner, event in zip(kept, told, strict=True):
            LineRepository(database).add(owner)
            EventRepository(database).add(event)
    database.close()
    database = Database.open(tmp_path)
    lines, events = LineRepository(database), EventRepository(database)
    slices = list(lines.slices(200))
    assert [len(part) for part in slices] == [200, 200, 50]
    assert [owner for part in slices for owner in part] == kept
    by_line: dict[str, list[Event]] = {}
    for part in slices:
        by_line |= events.of_lines([owner.id for owner in part])
    assert by_line == {event.line_id: [event] for event in told}
    database.close()


def test_more_ids_than_sqlite_takes_values(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    with database.transaction():
        LineRepository(database).add(KEPT)
    ids = [f"{i:032x}" for i in range(300_000)]
    assert LineRepository(database).many(ids) == [KEPT]
    database.close()


@given(data=st.data())
def test_own_rules(database: Database, data: st.DataObject) -> None:
    repository = OwnRuleRepository(database)
    slip = Receipt("slip", "0" * 64, "slip.png", MediaType.PNG, 1, NOW)
    first, second = (data.draw(strategies.own_rules(KEPT.id, slip.id)) for _ in range(2))
    with database.transaction() as transaction:
        ReceiptRepository(database).add(slip)
        repository.add(first)
        repository.add(second)
        assert repository.all() == [first, second]
        repository.withdraw(first.id, NOW)
    assert repository.all() == [replace(first, withdrawn_at=NOW), second]
    database.apply(transaction.changeset, invert=True)
    assert repository.all() == []


def test_the_head_of_the_list_is_remembered_outside_of_undo(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    lines = LineRepository(database)
    for head in (["b", "a"], ["c"], []):
        lines.save_head(head)
        assert lines.head() == head
    with database.transaction() as transaction:
        pass
    assert transaction.changeset == b""
    database.close()


@pytest.mark.parametrize("noun", ["line", "event", "run", "receipt", "own_rule"])
def test_what_is_gone_is_said_to_be_gone(database: Database, noun: str) -> None:
    receipt = Receipt("gone", "0" * 64, "slip", MediaType.PNG, 1, NOW)
    lines, events = LineRepository(database), EventRepository(database)
    runs, receipts = RunRepository(database), ReceiptRepository(database)
    updates: dict[str, Callable[[], None]] = {
        "line": lambda: lines.update(replace(KEPT, id="gone", msisdn="+79990000000")),
        "event": lambda: events.update(event_of(KEPT, 999)),
        "run": lambda: runs.update(replace(RUN, id="gone")),
        "receipt": lambda: receipts.update(receipt),
        "own_rule": lambda: OwnRuleRepository(database).withdraw("gone", NOW),
    }
    with pytest.raises(UnknownIdError) as caught, database.transaction():
        updates[noun]()
    assert caught.value.noun == noun
    get = {"line": lines.get, "run": runs.get, "receipt": receipts.get}.get(noun)
    if get is not None:
        with pytest.raises(UnknownIdError):
            get("gone")


def test_half_a_character_is_refused_and_a_broken_file_name_is_not(database: Database) -> None:
    with pytest.raises(NotSavedError), database.transaction():
        LineRepository(database).add(replace(KEPT, id="2", msisdn="+72", label="\ud800"))
    name = b"\xf7\xe5\xea.jpg".decode("utf-8", "surrogateescape")  # a Cyrillic name of old
    receipt = Receipt("r", "0" * 64, name, MediaType.JPEG, 1, NOW)
    with database.transaction() as transaction:
        ReceiptRepository(database).add(receipt)
    assert ReceiptRepository(database).get("r").name == "???.jpg"
    database.apply(transaction.changeset, invert=True)


def test_a_repository_writes_only_inside_a_transaction(database: Database) -> None:
    with pytest.raises(AssertionError):
        LineRepository(database).add(KEPT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lines SET plan = 'prepaie'",
        "UPDATE lines SET created_at = 'abcd-ef-ghTij:kl'",
        "UPDATE lines SET accounts = '[[1]]'",
        'UPDATE lines SET accounts = \'[["bank", "x"], ["nothing", "x"]]\'',
    ],
)
def test_a_row_that_was_never_written_so_is_damage(tmp_path: Path, statement: str) -> None:
    database = Database.open(tmp_path)
    with database.transaction():
        LineRepository(database).add(KEPT)
    database.connection.execute(statement)
    with pytest.raises(DatabaseDamagedError):
        LineRepository(database).all()
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lines SET msisdn = '89161234567'",
        "UPDATE lines SET accounts = 'x'",
        "UPDATE lines SET id = NULL",
        "UPDATE runs SET ending = 'finished'",
        "UPDATE events SET day = '2026-02-30'",
        "UPDATE events SET amount = -1",
        "UPDATE events SET amount = 'much'",
        "UPDATE events SET evidence = 4",
        "UPDATE events SET line_id = 'gone'",
        "DELETE FROM lines",
    ],
)
def test_the_tables_refuse_what_makes_no_sense(tmp_path: Path, statement: str) -> None:
    database = Database.open(tmp_path)
    with database.transaction():
        LineRepository(database).add(KEPT)
        RunRepository(database).add(RUN)
        EventRepository(database).add(event_of(KEPT, 1))
    with pytest.raises(NotSavedError), database.transaction():
        database.write(statement, ())
    database.close()
