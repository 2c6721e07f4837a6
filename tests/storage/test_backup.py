"""Backups that were read back, and the way from a damaged file to one of them."""

from __future__ import annotations

import resource
from datetime import datetime, timedelta, timezone
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.errors import (
    AlreadyOpenError,
    DatabaseDamagedError,
    DatabaseNewerError,
    NotSavedError,
)
from simdesk.storage.backup import Backups, backup_files, good_backups, restore, surplus
from simdesk.storage.copies import name_of
from simdesk.storage.database import FILE, Database
from simdesk.storage.lines import LineRepository
from tests.samples import NOW, line
from tests.storage.powerloss.world import World
from tests.storage.test_database import files_at_most
from tests.storage.things import with_id


def keep(database: Database, *numbers: str) -> None:
    with database.transaction():
        for number in numbers:
            LineRepository(database).add(with_id(line(number), int(number)))


def backed_up(folder: Path) -> Path:
    """Return a backup of two numbers in a folder that has three."""
    database = Database.open(folder)
    keep(database, "+79161234567", "+79161234568")
    backup = Backups(database, lambda: NOW).make()
    keep(database, "+79161234569")
    database.close()
    return backup.path


def count(folder: Path) -> int:
    database = Database.open(folder)
    try:
        return LineRepository(database).count()
    finally:
        database.close()


def test_the_daily_backup_is_made_once_a_day_and_not_of_nothing(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    now = [NOW]
    backups = Backups(database, lambda: now[0])
    backups.daily()
    assert backup_files(tmp_path) == []
    keep(database, "+79161234567")
    for hours in (0, 1, 5):
        now[0] = NOW + timedelta(hours=hours)
        backups.daily()
        Backups(database, lambda: now[0]).daily()  # as after a new start
    assert len(backup_files(tmp_path)) == 1
    now[0] = NOW + timedelta(days=1)
    backups.daily()
    assert [(b.lines, b.receipts) for b in good_backups(tmp_path)] == [(1, 0), (1, 0)]
    database.close()


def test_a_day_is_the_day_of_the_owner(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    keep(database, "+79161234567")
    kamchatka = timezone(timedelta(hours=12))
    morning = datetime(2026, 11, 22, 6, 0, tzinfo=kamchatka)  # the 21st in London
    for moment in (morning - timedelta(hours=7), morning, morning + timedelta(hours=17)):
        Backups(database, lambda moment=moment: moment).daily()  # type: ignore[misc]
    assert len(backup_files(tmp_path)) == 2
    database.close()


def test_a_backup_that_cannot_be_made_stops_no_change(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    keep(database, "+79161234567")
    backups = Backups(database, lambda: NOW)
    with files_at_most(8192):
        backups.daily()
        with pytest.raises(NotSavedError) as caught:
            backups.make()
    assert caught.value.disk_full
    assert list((tmp_path / "backups").iterdir()) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 8192
    backups.make()
    assert len(good_backups(tmp_path)) == 1
    database.close()


def test_a_backup_is_one_file_that_needs_no_other(tmp_path: Path) -> None:
    backup = backed_up(tmp_path)
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]
    elsewhere = tmp_path / "stick.db"
    elsewhere.write_bytes(backup.read_bytes())
    reader = apsw.Connection(str(elsewhere), flags=apsw.SQLITE_OPEN_READONLY)
    assert reader.execute("SELECT count(*) FROM lines").fetchone() == (2,)
    assert [row[0] for row in reader.execute("PRAGMA integrity_check")] == ["ok"]
    reader.close()


def test_damaged_data_make_no_backup_and_drive_none_out(tmp_path: Path) -> None:
    backed_up(tmp_path)
    data = bytearray((tmp_path / FILE).read_bytes())
    data[8192:] = bytes(len(data) - 8192)
    (tmp_path / FILE).write_bytes(data)
    reader = Database.open(tmp_path, read_only=True)
    with pytest.raises(NotSavedError):
        Backups(reader, lambda: NOW + timedelta(days=900)).make()
    reader.close()
    assert [b.lines for b in good_backups(tmp_path)] == [2]


def test_the_files_that_backups_name(tmp_path: Path) -> None:
    world = World(tmp_path)
    for act in world.acts():
        act()
    backups = Backups(world.db, lambda: NOW)
    with world.db.transaction():
        world.db.write("DELETE FROM receipts", ())
    (named,) = backups.files()
    assert world.attachments.intact(named)
    (path,) = (tmp_path / "backups").iterdir()
    path.write_bytes(b"not a backup")
    with pytest.raises(DatabaseDamagedError):
        backups.files()
    world.close()


# Thinning -----------------------------------------------------------------------------------------


def kept(moments: list[datetime]) -> list[datetime]:
    """Return which backups stay, newest first."""
    files = sorted(((m, Path(name_of(m))) for m in moments), reverse=True)
    gone = set(surplus(files))
    return [moment for moment, path in files if path not in gone]


def test_thinning_keeps_days_weeks_and_months() -> None:
    there: list[datetime] = []
    for day in range(400):
        for hour in (0, 4):
            there = kept([*there, NOW + timedelta(days=day, hours=hour)])
    last = NOW + timedelta(days=399, hours=4)
    ages = [(last - moment).days for moment in there]
    assert ages[:4] == [0, 0, 1, 1]
    assert ages[4:16] == list(range(2, 14))  # 12 days
    weeks, months = there[16:26], there[26:]
    assert len({week.date().isocalendar()[:2] for week in weeks}) == 10
    assert (weeks[0] - weeks[-1]).days < 70
    assert len({(month.year, month.month) for month in months}) == len(months) == 9
    assert ages[-1] >= 300


def test_after_a_long_absence_or_with_a_wrong_clock_nothing_goes() -> None:
    moments = [NOW - timedelta(days=1000 + day) for day in range(10)]
    assert len(kept([*moments, NOW])) == 11
    assert len(kept([*moments, NOW + timedelta(days=40_000)])) == 11


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=80, unique=True))
def test_the_newest_always_stays_and_thinning_twice_is_thinning_once(hours: list[int]) -> None:
    moments = [NOW + timedelta(hours=hour) for hour in hours]
    once = kept(moments)
    assert once[0] == max(moments)
    assert kept(once) == once


