"""What the lists say of each receipt, in which columns and to which sums; not how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from simdesk.domain import msisdn
from simdesk.domain.fiscal import Fiscal, Operation
from simdesk.domain.money import Money
from simdesk.i18n.fiscal_words import operation_words, warning_words
from simdesk.i18n.formats import date_long, money, time_of_day
from simdesk.i18n.language import N_, _
from simdesk.services.exporting.plan import Entry

Value = str | date | datetime | Money | None
_BACK = (Operation.SALE_REFUND, Operation.EXPENSE)
"""What books money on its way to the payer."""


@dataclass(frozen=True, slots=True)
class Row:
    """One receipt. `fn`, `fd` and `fpd` are the owner's, or the code's where he has none.

    `fiscal` is the document in the file that agrees with them; None where there is none or several.
    """

    entry: Entry
    fiscal: Fiscal | None
    fn: str
    fd: str
    fpd: str

    @property
    def till(self) -> str:
        """When the till printed it, in words."""
        if self.fiscal is None:
            return ""
        at = self.fiscal.at
        return _("{date}, {time}").format(date=date_long(at.date()), time=time_of_day(at))

    @property
    def other_sum(self) -> str:
        """What the receipt says where it is not what the owner recorded."""
        if self.fiscal is None or self.fiscal.amount == self.entry.receipt.amount:
            return ""
        return _("On the receipt: {sum}").format(sum=money(self.fiscal.amount, kopeks=True))

    @property
    def operation(self) -> str:
        """What the receipt books, in words."""
        booked = self.fiscal.n if self.fiscal else None
        return operation_words(booked) if booked is not None else ""

    @property
    def remarks(self) -> str:
        """What is odd about its code, in sentences."""
        return " ".join(warning_words(w) for w in self.fiscal.warnings) if self.fiscal else ""


class Column(NamedTuple):
    """One column of a list for spreadsheets; its caption is looked up when it is shown."""

    caption: str
    value: Callable[[Row], Value]


class Totals(NamedTuple):
    """Sums of receipts; a fiscal document that several of them show is counted once.

    `unknown` receipts have no amount, `repeated` show a document again.
    """

    paid: Money
    returned: Money
    unknown: int
    repeated: int


def rows(entries: Iterable[Entry]) -> list[Row]:
    """Return a row for each receipt, in their order."""
    return [_row(entry) for entry in entries]


def totals(listed: Iterable[Row]) -> Totals:
    """Return what was paid and what came back, by the amounts that the owner recorded."""
    seen: set[tuple[str, str, str]] = set()
    paid = returned = unknown = repeated = 0
    for row in listed:
        amount = row.entry.receipt.amount
        if row.fn and row.fd and row.fpd:
            document = (row.fn, row.fd.lstrip("0"), row.fpd.lstrip("0"))
            if document in seen:
                repeated += 1
                continue
            seen.add(document)
        if amount is None:
            unknown += 1
        elif row.fiscal is not None and row.fiscal.n in _BACK:
            returned += amount.kopeks
        else:
            paid += amount.kopeks
    return Totals(Money(paid), Money(returned), unknown, repeated)


def fiscal_of(entry: Entry) -> Fiscal | None:
    """Return the one document in a receipt's file that agrees with what the owner typed."""
    receipt = entry.receipt
    typed = (receipt.fn, receipt.fd, receipt.fpd)
    found = entry.reading.fiscals if entry.reading else ()
    agreeing = [fiscal for fiscal in found if _agrees(fiscal, typed)]
    return agreeing[0] if len(agreeing) == 1 else None


def _row(entry: Entry) -> Row:
    receipt, fiscal = entry.receipt, fiscal_of(entry)
    read = (fiscal.fn, fiscal.i, fiscal.fp) if fiscal else ("", "", "")
    typed = (receipt.fn, receipt.fd, receipt.fpd)
    fn, fd, fpd = (own or other for own, other in zip(typed, read, strict=True))
    return Row(entry, fiscal, fn, fd, fpd)


def _agrees(fiscal: Fiscal, typed: Sequence[str]) -> bool:
    """Tell whether a document may be the one that was typed; on paper numbers begin with zeros."""
    read = (fiscal.fn, fiscal.i, fiscal.fp)
    return all(
        not own or own.lstrip("0") == other.lstrip("0")
        for own, other in zip(typed, read, strict=True)
    )


COLUMNS = (
    Column(N_("Date"), lambda row: row.entry.receipt.on),
    # As dialled: + begins a formula.
    Column(N_("Number"), lambda row: msisdn.trunk(row.entry.line.msisdn) if row.entry.line else ""),
    Column(N_("Label"), lambda row: row.entry.line.label if row.entry.line else ""),
    Column(N_("Operator"), lambda row: row.entry.operator),
    Column(N_("Amount, ₽"), lambda row: row.entry.receipt.amount),
    Column(N_("Route"), lambda row: row.entry.route),
    Column(N_("Reference"), lambda row: row.entry.receipt.reference),
    Column(N_("Note"), lambda row: row.entry.receipt.note),
    Column(N_("File"), lambda row: row.entry.target),
    Column(N_("Original name"), lambda row: row.entry.receipt.name),
    Column(N_("SHA-256"), lambda row: row.entry.receipt.sha256),
    Column(N_("Time of the till"), lambda row: row.fiscal.at if row.fiscal else None),
    Column(N_("Sum on the receipt, ₽"), lambda row: row.fiscal.amount if row.fiscal else None),
    Column(N_("Operation"), lambda row: row.operation),
    Column(N_("FN"), lambda row: row.fn),
    Column(N_("FD"), lambda row: row.fd),
    Column(N_("FPD"), lambda row: row.fpd),
    Column(N_("Remarks"), lambda row: row.remarks),
)
"""Of every list for spreadsheets. The first eleven have stood in this order since the first one."""


def captions(columns: Iterable[Column] = COLUMNS) -> list[str]:
    """Return what the columns are called."""
    return [_(column.caption) for column in columns]
