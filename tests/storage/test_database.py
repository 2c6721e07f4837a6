"""One transaction at a time: durable or not there at all, and said which."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from simdesk.domain.errors import NotSavedError, StorageError
from simdesk.storage.database import Database
from simdesk.storage.lines import LineRepository
from tests.samples import line
from tests.storage.powerloss import faults
from tests.storage.powerloss.check import violations
from tests.storage.powerloss.simulate import workplace
from tests.storage.powerloss.world import World
from tests.storage.test_undo import content
from tests.storage.things import with_id


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "desk")
    yield opened
    opened.close()


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fail(lines: LineRepository) -> None:
    """Break off in the middle."""
    lines.add(with_id(line("+79161234567"), 1))
    raise ZeroDivisionError


def test_an_error_in_the_body_changes_nothing(database: Database) -> None:
    lines = LineRepository(database)
    for _time in range(3):
        with pytest.raises(ZeroDivisionError), database.transaction():
            fail(lines)
        assert lines.all() == []
    with database.transaction() as transaction:
        lines.add(with_id(line("+79161234567"), 1))
    assert lines.count() == 1
    assert transaction.changeset


def test_a_transaction_that_changes_nothing_has_no_changeset(database: Database) -> None:
    lines = LineRepository(database)
    with database.transaction():
        lines.add(with_id(line("+79161234567"), 1))
    with database.transaction() as transaction:
        lines.update(with_id(line("+79161234567"), 1))
    assert transaction.changeset == b""


def test_a_transaction_in_a_transaction_is_refused_and_takes_the_outer_along(
    database: Database,
) -> None:
    lines = LineRepository(database)

    def one_in_the_other() -> None:
        with database.transaction():
            lines.add(with_id(line("+79161234567"), 1))
            with database.transaction():
                lines.add(with_id(line("+79161234568"), 2))

    with pytest.raises(NotSavedError):
        one_in_the_other()
    assert lines.all() == []


def test_another_writer_is_waited_for_and_then_said(database: Database) -> None:
    database.connection.set_busy_timeout(10)
    other = apsw.Connection(str(database.folder / "data.db"))
    other.execute("BEGIN IMMEDIATE")
    lines = LineRepository(database)
    with pytest.raises(NotSavedError) as caught, database.transaction():
        lines.add(with_id(line("+79161234567"), 1))
    assert not caught.value.disk_full
    lines.save_head(["a"])
    assert lines.head() == []
    other.execute("ROLLBACK")
    other.close()
    with database.transaction():
        lines.add(with_id(line("+79161234567"), 1))
    assert lines.count() == 1


def test_a_full_disk_is_said_and_changes_nothing(database: Database) -> None:
    lines = LineRepository(database)
    with database.transaction():
        lines.add(with_id(line("+79161234567"), 1))
    before = content(database)
    for size in (0, 512, 8192, 65536, 100_000):
        with (
            files_at_most(size),
            pytest.raises(NotSavedError) as caught,
            database.transaction(),
        ):
            lines.add(with_id(line("+79161234568", note="x" * 500_000), 2))
        assert caught.value.disk_full
        assert content(database) == before
    with database.transaction():
        lines.add(with_id(line("+79161234568", note="x" * 500_000), 2))
    assert lines.count() == 2


def test_a_disk_that_fills_up_at_any_byte_loses_nothing() -> None:
    refused = 0
    with workplace() as place:
        _points, contents = faults.reference(World, place / "reference")
        for size in (*range(0, 8192, 1024), *range(8192, 100_000, 4096)):
            world, done = World(place / str(size)), 0
            with files_at_most(size):
                try:
                    for act in world.acts():
                        act()
                        done += 1
                except StorageError:
                    refused += 1
            world.close()
            allowed = contents[done : done + 2]
            assert violations(place / str(size), allowed) == [], size
    assert refused > 15
