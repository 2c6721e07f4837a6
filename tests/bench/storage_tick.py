"""Measures a tick until it is durable, against a raw 4 KiB append with fsync; not a test."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path

from tests.samples import fill, make_desk

_TIMES = 300


def measure(base: Path) -> dict[str, float]:
    """Return medians in milliseconds, interleaved, and their ratio."""
    desk = make_desk(base / "ticks")
    line = fill(desk)[0]
    run = desk.runs.start(line.id, desk.catalogue.routes[0].id)
    raw, ticks = [], []
    with (base / "raw").open("ab", buffering=0) as file:
        for i in range(_TIMES):
            begun = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            raw.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            desk.runs.tick(run, "step/item", on=i % 2 == 0)
            ticks.append(time.perf_counter() - begun)
    desk.close()
    own, floor = statistics.median(ticks) * 1000, statistics.median(raw) * 1000
    return {"tick_ms": own, "append_fsync_ms": floor, "ratio": own / floor}
