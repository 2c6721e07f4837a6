"""What is told before an export is what the export then does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simdesk.services.exporting import bag
from simdesk.services.exporting.around import Around
from simdesk.services.exporting.choices import Choices
from simdesk.ui.export.forms import Form
from simdesk.ui.export.preview import leaving
from tests.samples import NOW
from tests.services.exporting.conftest import Shoebox, shoebox

__all__ = ["shoebox"]


@pytest.mark.parametrize("hidden", [False, True])
def test_a_bag_of_hidden_digits_tells_of_no_records_and_holds_none(
    shoebox: Shoebox, tmp_path: Path, *, hidden: bool
) -> None:
    line = shoebox.line("Main")
    shoebox.receipt(b"1", line)
    plan = replace(shoebox.plan(choices=Choices(hide_digits=hidden)), around=Around(lines=(line,)))
    told = " ".join(leaving(Form.BAG, plan, "").told)
    written = bag.write(plan, tmp_path / "out", made_at=NOW)
    assert written is not None
    records = json.loads((written / "data/payments.json").read_bytes())
    assert ("The records of these numbers" in told) is bool(records["numbers"]) is not hidden
