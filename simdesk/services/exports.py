"""What a user can hand over: which receipts, under which names; the writing is `exporting`'s."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.line import Line
from simdesk.domain.reading import Reading
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.services.exporting.choices import USUAL, Choices
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.storage.repositories import Repositories

if TYPE_CHECKING:
    from simdesk.services.exporting.bag import Paper
    from simdesk.services.exporting.plan import Plan


class ExportForm(StrEnum):
    """In which form receipts go out: a folder for people, or a bag that shows it is unchanged."""

    FOLDER = "folder"
    BAG = "bag"


class ExportService:
    """Plans of what goes out, and the writing, which may be done on any thread."""

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        lines: LineService,
        runs: RunService,
        catalogue: Catalogue,
        kept: Repositories,
        reading_of: Callable[[Receipt], Reading | None],
        now: Callable[[], datetime],
    ) -> None:
        self._receipts = receipts
        self._lines = lines
        self._runs = runs
        self._catalogue = catalogue
        self._kept = kept
        self._reading_of = reading_of
        self._now = now

    def plan(
        self,
        receipts: Iterable[Receipt] | None = None,
        choices: Choices = USUAL,
    ) -> Plan:
        """Return what an export of these receipts would hold; of all that are kept if None."""
        from simdesk.services.exporting.around import gather  # noqa: PLC0415 - a start needs none
        from simdesk.services.exporting.plan import plan  # noqa: PLC0415 - as above

        lines = self._lines
        chosen = self._receipts.everything() if receipts is None else list(receipts)
        planned = plan(
            chosen,
            line_of=lines.get,
            operator_of=self._operator,
            route_of=self._routes(chosen).__getitem__,
            path_of=self._receipts.path,
            reading_of=self._reading_of,
            choices=choices,
            numbers=[line.msisdn for line in (*lines.everything(), *lines.in_bin())],
        )
        return replace(planned, around=gather(chosen, self._kept))

    def _routes(self, receipts: Iterable[Receipt]) -> dict[str, str]:
        """Return the words of the routes of runs by run; one that came with a bag may be of none.

        All are read at once: two thousand one by one take half a second of the window's time.
        """
        wanted = {receipt.run_id: "" for receipt in receipts if receipt.run_id}
        for run in self._runs.many(list(wanted)):
            with contextlib.suppress(UnknownIdError):
                wanted[run.id] = _(self._catalogue.route(run.route_id).title)
        return wanted

    def write(
        self,
        form: ExportForm,
        plan: Plan,
        target: Path,
        *,
        paper: Paper | None = None,
        moved: Callable[[int, int], None] = lambda _done, _total: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Path | None:
        """Write `target` whole and verified; None if it was stopped.

        `paper` draws the summary of a bag, on the calling thread; without it there is none.

        Raises:
            ExportError: it says why nothing was written.
        """
        from simdesk.services.exporting import bag, folder  # noqa: PLC0415 - as above

        if form is ExportForm.FOLDER:
            return folder.write(plan, target, moved=moved, stopped=stopped)
        return bag.write(
            plan, target, made_at=self._now(), paper=paper, moved=moved, stopped=stopped
        )

    def _operator(self, line: Line) -> str:
        operator = self._catalogue.operator(line.operator_id)
        return operator.name if operator else line.operator_name
