"""What really happened to a line on a date, and how well that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from simdesk.domain.money import Money


class EventKind(StrEnum):
    """Kinds of events. PAID_ACTION: a call, SMS or data, the owner does not remember which."""

    TOP_UP = "top_up"
    CALL = "call"
    SMS = "sms"
    DATA = "data"
    PAID_ACTION = "paid_action"
    ANSWERED_CALL = "answered_call"
    TARIFF_DEBIT = "tariff_debit"
    BALANCE = "balance"
    REGISTRATION_CONFIRMED = "registration_confirmed"
    REGISTRATION_MISSING = "registration_missing"
    REGISTRATION_NOTICE = "registration_notice"
    RETURNED = "returned"
    AUTO_DEBIT = "auto_debit"


PAID_ACTIONS = (EventKind.CALL, EventKind.SMS, EventKind.DATA, EventKind.PAID_ACTION)


class Evidence(IntEnum):
    """The ladder: money left, money arrived, the network saw a counting action."""

    PAID = 1
    CREDITED = 2
    CONFIRMED = 3


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated. `balance` is the balance read then; `approximate`: the day is a guess.

    A guessed day is the earliest it can have been, so that clocks end too soon, never too late.
    `amount` is what was paid, `fee` the commission taken out of it.
    """

    id: str
    line_id: str
    kind: EventKind
    on: date
    evidence: Evidence
    recorded_at: datetime
    amount: Money | None = None
    fee: Money | None = None
    balance: Money | None = None
    approximate: bool = False
    reference: str = ""
    note: str = ""
    run_id: str | None = None

    @property
    def arriving(self) -> Money | None:
        """What of the amount reaches the account."""
        if self.amount is None or self.fee is None:
            return self.amount
        return self.amount - self.fee

    @property
    def order(self) -> tuple[date, datetime, str]:
        """Sorts events by day, then by when they were written down."""
        return (self.on, self.recorded_at, self.id)
