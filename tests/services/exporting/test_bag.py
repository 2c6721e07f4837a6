"""A bag: whole by the RFC's own terms, with plain names inside and the true ones in its records."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.domain.money import Money
from simdesk.domain.receipt import MediaType
from simdesk.services.exporting import bag
from simdesk.services.exporting.choices import AS_KEPT, USUAL, Choices
from tests import check_bag
from tests.services.exporting.conftest import ADDED, Shoebox

NAMES = ("我的收据.jpg", "чек №1 «МТС».jpg", "slip 🧾 100%.jpg")


def packed(shoebox: Shoebox, target: Path) -> Path:
    """Write a bag of four receipts whose names no file system likes."""
    line = shoebox.line("主号 · банк")
    for name, slip in zip(NAMES, ("slip.jpg", "small_slip.jpg", "second_slip.jpg"), strict=True):
        shoebox.receipt(slip, line, name=name, run_id="run")
    shoebox.receipt("electronic.pdf", media_type=MediaType.PDF, on=None, amount=None)
    written = bag.write(shoebox.plan(), target, made_at=ADDED)
    assert written is not None
    return written


def test_a_bag_is_whole_and_its_names_are_plain(shoebox: Shoebox, tmp_path: Path) -> None:
    written = packed(shoebox, tmp_path / "out")
    assert list(check_bag.problems(written)) == []
    assert sorted(p.name for p in (written / "data/originals").iterdir()) == [
        "0001_2026-11-21_mts_100RUB.jpg",
        "0002_2026-11-21_mts_100RUB.jpg",
        "0003_2026-11-21_mts_100RUB.jpg",
        "0004_2026-11-21.pdf",
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kept", "out"]


def test_the_records_hold_what_names_cannot(shoebox: Shoebox, tmp_path: Path) -> None:
    written = packed(shoebox, tmp_path / "out")
    records = json.loads((written / "data/payments.json").read_bytes())
    assert records["format"] == 2
    first, last = records["receipts"][0], records["receipts"][-1]
    assert [r["original_name"] for r in records["receipts"][:3]] == list(NAMES)
    assert (first["kopeks"], first["msisdn"], first["label"]) == (
        100_00,
        "+79161234567",
        "主号 · банк",
    )
    assert (last["on"], last["kopeks"], last["msisdn"]) == (None, None, None)
    assert (written / "data/payments.csv").read_bytes().count(b"originals/") == 4
    assert (
        b'href="originals/0001_2026-11-21_mts_100RUB.jpg"'
        in (written / "data/index.html").read_bytes()
    )


def test_a_flipped_bit_a_stranger_and_a_gap_are_found(shoebox: Shoebox, tmp_path: Path) -> None:
    written = packed(shoebox, tmp_path / "out")
    slip = written / "data/originals/0001_2026-11-21_mts_100RUB.jpg"
    content = bytearray(slip.read_bytes())
    content[-1] ^= 1
    slip.write_bytes(content)
    (written / "data/stranger.txt").write_text("x")
    (written / "data/payments.csv").unlink()
    found = "\n".join(check_bag.problems(written))
    for words in ("mts_100RUB.jpg: not the bytes", "stranger.txt: not listed", "csv: missing"):
        assert words in found


def test_what_cannot_be_written_leaves_nothing(shoebox: Shoebox, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        bag.write(shoebox.plan(), tmp_path / "out", made_at=ADDED)
    assert caught.value.problem is ExportProblem.NOTHING
    kept = shoebox.receipt("slip.jpg", on=date(2026, 11, 1), amount=Money(650_50))
    shoebox.path(kept).write_bytes(b"rotten")
    with pytest.raises(ExportError) as caught:
        bag.write(shoebox.plan(), tmp_path / "out", made_at=ADDED)
    assert caught.value.problem is ExportProblem.SOURCE_DAMAGED
    shoebox.path(kept).unlink()
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


def test_stopping_leaves_nothing(shoebox: Shoebox, tmp_path: Path) -> None:
    shoebox.receipt("slip.jpg")
    stopped = bag.write(shoebox.plan(), tmp_path / "out", made_at=ADDED, stopped=lambda: True)
    assert stopped is None
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("choices", [AS_KEPT, USUAL])
def test_a_bit_flipped_on_the_disk_is_caught(
    shoebox: Shoebox, tmp_path: Path, choices: Choices
) -> None:
    for slip in ("slip.jpg", "second_slip.jpg"):
        shoebox.receipt(slip)
    first = tmp_path / "out.partial/data/originals/0001_2026-11-21_100RUB.jpg"

    def flip(done: int, _total: int) -> None:
        if done == 1:
            content = bytearray(first.read_bytes())
            content[len(content) // 2] ^= 1
            first.write_bytes(content)

    with pytest.raises(ExportError) as caught:
        bag.write(shoebox.plan(choices=choices), tmp_path / "out", made_at=ADDED, moved=flip)
    assert caught.value.problem is ExportProblem.NOT_VERIFIED
    assert caught.value.detail == "originals/0001_2026-11-21_100RUB.jpg"
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


def test_stopping_while_it_is_read_again_leaves_nothing(shoebox: Shoebox, tmp_path: Path) -> None:
    shoebox.receipt("slip.jpg")
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 1  # the first is asked while it is copied

    written = bag.write(shoebox.plan(), tmp_path / "out", made_at=ADDED, stopped=stopped)
    assert written is None
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]
