"""What an independent program says of a bag: `bagit.py --validate` on odd names, then on damage."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simdesk.domain.receipt import MediaType
from simdesk.services.exporting import bag
from simdesk.services.exporting.choices import USUAL, Choices
from tests import check_bag
from tests.services.exporting.conftest import ADDED, Shoebox
from tests.services.exporting.test_stripping import talkative

LABELS = ("主号 · 银行", "Мамин номер", "📱👨‍👩‍👧 SIM")
NAMES = ("我的收据.jpg", "чек №1 «МТС» Йё.png", "slip 🧾 100%.webp")
EVERYTHING = Choices(hide_digits=True, strip_metadata=True, without_notes=True)


def validated(written: Path) -> tuple[int, str]:
    """Return what `bagit.py --validate` says; its own imports are old and warn."""
    command = [sys.executable, "-W", "ignore", "-m", "bagit", "--validate", str(written)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def packed(shoebox: Shoebox, target: Path, choices: Choices) -> Path:
    """Write a bag of photos that say all of their owner, and a PDF."""
    kinds = (MediaType.JPEG, MediaType.PNG, MediaType.WEBP)
    for label, name, kind in zip(LABELS, NAMES, kinds, strict=True):
        shoebox.receipt(
            talkative(kind, 6), shoebox.line(label), name=name, media_type=kind, note="🙂 заметка"
        )
    shoebox.receipt("electronic.pdf", media_type=MediaType.PDF, on=None, amount=None)
    plan = shoebox.plan(choices=choices)
    written = bag.write(plan, target, made_at=ADDED, paper=lambda summary: repr(summary).encode())
    assert written is not None
    return written


@pytest.mark.parametrize("choices", [Choices(strip_metadata=False), USUAL, EVERYTHING])
def test_a_bag_of_odd_names_is_accepted(shoebox: Shoebox, tmp_path: Path, choices: Choices) -> None:
    written = packed(shoebox, tmp_path / "主号 чек 🧾", choices)
    status, said = validated(written)
    assert status == 0, said
    assert "is valid" in said
    assert list(check_bag.problems(written)) == []
    names = {p.relative_to(written).as_posix() for p in written.rglob("*") if p.is_file()}
    assert names == set(bag.names(shoebox.plan(choices=choices)))


def _flip(written: Path) -> None:
    slip = next((written / "data/originals").glob("0003*"))
    content = bytearray(slip.read_bytes())
    content[len(content) // 2] ^= 1
    slip.write_bytes(content)


def _add(written: Path) -> None:
    (written / "data/originals/0009_one_more.jpg").write_bytes(b"")


def _remove(written: Path) -> None:
    (written / "data/payments.xlsx").unlink()


def _rewrite(written: Path) -> None:
    place = written / "manifest-sha256.txt"
    place.write_text(place.read_text().replace("  data/index.html", "  data/index2.html"))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_flip, "0003"),
        (_add, "0009_one_more.jpg"),
        (_remove, "payments.xlsx"),
        (_rewrite, "manifest-sha256.txt"),
    ],
)
def test_whatever_is_changed_is_found(
    shoebox: Shoebox, tmp_path: Path, damage: Callable[[Path], None], words: str
) -> None:
    written = packed(shoebox, tmp_path / "out", USUAL)
    damage(written)
    # The sizes in bag-info.txt tell most of it; without them every file has to be looked at.
    info = written / "bag-info.txt"
    (written / "tagmanifest-sha256.txt").unlink()
    info.write_text("\n".join(x for x in info.read_text().splitlines() if "Oxum" not in x))
    status, said = validated(written)
    assert status == 1
    if damage is not _rewrite:
        assert words in said
    else:
        assert "index2.html" in said


def test_copies_without_metadata_are_named_by_both_hashes(shoebox: Shoebox, tmp_path: Path) -> None:
    written = packed(shoebox, tmp_path / "out", USUAL)
    records = json.loads((written / "data/payments.json").read_bytes())
    assert records["left_out"] == ["metadata"]
    for kept, record in zip(shoebox.plan().entries, records["receipts"], strict=True):
        copy = (written / "data" / record["file"]).read_bytes()
        original = kept.source.read_bytes()
        assert record["sha256"] == hashlib.sha256(copy).hexdigest()
        assert record["size"] == len(copy)
        assert hashlib.sha256(original).hexdigest() == kept.receipt.sha256
        if kept.receipt.media_type is MediaType.PDF:
            assert copy == original
            assert "original_sha256" not in record
        else:
            assert record["original_sha256"] == kept.receipt.sha256 != record["sha256"]
            assert b"Redmi Note 9" in original
            assert b"Redmi Note 9" not in copy


def test_as_kept_is_byte_for_byte(shoebox: Shoebox, tmp_path: Path) -> None:
    written = packed(shoebox, tmp_path / "out", Choices(strip_metadata=False))
    copies = sorted((written / "data/originals").iterdir())
    kept = [entry.source.read_bytes() for entry in shoebox.plan().entries]
    assert [copy.read_bytes() for copy in copies] == kept
    assert json.loads((written / "data/payments.json").read_bytes())["left_out"] == []


def test_the_paper_fixes_the_records(shoebox: Shoebox, tmp_path: Path) -> None:
    written = packed(shoebox, tmp_path / "out", USUAL)
    told = hashlib.sha256((written / "data/payments.json").read_bytes()).hexdigest()
    assert told in (written / "data/summary.pdf").read_text()
