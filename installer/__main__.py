"""`python3 dev.py package`: makes every package that this system can make, into `dist`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from installer import NotMadeError, checksums, listing, sbom
from installer.freeze import FROZEN, OUT, freeze
from installer.linux import deb, run_file
from installer.mac import dmg
from installer.windows import setup


def main() -> int:
    """Make the packages and print their paths; return the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py package", description=__doc__)
    parser.add_argument("--home", default="", metavar="ADDRESS", help="the project's own page")
    parser.add_argument("--maintainer", default=deb.NOBODY, help="'Name <address>' for the .deb")
    parser.add_argument(
        "--verify", action="store_true", help="then install, use, upgrade and remove them (root)"
    )
    options = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    try:
        frozen = freeze(FROZEN.parent)
        for made in chain(_packages(frozen, options), _papers(frozen)):
            print(made, flush=True)
        if options.verify:
            return _verify()
    except NotMadeError as refused:
        print(f"dev.py: {refused}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"dev.py: {error.cmd[0]} failed; {OUT} may hold older packages.", file=sys.stderr)
        print((error.stderr or "")[-2000:], file=sys.stderr)
        return 1
    return 0


def _verify() -> int:
    if sys.platform != "linux" or os.geteuid() != 0:
        print("dev.py: only root on Debian can try the packages; they are made.", file=sys.stderr)
        return 1
    here = ("unshare", "--mount", sys.executable, "-m", "installer.linux.verify")
    return subprocess.call(here)


def _packages(frozen: Path, options: argparse.Namespace) -> Iterator[Path]:
    if sys.platform == "linux":
        yield deb.build(frozen, OUT, home=options.home, maintainer=options.maintainer)
        yield run_file.build(frozen, OUT, home=options.home)
    elif sys.platform == "win32":
        yield setup.make_setup(frozen, OUT)
    elif sys.platform == "darwin":
        yield dmg.package(frozen.with_name("SimDesk.app"), OUT)


def _papers(frozen: Path) -> Iterator[Path]:
    """Describe what was packaged: its parts, its files, and the packages themselves."""
    program = frozen.with_name("SimDesk.app") if sys.platform == "darwin" else frozen
    yield sbom.write_sbom(program, OUT)
    yield listing.write_listing(program, frozen.with_name("FILES.txt"))
    yield checksums.write_checksums(OUT)


if __name__ == "__main__":
    sys.exit(main())
