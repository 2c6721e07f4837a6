"""Plays acts on a recorded folder and tries the states that power cuts in them may leave."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.storage.powerloss import disk
from tests.storage.powerloss.check import violations
from tests.storage.powerloss.recorder import Op, Recorder, recording
from tests.storage.powerloss.world import Content, World


@dataclass
class Report:
    """How many different states or runs were tried, and what was wrong in which."""

    states: int = 0
    wrong: list[str] = field(default_factory=list)


@contextmanager
def workplace() -> Iterator[Path]:
    """Return an empty folder, in memory where there is one, because the real disk is slow."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def play(world_of: type[World], folder: Path) -> tuple[list[Op], list[Content]]:
    """Let the acts happen; return the record, and the content before the first and after each."""
    world = world_of(folder)
    recorder = Recorder(folder)
    contents: list[Content] = []
    world.tell = recorder.ack
    with recording(recorder):
        for act in world.acts():
            told = recorder.acks
            act()
            if recorder.acks == told:
                recorder.ack()
            contents.append(world.content())
        world.close()
    recorder.catch_up()
    _see_that_nothing_escaped(recorder, folder)
    return recorder.ops, [contents[0], *contents]


def _see_that_nothing_escaped(recorder: Recorder, folder: Path) -> None:
    """Fail if the record, played to its end, is not what is really in the folder."""
    end = disk.Cut(len(recorder.ops), 0, frozenset(range(len(recorder.ops))), ())
    folders, files = disk.build(recorder.ops, end, {})
    real = {recorder.relative(path): path for path in folder.rglob("*")}
    assert {name for name, path in real.items() if name and path.is_dir()} | {""} == folders
    assert files == {
        name: path.read_bytes() for name, path in real.items() if name and path.is_file()
    }


def simulate(
    world_of: type[World],
    *,
    in_order: bool,
    most: int,
    more: int = 6,
    seed: int = 0,
    stop_at: int = 0,
) -> Report:
    """Try at most `most` states of all cuts in the acts of a world, chosen at random by `seed`.

    `stop_at`: so many violations are enough, 0 for all.
    """
    chance = random.Random(seed)
    report = Report()
    with workplace() as place:
        ops, contents = play(world_of, place / "real")
        shutil.rmtree(place / "real")
        seen: set[int] = set()
        for cut, choice in _states(ops, chance, more, in_order=in_order):
            folders, files = disk.build(ops, cut, choice)
            print_ = hash((cut.acks, frozenset(folders), frozenset(files.items())))
            if print_ in seen:
                continue
            seen.add(print_)
            target = place / "state"
            disk.lay(target, folders, files)
            allowed = contents[cut.acks : cut.acks + 2]
            wrong = violations(target, allowed)
            report.wrong += [f"cut after {cut.at} ({ops[cut.at - 1].kind}): {w}" for w in wrong]
            shutil.rmtree(target)
            report.states += 1
            if report.states >= most or (stop_at and len(report.wrong) >= stop_at):
                break
    return report


def _states(
    ops: Sequence[Op], chance: random.Random, more: int, *, in_order: bool
) -> Iterator[tuple[disk.Cut, disk.Choice]]:
    cuts = list(disk.cuts(ops, in_order=in_order))
    chance.shuffle(cuts)
    for cut in cuts:
        for choice in disk.choices(ops, cut, chance, more, in_order=in_order):
            yield cut, choice
