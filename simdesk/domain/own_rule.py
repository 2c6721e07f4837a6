"""A rule as the owner found it, for one line or all of an operator: it replaces, and is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from simdesk.domain.clock import Clock, ClockKind, ClockState, Missing, Outcome
from simdesk.domain.event import EventKind
from simdesk.domain.money import Money
from simdesk.domain.operator import Counts, Law, Operator, Rules, SilenceOutcome
from simdesk.domain.rule import RECHECK_DAYS, Confidence, Fact, Sourced

RuleValue = int | Money | Counts | SilenceOutcome
MOST_DAYS = 3650
"""No rule in days or hours is longer: ten years is a slip of the finger."""


class RuleKey(StrEnum):
    """What of an operator's rules and of the law an owner can say otherwise.

    Days, except COOLING in hours and FEE in money a day. The last six say whether a kind of event
    resets the silence count. SILENCE_OUTCOME is what the silent days lead to.
    """

    SILENCE = "silence"
    SILENCE_OUTCOME = "silence_outcome"
    FEE = "fee"
    ZERO = "zero"
    NOTICE = "notice"
    RECHECK = "recheck"
    COOLING = "cooling"
    TOP_UP = EventKind.TOP_UP.value
    CALL = EventKind.CALL.value
    SMS = EventKind.SMS.value
    DATA = EventKind.DATA.value
    ANSWERED_CALL = EventKind.ANSWERED_CALL.value
    TARIFF_DEBIT = EventKind.TARIFF_DEBIT.value


COUNTING = (
    RuleKey.TOP_UP,
    RuleKey.CALL,
    RuleKey.SMS,
    RuleKey.DATA,
    RuleKey.ANSWERED_CALL,
    RuleKey.TARIFF_DEBIT,
)
OF_LAW = (RuleKey.NOTICE, RuleKey.RECHECK, RuleKey.COOLING)
EVERY_OPERATOR = "law:"
"""What an own rule about the law is kept under when it holds for every number."""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """What the owner found, and where.

    It is of one line by `line_id`, or of every line under `operator`: a `Line.operator_key`, or
    EVERY_OPERATOR for the law.
    `value` is None where he looked and found nothing: that replaces nothing. `on` is the day he
    found it; `source` is where, in his words; `receipt_id` is the kept file that shows it.
    """

    id: str
    key: RuleKey
    value: RuleValue | None
    on: date
    source: str
    recorded_at: datetime
    line_id: str | None = None
    operator: str = ""
    note: str = ""
    receipt_id: str | None = None
    withdrawn_at: datetime | None = None

    @property
    def sourced(self) -> Sourced[Any]:
        """The value as any other source gives one."""
        return Sourced(
            self.value, self.source, self.on.isoformat(), self.on, Confidence.OWNER, self.note
        )


def in_force(own: Iterable[OwnRule]) -> dict[RuleKey, OwnRule]:
    """Return the newest rule of each kind that gives a value and was not taken back."""
    valid = (r for r in own if r.withdrawn_at is None and r.value is not None)
    return {r.key: r for r in sorted(valid, key=lambda r: r.recorded_at)}


def with_own(rules: Rules, own: Mapping[RuleKey, OwnRule]) -> Rules:
    """Return `rules` with the owner's values in place of the catalogue's."""
    operator, law = rules.operator, rules.law
    for rule in own.values():
        if rule.key in OF_LAW:
            law = _law_with(law, rule)
        elif operator is not None:
            operator = _operator_with(operator, rule)
    return Rules(operator, law)


def _law_with(law: Law | None, rule: OwnRule) -> Law | None:
    if law is None:
        return None
    if rule.key is RuleKey.NOTICE:
        return replace(law, notice=law.notice.by(rule.sourced))
    if rule.key is RuleKey.RECHECK:
        return replace(law, recheck=law.recheck.by(rule.sourced))
    return replace(law, cooling=law.cooling.by(rule.sourced))


def _operator_with(operator: Operator, rule: OwnRule) -> Operator:
    if rule.key in COUNTING:
        kind = EventKind(rule.key)
        fact = operator.counts.get(kind, Fact()).by(rule.sourced)
        return replace(operator, counts={**operator.counts, kind: fact})
    if rule.key is RuleKey.SILENCE:
        return replace(operator, silence=operator.silence.by(rule.sourced))
    if rule.key is RuleKey.FEE:
        return replace(operator, fee=operator.fee.by(rule.sourced))
    if rule.key is RuleKey.ZERO:
        return replace(operator, zero=operator.zero.by(rule.sourced))
    assert isinstance(rule.value, SilenceOutcome)
    return replace(operator, silence_outcome=rule.value)


def own_operator(name: str) -> Operator:
    """Return an operator that no file describes: nothing is known of it but its name."""
    return Operator(
        id="",
        name=name,
        former_name="",
        monogram=name[:2],
        silence=Fact(),
        silence_outcome=SilenceOutcome.LOSS,
        fee=Fact(),
        zero=Fact(),
        counts={},
        what_counts="",
    )


def fact_of(rules: Rules, key: RuleKey) -> Fact[Any]:
    """Return what is known of one rule; SILENCE_OUTCOME has no sources of its own."""
    operator, law = rules.operator, rules.law
    if key in OF_LAW:
        if law is None:
            return Fact()
        of_law = {
            RuleKey.NOTICE: law.notice,
            RuleKey.RECHECK: law.recheck,
            RuleKey.COOLING: law.cooling,
        }
        return of_law[key]
    if operator is None:
        return Fact()
    if key in COUNTING:
        return operator.counts.get(EventKind(key), Fact())
    of_operator: dict[RuleKey, Fact[Any]] = {
        RuleKey.SILENCE: operator.silence,
        RuleKey.FEE: operator.fee,
        RuleKey.ZERO: operator.zero,
    }
    return of_operator.get(key, Fact())


def rule_behind(clock: Clock) -> RuleKey | None:
    """Return the rule that an owner would say otherwise to move a clock, or None."""
    if clock.kind is ClockKind.ACTIVITY:
        return None if clock.missing is Missing.OPERATOR else RuleKey.SILENCE
    if clock.kind is ClockKind.MONEY:
        if clock.outcome is Outcome.LOSS or clock.state is ClockState.ZERO:
            return None if clock.missing is Missing.OPERATOR else RuleKey.ZERO
        eaten = clock.outcome is Outcome.ZERO or clock.missing is Missing.OPERATOR_RULE
        return RuleKey.FEE if eaten else None
    if clock.kind is ClockKind.REGISTRATION:
        if clock.outcome is Outcome.RECHECK:
            return RuleKey.RECHECK
        return RuleKey.NOTICE if clock.outcome is not None and clock.arithmetic else None
    return RuleKey.COOLING if clock.candidates else None


def looked_on(fact: Fact[Any], own: Iterable[OwnRule]) -> date | None:
    """Return when somebody last looked at a rule, `own` being the owner's looks at it.

    None where nothing was ever found: such a rule always asks.
    """
    days = [v.read_on for v in fact.values] + [r.on for r in own if r.withdrawn_at is None]
    return max(days, default=None)


def is_stale(looked: date | None, today: date) -> bool:
    """Tell whether a rule asks to be looked at again."""
    return looked is None or (today - looked).days > RECHECK_DAYS
