"""Opening a data folder: under any name, privately, one program at a time, never harming it."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import apsw
import pytest

from simdesk.domain.errors import (
    AlreadyOpenError,
    DatabaseDamagedError,
    DatabaseNewerError,
    DataFolderError,
    FolderProblem,
    NotSavedError,
    StorageError,
)
from simdesk.storage import opening, schema
from simdesk.storage.backup import Backups
from simdesk.storage.database import CHECKED_AT_OPEN_BYTES, FILE, Database
from simdesk.storage.folder_errors import folder_error
from simdesk.storage.lines import LineRepository
from tests.samples import NOW, line
from tests.storage.powerloss.world import World, content
from tests.storage.things import with_id

NAMES = (
    "данные",
    "数据 文件夹",
    "بيانات",
    "emoji 📱",
    "e\N{COMBINING ACUTE ACCENT}",
    "a b%20c#d?e",
    "?mode=memory",
    "quo'te\"",
    "-dash",
    "new\nline",
)


def fill(folder: Path, count: int = 40) -> None:
    """Keep some numbers, and leave the program."""
    database = Database.open(folder)
    with database.transaction():
        for i in range(count):
            LineRepository(database).add(with_id(line(f"+7916000{i:04d}", note="n" * 900), i + 1))
    database.close()


@contextmanager
def child(code: str) -> Iterator[subprocess.Popen[str]]:
    """Run some code in another process; it has said its first word when this returns."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process


# Names, modes, settings ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_opens_again_under_any_name_with_what_was_kept(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    for _start in range(2):
        world = World(folder)
        world.open()
        if not LineRepository(world.db).count():
            world.add()
            world.attachments.keep(b"%PDF-1", "slip.pdf", 99)
            Backups(world.db, lambda: NOW).make()
        assert [kept.label for kept in LineRepository(world.db).all()] == ["first"]
        world.close()
    reader = Database.open(folder, read_only=True)
    assert LineRepository(reader).count() == 1
    reader.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("length", range(100, 1001, 100))
def test_a_long_path_works_or_is_named(tmp_path: Path, length: int) -> None:
    folder = tmp_path
    while len(os.fsencode(folder)) < length:
        folder /= "x" * min(200, max(1, length - len(os.fsencode(folder)) - 1))
    named = None
    try:
        Database.open(folder).close()
    except DataFolderError as error:
        named = error.path
    assert named in (None, str(folder))
    assert named is None or length > 400


