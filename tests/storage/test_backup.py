"""Backups that were read back, and the way from a damaged file to one of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from simdesk.domain.errors import DatabaseDamagedError
from simdesk.storage.backup import Backups, backup_files, good_backups, restore
from simdesk.storage.database import FILE, Database
from simdesk.storage.lines import LineRepository
from tests.samples import NOW, line
from tests.storage.things import with_id


def keep(database: Database, *numbers: str) -> None:
    with database.transaction():
        for number in numbers:
            LineRepository(database).add(with_id(line(number)))


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
    assert len(backup_files(tmp_path)) == 1
    now[0] = NOW + timedelta(days=1)
    backups.daily()
    assert [(b.lines, b.receipts) for b in good_backups(tmp_path)] == [(1, 0), (1, 0)]
    database.close()


def test_restore_brings_the_backup_and_keeps_the_damaged_file(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    keep(database, "+79161234567", "+79161234568")
    backup = Backups(database, lambda: NOW).make()
    keep(database, "+79161234569")
    database.close()
    (tmp_path / FILE).write_bytes(b"damaged" * 999)
    aside = restore(tmp_path, backup.path, NOW)
    assert aside.read_bytes() == b"damaged" * 999
    again = Database.open(tmp_path)
    assert LineRepository(again).count() == 2
    again.close()


def test_a_damaged_backup_is_not_offered_and_not_restored(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    keep(database, "+79161234567")
    backup = Backups(database, lambda: NOW).make()
    database.close()
    backup.path.write_bytes(backup.path.read_bytes()[:5000])
    before = (tmp_path / FILE).read_bytes()
    assert good_backups(tmp_path) == []
    with pytest.raises(DatabaseDamagedError):
        restore(tmp_path, backup.path, NOW)
    assert (tmp_path / FILE).read_bytes() == before


def _make_at(database: Database, moment: datetime) -> None:
    Backups(database, lambda: moment).make()


def test_thinning_keeps_days_weeks_and_months(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    keep(database, "+79161234567")
    made: list[datetime] = []
    for day in range(120, -1, -1):
        moment = NOW - timedelta(days=day)
        _make_at(database, moment)
        made.append(moment)
    database.close()
    kept = [moment for moment, _path in backup_files(tmp_path)]
    ages = [(NOW - k).days for k in kept]
    assert ages[:13] == list(range(13))
    assert 18 <= len(kept) <= 32
    assert max(ages) > 80
