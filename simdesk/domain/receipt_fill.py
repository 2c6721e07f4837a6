"""What of a fiscal document is written into a receipt, and what its owner said that stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from simdesk.domain.fiscal import Fiscal, FiscalWarning, Operation
from simdesk.domain.money import Money
from simdesk.domain.reading import Reading
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Field, Value

_KEPT_AS = {
    Field.DATE: "on",
    Field.SUM: "amount",
    Field.FN: "fn",
    Field.FD: "fd",
    Field.FPD: "fpd",
}

_DOUBTFUL = {FiscalWarning.SEPARATOR, FiscalWarning.SUM_WITHOUT_KOPEKS}
"""What may have been read wrongly is shown beside the owner's words, and never put for them."""


def filled(receipt: Receipt, reading: Reading, today: date) -> Receipt:
    """Return the receipt with what its file's one document says where its owner said nothing.

    A refund gives no amount, a doubtful code nothing.
    """
    if len(reading.fiscals) != 1 or _DOUBTFUL.intersection(reading.fiscals[0].warnings):
        return receipt
    fiscal = reading.fiscals[0]
    return replace(
        receipt,
        on=receipt.on or _day(fiscal, today),
        amount=receipt.amount or _paid(fiscal),
        fn=receipt.fn or fiscal.fn,
        fd=receipt.fd or fiscal.i,
        fpd=receipt.fpd or fiscal.fp,
    )


def chosen(receipt: Receipt, fiscal: Fiscal, others: Sequence[Fiscal], today: date) -> Receipt:
    """Return the receipt as that document of several in its file.

    What the owner typed stays; what came from one of the `others` goes with it.
    """
    typed = receipt.on is not None and receipt.on not in {f.at.date() for f in others}
    said = receipt.amount is not None and receipt.amount not in {f.amount for f in others}
    return replace(
        receipt,
        on=receipt.on if typed else _day(fiscal, today),
        amount=receipt.amount if said else _paid(fiscal),
        fn=fiscal.fn,
        fd=fiscal.i,
        fpd=fiscal.fp,
    )


def with_values(receipt: Receipt, values: Mapping[Field, Value]) -> Receipt:
    """Return the receipt with values put into the fields that it has of its own."""
    taken = {_KEPT_AS[field]: value for field, value in values.items() if field in _KEPT_AS}
    return replace(receipt, **taken)  # type: ignore[arg-type]


def _day(fiscal: Fiscal, today: date) -> date | None:
    """Return the day; a till east of here may be a day ahead, and none is recorded as tomorrow."""
    day = fiscal.at.date()
    return day if day <= today else None


def _paid(fiscal: Fiscal) -> Money | None:
    """Return what was paid; what the seller gave back or paid out is no payment."""
    return fiscal.amount if fiscal.n is Operation.SALE else None
