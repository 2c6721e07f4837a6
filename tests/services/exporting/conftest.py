"""Receipts on disk for the export tests: real files, their true hashes, no storage."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.reading import Reading
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.services.exporting.choices import AS_KEPT, Choices
from simdesk.services.exporting.plan import Plan, plan

DATA = Path(__file__).parents[2] / "data" / "receipts"
ADDED = datetime(2026, 11, 21, 11, 32, tzinfo=UTC)


class Shoebox:
    """Kept files in `folder`, the receipts that tell of them, and the numbers they belong to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.receipts: list[Receipt] = []
        self.lines: dict[str, Line] = {}
        self.readings: dict[str, Reading] = {}
        self.route = "Payment terminal"
        self._ids = itertools.count()

    def line(self, label: str, msisdn: str = "+79161234567") -> Line:
        kept = Line(f"line{next(self._ids)}", msisdn, ADDED, label=label, operator_id="mts")
        self.lines[kept.id] = kept
        return kept

    def receipt(self, content: bytes | str, line: Line | None = None, **fields: object) -> Receipt:
        """Keep bytes, or the test file of this name, as a receipt."""
        raw = content if isinstance(content, bytes) else (DATA / content).read_bytes()
        values: dict[str, object] = {
            "name": content if isinstance(content, str) else "photo.jpg",
            "media_type": MediaType.JPEG,
            "on": date(2026, 11, 21),
            "amount": Money(100_00),
        }
        sha256 = hashlib.sha256(raw).hexdigest()
        self.path_of_hash(sha256).write_bytes(raw)
        kept = Receipt(
            id=f"receipt{next(self._ids)}",
            sha256=sha256,
            size=len(raw),
            added_at=ADDED,
            line_id=line.id if line else None,
            **(values | fields),  # type: ignore[arg-type]
        )
        self.receipts.append(kept)
        return kept

    def path_of_hash(self, sha256: str) -> Path:
        return self.folder / sha256

    def path(self, receipt: Receipt) -> Path:
        return self.path_of_hash(receipt.sha256)

    def plan(self, receipts: Iterable[Receipt] | None = None, choices: Choices = AS_KEPT) -> Plan:
        return plan(
            self.receipts if receipts is None else receipts,
            line_of=self.lines.__getitem__,
            operator_of=lambda _line: "MTS",
            route_of=lambda _run: self.route,
            path_of=self.path,
            reading_of=lambda receipt: self.readings.get(receipt.id),
            choices=choices,
        )


@pytest.fixture
def shoebox(tmp_path: Path) -> Shoebox:
    """Return an empty one, in its own folder beside the places of export."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return Shoebox(folder)


@pytest.fixture
def listing() -> Callable[[Path], dict[str, bytes]]:
    """Return a look at a folder: relative names with contents, to see that nothing moved."""

    def look(folder: Path) -> dict[str, bytes]:
        return {
            p.relative_to(folder).as_posix(): p.read_bytes()
            for p in sorted(folder.rglob("*"))
            if p.is_file()
        }

    return look
