"""The data file: opened without harm, one transaction at a time, undone exactly."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simdesk.domain.errors import (
    AlreadyOpenError,
    DatabaseDamagedError,
    DatabaseNewerError,
    DataFolderError,
    NotSavedError,
)
from simdesk.domain.run import StepMark
from simdesk.storage.database import FILE, Database
from simdesk.storage.schema import TABLES
from simdesk.storage.lines import LineRepository
from simdesk.storage.runs import RunRepository
from tests.samples import line
from tests.storage.things import run_of, with_id

ODD = ("данные", "数据 文件夹", "emoji 📱", "a b%20c#d?e", "quo'te", "-dash")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "desk")
    yield opened
    opened.close()


def content(database: Database) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(database.connection.execute(f"SELECT * FROM {table}"), key=repr)
        for table in TABLES
    }


@pytest.mark.parametrize("name", ODD)
def test_opens_again_under_any_name_with_what_was_kept(tmp_path: Path, name: str) -> None:
    for _start in range(2):
        database = Database.open(tmp_path / name)
        lines = LineRepository(database)
        if not lines.count():
            with database.transaction():
                lines.add(with_id(line("+79161234567", label="мой")))
        kept = lines.all()
        database.close()
    assert [(k.msisdn, k.label) for k in kept] == [("+79161234567", "мой")]


def test_pragmas_are_the_durable_ones(database: Database) -> None:
    pragma = database.connection.pragma
    assert pragma("journal_mode") == "truncate"
    assert (pragma("synchronous"), pragma("foreign_keys"), pragma("secure_delete")) == (3, 1, 1)
    assert pragma("trusted_schema") == 0


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o002])
def test_nobody_else_may_read(tmp_path: Path, mask: int) -> None:
    old = os.umask(mask)
    try:
        database = Database.open(tmp_path / "desk")
        with database.transaction():
            LineRepository(database).add(with_id(line("+79161234567")))
        database.close()
    finally:
        os.umask(old)
    modes = {p.name: p.stat().st_mode & 0o777 for p in (tmp_path / "desk").iterdir()}
    assert (tmp_path / "desk").stat().st_mode & 0o777 == 0o700
    assert all(m == (0o600 if "." in n or n == "lock" else 0o700) for n, m in modes.items()), modes


def test_second_program_is_refused_and_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    code = f"""
        import sys, time
        from pathlib import Path
        from simdesk.storage.database import Database
        Database.open(Path({str(tmp_path / "desk")!r}))
        print("open", flush=True)
        time.sleep(60)
    """
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    with pytest.raises(AlreadyOpenError):
        Database.open(tmp_path / "desk")
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    Database.open(tmp_path / "desk").close()


def test_an_error_in_the_body_changes_nothing(database: Database) -> None:
    lines = LineRepository(database)
    with pytest.raises(ZeroDivisionError), database.transaction():
        lines.add(with_id(line("+79161234567")))
        raise ZeroDivisionError
    assert lines.all() == []


def test_a_full_disk_is_said_and_changes_nothing(database: Database) -> None:
    lines = LineRepository(database)
    with database.transaction():
        lines.add(with_id(line("+79161234567")))
    before = content(database)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(NotSavedError), database.transaction():
            lines.add(with_id(line("+79161234568", note="x" * 500_000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert content(database) == before
    database.check()


def _damage(kind: str, data: bytes) -> bytes:
    return {
        "text": b"this is a shopping list, not a database" * 40,
        "cut": data[: len(data) // 2],
        "header": b"SQLite format 4\0" + data[16:],
        "zeroed": data[:4096] + bytes(len(data) - 4096),
    }[kind]


@pytest.mark.parametrize("kind", ["text", "cut", "header", "zeroed"])
def test_a_damaged_file_is_named_and_left_as_it_is(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "desk"
    database = Database.open(folder)
    with database.transaction():
        for i in range(40):
            LineRepository(database).add(with_id(line(f"+7916000{i:04d}", note="n" * 900), i))
    database.close()
    damaged = _damage(kind, (folder / FILE).read_bytes())
    (folder / FILE).write_bytes(damaged)
    with pytest.raises(DatabaseDamagedError):
        Database.open(folder)
    assert (folder / FILE).read_bytes() == damaged


def test_a_newer_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    Database.open(folder).close()
    with apsw.Connection(str(folder / FILE)) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = (folder / FILE).read_bytes()
    with pytest.raises(DatabaseNewerError) as caught:
        Database.open(folder)
    assert (caught.value.found, caught.value.known) == (99, 1)
    assert (folder / FILE).read_bytes() == before


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    with apsw.Connection(str(folder / FILE)) as other:
        other.execute("CREATE TABLE songs (name); INSERT INTO songs VALUES ('x')")
    other.close()
    before = (folder / FILE).read_bytes()
    with pytest.raises(DatabaseDamagedError):
        Database.open(folder)
    assert (folder / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataFolderError):
        Database.open(tmp_path / "file" / "desk")


def test_read_only_shows_what_is_there_and_refuses_to_write(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "desk")
    with database.transaction():
        LineRepository(database).add(with_id(line("+79161234567")))
    reader = Database.open(tmp_path / "desk", read_only=True)
    assert LineRepository(reader).count() == 1
    with pytest.raises(NotSavedError), reader.transaction():
        LineRepository(reader).add(with_id(line("+79161234568")))
    reader.close()
    database.close()


def test_read_only_makes_nothing_where_nothing_is(tmp_path: Path) -> None:
    reader = Database.open(tmp_path / "desk", read_only=True)
    assert LineRepository(reader).all() == []
    reader.close()
    assert not (tmp_path / "desk").exists()


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["add", "label", "mark", "field", "delete"]), st.integers(0, 4)),
    min_size=1,
    max_size=12,
)


@given(ACTIONS)
@settings(max_examples=25)
def test_undo_and_redo_restore_exactly_what_was(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, int]]
) -> None:
    database = Database.open(tmp_path_factory.mktemp("undo"))
    states, changes = [content(database)], []
    for number, (action, which) in enumerate(actions):
        with database.transaction() as transaction:
            _act(database, action, which, number)
        if transaction.changeset:
            changes.append(transaction.changeset)
            states.append(content(database))
    for change, before in zip(reversed(changes), reversed(states[:-1]), strict=True):
        database.apply(change, invert=True)
        assert content(database) == before
    for change, after in zip(changes, states[1:], strict=True):
        database.apply(change, invert=False)
        assert content(database) == after
    database.close()


def _act(database: Database, action: str, which: int, number: int) -> None:
    lines, runs = LineRepository(database), RunRepository(database)
    there = lines.all()
    if action == "add" or not there:
        kept = with_id(line(f"+7916{number:07d}"), number)
        lines.add(kept)
        runs.add(run_of(kept, number))
        return
    chosen = there[which % len(there)]
    run = runs.of_line(chosen.id)[0]
    if action == "label":
        database.connection.execute(
            "UPDATE lines SET label = ? WHERE id = ?", (f"label {number}", chosen.id)
        )
    elif action == "mark":
        runs.set_mark(run.id, f"step{which}", StepMark.DONE)
    elif action == "field":
        runs.set_field(run.id, f"step/{which}", str(number))
    else:
        for table, column in (("marks", "run_id"), ("fields", "run_id"), ("runs", "id")):
            database.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (run.id,))
        database.connection.execute("DELETE FROM lines WHERE id = ?", (chosen.id,))
