"""A desk with a little of everything, the bag it makes, and an empty desk to bring it to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from simdesk.domain.event import EventKind
from simdesk.domain.line import HolderKind
from simdesk.domain.own_rule import OwnRule, RuleKey
from simdesk.domain.receipt import MediaType
from simdesk.services.desk import Desk
from simdesk.services.exporting.choices import AS_KEPT
from simdesk.services.exports import ExportForm
from tests.samples import NOW, TODAY, event, line, make_desk, rubles
from tests.services.importing.kept import HEADS

JPEG, PDF = HEADS[MediaType.JPEG], HEADS[MediaType.PDF]


def filled(folder: Path) -> Desk:
    """Open a desk with two numbers, a renewal, a call, four receipts and a rule with its proof."""
    desk = make_desk(folder)
    main = desk.lines.add(
        line("+79161234567", label="Main", operator_id="mts", holder_kind=HolderKind.FOREIGN)
    )
    mum = desk.lines.add(line("+79035550812", label="Mum", operator_id="beeline", note="red phone"))
    desk.events.record(event(main.id, EventKind.CALL, date(2026, 9, 5)))
    run = desk.runs.start(main.id, "payment_terminal")
    desk.runs.tick(run, "find/cash", on=True)
    desk.runs.set_field(run, "pay/reference", "A-17")
    for number in range(2):
        kept = desk.receipts.keep_file(JPEG + bytes([number]), "slip.jpg")
        desk.receipts.add(
            kept,
            f"чек {number}.jpg",
            line_id=main.id,
            run_id=run.id,
            on=date(2026, 11, 10 + number),
            amount=rubles(100 + number),
        )
    kept = desk.receipts.keep_file(PDF, "e.pdf")
    desk.receipts.add(kept, "e.pdf", line_id=mum.id, on=date(2026, 10, 1))
    rule = OwnRule("", RuleKey.SILENCE, 120, TODAY, "in the app", NOW, line_id=main.id)
    desk.own_rules.keep([rule], (desk.receipts.keep_file(JPEG + b"proof", "p.jpg"), "p.jpg"))
    return desk


@pytest.fixture(scope="session")
def first_bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything of such a desk, as it is kept; made once, to be copied."""
    folder = tmp_path_factory.mktemp("first")
    desk = filled(folder / "desk")
    written = desk.exports.write(
        ExportForm.BAG, desk.exports.plan(choices=AS_KEPT), folder / "SimDesk-bag-2026-11-21"
    )
    desk.close()
    assert written is not None
    return written


@pytest.fixture
def bag(first_bag: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoiled or not."""
    (tmp_path / "out").mkdir()
    return shutil.copytree(first_bag, tmp_path / "out" / first_bag.name)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Desk]:
    """Such a desk itself."""
    desk = filled(tmp_path / "source")
    yield desk
    desk.close()


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Desk]:
    """Nothing yet."""
    desk = make_desk(tmp_path / "target")
    yield desk
    desk.close()


def every_byte(folder: Path) -> dict[str, bytes]:
    """Return all of a folder but the journal of its data file, to see that nothing moved."""
    found = {}
    for place, _folders, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            if not name.endswith("-journal") and path.is_file() and not path.is_symlink():
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found
