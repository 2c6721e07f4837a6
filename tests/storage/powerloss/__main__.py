"""`python -m tests.storage.powerloss [--all]`: tries cuts, faults, kills and seeded mistakes.

Without `--all` a sample. Prints one line for each; the exit status is 1 if something was wrong
with the program, or if a harness did not find a mistake that was put there.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from unittest.mock import patch

from simdesk.storage import schema
from tests.storage.powerloss import faults, kill
from tests.storage.powerloss.bugs import CUTS, FAULTS, Bug
from tests.storage.powerloss.simulate import Report, simulate
from tests.storage.powerloss.world import BOTH, Update, World

DISKS = {"journalling": True, "POSIX": False}
PROGRAM = Bug()
UPDATE = Bug(Update)


def run(bug: Bug, work: Callable[[type[World]], Report]) -> Report:
    """Do `work` with a mistake put into the program."""
    steps = BOTH if bug.world is Update else schema.STEPS
    with bug.seeded(), patch.object(schema, "STEPS", steps):
        return work(bug.world)


def main() -> int:
    """Try everything; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="everything, not a sample")
    whole: bool = parser.parse_args().all
    most, more = (10**9, 150) if whole else (500, 6)
    failed = 0

    def tell(what: str, work: Callable[[], Report], *, wanted: bool = False) -> None:
        nonlocal failed
        begun = time.monotonic()
        report = work()
        right = bool(report.wrong) is wanted
        failed += not right
        verdict = "ok" if right else "NOT FOUND" if wanted else "WRONG"
        print(
            f"{verdict:9} {what:58} {report.states:7} tried {len(report.wrong):6} wrong "
            f"{time.monotonic() - begun:6.1f} s",
            flush=True,
        )
        for line in report.wrong[:5] if not right else ():
            print(f"          {line}", flush=True)

    for name, bug in (("all acts", PROGRAM), ("update to a new schema", UPDATE)):
        for disk, in_order in DISKS.items():

            def cuts(world: type[World], *, in_order: bool = in_order) -> Report:
                return simulate(world, in_order=in_order, most=most, more=more)

            tell(f"power cut, {disk} disk: {name}", partial(run, bug, cuts))
        for lasting in (False, True):

            def failing(world: type[World], *, lasting: bool = lasting) -> Report:
                return faults.sweep(world, lasting=lasting, most=most)

            often = "from one change on" if lasting else "at one change"
            tell(f"disk fails {often}: {name}", partial(run, bug, failing))
    tell("killed at one change: all acts", lambda: kill.sweep(10**9 if whole else 20))
    for name, bug in CUTS.items():
        for disk, in_order in DISKS.items():

            def found(world: type[World], *, in_order: bool = in_order) -> Report:
                return simulate(world, in_order=in_order, most=10**9, stop_at=0 if whole else 1)

            tell(f"seeded: {name}, {disk} disk", partial(run, bug, found), wanted=True)
    for name, bug in FAULTS.items():

        def caught(world: type[World]) -> Report:
            return faults.sweep(world, lasting=False, most=10**9, stop_at=0 if whole else 1)

        tell(f"seeded: {name}, disk fails", partial(run, bug, caught), wanted=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
