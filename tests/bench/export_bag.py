"""Measures a bag of 2,000 receipts, verified and synced, against `cp -r` and `sha256sum`."""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.services.exporting import bag
from simdesk.services.exporting.choices import AS_KEPT, USUAL
from simdesk.services.exporting.plan import Entry, Plan
from simdesk.ui.export.summary_pdf import summary_pdf
from simdesk.ui.theme.theme import Theme
from tests.samples import NOW

_FILES = 2_000
_BYTES = 300 * 1024
_TURNS = 5
_PHONE = b"Exif\0\0II*\0" + bytes(200) + b"Redmi Note 9"


def measure(base: Path) -> dict[str, float]:
    """Return seconds of bags and of the reference in each turn; the ratios are medians of turns.

    Every bag has its workbook, page, table and records. `as_kept` has no paper, which takes as long
    however large the files are; `with_paper` has; `without_metadata` has, of changed copies.
    """
    if QApplication.instance() is None:
        Theme(QApplication([]))
    kept = base / "kept"
    kept.mkdir()
    line = Line("line", "+79161234567", NOW, label="Main", operator_id="mts")
    out = Plan(tuple(_entry(number, kept, line) for number in range(_FILES)))
    ways = {
        "as_kept": (AS_KEPT, None),
        "with_paper": (AS_KEPT, summary_pdf),
        "without_metadata": (USUAL, summary_pdf),
    }
    times: dict[str, list[float]] = {name: [] for name in (*ways, "cp_and_sha256sum")}
    for turn in range(_TURNS):
        for name, (choices, paper) in ways.items():
            target = base / f"{name}{turn}"
            plan = replace(out, choices=choices)
            times[name].append(_timed(partial(bag.write, plan, target, made_at=NOW, paper=paper)))
            shutil.rmtree(target)
        target = base / f"cp{turn}"
        times["cp_and_sha256sum"].append(_timed(partial(_reference, kept, target)))
        shutil.rmtree(target)
    floor = times["cp_and_sha256sum"]
    return {f"{name}_s": statistics.median(taken) for name, taken in times.items()} | {
        f"ratio_{name}": statistics.median(a / b for a, b in zip(times[name], floor, strict=True))
        for name in ways
    }


def _entry(number: int, kept: Path, line: Line) -> Entry:
    """Keep a file that is a JPEG as far as its parts go, with what a phone says of itself."""
    pixels = os.urandom(_BYTES).replace(b"\xff", b"\0")
    head = b"\xff\xd8\xff\xe1" + (len(_PHONE) + 2).to_bytes(2, "big") + _PHONE
    content = head + b"\xff\xda\0\x02" + pixels + b"\xff\xd9"
    sha256 = hashlib.sha256(content).hexdigest()
    (kept / sha256).write_bytes(content)
    receipt = Receipt(
        f"{number:032x}",
        sha256,
        "slip.jpg",
        MediaType.JPEG,
        len(content),
        NOW,
        line_id=line.id,
        on=NOW.date(),
        amount=Money(650_00),
        fn="9960440302187731",
        fd=str(number),
        fpd="3190446027",
    )
    return Entry(receipt, line, "MTS", "Payment terminal", kept / sha256, "")


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _reference(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-r", str(source), str(target)], check=True)
    names = sorted(place.name for place in target.iterdir())
    subprocess.run(["sha256sum", *names], cwd=target, check=True, stdout=subprocess.DEVNULL)
