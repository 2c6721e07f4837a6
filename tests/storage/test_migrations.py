"""Every released schema can be read for ever; an update is whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import apsw
import pytest

from simdesk.domain.errors import DatabaseNewerError, NotSavedError
from simdesk.domain.money import Money
from simdesk.storage import schema
from simdesk.storage.backup import backup_files, good_backups
from simdesk.storage.database import FILE, Database
from simdesk.storage.events import EventRepository
from simdesk.storage.lines import LineRepository
from simdesk.storage.receipts import ReceiptRepository
from simdesk.storage.runs import RunRepository
from tests.storage.dumps import FOLDER, load, schema_of
from tests.storage.powerloss.world import BOTH, KEPT, RUN, content

RELEASED = range(1, len(schema.STEPS) + 1)


@pytest.fixture
def newer() -> Iterator[None]:
    """A program with one schema more, whose step fails if it is done by half or twice."""
    with patch.object(schema, "STEPS", BOTH):
        yield


def old_file(folder: Path, number: int = len(schema.STEPS)) -> bytes:
    """Put the data file of a released schema there; return its content."""
    load(number, folder / FILE)
    return (folder / FILE).read_bytes()


def test_every_schema_has_its_fixture() -> None:
    assert sorted(int(path.stem) for path in FOLDER.glob("*.sql")) == list(RELEASED)


@pytest.mark.parametrize("number", RELEASED)
def test_a_released_step_has_not_changed(tmp_path: Path, number: int) -> None:
    old_file(tmp_path, number)
    with patch.object(schema, "STEPS", schema.STEPS[:number]):
        fresh = Database.open(tmp_path / "fresh")
    kept = apsw.Connection(str(tmp_path / FILE))
    assert schema_of(fresh.connection) == schema_of(kept)
    kept.close()
    fresh.close()


@pytest.mark.parametrize("number", RELEASED)
def test_a_file_of_any_release_opens_with_all_that_was_in_it(tmp_path: Path, number: int) -> None:
    old_file(tmp_path, number)
    database = Database.open(tmp_path)
    database.check()
    assert database.connection.pragma("user_version") == len(schema.STEPS)
    lines = LineRepository(database)
    assert len(lines.all()) == 41
    assert lines.get(KEPT.id).label == "first"
    assert lines.get(KEPT.id).deleted_at is not None
    run = RunRepository(database).get(RUN.id)
    assert (run.fields, run.ticks) == ({"a/c": "650,00"}, frozenset({"a/b"}))
    assert [e.amount for e in EventRepository(database).of_line(KEPT.id)] == [Money(65000)]
    assert [r.name for r in ReceiptRepository(database).all()] == ["slip.pdf"]
    database.close()


@pytest.mark.usefixtures("newer")
def test_an_update_converts_once_and_keeps_the_old_file_as_a_backup(tmp_path: Path) -> None:
    old_file(tmp_path)
    for _start in range(2):
        database = Database.open(tmp_path)
        assert {kept.label for kept in LineRepository(database).all()} == {"first!", "!"}
        database.close()
    (backup,) = good_backups(tmp_path)
    assert (backup.lines, backup.receipts) == (41, 1)
    copy = apsw.Connection(str(backup.path))
    assert copy.pragma("user_version") == len(BOTH) - 1
    copy.close()


def test_the_old_program_leaves_the_new_file_alone(tmp_path: Path) -> None:
    old_file(tmp_path)
    with patch.object(schema, "STEPS", BOTH):
        Database.open(tmp_path).close()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for read_only in (False, True):
        with pytest.raises(DatabaseNewerError) as caught:
            Database.open(tmp_path, read_only=read_only)
        assert (caught.value.found, caught.value.known) == (len(BOTH), len(BOTH) - 1)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    with patch.object(schema, "STEPS", BOTH):
        database = Database.open(tmp_path)
    assert LineRepository(database).get(KEPT.id).label == "first!"
    database.close()


@pytest.mark.usefixtures("newer")
def test_without_a_backup_there_is_no_update(tmp_path: Path) -> None:
    before = old_file(tmp_path)
    (tmp_path / "backups").mkdir()
    with (
        patch("simdesk.storage.copies.examine", side_effect=OSError("no room")),
        pytest.raises(NotSavedError),
    ):
        Database.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    assert backup_files(tmp_path) == []


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    old_file(tmp_path)
    reader = apsw.Connection(str(tmp_path / FILE))
    before = content(reader, tmp_path), schema_of(reader)
    wrong = "DELETE FROM receipts; DELETE FROM lines; CREATE TABLE lines (again)"
    orphans = "DELETE FROM lines"
    for step in (wrong, orphans):
        with patch.object(schema, "STEPS", (*schema.STEPS, step)), pytest.raises(apsw.Error):
            Database.open(tmp_path)
        assert (content(reader, tmp_path), schema_of(reader)) == before
        assert reader.pragma("user_version") == len(schema.STEPS)
    reader.close()


@pytest.mark.usefixtures("newer")
def test_an_old_file_can_be_looked_at_without_being_converted(tmp_path: Path) -> None:
    before = old_file(tmp_path)
    database = Database.open(tmp_path, read_only=True)
    assert LineRepository(database).get(KEPT.id).label == "first!"
    with pytest.raises(NotSavedError), database.transaction():
        database.write("DELETE FROM receipts", ())
    database.close()
    assert (tmp_path / FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
