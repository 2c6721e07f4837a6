"""One way to lose a line: when, what happens then, and the whole reason for that date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from simdesk.domain.money import Money
from simdesk.domain.rule import Sourced

ACT_NOW_DAYS = 30
"""Cautious advice, not an operator's rule: of 90 silent days, the last 30 are for acting."""
ACT_SOON_DAYS = 45
BALANCE_FRESH_DAYS = 30
"""An older balance reading is shown as old."""


class ClockKind(StrEnum):
    """The four clocks, in the order used where dates do not decide."""

    ACTIVITY = "activity"
    MONEY = "money"
    REGISTRATION = "registration"
    REACH = "reach"


class ClockState(StrEnum):
    """What a clock says today."""

    UNKNOWN = "unknown"
    ON_TRACK = "on_track"
    ACT_SOON = "act_soon"
    ACT_NOW = "act_now"
    OVERDUE = "overdue"
    NO_FEE = "no_fee"
    FEE_RUNNING = "fee_running"
    BALANCE_OLD = "balance_old"
    ZERO = "zero"
    NOT_CONFIRMED = "not_confirmed"
    NOTICE = "notice"
    SUSPENDED = "suspended"
    REACHABLE = "reachable"
    LIMITED = "limited"
    COOLING = "cooling"


class Outcome(StrEnum):
    """What may happen on a clock's date."""

    FEE = "fee"
    ZERO = "zero"
    LOSS = "loss"
    SUSPENSION = "suspension"
    RECHECK = "recheck"


class Missing(StrEnum):
    """The one thing that would make an unknown clock known."""

    OPERATOR = "operator"
    OPERATOR_RULE = "operator_rule"
    LAW = "law"
    OTHER_COUNTRY = "other_country"
    LAST_ACTIVITY = "last_activity"
    BALANCE = "balance"
    HOLDER = "holder"
    REGISTRATION = "registration"
    SIM_PLACE = "sim_place"
    BILL = "bill"


class Basis(StrEnum):
    """What a clock's date rests on, for the words beside it."""

    UNKNOWN = "unknown"
    DISPUTED = "disputed"
    OLD_RULE = "old_rule"
    UNDATED_RULE = "undated_rule"
    OWNER_CONFIRMED = "owner_confirmed"
    OWNER_READING = "owner_reading"
    OWN_RULE = "own_rule"
    SEVERAL_SOURCES = "several_sources"
    OPERATOR_PAGE = "operator_page"
    OUR_ADVICE = "our_advice"


class Candidate(NamedTuple):
    """One value of the rule, with the date it gives; exactly one candidate is `used`."""

    rule: Sourced[Any]
    due: date
    used: bool


class Arithmetic(NamedTuple):
    """`start` plus `days` is the date. For money, `days` is `balance` divided by `fee`."""

    start: date
    days: int
    balance: Money | None = None
    fee: Money | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of one line.

    `due` is the date of `outcome`, or None where it is unknown or has no date. `approximate`
    says that it rests on a balance or on a guessed day. `since` is the day the state rests on.
    `missing` names what would make it known, `basis` what it rests on; `candidates` are all
    values of the rule, earliest date first.
    """

    kind: ClockKind
    state: ClockState
    due: date | None = None
    outcome: Outcome | None = None
    approximate: bool = False
    since: date | None = None
    missing: Missing | None = None
    basis: Basis = Basis.UNKNOWN
    arithmetic: Arithmetic | None = None
    candidates: tuple[Candidate, ...] = ()
    balance: Money | None = None

    @property
    def used(self) -> Sourced[Any] | None:
        """The rule value that gave the date."""
        return next((c.rule for c in self.candidates if c.used), None)

    def days_left(self, today: date) -> int | None:
        """Days from `today` to the date; negative once it has passed."""
        return None if self.due is None else (self.due - today).days
