"""A way to renew a line, made of steps that are data; which of them are done is not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from simdesk.domain.line import HolderKind, Plan
from simdesk.domain.means import Means
from simdesk.domain.notice import Where
from simdesk.domain.purpose import Purpose
from simdesk.domain.rule import Fact, Sourced


class Phase(StrEnum):
    """The five phases of every renewal, in order."""

    PREPARE = "prepare"
    PAY = "pay"
    CONFIRM = "confirm"
    EVIDENCE = "evidence"
    FINISH = "finish"


class Part(StrEnum):
    """What a step puts on the screen beside its words; each has one widget."""

    OFFICIAL_PAGE = "official_page"
    APPS = "apps"
    NUMBER = "number"
    AMOUNT = "amount"
    PAYMENT = "payment"
    AUTO_DEBIT = "auto_debit"
    CODES = "codes"
    PHONES = "phones"
    BALANCE = "balance"
    RECEIPTS = "receipts"
    PAID_ACTION = "paid_action"
    OUTCOME = "outcome"
    ACCOUNTS = "accounts"
    REGISTRATION_DONE = "registration_done"
    ARCHIVE = "archive"


ENDINGS = {
    Purpose.RENEW: Part.OUTCOME,
    Purpose.REGISTER: Part.REGISTRATION_DONE,
    Purpose.GIVE_UP: Part.ARCHIVE,
}
"""The part with which a route of each purpose ends; it stands in the last step and nowhere else."""


class Reach(StrEnum):
    """Whether a route works from abroad."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"
    UNKNOWN = "unknown"


class Risk(StrEnum):
    """How much can go wrong for the owner."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class SmsNeed(StrEnum):
    """Whether a route asks for a code that comes to the SIM by SMS."""

    NO = "no"
    MAY = "may"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do, with its own tick. `id` lives for ever; `text` is a msgid."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class StepOverride:
    """What one operator does otherwise in a step. Empty texts and None leave the step's own."""

    title: str = ""
    items: tuple[Item, ...] | None = None
    why: str = ""
    warning: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a route. `id` lives for ever; texts are msgids.

    `link` is an operator's link id; an `optional` step may be skipped without a word. `concerns`
    says what it touches, and so which notices stand in it. `card` is the id of a phrase card to
    show to somebody in this step, `advice` that of a line against fraud. `codes` are purposes of
    codes to dial in this step; without them the usual ones are shown.
    """

    id: str
    phase: Phase
    title: str
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()
    why: str = ""
    warning: str = ""
    link: str = ""
    optional: bool = False
    concerns: tuple[Where, ...] = ()
    card: str = ""
    advice: str = ""
    codes: tuple[str, ...] = ()
    overrides: Mapping[str, StepOverride] = field(default_factory=dict)

    def at(self, operator_id: str) -> Step:
        """Return the step as `operator_id` wants it."""
        change = self.overrides.get(operator_id)
        if change is None:
            return self
        return replace(
            self,
            title=change.title or self.title,
            items=self.items if change.items is None else change.items,
            why=change.why or self.why,
            warning=change.warning or self.warning,
            link=change.link or self.link,
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """One way a route fails and the way out: at most three things to do, then other routes.

    `rescue`: the money is with somebody else, so the sheet for that has more to say.
    """

    id: str
    title: str
    hint: str
    todo: tuple[str, ...]
    fallbacks: tuple[str, ...]
    source: Sourced[str] | None = None
    rescue: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A way to renew. Texts are msgids.

    `needs` must all be at hand, and one of `needs_any` where it names any. `only_abroad`: for a
    SIM in roaming. `anywhere`: it fits numbers of other countries as well. `at_once`: it works on
    the day itself; how long others take, nobody says.
    `call_or_sms` names the operators at which it is a call or an SMS from the SIM and nothing
    else; `plan` is the one for which it is made.

    `retired` holds the msgid of its obituary once a route is dead; it then has no steps to walk,
    but stays, because old runs name it. `doubt` holds the msgid of what is not known, or why not,
    where a way is unverified or advised against; it has no steps either. `instead` names live
    routes, best first. `only` limits a route to operators by id,
    `holders` one to register by who holds the contract.
    `cost` is a msgid with its source, unknown where nobody knows.
    """

    id: str
    title: str
    text: str
    icon: str
    abroad: Reach
    abroad_note: str
    cost: Fact[str]
    you_need: str
    needs: frozenset[Means]
    risk: Risk
    risk_note: str
    minutes: int | None
    proof: tuple[str, ...]
    steps: tuple[Step, ...]
    failures: tuple[Failure, ...]
    only: tuple[str, ...] = ()
    retired: str = ""
    doubt: str = ""
    instead: tuple[str, ...] = ()
    sources: tuple[Sourced[str], ...] = ()
    purpose: Purpose = Purpose.RENEW
    holders: frozenset[HolderKind] = frozenset()
    needs_any: frozenset[Means] = frozenset()
    sms: SmsNeed = SmsNeed.NO
    only_abroad: bool = False
    at_once: bool = False
    call_or_sms: tuple[str, ...] = ()
    plan: Plan = Plan.UNKNOWN
    anywhere: bool = False

    @property
    def live(self) -> bool:
        """Whether it can be walked: neither retired nor in doubt."""
        return not (self.retired or self.doubt)

    @property
    def uses_number(self) -> bool:
        """Whether it is the paid action itself and nothing is paid in."""
        acts = (s for s in self.steps if s.phase is Phase.PAY and Part.PAID_ACTION in s.parts)
        return not self.pays and any(acts)

    @property
    def payment(self) -> Step | None:
        """The step in which a payment is written down, where there is one on the way."""
        return next((step for step in self.steps if Part.PAYMENT in step.parts), None)

    @property
    def pays(self) -> bool:
        """Whether a payment is written down on the way."""
        return self.payment is not None

    def step(self, step_id: str) -> Step | None:
        """Return the step with `step_id`, or None where the file no longer has it."""
        return next((s for s in self.steps if s.id == step_id), None)
