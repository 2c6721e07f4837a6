"""Photographs are the same each time, and the ladder reads them no worse than a single call."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from simdesk.domain.fiscal import parse_fiscal
from simdesk.reading.codes import LADDER, read
from simdesk.ui.start import make_application
from tests.photos import rates
from tests.photos.conditions import CONDITIONS, LEVELS, take

FIRST_READ_BY = {
    "clean": (0, "gray"),
    "photo of a screen": (4, "one threshold"),
    "near darkness": (0, "cleared"),
    "blur of 0.4 to 0.6 modules": (3, "cleared hard"),
    "modules of 1.4 to 1.8 pixels": (4, "x1.5, cleared"),
    "crumpled hard": (0, None),
}


LARGE = [name for name in CONDITIONS if name.startswith("phone")]
"""They take a second each."""


@pytest.fixture(scope="module", autouse=True)
def application() -> QGuiApplication:
    return make_application()


@pytest.mark.parametrize("condition", CONDITIONS)
def test_nothing_is_lost_and_nothing_made_up(condition: str, tmp_path: Path) -> None:
    for index in range(1 if condition in LARGE else 2):
        photo = take(condition, index)
        path = tmp_path / str(index)
        path.write_bytes(photo.content)
        image = rates.gray_of(path)
        assert rates.plain(image) <= rates.ladder(image) <= photo.payloads
        assert photo.payloads
        assert all(parse_fiscal(payload).warnings == () for payload in photo.payloads)


@pytest.mark.parametrize("condition", [name for name in CONDITIONS if name not in LARGE[1:]])
def test_the_same_photograph_is_taken_each_time(condition: str) -> None:
    assert take(condition, 2) == take(condition, 2)


@pytest.mark.parametrize("condition", FIRST_READ_BY)
def test_each_step_is_needed(condition: str, tmp_path: Path) -> None:
    index, name = FIRST_READ_BY[condition]
    photo = take(condition, index)
    path = tmp_path / "photo"
    path.write_bytes(photo.content)
    image = rates.gray_of(path)
    steps = (step.name for step in LADDER if photo.payloads <= set(read(image, step)))
    assert next(steps, None) == name


def test_what_is_counted() -> None:
    row = rates.Row("of three", photos=3)
    for answer in ({"a"}, set[str](), {"a", "b"}):
        row.plain.count(frozenset({"a"}), partial(frozenset[str], answer))
    row.ladder.count(frozenset({"a", "b"}), lambda: frozenset({"a"}))
    row.whole.count(frozenset(), frozenset)
    assert (row.plain.read, row.plain.wrong, len(row.plain.seconds)) == (1, 1, 3)
    assert (row.ladder.read, row.ladder.wrong) == (0, 0)
    total = rates.Row("all")
    total.add(row)
    total.add(row)
    assert (total.photos, total.plain.read, total.plain.wrong) == (6, 2, 2)
    row.plain.seconds = [0.001] * 19 + [0.1]
    row.ladder.seconds = row.whole.seconds = [0.5, 0.5]
    assert row.cells() == "| of three | 3 | 1 | 0 | 1.0 / 6 | 500.0 / 500 | 500.0 / 500 |"


def test_no_two_are_alike() -> None:
    assert len({take("clean", index).payloads for index in range(rates._EACH)}) == rates._EACH


def test_there_are_enough_of_them() -> None:
    assert len(CONDITIONS) * rates._EACH >= 300
    assert rates._EACH % len(LEVELS) == 0
