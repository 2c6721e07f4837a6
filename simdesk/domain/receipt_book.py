"""What is known of receipts of every operator: a tax share, and where one can be checked."""

from __future__ import annotations

from dataclasses import dataclass

from simdesk.domain.operator import Link
from simdesk.domain.receipt_check import VatRate
from simdesk.domain.rule import Sourced


@dataclass(frozen=True, slots=True)
class ReceiptBook:
    """All that the catalogue says of receipts; empty where its file is broken.

    `check` is the tax service's own page for a receipt, on a host that is called official.
    """

    vat: Sourced[VatRate] | None = None
    check: Link | None = None
