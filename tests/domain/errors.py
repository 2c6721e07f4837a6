"""One of every error a user can meet, with every problem it may carry, for tests of their words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from simdesk.domain import errors as e
from simdesk.domain.edition import Edition

EARLIER, LATER = Edition(date(2026, 10, 1), 1), Edition(date(2026, 11, 21), 2)


def all_errors() -> list[e.SimdeskError]:
    """Return an example of each; a test keeps this list complete."""
    return [
        *(e.NumberError(p, digits) for p in e.NumberProblem for digits in (0, 1, 2, 5)),
        e.DuplicateLineError("line"),
        *(e.MoneyError(p) for p in e.MoneyProblem),
        e.FutureDateError(),
        e.UnknownIdError("line", "id"),
        *(e.ReceiptFileError(p, "чек 1.pdf", 50 * 1024 * 1024) for p in e.FileProblem),
        *(e.FiscalError(p) for p in e.FiscalProblem),
        e.StorageError("detail"),
        e.NotSavedError("detail"),
        e.NotSavedError("detail", disk_full=True),
        e.DatabaseDamagedError("/data/simdesk.db", "detail"),
        e.DatabaseNewerError("/data/simdesk.db", 7, 1),
        *(e.DataFolderError("/data", "detail", problem) for problem in e.FolderProblem),
        e.AlreadyOpenError("/data"),
        *(e.ExportError(p, "SimDesk 2026-11-21") for p in e.ExportProblem),
        *(e.PackError(p, ("one", "two"), offered=EARLIER, in_use=LATER) for p in e.PackProblem),
        *(e.ScheduleError(p, "systemctl --user enable") for p in e.ScheduleProblem),
        *(e.BagError(p, names) for p in e.BagProblem for names in ((), ("a.jpg",), ("b",) * 5)),
        e.CatalogueError(("mts.toml: fee: is missing", "t2.toml: zero: is missing")),
    ]


def all_kinds(kind: type[e.SimdeskError] = e.SimdeskError) -> Iterator[type[e.SimdeskError]]:
    """Walk every subclass of the user's errors, the deepest too."""
    for child in kind.__subclasses__():
        yield child
        yield from all_kinds(child)