@pytest.mark.parametrize("mask", [0o000, 0o002, 0o022, 0o077])
def test_nobody_else_may_read_anything(tmp_path: Path, mask: int) -> None:
    old = os.umask(mask)
    try:
        world = World(tmp_path / "new" / "desk")
        for act in world.acts():
            if act == world.restore:
                journal = tmp_path / "new" / "desk" / f"{FILE}-journal"
                assert stat.S_IMODE(journal.stat().st_mode) == 0o600
            act()
        world.close()
    finally:
        os.umask(old)
    modes = {
        path: (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in (tmp_path / "new").rglob("*")
    }
    assert len(modes) > 12
    assert set(modes.values()) == {(True, 0o700), (False, 0o600)}, modes


def test_sqlite_answers_that_it_works_as_it_must(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    pragma = database.connection.pragma
    assert pragma("journal_mode") == "truncate"
    assert pragma("synchronous") == 3  # EXTRA
    assert [pragma(n) for n in ("foreign_keys", "secure_delete", "fullfsync")] == [1, 1, 1]
    assert [pragma(n) for n in ("trusted_schema", "cell_size_check")] == [0, 1]
    assert pragma("application_id") == 0x53444B31
    database.close()


@pytest.mark.parametrize("name", opening.PRAGMAS)
def test_a_sqlite_that_answers_otherwise_is_not_used(tmp_path: Path, name: str) -> None:
    _wanted, asked = opening.PRAGMAS[name]
    with (
        patch.dict(opening.PRAGMAS, {name: ("another answer", asked)}),
        pytest.raises(DataFolderError),
    ):
        Database.open(tmp_path)
    Database.open(tmp_path).close()


def test_what_was_deleted_is_not_in_the_file(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    secret = "PUK 93817263"
    lines = LineRepository(database)
    for note in (secret, ""):
        with database.transaction():
            kept = with_id(line("+79161234567", note=note), 1)
            lines.update(kept) if lines.all() else lines.add(kept)
    database.close()
    assert all(secret.encode() not in path.read_bytes() for path in tmp_path.glob("data.*"))


# One program at a time ----------------------------------------------------------------------------


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    with child(f"""
        import sys
        from pathlib import Path
        from simdesk.storage.database import Database
        database = Database.open(Path({str(tmp_path)!r}))
        print("ready", flush=True)
        sys.stdin.read()
    """) as process:
        with pytest.raises(AlreadyOpenError) as caught:
            Database.open(tmp_path)
        assert caught.value.path == str(tmp_path)
        reader = Database.open(tmp_path, read_only=True)
        assert LineRepository(reader).count() == 0
        reader.close()
        process.send_signal(signal.SIGKILL)
        process.wait()
        Database.open(tmp_path).close()


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    fill(tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(b"no database" * 999)
    with pytest.raises(DatabaseDamagedError):
        Database.open(tmp_path)
    (tmp_path / FILE).write_bytes(whole)
    Database.open(tmp_path).close()


@pytest.mark.parametrize("left", [b"", b"4711", b"other-computer\n1\n", bytes(4096)])
def test_a_lock_file_that_was_left_behind_blocks_nobody(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "lock").write_bytes(left)
    Database.open(tmp_path).close()


# Damage -------------------------------------------------------------------------------------------

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a text": lambda _data: b"this is a shopping list, not a database" * 40,
    "a page": lambda data: data[:4096] + bytes(4096) + data[8192:],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut by a page": lambda data: data[:-4096],
    "empty": lambda _data: b"",
    "header": lambda data: b"SQLite format 4\0" + data[16:],
    "all but the first page": lambda data: data[:4096] + bytes(len(data) - 4096),
    "swapped pages": lambda data: data[:8192] + data[12288:16384] + data[8192:12288] + data[16384:],
    "zeros": lambda data: bytes(len(data)),
}


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_named_and_left_as_it_is(tmp_path: Path, kind: str, sealed: bool) -> None:
    fill(tmp_path)
    database = Database.open(tmp_path)
    Backups(database, lambda: NOW).make()
    database.close()
    damaged = DAMAGE[kind]((tmp_path / FILE).read_bytes())
    (tmp_path / FILE).write_bytes(damaged)
    if not sealed:
        (tmp_path / "data.seal").unlink()
    for _start in range(2):
        with pytest.raises(DatabaseDamagedError) as caught:
            Database.open(tmp_path)
        assert caught.value.path == str(tmp_path / FILE)
        assert (tmp_path / FILE).read_bytes() == damaged


def test_a_lost_file_is_not_answered_with_an_empty_one(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / FILE).unlink()
    with pytest.raises(DatabaseDamagedError):
        Database.open(tmp_path)
    assert not (tmp_path / FILE).exists()
    # With nothing left to restore and nothing that says there was something, it is a first start.
    (tmp_path / "data.seal").unlink()
    Database.open(tmp_path).close()


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    fill(tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    seal = (tmp_path / "data.seal").read_bytes()
    chance = random.Random(7)
    named = changed = 0
    places = [chance.randrange(len(whole) * 8) for _ in range(200)]
    for place in places:
        (tmp_path / "data.seal").write_bytes(seal)
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        (tmp_path / FILE).write_bytes(flipped)
        try:
            database = Database.open(tmp_path)
        except StorageError:
            named += 1
            assert (tmp_path / FILE).read_bytes() == flipped
            continue
        changed += database.changed_outside
        assert database.changed_outside or 24 <= place // 8 < 28  # where the changes are counted
        database.close()
    assert named > 10
    assert changed > 10  # well-formed all the same: only the seal could tell


def test_a_large_file_is_looked_at_later_but_before_the_first_change(tmp_path: Path) -> None:
    fill(tmp_path, 1500)
    data = bytearray((tmp_path / FILE).read_bytes())
    assert len(data) > CHECKED_AT_OPEN_BYTES
    data[len(data) // 2 : len(data) // 2 + 4096] = bytes(4096)
    (tmp_path / FILE).write_bytes(data)
    database = Database.open(tmp_path)
    with pytest.raises(DatabaseDamagedError):
        database.check()
    lines = LineRepository(database)
    with pytest.raises(DatabaseDamagedError), database.transaction():
        lines.add(with_id(line("+79990000000"), 9999))
    with pytest.raises(DatabaseDamagedError):
        database.apply(b"", invert=False)
    lines.save_head(["x"])
    database.close()
    assert (tmp_path / FILE).read_bytes() == data
    opened = Database.open(tmp_path)
    with pytest.raises(DatabaseDamagedError):
        opened.check()
    opened.close()


def test_what_another_program_changed_is_seen_once_and_kept(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    data = (tmp_path / FILE).read_bytes()
    assert data.count(b"+79160000000") == 2  # in the table and in the index
    (tmp_path / FILE).write_bytes(data.replace(b"+79160000000", b"+79169999999"))
    database = Database.open(tmp_path)
    assert database.changed_outside
    assert LineRepository(database).find("+79169999999")
    database.close()
    database = Database.open(tmp_path)
    assert not database.changed_outside
    database.close()


def test_a_change_by_sqlite_itself_breaks_no_seal(tmp_path: Path) -> None:
    fill(tmp_path, 2)
    with apsw.Connection(str(tmp_path / FILE)) as tool:
        tool.execute("UPDATE lines SET label = 'by hand'")
    tool.close()
    database = Database.open(tmp_path)
    assert not database.changed_outside
    database.close()


@pytest.mark.parametrize("left", [b"", b"nonsense", b"\xff\xfe", b"00000002 1-x 3"])
def test_a_seal_that_says_nothing_stops_nobody(tmp_path: Path, left: bytes) -> None:
    fill(tmp_path, 2)
    (tmp_path / "data.seal").write_bytes(left)
    database = Database.open(tmp_path)
    assert not database.changed_outside
    database.close()
    assert (tmp_path / "data.seal").read_bytes() != left


def test_a_newer_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    fill(tmp_path, 2)
    with apsw.Connection(str(tmp_path / FILE)) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = (tmp_path / FILE).read_bytes()
    for read_only in (False, True):
        with pytest.raises(DatabaseNewerError) as caught:
            Database.open(tmp_path, read_only=read_only)
        assert (caught.value.found, caught.value.known) == (99, len(schema.STEPS))
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    "statements",
    [
        "CREATE TABLE songs (name); INSERT INTO songs VALUES ('x')",
        "PRAGMA user_version = 1; CREATE TABLE lines (id)",
        "PRAGMA application_id = 7",
        "PRAGMA application_id = 7; PRAGMA user_version = 1; CREATE TABLE lines (id)",
    ],
)
def test_a_database_of_another_program_is_not_touched(tmp_path: Path, statements: str) -> None:
    with apsw.Connection(str(tmp_path / FILE)) as other:
        other.execute(statements)
    other.close()
    before = (tmp_path / FILE).read_bytes()
    for read_only in (False, True):
        with pytest.raises(DatabaseDamagedError):
            Database.open(tmp_path, read_only=read_only)
    assert (tmp_path / FILE).read_bytes() == before


# Where nothing can be written ---------------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataFolderError) as caught:
        Database.open(tmp_path / "file" / "desk")
    assert caught.value.path == str(tmp_path / "file" / "desk")


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("file", FolderProblem.NOT_A_FOLDER),
        ("file/desk", FolderProblem.NOT_A_FOLDER),
        ("round", FolderProblem.NOT_A_FOLDER),
        ("nowhere", FolderProblem.NOT_A_FOLDER),
        ("x" * 300, FolderProblem.TOO_LONG),
        ("/proc/desk", FolderProblem.NOT_A_FOLDER),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_it_is_told_why_a_folder_cannot_be_used(
    tmp_path: Path, name: str, problem: FolderProblem, read_only: bool
) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    (tmp_path / "nowhere").symlink_to(tmp_path / "disk" / "folder")
    if read_only and name == "/proc/desk":
        return  # what is simply not there is shown as empty
    with pytest.raises(DataFolderError) as caught:
        Database.open(tmp_path / name, read_only=read_only)
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.EACCES, FolderProblem.DENIED),
        (errno.EROFS, FolderProblem.READ_ONLY),
        (errno.ENOSPC, FolderProblem.FULL),
        (errno.ENOLCK, FolderProblem.NO_LOCKS),
        (errno.EIO, FolderProblem.OTHER),
    ],
)
def test_what_the_system_says_is_told(number: int, problem: FolderProblem) -> None:
    assert folder_error(Path("x"), OSError(number, "said")).problem is problem


def test_a_path_that_is_no_text_is_named(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xc4\xc1\xce\xce\xd9\xc5")
    with pytest.raises(DataFolderError) as caught:
        Database.open(folder)
    assert caught.value.path == str(folder)


def test_a_locale_that_is_not_utf_8_finds_the_same_file(tmp_path: Path) -> None:
    """In Python's view of such a system the name is another text; its bytes are the same."""
    folder = tmp_path / "Данные"
    fill(folder, 3)
    code = (
        "import sys; from pathlib import Path; from simdesk.storage.database import Database;"
        "found = Database.open(Path(sys.argv[1])).select('SELECT 1 FROM lines', (), bool);"
        "sys.exit(len(found))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code, folder],
        env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(Path.cwd())},
        check=False,
    )
    assert done.returncode == 3


def test_the_root_of_a_disk_that_is_not_there_is_not_climbed_for_ever() -> None:
    with (
        patch.object(Path, "is_dir", return_value=False),
        patch.object(Path, "mkdir", side_effect=FileNotFoundError(errno.ENOENT, "no disk")),
        pytest.raises(DataFolderError) as caught,
    ):
        Database.open(Path("/desk"))
    assert caught.value.problem is FolderProblem.NOT_A_FOLDER


def test_a_folder_that_may_only_be_read_can_be_looked_at() -> None:
    """In a child, which gives up the right to write anywhere if it has it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "desk"
        fill(folder, 3)
        before = (folder / FILE).read_bytes()
        for path, mode in ((Path(place), 0o755), (folder, 0o555), (folder / FILE, 0o444)):
            path.chmod(mode)
        with child(f"""
            import os, sys
            from pathlib import Path
            from simdesk.domain.errors import DataFolderError
            from simdesk.storage.database import Database
            from simdesk.storage.lines import LineRepository
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            print("ready", flush=True)
            folder = Path({str(folder)!r})
            try:
                Database.open(folder)
                print("opened for writing")
            except DataFolderError as error:
                print("refused", error.path == str(folder))
            reader = Database.open(folder, read_only=True)
            print(LineRepository(reader).count())
            reader.close()
        """) as process:
            assert process.stdout is not None
            assert process.stdout.read().splitlines() == ["refused True", "3"]
        folder.chmod(0o755)
        assert (folder / FILE).read_bytes() == before


def test_read_only_shows_what_is_there_and_refuses_to_write(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "desk")
    with database.transaction():
        LineRepository(database).add(with_id(line("+79161234567"), 1))
    reader = Database.open(tmp_path / "desk", read_only=True)
    assert reader.read_only
    assert LineRepository(reader).count() == 1
    with pytest.raises(NotSavedError), reader.transaction():
        LineRepository(reader).add(with_id(line("+79161234568"), 2))
    Backups(reader, lambda: NOW).daily()
    assert not list((tmp_path / "desk" / "backups").iterdir())
    reader.close()
    database.close()


@pytest.mark.parametrize("empty", [False, True], ids=["absent", "empty"])
def test_read_only_makes_nothing_where_nothing_is(tmp_path: Path, empty: bool) -> None:
    if empty:
        (tmp_path / FILE).touch()
    before = list(tmp_path.iterdir())
    reader = Database.open(tmp_path, read_only=True)
    assert LineRepository(reader).all() == []
    reader.check()
    reader.close()
    assert list(tmp_path.iterdir()) == before


def test_read_only_shows_what_a_damaged_file_still_has(tmp_path: Path) -> None:
    fill(tmp_path, 200)
    data = bytearray((tmp_path / FILE).read_bytes())
    data[-4096:] = bytes(4096)
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(DatabaseDamagedError):
        Database.open(tmp_path)
    reader = Database.open(tmp_path, read_only=True)
    assert LineRepository(reader).find("+79160000000") is not None
    with pytest.raises(DatabaseDamagedError):
        LineRepository(reader).all()
    reader.close()
    assert (tmp_path / FILE).read_bytes() == data


def test_the_first_start_leaves_an_empty_desk(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    assert content(database.connection, tmp_path)[:7] == ((),) * 7
    database.close()
