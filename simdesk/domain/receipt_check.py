"""What stands out on a read receipt of a number or a run; it accuses nobody and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from simdesk.domain.fiscal import Operation
from simdesk.domain.receipt_compare import (
    Comparison,
    Field,
    Kept,
    Match,
    Read,
    Value,
    compare,
)
from simdesk.domain.rule import Sourced

__all__ = ["Comparison", "Field", "Flag", "FlagKind", "Kept", "Match", "Read", "VatRate", "check"]

_WEST, _EAST = timedelta(hours=2), timedelta(hours=12)
"""A till prints the time of its place, and Russia lies between these hours of UTC."""


class FlagKind(StrEnum):
    """What stands out, the gravest first."""

    RETURNED = "returned"
    PAID_OUT = "paid_out"
    PAY_OUT_RETURNED = "pay_out_returned"
    OTHER_NUMBER = "other_number"
    OTHER_SUM = "other_sum"
    BEFORE_RUN = "before_run"
    IN_FUTURE = "in_future"
    DUPLICATE = "duplicate"
    OLD_VAT = "old_vat"
    MISSING = "missing"


_OPERATIONS = {
    Operation.SALE_REFUND: FlagKind.RETURNED,
    Operation.EXPENSE: FlagKind.PAID_OUT,
    Operation.EXPENSE_REFUND: FlagKind.PAY_OUT_RETURNED,
}
_OTHERS = {Field.NUMBER: FlagKind.OTHER_NUMBER, Field.SUM: FlagKind.OTHER_SUM}
_ON_EVERY_RECEIPT = (Field.DATE, Field.SUM, Field.FN, Field.FD, Field.FPD)


class VatRate(NamedTuple):
    """The tax share of advance payments (`22/122`) on receipts `since` a day; `former`: before."""

    since: date
    rate: str
    former: str


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that stands out in a `field`; None: on the whole receipt.

    `kept` and `read` are the values of both sides, where there are such. `receipt_id` is the other
    receipt of a duplicate, `vat` the rule with its source, so that how far it can be trusted is
    shown beside it.
    """

    kind: FlagKind
    field: Field | None = None
    kept: Value | None = None
    read: Value | None = None
    receipt_id: str = ""
    vat: Sourced[VatRate] | None = None


def check(
    read: Read,
    kept: Kept,
    now: datetime,
    known: Mapping[tuple[str, int, int], str],
    vat: Sourced[VatRate] | None = None,
) -> tuple[Flag, ...]:
    """Return what stands out, the gravest first; nothing at all clears no receipt.

    `now` has a zone. `known` are the ids of other receipts by the document that each shows.
    Without a sourced `vat` no tax share is judged.
    """
    compared = {found.field: found for found in compare(read, kept)}
    flags = [Flag(_OPERATIONS[read.operation])] if read.operation in _OPERATIONS else []
    for field, kind in _OTHERS.items():
        found = compared.get(field)
        if found is not None and found.match is Match.DIFFERS:
            flags.append(Flag(kind, field, found.kept, found.read))
    flags += _times(read, kept, now)
    if read.identity is not None and read.identity in known:
        flags.append(Flag(FlagKind.DUPLICATE, receipt_id=known[read.identity]))
    flags += _old_vat(read, vat)
    shown = {field for field, found in compared.items() if found.read is not None}
    flags += [Flag(FlagKind.MISSING, f) for f in _ON_EVERY_RECEIPT if f not in shown]
    return tuple(flags)


def _times(read: Read, kept: Kept, now: datetime) -> list[Flag]:
    """Flag a time that lies before the day of the start, or after now, wherever the till stands."""
    if read.at is None:
        return []
    at = read.at.replace(tzinfo=UTC)
    flags = []
    if kept.started_at is not None:
        day = kept.started_at.replace(hour=0, minute=0, second=0, microsecond=0)
        if at < day + _WEST:
            flags.append(Flag(FlagKind.BEFORE_RUN, Field.DATE, day.date(), read.at.date()))
    if at > now + _EAST:
        flags.append(Flag(FlagKind.IN_FUTURE, Field.DATE, now.date(), read.at.date()))
    return flags


def _old_vat(read: Read, vat: Sourced[VatRate] | None) -> list[Flag]:
    if vat is None or read.at is None or read.at.date() < vat.value.since:
        return []
    shares = re.findall(r"(?<![0-9/])[0-9]{1,2} ?/ ?[0-9]{3}(?![0-9/])", read.text)
    found = {share.replace(" ", "") for share in shares}
    if vat.value.former not in found or vat.value.rate in found:
        return []
    return [Flag(FlagKind.OLD_VAT, None, vat.value.rate, vat.value.former, vat=vat)]
