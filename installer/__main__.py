"""`python3 dev.py package`: makes every package that this system can make, into `dist`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from installer.freeze import ROOT, freeze
from installer.linux import deb

OUT = ROOT / "dist"


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
        frozen = freeze(ROOT / "build" / "package")
        for made in _packages(frozen, options):
            print(made, flush=True)
        if options.verify:
            from installer.linux import verify  # noqa: PLC0415 - only where Debian is

            verify.everything(OUT, frozen)
    except subprocess.CalledProcessError as error:
        print(f"dev.py: {error.cmd[0]} failed; {OUT} may hold older packages.", file=sys.stderr)
        print((error.stderr or "")[-2000:], file=sys.stderr)
        return 1
    return 0


def _packages(frozen: Path, options: argparse.Namespace) -> Iterator[Path]:
    if sys.platform == "linux":
        from installer.linux import run_file  # noqa: PLC0415 - as above

        yield deb.build(frozen, OUT, home=options.home, maintainer=options.maintainer)
        yield run_file.build(frozen, OUT, home=options.home)


if __name__ == "__main__":
    sys.exit(main())
