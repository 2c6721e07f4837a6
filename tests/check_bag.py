#!/usr/bin/env python3
"""Checks a BagIt 1.0 bag from outside, by RFC 8493: standard library only, no line of SimDesk.

    check_bag.py BAG

Exit status 0, or 1 with one line a problem. What an independent `bagit.py --validate` accepts is
wider; this also asks for plain ASCII names and for the records to name exactly the files.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

NAME = re.compile(r"data/[a-z0-9][a-zA-Z0-9._/-]*", re.ASCII)
LONGEST_NAME = 60


def digest(place: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    return hashlib.sha256(place.read_bytes()).hexdigest()


def manifest(place: Path) -> dict[str, str]:
    """Return the sums of a manifest by name."""
    lines = place.read_text("ascii").splitlines()
    return {name: value for value, name in (line.split("  ", 1) for line in lines)}


def problems(bag: Path) -> Iterator[str]:
    """Yield what is wrong with a bag."""
    if (bag / "bagit.txt").read_bytes() != (
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    ):
        yield "bagit.txt does not declare a bag"
    sums = manifest(bag / "manifest-sha256.txt")
    tags = manifest(bag / "tagmanifest-sha256.txt")
    there = {p.relative_to(bag).as_posix() for p in bag.rglob("*") if p.is_file()}
    payload = {name for name in there if name.startswith("data/")}
    yield from (f"{name}: missing" for name in sorted((set(sums) | set(tags)) - there))
    yield from (f"{name}: not listed" for name in sorted(payload - set(sums)))
    unlisted = there - payload - set(tags) - {"tagmanifest-sha256.txt"}
    yield from (f"{name}: a tag that is not listed" for name in sorted(unlisted))
    for name, value in {**sums, **tags}.items():
        if name in there and digest(bag / name) != value:
            yield f"{name}: not the bytes that are listed"
    for name in sums:
        if not NAME.fullmatch(name) or ".." in name or len(Path(name).name) > LONGEST_NAME:
            yield f"{name}: not a plain name"
    info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    size = sum((bag / name).stat().st_size for name in payload)
    if info.get("Payload-Oxum") != f"{size}.{len(payload)}":
        yield "bag-info.txt: the payload is not of that size"
    records = json.loads((bag / "data/payments.json").read_bytes())["receipts"]
    named = {f"data/{record['file']}": record["sha256"] for record in records}
    if named != {name: sums[name] for name in sums if name.startswith("data/originals/")}:
        yield "payments.json: does not name the originals"


def main() -> int:
    """Check the bag that is named; print one line a problem."""
    found = list(problems(Path(sys.argv[1])))
    print("\n".join(found) or "the bag is whole")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
