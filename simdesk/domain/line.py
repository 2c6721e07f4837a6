"""A phone number kept alive: its SIM, holder and the accounts that hang on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simdesk.domain.money import Money


class Plan(StrEnum):
    """How the line is paid."""

    UNKNOWN = "unknown"
    PREPAID = "prepaid"
    POSTPAID = "postpaid"


class HolderKind(StrEnum):
    """Who holds the contract, as the registration law sees it."""

    UNKNOWN = "unknown"
    RUSSIAN = "russian"
    FOREIGN = "foreign"
    COMPANY = "company"


class SimPlace(StrEnum):
    """Where the SIM is now. ELSEWHERE: not in the owner's hands."""

    UNKNOWN = "unknown"
    RUSSIA = "russia"
    ABROAD = "abroad"
    ELSEWHERE = "elsewhere"


class SimKind(StrEnum):
    """What kind of SIM it is. DATA_ONLY: a tariff for data, which may not call or send SMS."""

    UNKNOWN = "unknown"
    CARD = "card"
    ESIM = "esim"
    DATA_ONLY = "data_only"
    TRAVEL = "travel"


class AutoDebit(StrEnum):
    """What starts an automatic top-up. THRESHOLD does not fire on an idle line with money."""

    NONE = "none"
    DATE = "date"
    THRESHOLD = "threshold"
    BILL = "bill"


class AccountKind(StrEnum):
    """What hangs on the number."""

    BANK = "bank"
    STATE = "state"
    MESSENGER = "messenger"
    OTHER = "other"


OWN_OPERATOR = "own:"
"""Begins the key of an operator that no file describes; no catalogue id holds a colon."""


@dataclass(frozen=True, slots=True)
class TiedAccount:
    """An account that sends its codes to the number."""

    kind: AccountKind
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One number, with `msisdn` as E.164.

    `operator_id` is a catalogue id, or empty where the operator is not in the catalogue (then
    `operator_name` says what the owner calls it). `tariff_price` is the price of one renewal of
    the tariff with its options.
    """

    id: str
    msisdn: str
    created_at: datetime
    label: str = ""
    operator_id: str = ""
    operator_name: str = ""
    plan: Plan = Plan.UNKNOWN
    tariff_price: Money | None = None
    holder: str = ""
    holder_kind: HolderKind = HolderKind.UNKNOWN
    iccid: str = ""
    sim_place: SimPlace = SimPlace.UNKNOWN
    sim_note: str = ""
    auto_debit: AutoDebit = AutoDebit.NONE
    accounts: tuple[TiedAccount, ...] = ()
    note: str = ""
    archived_at: datetime | None = None
    deleted_at: datetime | None = None
    sim_kind: SimKind = SimKind.UNKNOWN

    @property
    def operator_key(self) -> str:
        """What own rules for an operator are kept under; empty where nobody is named.

        A catalogue id, or `own:` and the name the owner gave, whatever its case.
        """
        name = " ".join(self.operator_name.casefold().split())
        return self.operator_id or (f"{OWN_OPERATOR}{name}" if name else "")
