"""Measures a bag of 2,000 receipts, verified and synced, against `cp -r` and `sha256sum`."""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from simdesk.domain.receipt import MediaType, Receipt
from simdesk.services.exporting import bag
from simdesk.services.exporting.plan import Entry, Plan
from tests.samples import NOW

_FILES = 2_000
_BYTES = 300 * 1024
_TURNS = 3


def measure(base: Path) -> dict[str, float]:
    """Return seconds of both, interleaved, and the median of their ratios."""
    kept = base / "kept"
    kept.mkdir()
    receipts = []
    for number in range(_FILES):
        content = os.urandom(_BYTES)
        sha256 = hashlib.sha256(content).hexdigest()
        (kept / sha256).write_bytes(content)
        receipts.append(
            Receipt(
                f"{number:032x}", sha256, "slip.jpg", MediaType.JPEG, _BYTES, NOW, on=NOW.date()
            )
        )
    entries = (Entry(r, None, "", "", kept / r.sha256, "") for r in receipts)
    out = Plan(tuple(entries))
    own, floor = [], []
    for turn in range(_TURNS):
        floor.append(_timed(partial(_reference, kept, base / f"cp{turn}")))
        own.append(_timed(partial(bag.write, out, base / f"bag{turn}", made_at=NOW)))
        shutil.rmtree(base / f"cp{turn}")
        shutil.rmtree(base / f"bag{turn}")
    ratio = statistics.median(a / b for a, b in zip(own, floor, strict=True))
    return {
        "bag_s": statistics.median(own),
        "cp_and_sha256sum_s": statistics.median(floor),
        "ratio": ratio,
    }


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _reference(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-r", str(source), str(target)], check=True)
    names = sorted(place.name for place in target.iterdir())
    subprocess.run(["sha256sum", *names], cwd=target, check=True, stdout=subprocess.DEVNULL)
