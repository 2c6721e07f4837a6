"""Makes data folders with many invented numbers for the measurements; not a test."""

from __future__ import annotations

from pathlib import Path

from tests.bench.search_keystroke import fill_many
from tests.samples import fill, make_desk


def make_folder(folder: Path, count: int) -> Path:
    """Return `folder` with `count` numbers, each with its events; 8 are the sample numbers."""
    desk = make_desk(folder)
    fill(desk)
    fill_many(desk, count - 8)
    desk.index.open()
    for _slice in desk.index.build():
        pass
    desk.close()
    return folder
