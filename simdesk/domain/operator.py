"""The company that serves a line: its rules, codes, addresses and numbers, all sourced facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from simdesk.domain.event import EventKind
from simdesk.domain.money import Money
from simdesk.domain.rule import Fact, Sourced


class Counts(StrEnum):
    """Whether a kind of event resets the operator's silence count."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    IF_COVERS_RENEWAL = "if_covers_renewal"


_CAUTIOUS_FIRST = (Counts.NO, Counts.UNKNOWN, Counts.IF_COVERS_RENEWAL, Counts.YES)


class SilenceOutcome(StrEnum):
    """What may begin when the silent days are over."""

    FEE = "fee"
    LOSS = "loss"


class Link(NamedTuple):
    """An official https page. `domain` is the registrable domain that is shown before opening."""

    id: str
    url: str
    domain: str
    fact: Sourced[str]


class MobileApp(NamedTuple):
    """An official app: `store` such as `android`, and its package id there."""

    store: str
    name: str
    fact: Sourced[str]


class Phone(NamedTuple):
    """A number to call.

    `where` is one of `own_sim`, `russia`, `abroad` (support, as called from there), `whatsapp`
    (support in that messenger), `balance` (a voice that tells the balance) or `porting` (help
    with moving a number here).
    """

    where: str
    fact: Sourced[str]


class OperatorNote(NamedTuple):
    """Something else a person should know, a msgid with its source."""

    id: str
    fact: Sourced[str]


@dataclass(frozen=True, slots=True)
class Operator:
    """A Russian mobile operator.

    `silence`: days without a counting event. `fee`: roubles a day after that. `zero`: days in a
    row at or below zero until the contract ends. `counts`: which events reset the silence.
    `codes`: USSD codes by purpose (`balance`, `own_number`, ...), in which `{number}` and
    `{amount}` stand for what is dialled there. `networks`: MCC and MNC as `250 01` (ITU-T E.212).
    `main` operators are shown first: most numbers are theirs, and most is known of them.
    `russian_name` is what it is called in Russia, empty where that is its name.
    """

    id: str
    name: str
    former_name: str
    monogram: str
    silence: Fact[int]
    silence_outcome: SilenceOutcome
    fee: Fact[Money]
    zero: Fact[int]
    counts: Mapping[EventKind, Fact[Counts]]
    what_counts: str
    domains: tuple[Sourced[str], ...] = ()
    links: Mapping[str, Link] = field(default_factory=dict)
    apps: tuple[MobileApp, ...] = ()
    codes: Mapping[str, Fact[str]] = field(default_factory=dict)
    phones: tuple[Phone, ...] = ()
    notes: tuple[OperatorNote, ...] = ()
    networks: tuple[Sourced[str], ...] = ()
    main: bool = False
    russian_name: str = ""

    def counting(self, kind: EventKind) -> Counts:
        """Return whether `kind` counts; where sources differ or are silent, the cautious answer.

        A paid action of a forgotten kind counts only if each kind it may have been does.
        """
        kinds: tuple[EventKind, ...] = (kind,)
        if kind is EventKind.PAID_ACTION:
            kinds = (EventKind.CALL, EventKind.SMS, EventKind.DATA)
        answers: set[Counts] = set()
        for asked in kinds:
            values = self.counts[asked].values if asked in self.counts else ()
            answers.update({v.value for v in values} or {Counts.UNKNOWN})
        return next(c for c in _CAUTIOUS_FIRST if c in answers)


@dataclass(frozen=True, slots=True)
class Law:
    """What drives the registration and reach clocks for every operator.

    `foreign_since`: from this day a contract of a foreign citizen needs confirmed data.
    `foreign_cutoff`: from this day older contracts that were not confirmed were suspended.
    `notice`: days to answer an operator's notice about the owner's data. `recheck`: days after
    which SimDesk asks to look again. `cooling`: hours without SMS and data after roaming.
    """

    foreign_since: Fact[date]
    foreign_cutoff: Fact[date]
    notice: Fact[int]
    recheck: Fact[int]
    cooling: Fact[int]


class Rules(NamedTuple):
    """All that the forecast of one line needs to know; None where nothing describes it."""

    operator: Operator | None
    law: Law | None
