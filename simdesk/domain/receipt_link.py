"""To which number and renewal a loose receipt may belong, and what speaks for it; no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.receipt_order import Renewal


class LinkReason(StrEnum):
    """What speaks for a number, the strongest first."""

    NUMBER_SHOWN = "number_shown"
    SAME_PAYMENT = "same_payment"
    ONLY_NUMBER = "only_number"


@dataclass(frozen=True, slots=True)
class LooseReceipt:
    """What is known of a receipt without a number: its day and sum, and the numbers it shows.

    Numbers are E.164, or the last four digits where the others are hidden. `paid_for` stands in
    the line that says what was paid, "" where none does; `numbers` are all, a shop's own too.
    """

    on: date | None = None
    amount: Money | None = None
    paid_for: str = ""
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LinkProposal:
    """A number for a receipt, and a renewal of it whose payment has the same day and sum."""

    line_id: str
    run_id: str | None
    reason: LinkReason


def propose(
    receipt: LooseReceipt, lines: Sequence[Line], unproved: Sequence[Renewal]
) -> LinkProposal | None:
    """Return the one number that something speaks for; None where nothing does, or for several.

    `unproved` are the paid renewals of `lines` that have no receipt. A receipt that was paid for
    a number which is not among `lines` belongs to none of them.
    """
    same = [renewal for renewal in unproved if _same_payment(receipt, renewal)]
    shown = {receipt.paid_for} if receipt.paid_for else receipt.numbers
    found = [line for line in lines if any(line.msisdn.endswith(digits) for digits in shown)]
    if len(found) == 1:
        own = [renewal.run.id for renewal in same if renewal.run.line_id == found[0].id]
        run_id = own[0] if len(own) == 1 else None
        return LinkProposal(found[0].id, run_id, LinkReason.NUMBER_SHOWN)
    if found or receipt.paid_for:
        return None
    if len(same) == 1:
        run = same[0].run
        return LinkProposal(run.line_id, run.id, LinkReason.SAME_PAYMENT)
    if len(lines) == 1 and not same:
        return LinkProposal(lines[0].id, None, LinkReason.ONLY_NUMBER)
    return None


def _same_payment(receipt: LooseReceipt, renewal: Renewal) -> bool:
    if receipt.on is None or receipt.amount is None:
        return False
    return any(
        payment.on == receipt.on and receipt.amount in (payment.amount, payment.arriving)
        for payment in renewal.payments
    )
