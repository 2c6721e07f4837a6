"""Plays acts on a disk that fails at one change, or from one on: each act is saved or refused."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import apsw

from simdesk.domain.errors import StorageError
from tests.storage.powerloss.check import violations
from tests.storage.powerloss.recorder import Recorder, recording
from tests.storage.powerloss.simulate import Report, workplace
from tests.storage.powerloss.world import Content, World


def reference(world_of: type[World], folder: Path) -> tuple[int, list[Content]]:
    """Play without faults; return how many points to fail at there are, and the contents."""
    world, recorder = world_of(folder), Recorder(folder)
    contents: list[Content] = []
    with recording(recorder):
        for act in world.acts():
            act()
            contents.append(world.content())
        world.close()
    return recorder.asked, [contents[0], *contents]


def sweep(world_of: type[World], *, lasting: bool, most: int, stop_at: int = 0) -> Report:
    """Fail at `most` points, chosen at random; `lasting`: the disk does not recover in the run."""
    report = Report()
    with workplace() as place:
        points, contents = reference(world_of, place / "reference")
        chosen = random.Random(0).sample(range(1, points + 1), min(most, points))
        for point in chosen:
            folder = place / "run"
            wrong = _run(world_of, folder, point, contents, lasting=lasting)
            report.wrong += [f"failing at {point} of {points}: {w}" for w in wrong]
            report.states += 1
            shutil.rmtree(folder, ignore_errors=True)
            if stop_at and len(report.wrong) >= stop_at:
                break
    return report


def _run(
    world_of: type[World], folder: Path, point: int, contents: Sequence[Content], *, lasting: bool
) -> list[str]:
    world = world_of(folder)
    recorder = Recorder(folder, lambda n: n >= point if lasting else n == point)
    done = 0
    wrong: list[str] = []
    refused = False
    with recording(recorder):
        try:
            for act in world.acts():
                act()
                done += 1
                if world.content() != contents[done]:
                    wrong.append(f"act {done} was said to be saved and is not")
                    break
        except StorageError:
            refused = True
        except Exception as error:
            wrong.append(f"act {done + 1}: nobody is told of {type(error).__name__} {error}")
        recorder.fails = lambda _number: False
        # Where only the last flush fails, the change is in place, but nobody can promise that it
        # stays: it is refused all the same, and either content is right.
        last = recorder.ops[-1].kind if recorder.ops else ""
        in_doubt = refused and last in ("truncate", "rename")
        allowed = contents[done : done + 2] if in_doubt else contents[done : done + 1]
        if refused and world.database is not None and world.content() not in allowed:
            wrong.append(f"act {done + 1} was refused and half of it is there")
    with suppress(apsw.Error):
        world.close()
    if folder.exists():
        wrong += violations(folder, allowed)
    return wrong
