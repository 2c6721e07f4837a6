"""Makes bags that are wrong in one way each; sums are made right again where they are not it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Spoil = Callable[[Path], None]
Document = dict[str, Any]


def spoiled(bag: Path, spoil: Spoil) -> Path:
    """Return a bag once it was spoiled."""
    spoil(bag)
    return bag


def seal(bag: Path) -> None:
    """Make manifests and sizes true of what is there now."""
    data = sorted(p for p in (bag / "data").rglob("*") if p.is_file())
    lines = [f"{_digest(p)}  {p.relative_to(bag).as_posix()}\n" for p in data]
    (bag / "manifest-sha256.txt").write_text("".join(lines))
    size = sum(p.stat().st_size for p in data)
    info = (bag / "bag-info.txt").read_text().splitlines()[:2]
    (bag / "bag-info.txt").write_text("\n".join([*info, f"Payload-Oxum: {size}.{len(data)}\n"]))
    seal_tags(bag)


def seal_tags(bag: Path) -> None:
    """Make the manifest of the manifests true."""
    tags = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    lines = [f"{_digest(bag / name)}  {name}\n" for name in tags]
    (bag / "tagmanifest-sha256.txt").write_text("".join(lines))


def _digest(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()


def records(change: Callable[[Document], object]) -> Spoil:
    """Return what changes the records and seals the bag again."""

    def spoil(bag: Path) -> None:
        place = bag / "data/payments.json"
        document = json.loads(place.read_bytes())
        change(document)
        place.write_text(json.dumps(document))
        seal(bag)

    return spoil


def text(change: Callable[[str], str]) -> Spoil:
    """Return what changes the records as text, where it is no JSON afterwards."""

    def spoil(bag: Path) -> None:
        place = bag / "data/payments.json"
        old = place.read_text()
        place.write_text(change(old))
        assert place.read_text() != old
        seal(bag)

    return spoil


def zipped(bag: Path, *, inside: str = "") -> Path:
    """Return a zip file of a bag, its files below `inside`."""
    packed = bag.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in sorted(bag.rglob("*")):
            archive.write(place, f"{inside}{place.relative_to(bag).as_posix()}")
    return packed
