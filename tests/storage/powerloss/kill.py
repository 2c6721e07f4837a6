"""Plays acts in a child process that is killed at one change, and looks at what it leaves.

`python -m tests.storage.powerloss.kill FOLDER N` is the child: it kills itself at change N.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from tests.storage.powerloss.check import violations
from tests.storage.powerloss.faults import reference
from tests.storage.powerloss.recorder import Recorder, recording
from tests.storage.powerloss.simulate import Report, workplace
from tests.storage.powerloss.world import World

ROOT = Path(__file__).parents[3]


def sweep(most: int) -> Report:
    """Kill at `most` of the changes, chosen at random."""
    report = Report()
    with workplace() as place:
        points, contents = reference(World, place / "reference")
        for point in random.Random(0).sample(range(1, points + 1), min(most, points)):
            folder = place / f"killed-at-{point}"
            child = subprocess.run(
                [sys.executable, "-m", __name__, str(folder), str(point)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
            if child.returncode != -signal.SIGKILL:
                report.wrong.append(f"not killed at {point}: {child.stderr[-500:]}")
                continue
            acks = child.stdout.count("saved\n")
            wrong = violations(folder, contents[acks : acks + 2]) if folder.exists() else []
            report.wrong += [f"killed at {point}: {w}" for w in wrong]
            report.states += 1
    return report


def _child(folder: Path, point: int) -> None:
    def kill(number: int) -> bool:
        if number == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return False

    world = World(folder)
    with recording(Recorder(folder, kill)):
        for act in world.acts():
            act()
            print("saved", flush=True)
        world.close()


if __name__ == "__main__":
    _child(Path(sys.argv[1]), int(sys.argv[2]))
