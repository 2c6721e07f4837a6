"""Reads receipts together with what their cards say of number, operator and route."""

from __future__ import annotations

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _
from simdesk.services.lines import LineService
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
        lines: LineService,
        runs: RunService,
        catalogue: Catalogue,
    ) -> None:
        self._receipts = receipts
        self._lines = lines
        self._runs = runs
        self._catalogue = catalogue

    def read(self, *, binned: bool) -> tuple[list[ReceiptRow], int]:
        """Return the receipts that are kept, or those in the bin, and how many are in the bin."""
        lines = {line.id: line for line in (*self._lines.everything(), *self._lines.in_bin())}
        deleted = self._receipts.in_bin()
        found = deleted if binned else self._receipts.everything()
        rows = [self._row(receipt, lines.get(receipt.line_id or "")) for receipt in found]
        return rows, len(deleted)

    def lines(self) -> list[Line]:
        """Return the numbers that a receipt can belong to."""
        return self._lines.everything()

    def _row(self, receipt: Receipt, line: Line | None) -> ReceiptRow:
        if line is None:
            return ReceiptRow(receipt)
        operator = self._catalogue.operator(line.operator_id)
        return ReceiptRow(
            receipt,
            line,
            row_words.operator_name(line, operator),
            row_words.monogram(line, operator),
            self._route(receipt),
        )

    def _route(self, receipt: Receipt) -> str:
        try:
            run = self._runs.get(receipt.run_id) if receipt.run_id else None
            return _(self._catalogue.route(run.route_id).title) if run else ""
        except UnknownIdError:
            return ""
