"""The receipt folder: originals unchanged, by number and month, with a CSV and an HTML index."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.services.exporting import index_csv, index_html
from simdesk.services.exporting.names import amount_name, file_name, unique
from simdesk.storage import durable

PARTIAL = ".partial"
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One receipt on its way out. `target` is relative to the folder, with `/` between parts."""

    receipt: Receipt
    line: Line | None
    operator: str
    route: str
    source: Path
    target: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be written; nothing is touched yet."""

    entries: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """Bytes of all originals."""
        return sum(entry.receipt.size for entry in self.entries)


def plan(
    receipts: Iterable[Receipt],
    *,
    line_of: Callable[[str], Line],
    operator_of: Callable[[Line], str],
    route_of: Callable[[str], str],
    path_of: Callable[[Receipt], Path],
) -> Plan:
    """Return where each receipt will stand: `<number>/<year-month>/<date>_<amount>_<route>`.

    `route_of` gives the words of a run's route by the run's id.
    """
    taken: set[str] = set()
    entries = []
    for receipt in sorted(receipts, key=lambda r: (_day(r), r.added_at, r.id)):
        line = line_of(receipt.line_id) if receipt.line_id else None
        route = route_of(receipt.run_id) if receipt.run_id else ""
        number = line.msisdn.removeprefix("+") if line else file_name(_("No number"), "none")
        label = file_name(line.label, "") if line else ""
        folder = f"{number}_{label}" if label else number
        parts = [_day(receipt)]
        if receipt.amount is not None:
            parts.append(amount_name(receipt.amount))
        if route:
            parts.append(file_name(route, "route"))
        stem = f"{folder}/{_day(receipt)[:7]}/{'_'.join(parts)}"
        target = unique(stem, receipt.media_type.extension, taken)
        operator = operator_of(line) if line else ""
        entries.append(Entry(receipt, line, operator, route, path_of(receipt), target))
    return Plan(tuple(entries))


def _day(receipt: Receipt) -> str:
    return (receipt.on or receipt.added_at.date()).isoformat()


def write(
    plan_: Plan,
    target: Path,
    *,
    moved: Callable[[int, int], None] = lambda _done, _total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Path | None:
    """Write the folder `target`, verify every byte, and only then give it its name.

    Returns None if it was stopped. Whatever happens, nothing half-made stays and nothing that
    was there before is touched.

    Raises:
        ExportError: it says why nothing was written.
    """
    if not plan_.entries:
        raise ExportError(ExportProblem.NOTHING)
    if os.path.lexists(target):
        raise ExportError(ExportProblem.EXISTS, target.name)
    partial = target.with_name(target.name + PARTIAL)
    try:
        partial.mkdir(parents=False, mode=0o700)
    except FileExistsError:
        raise ExportError(ExportProblem.EXISTS, partial.name) from None
    except OSError as error:
        raise export_error(error, target.parent) from error
    try:
        if _fill(plan_, partial, moved, stopped):
            if os.path.lexists(target):
                raise ExportError(ExportProblem.EXISTS, target.name)
            _flush_names(partial)
            durable.replace(partial, target)
            _flush_names(target.parent, inside=False)
            return target
    except OSError as error:
        raise export_error(error, target.parent) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(partial)
    return None


def _flush_names(folder: Path, *, inside: bool = True) -> None:
    """Have names survive a power cut, as the files' contents do already.

    A network share or a stick may have no way to do it; the export is whole all the same.
    """
    below = [p for p in folder.rglob("*") if p.is_dir()] if inside else []
    for each in (*below, folder):
        with contextlib.suppress(OSError):
            durable.sync_folder(each)


def _fill(
    plan_: Plan, root: Path, moved: Callable[[int, int], None], stopped: Callable[[], bool]
) -> bool:
    total = len(plan_.entries)
    for done, entry in enumerate(plan_.entries):
        if stopped():
            return False
        moved(done, total)
        place = root / entry.target
        place.parent.mkdir(parents=True, exist_ok=True)
        _copy(entry, place)
    for name, text in (
        ("index.csv", index_csv.render(plan_.entries)),
        ("index.html", index_html.render(plan_.entries)),
    ):
        _write_new(root / name, text)
        if (root / name).read_bytes() != text:
            raise ExportError(ExportProblem.NOT_VERIFIED, name)
    for entry in plan_.entries:
        if stopped():
            return False
        if _digest(root / entry.target) != entry.receipt.sha256:
            raise _mismatch(entry)
    moved(total, total)
    return True


def _copy(entry: Entry, place: Path) -> None:
    try:
        source = entry.source.open("rb")
    except OSError:
        raise ExportError(ExportProblem.SOURCE_MISSING, entry.receipt.name) from None
    with source, place.open("xb") as out:
        while chunk := _read(source, entry):
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())


def _read(source: BinaryIO, entry: Entry) -> bytes:
    try:
        return source.read(CHUNK)
    except OSError:  # of the kept file, so no other place to write to would help
        raise ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name) from None


def _mismatch(entry: Entry) -> ExportError:
    """Return which of the two did not keep its bytes: the kept file, or the disk written to."""
    with contextlib.suppress(OSError):
        if _digest(entry.source) == entry.receipt.sha256:
            return ExportError(ExportProblem.NOT_VERIFIED, entry.target)
    return ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name)


def _write_new(place: Path, content: bytes) -> None:
    with place.open("xb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _digest(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def export_error(error: OSError, place: Path) -> ExportError:
    """Return what a failed write at `place` means to the owner."""
    problem = ExportProblem.NOT_WRITABLE
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        problem = ExportProblem.DISK_FULL
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        problem = ExportProblem.NO_PLACE
    return ExportError(problem, str(place))
