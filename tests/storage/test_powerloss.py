"""A sample of power cuts, failing disks and kills; and every seeded mistake is found.

`python -m tests.storage.powerloss --all` tries everything.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from unittest.mock import patch

import pytest

from simdesk.domain.errors import StorageError
from simdesk.storage import durable
from simdesk.storage.backup import Backups, restore
from simdesk.storage.database import FILE, Database
from tests.samples import NOW
from tests.storage.powerloss import disk, faults, kill
from tests.storage.powerloss.__main__ import DISKS, PROGRAM, UPDATE, run
from tests.storage.powerloss.bugs import CUTS, FAULTS, Bug
from tests.storage.powerloss.recorder import Recorder, recording
from tests.storage.powerloss.simulate import simulate, workplace
from tests.storage.powerloss.world import World, content

SAMPLE = 250
WORLDS = pytest.mark.parametrize("world", [PROGRAM, UPDATE], ids=["acts", "update"])


@WORLDS
@pytest.mark.parametrize("kind", DISKS)
def test_a_power_cut_at_any_moment_loses_nothing_that_was_saved(world: Bug, kind: str) -> None:
    report = run(world, lambda w: simulate(w, in_order=DISKS[kind], most=SAMPLE))
    assert report.wrong == []
    assert report.states == SAMPLE


@WORLDS
@pytest.mark.parametrize("lasting", [False, True])
def test_a_failing_disk_is_reported_and_changes_nothing(world: Bug, lasting: bool) -> None:
    report = run(world, lambda w: faults.sweep(w, lasting=lasting, most=SAMPLE // 2))
    assert report.wrong == []
    assert report.states == SAMPLE // 2


def test_a_kill_at_any_change_loses_nothing_and_frees_the_lock() -> None:
    report = kill.sweep(12)
    assert report.wrong == []
    assert report.states == 12


@pytest.mark.parametrize("name", CUTS)
def test_the_power_cuts_find_every_seeded_mistake(name: str) -> None:
    report = run(CUTS[name], lambda w: simulate(w, in_order=False, most=5000, stop_at=1))
    assert report.wrong, f"{report.states} states tried"


@pytest.mark.parametrize("name", FAULTS)
def test_the_failing_disk_finds_every_seeded_mistake(name: str) -> None:
    report = run(FAULTS[name], lambda w: faults.sweep(w, lasting=False, most=5000, stop_at=1))
    assert report.wrong, f"{report.states} runs tried"


def _leave_the_journal(path: Path, **_more: object) -> None:
    if not path.name.endswith("-journal"):
        with suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108 - `Path.unlink` is what this stands in for


@pytest.mark.parametrize(
    ("seeded", "right"),
    [
        (nullcontext, True),
        (lambda: patch.object(Path, "unlink", _leave_the_journal), False),
    ],
    ids=["as it is", "seeded: the journal stays"],
)
def test_restore_over_a_file_whose_last_change_broke_off(
    seeded: Callable[[], AbstractContextManager[object]], right: bool
) -> None:
    """SQLite plays a journal that it finds into whatever bears the name of the data file."""
    with workplace() as place:
        folder = place / "desk"
        world, recorder = World(folder), Recorder(folder)
        with recording(recorder):
            world.open()
            world.add()
            saved = Backups(world.db, lambda: NOW).make()
            wanted = world.content()
            world.grow()
            begun = len(recorder.ops)
            world.delete()
            world.close()
        # The last moment before the journal is cut: it holds the pages as they were before.
        cut = max(
            (c for c in disk.cuts(recorder.ops, in_order=False) if c.at > begun),
            key=lambda c: (recorder.ops[c.at - 1].path == FILE, c.at),
        )
        shutil.rmtree(folder)
        everything = dict.fromkeys(cut.pending)
        disk.lay(folder, *disk.build(recorder.ops, cut, everything))
        assert (folder / f"{FILE}-journal").stat().st_size > 0
        with seeded():
            aside = restore(folder, folder / "backups" / saved.path.name, NOW)
        assert aside.with_name(f"{aside.name}-journal").exists()
        try:
            database = Database.open(folder)
            found = content(database.connection, folder)
            database.close()
        except StorageError as error:
            found = (error,)
        assert (found == wanted) is right


def test_a_torn_write_and_a_lost_flush_are_states_that_are_tried() -> None:
    """The simulator itself: what it may drop, and what not."""
    with workplace() as place:
        recorder = Recorder(place)
        with recording(recorder):
            (place / "folder").mkdir()
            durable.write_whole(place / "folder" / "file", b"a" * 2000)
    found: dict[str, set[bytes | None]] = {"file.partial": set(), "file": set()}
    for seed in range(20):
        for cut in disk.cuts(recorder.ops, in_order=False):
            chance = random.Random(seed)
            for choice in disk.choices(recorder.ops, cut, chance, 20, in_order=False):
                _folders, files = disk.build(recorder.ops, cut, choice)
                for name, states in found.items():
                    states.add(files.get(f"folder/{name}"))
    whole = b"a" * 2000
    assert {None, b"", whole, whole[:512], whole[:1024]} <= found["file.partial"]
    assert found["file"] == {None, whole}
