"""Reads receipts together with what their cards say of number, operator and route."""

from __future__ import annotations

from collections.abc import Mapping

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
from simdesk.services.readings import ReadingService
from simdesk.services.receipt_search import searched
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.ui.line_list import row_words
from simdesk.ui.receipts.receipt_model import ReceiptRow


class RowReader:
    """Rows for the gallery, newest first."""

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        readings: ReadingService,
        lines: LineService,
        runs: RunService,
        catalogue: Catalogue,
    ) -> None:
        self._receipts = receipts
        self._readings = readings
        self._lines = lines
        self._runs = runs
        self._catalogue = catalogue

    def read(self, *, binned: bool) -> tuple[list[ReceiptRow], int]:
        """Return the receipts that are kept, or those in the bin, and how many are in the bin."""
        lines = {line.id: line for line in (*self._lines.everything(), *self._lines.in_bin())}
        deleted = self._receipts.in_bin()
        found = deleted if binned else self._receipts.everything()
        routes = self._routes(found)
        rows = [
            self._row(receipt, lines.get(receipt.line_id or ""), routes.get(receipt.run_id or ""))
            for receipt in found
        ]
        return rows, len(deleted)

    def lines(self) -> list[Line]:
        """Return the numbers that a receipt can belong to."""
        return self._lines.everything()

    def _row(self, receipt: Receipt, line: Line | None, route: str | None) -> ReceiptRow:
        reading = self._readings.of(receipt)
        fiscal = reading.fiscal if reading is not None else None
        if line is None:
            return ReceiptRow(receipt, searched=searched(receipt, None, (), fiscal))
        operator = self._catalogue.operator(line.operator_id)
        name = row_words.operator_name(line, operator)
        return ReceiptRow(
            receipt,
            line,
            name,
            row_words.monogram(line, operator),
            route or "",
            searched(receipt, line, (name, route or ""), fiscal),
        )

    def _routes(self, receipts: list[Receipt]) -> Mapping[str, str]:
        """Return what the ways of renewals are called, by the ids of their runs."""
        wanted = {receipt.run_id for receipt in receipts if receipt.run_id is not None}
        found = {}
        for run in self._runs.many(sorted(wanted)):
            try:
                found[run.id] = _(self._catalogue.route(run.route_id).title)
            except UnknownIdError:
                continue
        return found
