"""Writes `SHA256SUMS` beside the packages: the hash of each, for whoever downloads one.

`python -m installer.checksums [DIST]`
"""

from __future__ import annotations

import sys
from pathlib import Path

from installer.listing import line

NAME = "SHA256SUMS"


def write_checksums(dist: Path) -> Path:
    """List every file that lies directly in `dist`, sorted; names stand without their folder.

    Raises:
        FileNotFoundError: there is no file to list.
    """
    files = sorted(path for path in dist.iterdir() if path.is_file() and path.name != NAME)
    if not files:
        raise FileNotFoundError(f"no package in {dist}")
    sums = dist / NAME
    sums.write_text("".join(line(path, path.name) for path in files), "utf-8", newline="\n")
    return sums


if __name__ == "__main__":
    print(write_checksums(Path(*sys.argv[1:2] or ["dist"])))
