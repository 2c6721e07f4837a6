"""Whether a bag is whole: every file as its own manifest says; what the files mean is not known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from simdesk.catalogue.archive import FAULTS
from simdesk.domain.errors import BagError, BagProblem
from simdesk.services.exporting.bag import DECLARATION, MANIFEST, TAG_MANIFEST
from simdesk.services.importing.source import Source, check_names, content

_CHUNK = 1024 * 1024
_MOST_OF_TAG = 16 * 1024 * 1024
_INFO = "bag-info.txt"
_TAGS = ("bagit.txt", _INFO, MANIFEST)
_LINE = re.compile(r"([0-9a-f]{64})  ([!-$&-~]+)")
_AGENT = "SimDesk "

Moved = Callable[[int, int], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Whole:
    """What a whole bag says of itself: SHA-256 by name, and the day it was made, if that is one."""

    sums: Mapping[str, str]
    made_on: date | None


def check(source: Source, moved: Moved, stopped: Stopped) -> Whole | None:
    """Check every file of a bag; None if it was stopped.

    Raises:
        BagError: it is not whole, or not a bag that SimDesk made; it names the files at fault.
    """
    tags = {name: content(source, name, _MOST_OF_TAG) for name in _TAGS if name in source.sizes}
    _check_tags(source, tags)
    if tags["bagit.txt"] != DECLARATION:
        raise BagError(BagProblem.FOREIGN)
    info = _info(tags.get(_INFO, b""))
    if info and not info.get("Bag-Software-Agent", "").startswith(_AGENT):
        raise BagError(BagProblem.FOREIGN)
    missing = [name for name in (*_TAGS, TAG_MANIFEST) if name not in source.sizes]
    if missing:
        raise BagError(BagProblem.MISSING, missing)
    sums = _sums(MANIFEST, tags[MANIFEST])
    outside = [name for name in sums if not name.startswith("data/")]
    if outside:
        raise BagError(BagProblem.UNSAFE, outside)
    if missing := sorted(sums.keys() - source.sizes.keys()):
        raise BagError(BagProblem.MISSING, missing)
    if extra := sorted(source.sizes.keys() - sums.keys() - {*_TAGS, TAG_MANIFEST}):
        raise BagError(BagProblem.EXTRA, extra)
    if not _check_sums(source, sums, moved, stopped):
        return None
    oxum = f"{sum(source.sizes[name] for name in sums)}.{len(sums)}"
    if info.get("Payload-Oxum") != oxum:
        raise BagError(BagProblem.FAULTY, [f"{_INFO}: Payload-Oxum"])
    return Whole(sums, _day(info.get("Bagging-Date", "")))


def _check_tags(source: Source, tags: Mapping[str, bytes]) -> None:
    """Compare the files about the bag with their own manifest, as far as both are there."""
    if TAG_MANIFEST not in source.sizes:
        return
    sums = _sums(TAG_MANIFEST, content(source, TAG_MANIFEST, _MOST_OF_TAG))
    if sums.keys() > set(_TAGS):
        raise BagError(BagProblem.FOREIGN)
    wrong = [n for n, tag in tags.items() if sums.get(n) != hashlib.sha256(tag).hexdigest()]
    if wrong:
        raise BagError(BagProblem.ALTERED, wrong)


def _check_sums(source: Source, sums: Mapping[str, str], moved: Moved, stopped: Stopped) -> bool:
    """Read every listed file; False if stopped."""
    altered = []
    for done, (name, wanted) in enumerate(sums.items()):
        if stopped():
            return False
        moved(done, len(sums))
        if _digest(source, name) != wanted:
            altered.append(name)
    if altered:
        raise BagError(BagProblem.ALTERED, altered)
    moved(len(sums), len(sums))
    return True


def _digest(source: Source, name: str) -> str:
    """Return the SHA-256 of a file, or nothing of one that cannot be read to its end."""
    digest = hashlib.sha256()
    try:
        with source.open(name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except FAULTS:
        return ""
    return digest.hexdigest()


def _sums(manifest: str, data: bytes) -> dict[str, str]:
    """Return what a manifest lists, each name once.

    Raises:
        BagError: a line is not as SimDesk writes it, or a name is a trick.
    """
    found = [_LINE.fullmatch(line) for line in data.decode("ascii", "replace").splitlines()]
    lines = [match for match in found if match is not None]
    if len(lines) < len(found) or not lines:
        raise BagError(BagProblem.ALTERED, [manifest])
    check_names(match[2] for match in lines)
    return {match[2]: match[1] for match in lines}


def _info(data: bytes) -> dict[str, str]:
    pairs = (line.split(": ", 1) for line in data.decode("utf-8", "replace").splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
