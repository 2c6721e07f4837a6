"""The receipt folder: files by number and month, with a CSV and an HTML index."""

from __future__ import annotations

from pathlib import Path

from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.services.exporting import index_csv, index_html
from simdesk.services.exporting.copying import Moved, Stopped, copy_receipts, verify_receipts
from simdesk.services.exporting.plan import Plan
from simdesk.services.exporting.writing import write_folder, write_new

_LISTS = ("index.csv", "index.html")


def names(plan: Plan) -> tuple[str, ...]:
    """Return the names of all files as they will be in the folder."""
    return (*(entry.target for entry in plan.entries), *_LISTS)


def write(
    plan: Plan,
    target: Path,
    *,
    moved: Moved = lambda _done, _total: None,
    stopped: Stopped = lambda: False,
) -> Path | None:
    """Write the folder `target`, verify every byte, and only then give it its name.

    Returns None if it was stopped.

    Raises:
        ExportError: it says why nothing was written.
    """
    if not plan.entries:
        raise ExportError(ExportProblem.NOTHING)
    entries = plan.entries

    def fill(root: Path) -> bool:
        copied = copy_receipts(entries, root, plan.choices, moved, stopped)
        if copied is None:
            return False
        write_new(root / "index.csv", index_csv.render(copied))
        write_new(root / "index.html", index_html.render(copied, plan.choices))
        if not verify_receipts(copied, root, stopped):
            return False
        moved(len(entries), len(entries))
        return True

    return write_folder(target, fill)
