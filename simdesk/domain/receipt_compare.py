"""A read receipt beside what is recorded, field by field: both are shown, which is right is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from simdesk.domain.fiscal import Fiscal, Operation
from simdesk.domain.money import Money
from simdesk.domain.receipt_number import shown_number

Value: TypeAlias = date | Money | str


class Field(StrEnum):
    """What is compared, in the order in which it is shown."""

    DATE = "date"
    SUM = "sum"
    NUMBER = "number"
    FN = "fn"
    FD = "fd"
    FPD = "fpd"


class Match(StrEnum):
    """How a field stands. NOT_READ: the receipt lacks it; NOT_TYPED: its owner recorded none."""

    MATCHES = "matches"
    DIFFERS = "differs"
    NOT_READ = "not_read"
    NOT_TYPED = "not_typed"


class Comparison(NamedTuple):
    """One field of both; a value is None where that side has none, never on both sides."""

    field: Field
    match: Match
    kept: Value | None
    read: Value | None


@dataclass(frozen=True, slots=True)
class Read:
    """What a receipt shows. Its code holds all but `text`, which a PDF or its owner may give.

    `at` is the time of the till, without a zone; `i` is FD, `fp` is FPD.
    """

    at: datetime | None = None
    amount: Money | None = None
    operation: Operation | None = None
    fn: str = ""
    i: str = ""
    fp: str = ""
    text: str = ""

    @property
    def identity(self) -> tuple[str, int, int] | None:
        """What names the document; None where it cannot, as where all its digits are zeros."""
        named = self.fn.strip("0") and self.i.strip("0") and self.fp.strip("0")
        return (self.fn, int(self.i), int(self.fp)) if named else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is recorded: by the owner, of the line (`msisdn`, E.164), of the run it belongs to.

    `fee` was taken out of `amount`, so a receipt may show the whole or the rest. `started_at` has
    a zone.
    """

    msisdn: str = ""
    amount: Money | None = None
    fee: Money | None = None
    on: date | None = None
    started_at: datetime | None = None
    fn: str = ""
    i: str = ""
    fp: str = ""


def read_of(fiscal: Fiscal, text: str = "") -> Read:
    """Return what a fiscal code shows, with the text of its receipt if it is known."""
    return Read(fiscal.at, fiscal.amount, fiscal.n, fiscal.fn, fiscal.i, fiscal.fp, text)


def compare(read: Read, kept: Kept) -> tuple[Comparison, ...]:
    """Return every field that at least one side has; the number only where there is a text."""
    amount = read.amount
    if amount is not None and kept.amount is not None and kept.fee is not None:
        whole = kept.amount - kept.fee
        amount = kept.amount if amount == whole else amount
    pairs: dict[Field, tuple[Value | None, Value | None]] = {
        Field.DATE: (kept.on, read.at.date() if read.at else None),
        Field.SUM: (kept.amount, amount),
        Field.FN: (kept.fn, read.fn),
        Field.FD: (_short(kept.i), _short(read.i)),
        Field.FPD: (_short(kept.fp), _short(read.fp)),
    }
    if read.text:
        pairs[Field.NUMBER] = (kept.msisdn, shown_number(read.text, kept.msisdn))
    return tuple(
        Comparison(field, _match(own, shown), own, shown)
        for field in Field
        for own, shown in [(_given(value) for value in pairs.get(field, ("", "")))]
        if own is not None or shown is not None
    )


def _short(digits: str) -> str:
    """Return a number without the zeros that paper prints before it; 0 stays 0."""
    return digits.lstrip("0") or digits[-1:]


def _given(value: Value | None) -> Value | None:
    return None if value == "" else value


def _match(kept: Value | None, read: Value | None) -> Match:
    if read is None:
        return Match.NOT_READ
    if kept is None:
        return Match.NOT_TYPED
    return Match.MATCHES if kept == read else Match.DIFFERS
