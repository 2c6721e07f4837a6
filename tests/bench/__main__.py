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

from tests.bench import export_bag, receipt_search, search_keystroke, storage_tick
from tests.bench.folders import make_folder

ROOT = Path(__file__).parents[2]
COUNTS = (8, 1_000, 10_000)


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give an environment with a display, one of our own if there is none."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONHASHSEED="0")
    environment.pop("QT_QPA_PLATFORM", None)
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


def first_paint(what: str, environment: dict[str, str]) -> tuple[float, float]:
    """Return milliseconds from before the process to its first paint, and its PSS in MiB."""
    begun = time.monotonic_ns()
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_paint", what],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    report = json.loads(run.stdout)
    return (report["at"] - begun) / 1e6, report["pss"] / 1024


def instructions(what: str, environment: dict[str, str], folder: Path) -> int:
    """Return the instructions up to the first paint, counted by callgrind."""
    out = folder / "callgrind.out"
    subprocess.run(
        [
            "valgrind",
            "--tool=callgrind",
            f"--callgrind-out-file={out}",
            sys.executable,
            "-m",
            "tests.bench.first_paint",
            what,
        ],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=600,
    )
    counted = out.read_text(errors="replace").splitlines()
    return next(int(row.split()[1]) for row in counted if row.startswith("totals:"))


def start_rows(folders: dict[int, Path], pairs: int, environment: dict[str, str]) -> list[str]:
    """Measure start and memory, interleaved with a bare window."""
    samples: dict[int | str, list[tuple[float, float]]] = {"bare": [], **{n: [] for n in folders}}
    first_paint("bare", environment)
    for _pair in range(pairs):
        samples["bare"].append(first_paint("bare", environment))
        for count, folder in folders.items():
            samples[count].append(first_paint(str(folder), environment))
    bare = [ms for ms, _pss in samples["bare"]]
    own = statistics.median(pss for _ms, pss in samples["bare"])
    rows = [f"| bare PySide6 window | {statistics.median(bare):.0f} ms | 1.00 | {own:.0f} MiB |"]
    for count in folders:
        times = [ms for ms, _pss in samples[count]]
        ratio = statistics.median(a / b for a, b in zip(times, bare, strict=True))
        pss = statistics.median(pss for _ms, pss in samples[count])
        rows.append(
            f"| SimDesk, {count:,} numbers | {statistics.median(times):.0f} ms | {ratio:.2f} | "
            f"{pss:.0f} MiB |"
        )
    return rows


def main() -> None:
    """Measure and print; with --write keep the tables in docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--no-callgrind", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
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
        lines += [
            "",
            "## Start to first paint, and memory after it",
            "",
            "| | time | ratio | PSS |",
            "|---|---|---|---|",
            *start_rows(folders, options.pairs, environment),
        ]
        if shutil.which("valgrind") and not options.no_callgrind:
            bare = instructions("bare", environment, base)
            own = {n: instructions(str(folders[n]), environment, base) for n in (8, 10_000)}
            lines += ["", "## Instructions to the first paint (callgrind)", ""]
            lines += ["| | millions | ratio |", "|---|---|---|"]
            lines.append(f"| bare PySide6 window | {bare / 1e6:.0f} | 1.00 |")
            lines += [
                f"| SimDesk, {n:,} numbers | {count / 1e6:.0f} | {count / bare:.2f} |"
                for n, count in own.items()
            ]
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