def test_thinning_happens_after_a_backup(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    keep(database, "+79161234567")
    for day in range(20):
        Backups(database, lambda d=day: NOW + timedelta(days=d)).make()  # type: ignore[misc]
    assert 14 <= len(backup_files(tmp_path)) <= 17
    database.close()


# Restoring ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"damaged" * 999, b"", None])
def test_restore_brings_the_backup_and_keeps_the_damaged_file(
    tmp_path: Path, damage: bytes | None
) -> None:
    backup = backed_up(tmp_path)
    if damage is None:
        (tmp_path / FILE).unlink()
    else:
        (tmp_path / FILE).write_bytes(damage)
    with pytest.raises(DatabaseDamagedError):
        Database.open(tmp_path)
    aside = restore(tmp_path, backup, NOW)
    assert aside.name == "data.damaged-20261121-143200.db"
    assert (aside.read_bytes() if aside.exists() else None) == damage
    assert count(tmp_path) == 2
    assert [path.name for path in (tmp_path / "tmp").iterdir()] == []
    assert [b.lines for b in good_backups(tmp_path)] == [2]


def test_restore_of_an_outside_file_leaves_it_alone(tmp_path: Path) -> None:
    outside = tmp_path / "copy of my data.db"
    backed_up(tmp_path / "desk").rename(outside)
    before = outside.read_bytes()
    restore(tmp_path / "desk", outside, NOW)
    assert count(tmp_path / "desk") == 2
    assert outside.read_bytes() == before
    restore(tmp_path / "desk", outside, NOW + timedelta(seconds=1))


def test_where_a_file_cannot_have_two_names_it_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_names: object) -> None:
        raise OSError("Operation not permitted")  # as FAT and exFAT answer

    backup = backed_up(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    monkeypatch.setattr("os.link", no_links)
    assert restore(tmp_path, backup, NOW).read_bytes() == before
    assert count(tmp_path) == 2


@pytest.mark.parametrize("kind", ["damaged", "newer", "missing", "nothing"])
def test_what_is_no_good_backup_is_not_offered_and_not_restored(tmp_path: Path, kind: str) -> None:
    backup = backed_up(tmp_path)
    if kind == "damaged":
        backup.write_bytes(backup.read_bytes()[:5000])
    elif kind == "newer":
        with apsw.Connection(str(backup)) as newer:
            newer.execute("PRAGMA user_version = 99")
        newer.close()
    elif kind == "missing":
        backup.unlink()
    else:
        backup.write_bytes(b"")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert good_backups(tmp_path) == []
    wanted = DatabaseNewerError if kind == "newer" else DatabaseDamagedError
    with pytest.raises(wanted):
        restore(tmp_path, backup, NOW)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_restore_waits_for_no_program_that_has_the_folder_open(tmp_path: Path) -> None:
    backup = backed_up(tmp_path)
    database = Database.open(tmp_path)
    with pytest.raises(AlreadyOpenError):
        restore(tmp_path, backup, NOW)
    assert LineRepository(database).count() == 3
    database.close()


def test_restore_on_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    backup = backed_up(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    with files_at_most(8192), pytest.raises(NotSavedError) as caught:
        restore(tmp_path, backup, NOW)
    assert caught.value.disk_full
    assert (tmp_path / FILE).read_bytes() == before
    assert count(tmp_path) == 3
