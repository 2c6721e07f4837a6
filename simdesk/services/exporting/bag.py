"""A BagIt 1.0 bag (RFC 8493): plain ASCII names inside, every file named with its SHA-256.

It shows that nothing has changed since the export, never that a receipt is genuine.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from simdesk import __version__
from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.services.exporting import index_csv, index_html, index_xlsx, records
from simdesk.services.exporting.copying import Moved, Stopped, copy_receipts, verify_receipts
from simdesk.services.exporting.names import amount_name
from simdesk.services.exporting.plan import Entry, Plan, day_of
from simdesk.services.exporting.rows import rows
from simdesk.services.exporting.summary import Summary, summary
from simdesk.services.exporting.writing import write_folder, write_new

Paper = Callable[[Summary], bytes]
"""Returns a summary as a PDF file."""

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
_LISTS = ("index.html", "summary.pdf", "payments.csv", "payments.xlsx", "payments.json")
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
    paper: Paper | None = None,
    moved: Moved = lambda _done, _total: None,
    stopped: Stopped = lambda: False,
) -> Path | None:
    """Write the bag `target`: the originals, with the lists for people, spreadsheets and machines.

    `paper` draws the summary; without it there is none. Returns None if it was stopped.

    Raises:
        ExportError: it says why nothing was written.
    """
    if not plan.entries:
        raise ExportError(ExportProblem.NOTHING)
    entries = placed(plan)

    def fill(root: Path) -> bool:
        data = root / "data"
        copied = copy_receipts(entries, data, plan.choices, moved, stopped)
        if copied is None:
            return False
        sums = {entry.target: entry.receipt.sha256 for entry in copied}
        size = sum(entry.receipt.size for entry in copied)
        with ThreadPoolExecutor(1) as beside:  # reading waits for the disk, drawing does not
            whole = beside.submit(verify_receipts, copied, data, stopped)
            for name, content in _lists(plan, copied, made_at, paper):
                write_new(data / name, content)
                sums[name] = hashlib.sha256(content).hexdigest()
                size += len(content)
            if not whole.result():
                return False
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": _info(made_at, size, len(sums)),
            MANIFEST: _manifest({f"data/{name}": digest for name, digest in sums.items()}),
        }
        tags[TAG_MANIFEST] = _manifest(
            {name: hashlib.sha256(content).hexdigest() for name, content in tags.items()}
        )
        for name, content in tags.items():
            write_new(root / name, content)
        moved(len(entries), len(entries))
        return True

    return write_folder(target, fill)


def _lists(
    plan: Plan, copied: Sequence[Entry], made_at: datetime, paper: Paper | None
) -> Iterator[tuple[str, bytes]]:
    """Yield each list by its name in `data`, one after the other: together they may be large."""
    kept = {entry.receipt.id: entry.receipt.sha256 for entry in plan.entries}
    originals = {
        entry.receipt.id: kept[entry.receipt.id]
        for entry in copied
        if entry.receipt.sha256 != kept[entry.receipt.id]
    }
    told = records.render(copied, plan.around, plan.choices, originals)
    yield "index.html", index_html.render(copied, plan.choices, made_at)
    yield "payments.csv", index_csv.render(copied)
    yield "payments.json", told
    yield "payments.xlsx", index_xlsx.render(copied, made_at)
    if paper is not None:
        fingerprint = hashlib.sha256(told).hexdigest()
        yield "summary.pdf", paper(summary(rows(copied), plan.choices, made_at, fingerprint))


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
