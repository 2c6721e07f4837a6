"""Photographs of slips in ordinary trouble: each gives the fields that it is known to give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from simdesk.domain.errors import FiscalError, FiscalProblem
from simdesk.domain.receipt import MediaType
from simdesk.reading.codes import LADDER, read
from simdesk.reading.picture import decode, gray
from simdesk.reading.read import read_file
from simdesk.reading.record import record

SLIPS = Path(__file__).parents[1] / "data" / "slips"
KNOWN: list[dict[str, Any]] = json.loads((SLIPS / "slips.json").read_text(encoding="utf-8"))
FIELDS = ("datetime", "kopeks", "fn", "i", "fp", "n")


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known["file"])
def test_what_a_slip_says(known: dict[str, Any]) -> None:
    path = SLIPS / known["file"]
    reading = read_file(path)
    fiscal = record(path, reading, None)["fiscal"]
    if known["step"] is None:
        assert fiscal is None
        assert isinstance(reading.error, FiscalError)
        assert reading.error.problem is FiscalProblem.NO_CODE
    else:
        assert fiscal == {name: known[name] for name in FIELDS} | {"warnings": []}


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known["file"])
def test_which_step_reads_it(known: dict[str, Any]) -> None:
    picture = gray(decode((SLIPS / known["file"]).read_bytes(), MediaType.JPEG))
    wanted = f"fn={known['fn']}&i={known['i']}&fp={known['fp']}"
    steps = (step.name for step in LADDER if wanted in "".join(read(picture, step)))
    assert next(steps, None) == known["step"]


def test_easy_and_hard_ones_are_among_them() -> None:
    met = {known["step"] for known in KNOWN}
    assert met == {"gray", "cleared", "cleared hard", "x1.5, cleared", None}
