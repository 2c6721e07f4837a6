"""A BagIt 1.0 bag (RFC 8493): plain ASCII names inside, every file named with its SHA-256.

It shows that nothing has changed since the export, never that a receipt is genuine.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from simdesk import __version__
from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.services.exporting import index_csv, index_html, records
from simdesk.services.exporting.names import amount_name
from simdesk.services.exporting.plan import Entry, Plan, day_of
from simdesk.services.exporting.writing import (
    Moved,
    Stopped,
    copy_receipts,
    verify_receipts,
    write_folder,
    write_new,
)

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
_LISTS = ("index.html", "payments.csv", "payments.json")
_TAGS = ("bagit.txt", "bag-info.txt", MANIFEST, TAG_MANIFEST)
"""What is told of before it is written: the lists in `data`, and the files about the bag."""


def _original(number: int, entry: Entry) -> str:
    """Return the place of an original, all ASCII: `originals/0001_2026-11-05_mts_650RUB.jpg`."""
    receipt = entry.receipt
    operator = re.sub(r"[^a-z0-9]+", "-", entry.line.operator_id.casefold()) if entry.line else ""
    amount = amount_name(receipt.amount) if receipt.amount is not None else ""
    parts = (f"{number:04d}", day_of(receipt), operator, amount)
    name = "_".join(part for part in parts if part)
    return f"originals/{name}{receipt.media_type.extension}"


def placed(plan: Plan) -> tuple[Entry, ...]:
    """Return the entries with their places in the bag's `data`."""
    return tuple(
        replace(entry, target=_original(number, entry))
        for number, entry in enumerate(plan.entries, start=1)
    )


def names(plan: Plan) -> tuple[str, ...]:
    """Return the names of all files as they will be in the bag."""
    data = (*(entry.target for entry in placed(plan)), *_LISTS)
    return (*(f"data/{name}" for name in data), *_TAGS)


def write(
    plan: Plan,
    target: Path,
    *,
    made_at: datetime,
    moved: Moved = lambda _done, _total: None,
    stopped: Stopped = lambda: False,
) -> Path | None:
    """Write the bag `target`: the originals, with the lists for people, spreadsheets and machines.

    Returns None if it was stopped.

    Raises:
        ExportError: it says why nothing was written.
    """
    if not plan.entries:
        raise ExportError(ExportProblem.NOTHING)
    entries = placed(plan)

    def fill(root: Path) -> bool:
        data = root / "data"
        places = [data / entry.target for entry in entries]
        if not copy_receipts(entries, places, moved, stopped):
            return False
        sums = {f"data/{entry.target}": entry.receipt.sha256 for entry in entries}
        lists = {
            "index.html": index_html.render(entries),
            "payments.csv": index_csv.render(entries),
            "payments.json": records.render(entries, plan.around, plan.choices),
        }
        for name, content in lists.items():
            write_new(data / name, content)
            sums[f"data/{name}"] = hashlib.sha256(content).hexdigest()
        size = sum(map(len, lists.values())) + plan.size
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": _info(made_at, size, len(sums)),
            MANIFEST: _manifest(sums),
        }
        tags[TAG_MANIFEST] = _manifest(
            {name: hashlib.sha256(content).hexdigest() for name, content in tags.items()}
        )
        for name, content in tags.items():
            write_new(root / name, content)
        if not verify_receipts(entries, places, root, stopped):
            return False
        moved(len(entries), len(entries))
        return True

    return write_folder(target, fill)


def _manifest(sums: Mapping[str, str]) -> bytes:
    """Return a manifest; the names are plain ASCII, so nothing in them is to be escaped."""
    assert all(name.isascii() and "%" not in name for name in sums)
    assert all(".." not in PurePosixPath(name).parts for name in sums)
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode("ascii")


def _info(made_at: datetime, size: int, count: int) -> bytes:
    return (
        f"Bagging-Date: {made_at.date().isoformat()}\n"
        f"Bag-Software-Agent: SimDesk {__version__}\n"
        f"Payload-Oxum: {size}.{count}\n"
    ).encode("ascii")
