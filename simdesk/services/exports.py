"""What a user can hand over: which receipts, under which names; the writing is `exporting`'s."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService

if TYPE_CHECKING:
    from simdesk.services.exporting.plan import Plan


class ExportService:
    """Plans of receipt folders; `exporting.folder.write` carries one out on any thread."""

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        lines: LineService,
        runs: RunService,
        catalogue: Catalogue,
    ) -> None:
        self._receipts = receipts
        self._lines = lines
        self._runs = runs
        self._catalogue = catalogue

    def plan(self, receipts: Iterable[Receipt] | None = None) -> Plan:
        """Return what a folder of these receipts would hold; of all that are kept if None."""
        from simdesk.services.exporting.plan import plan  # noqa: PLC0415 - a start needs none

        return plan(
            self._receipts.everything() if receipts is None else receipts,
            line_of=self._lines.get,
            operator_of=self._operator,
            route_of=lambda run_id: _(self._catalogue.route(self._runs.get(run_id).route_id).title),
            path_of=self._receipts.path,
        )

    def _operator(self, line: Line) -> str:
        operator = self._catalogue.operator(line.operator_id)
        return operator.name if operator else line.operator_name
