"""`python -m tests.bench`: every figure as a ratio against a reference in the same run.

Writes `docs/benchmarks.md` with `--write`. Needs a display, or Xvfb to start one of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from installer.freeze import FROZEN
from tests.bench import export_bag, receipt_search, search_keystroke, storage_tick
from tests.bench.folders import make_folder
from tests.bench.packaged import with_script

ROOT = Path(__file__).parents[2]
COUNTS = (8, 1_000, 10_000)
CHECKOUT = (sys.executable, "-m", "tests.bench.first_paint")
BARE = "bare"


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give an environment with a display, one of our own if there is none."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONHASHSEED="0")
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # an installed program has its modules compiled
    if environment.get("DISPLAY"):
        yield environment
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        print("bench: no display and no Xvfb, so the offscreen platform is measured", flush=True)
        yield dict(environment, QT_QPA_PLATFORM="offscreen")
        return
    server = subprocess.Popen(
        [xvfb, ":98", "-screen", "0", "1400x1000x24", "-noreset"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not Path("/tmp/.X11-unix/X98").exists():
            time.sleep(0.05)
        yield dict(environment, DISPLAY=":98", QT_QPA_PLATFORM="xcb")
    finally:
        server.terminate()
        server.wait()


class Start(NamedTuple):
    """A start to measure: what a row calls it, the program, and what it is asked to show."""

    name: str
    program: tuple[str, ...]
    what: str


def starts(folders: dict[int, Path], packaged: Path | None) -> list[Start]:
    """Return what is measured, the window that all else is compared with first."""
    found = [Start("bare PySide6 window", CHECKOUT, BARE)]
    found += [Start(f"SimDesk, {n:,} numbers", CHECKOUT, str(f)) for n, f in folders.items()]
    if packaged is not None:
        program = (str(packaged),)
        found.append(Start("packaged: bare window", program, BARE))
        found += [
            Start(f"packaged: SimDesk, {n:,} numbers", program, str(f)) for n, f in folders.items()
        ]
    return found


def first_paint(start: Start, environment: dict[str, str]) -> tuple[float, float]:
    """Return milliseconds from before the process to its first paint, and its PSS in MiB."""
    begun = time.monotonic_ns()
    run = subprocess.run(
        [*start.program, start.what],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    report = json.loads(run.stdout)
    return (report["at"] - begun) / 1e6, report["pss"] / 1024


def instructions(start: Start, environment: dict[str, str], folder: Path) -> int:
    """Return the instructions up to the first paint, counted by callgrind.

    A program that begins anew under its own name, as a packaged one does, is counted from there.
    """
    out = folder / "callgrind"
    subprocess.run(
        [
            "valgrind",
            "--tool=callgrind",
            "--trace-children=yes",
            f"--callgrind-out-file={out}.%p",
            *start.program,
            start.what,
        ],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=600,
    )
    counts = []
    for counted in folder.glob("callgrind.*"):
        rows = counted.read_text(errors="replace").splitlines()
        counts.append(next(int(row.split()[1]) for row in rows if row.startswith("totals:")))
        counted.unlink()
    return max(counts)  # the others are helpers of the desktop


def start_rows(measured: list[Start], pairs: int, environment: dict[str, str]) -> list[str]:
    """Measure start and memory, interleaved with a bare window."""
    samples: dict[Start, list[tuple[float, float]]] = {start: [] for start in measured}
    for start in measured:
        first_paint(start, environment)
    for _pair in range(pairs):
        for start in measured:
            samples[start].append(first_paint(start, environment))
    bare = [ms for ms, _pss in samples[measured[0]]]
    rows = []
    for start in measured:
        times = [ms for ms, _pss in samples[start]]
        ratio = statistics.median(a / b for a, b in zip(times, bare, strict=True))
        pss = statistics.median(pss for _ms, pss in samples[start])
        rows.append(
            f"| {start.name} | {statistics.median(times):.0f} ms | {ratio:.2f} | {pss:.0f} MiB |"
        )
    return rows


def instruction_rows(measured: list[Start], environment: dict[str, str], base: Path) -> list[str]:
    """Count the instructions of each start, the same on every machine."""
    counts = [instructions(start, environment, base) for start in measured]
    return [
        f"| {start.name} | {count / 1e6:.0f} | {count / counts[0]:.2f} |"
        for start, count in zip(measured, counts, strict=True)
    ]


def main() -> None:
    """Measure and print; with --write keep the tables in docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--no-callgrind", action="store_true")
    parser.add_argument("--start", action="store_true", help="measure nothing but the start")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.start and options.write:
        parser.error("--write goes with everything")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # for what is measured in this process
    about = (
        f"`python3 dev.py bench`: medians of {options.pairs} interleaved runs, ratios against a "
        "bare PySide6 window in the same run. Absolute times belong to one shared machine."
    )
    lines = ["# Benchmarks", "", about]
    temporary = tempfile.TemporaryDirectory(prefix="simdesk-bench-")
    with temporary as name, display() as environment:
        base = Path(name)
        folders = {count: make_folder(base / str(count), count) for count in COUNTS}
        packaged = None
        if (FROZEN / "simdesk").exists():
            script = ROOT / "tests" / "bench" / "first_paint.py"
            packaged = with_script(FROZEN / "simdesk", script, base / "packaged")
        measured = starts(folders, packaged)
        lines += [
            "",
            "## Start to first paint, and memory after it",
            "",
            "| | time | ratio | PSS |",
            "|---|---|---|---|",
            *start_rows(measured, options.pairs, environment),
        ]
        if shutil.which("valgrind") and not options.no_callgrind:
            counted = [start for start in measured if "1,000 " not in start.name]
            lines += ["", "## Instructions to the first paint (callgrind)", ""]
            lines += ["| | millions | ratio |", "|---|---|---|"]
            lines += instruction_rows(counted, environment, base)
        if not options.start:
            lines += ["", "## Search among 10,000 numbers: key to painted result", ""]
            lines += _table(search_keystroke.measure(10_000))
            lines += ["", "## Search among 2,000 receipts: key to painted result", ""]
            lines += _table(receipt_search.measure(2_000))
            lines += ["", "## A tick until it is durable", "", *_table(storage_tick.measure(base))]
            lines += ["", "## A bag of 2,000 receipts of 300 KiB, verified and synced", ""]
            lines += _table(export_bag.measure(base))
    text = "\n".join(lines) + "\n"
    print(text)
    if options.write:
        (ROOT / "docs" / "benchmarks.md").write_text(text, "utf-8")


def _table(figures: dict[str, float]) -> list[str]:
    return ["| | |", "|---|---|", *(f"| {name} | {value:.2f} |" for name, value in figures.items())]


if __name__ == "__main__":
    main()
