"""What a user can do with rules: say otherwise for a number or an operator, and take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from simdesk.domain.change import Action, Noun
from simdesk.domain.errors import FutureDateError
from simdesk.domain.msisdn import is_russian
from simdesk.domain.operator import Rules
from simdesk.domain.own_rule import (
    COUNTING,
    EVERY_OPERATOR,
    OF_LAW,
    RuleKey,
    fact_of,
    in_force,
    is_stale,
    looked_on,
    own_operator,
    with_own,
)
from simdesk.services.history import new_id

if TYPE_CHECKING:
    from simdesk.catalogue.catalogue import Catalogue
    from simdesk.domain.change import Change
    from simdesk.domain.line import Line
    from simdesk.domain.own_rule import (
        OwnRule,
    )
    from simdesk.domain.receipt import Receipt
    from simdesk.domain.rule import Fact
    from simdesk.services.changes import Changes
    from simdesk.services.history import History
    from simdesk.storage.attachments import Kept
    from simdesk.storage.lines import LineRepository
    from simdesk.storage.own_rules import OwnRuleRepository
    from simdesk.storage.receipts import ReceiptRepository

LISTED = (RuleKey.SILENCE, RuleKey.FEE, RuleKey.ZERO, *COUNTING)
"""The rules of an operator, in the order they are shown; what silence leads to goes with it."""


class RuleFact(NamedTuple):
    """One rule as it is known: for one operator, or for all by the law.

    `own` are the owner's looks at it that were not taken back, for all numbers and for single
    ones; `looked` is the last day on which anybody looked, or None.
    """

    operator: str
    key: RuleKey
    fact: Fact[Any]
    own: tuple[OwnRule, ...]
    looked: date | None
    stale: bool

    @property
    def own_look(self) -> bool:
        """Whether it was the owner who looked last."""
        return any(rule.on == self.looked for rule in self.own)


class OwnRuleService:
    """The rules that hold for a number: the catalogue's, with the owner's own in their place."""

    def __init__(
        self,
        *,
        own_rules: OwnRuleRepository,
        lines: LineRepository,
        receipts: Callable[[], ReceiptRepository],
        catalogue: Catalogue,
        history: History,
        changes: Changes,
        now: Callable[[], datetime],
    ) -> None:
        self._own_rules = own_rules
        self._lines = lines
        self._receipts = receipts
        self._catalogue = catalogue
        self._history = history
        self._now = now
        self._kept: list[OwnRule] | None = None
        self._shared: dict[str, Rules] = {}
        self._single: dict[str, list[OwnRule]] = {}
        changes.forget_by(self._forget)

    def _forget(self, change: Change) -> None:
        if Noun.RULE in change.nouns:
            self._kept = None

    def _all(self) -> list[OwnRule]:
        """Return what is kept, read once; ten thousand numbers ask for it."""
        if self._kept is None:
            self._kept = [r for r in self._own_rules.all() if r.withdrawn_at is None]
            self._shared.clear()
            self._single.clear()
            for rule in self._kept:
                if rule.line_id is not None:
                    self._single.setdefault(rule.line_id, []).append(rule)
        return self._kept

    def rules(self, line: Line) -> Rules:
        """Return the rules and the law that hold for a number."""
        self._all()
        # A brand of another country has its own rules: those of the Russian one say nothing.
        key = line.operator_key if is_russian(line.msisdn) or not line.operator_id else ""
        if key not in self._shared:
            self._shared[key] = self.rules_of(key, line.operator_name)
        single = self._single.get(line.id)
        shared = self._shared[key]
        return shared if single is None else with_own(shared, in_force(single))

    def rules_of(self, operator: str, name: str = "") -> Rules:
        """Return what holds for every number of an operator by its key and the owner's name."""
        known = self._catalogue.operator(operator)
        if known is None and name:
            known = own_operator(name)
        own = in_force(
            r for r in self._all() if r.operator in (operator, EVERY_OPERATOR) and r.operator
        )
        return with_own(Rules(known, self._catalogue.law), own)

    def of_line(self, line: Line) -> list[OwnRule]:
        """Return the owner's rules that bear on a number, his looks that found nothing as well."""
        shared = {line.operator_key, EVERY_OPERATOR} - {""}
        return [r for r in self._all() if r.line_id == line.id or r.operator in shared]

    def kept(self, key: RuleKey, operator: str, line: Line | None) -> list[OwnRule]:
        """Return the owner's rules of one kind, for an operator's numbers and for one of them.

        What silence leads to goes with the days of silence.
        """
        keys = {key} | ({RuleKey.SILENCE_OUTCOME} if key is RuleKey.SILENCE else set())
        scopes = {operator} - {""}, {line.id} if line is not None else set()
        return [
            r
            for r in self._all()
            if r.key in keys and (r.operator in scopes[0] or r.line_id in scopes[1])
        ]

    def facts(self, operator: str, name: str = "") -> list[RuleFact]:
        """Return every rule of an operator by its key, in the order they are shown."""
        return self._facts(LISTED, operator, self.rules_of(operator, name))

    def facts_of_law(self) -> list[RuleFact]:
        """Return the rules of the law that clocks stand on."""
        return self._facts(OF_LAW, EVERY_OPERATOR, self.rules_of(EVERY_OPERATOR))

    def _facts(self, keys: Iterable[RuleKey], operator: str, rules: Rules) -> list[RuleFact]:
        today = self._now().date()
        facts = []
        for key in keys:
            own = tuple(r for r in self._all() if r.key is key and r.operator == operator)
            fact = fact_of(rules, key)
            looked = looked_on(fact, own)
            facts.append(RuleFact(operator, key, fact, own, looked, is_stale(looked, today)))
        return facts

    def proof(self, rule: OwnRule) -> Receipt | None:
        """Return the kept file that shows a rule, if one was added."""
        return None if rule.receipt_id is None else self._receipts().get(rule.receipt_id)

    def keep(self, found: Iterable[OwnRule], proof: tuple[Kept, str] | None = None) -> None:
        """Keep what was found at one place as one action, with the file that shows it.

        Ids and `recorded_at` are given here; an earlier rule of the same kind and the same scope
        is taken back by it.

        Raises:
            FutureDateError: it is said to have been found after today.
        """
        now = self._now()
        rules = [replace(rule, id=new_id(), recorded_at=now) for rule in found]
        if any(rule.on > now.date() for rule in rules):
            raise FutureDateError
        nouns = (Noun.RULE,) if proof is None else (Noun.RULE, Noun.RECEIPT)
        with self._history.change(Action.KEEP_RULE, nouns, self._bears_on(rules)):
            receipt = None if proof is None else self._keep_proof(*proof, rules[0])
            for rule in rules:
                self._withdraw_like(rule, now)
                self._own_rules.add(replace(rule, receipt_id=receipt.id if receipt else None))

    def _keep_proof(self, kept: Kept, name: str, rule: OwnRule) -> Receipt:
        from simdesk.domain.receipt import Receipt  # noqa: PLC0415 - a start needs none

        receipt = Receipt(
            id=new_id(),
            sha256=kept.sha256,
            name=name,
            media_type=kept.media_type,
            size=kept.size,
            added_at=rule.recorded_at,
            line_id=rule.line_id,
            on=rule.on,
        )
        self._receipts().add(receipt)
        return receipt

    def _withdraw_like(self, rule: OwnRule, now: datetime) -> None:
        """Take back what `rule` stands for now; to find nothing takes no value back."""
        for old in self._all():
            same = (old.key, old.line_id, old.operator) == (rule.key, rule.line_id, rule.operator)
            if same and (rule.value is not None or old.value is None):
                self._own_rules.withdraw(old.id, now)

    def _bears_on(self, rules: Iterable[OwnRule]) -> set[str]:
        """Return the numbers whose clocks may move."""
        lines, operators = {r.line_id for r in rules}, {r.operator for r in rules} - {""}
        every = EVERY_OPERATOR in operators
        return {
            line.id
            for line in self._lines.all()
            if every or line.id in lines or line.operator_key in operators
        }

    def withdraw(self, rules: Iterable[OwnRule]) -> None:
        """Take rules back as one action: what held before them holds again."""
        gone = list(rules)
        lines = self._bears_on(gone)
        with self._history.change(Action.WITHDRAW_RULE, (Noun.RULE,), lines):
            for rule in gone:
                self._own_rules.withdraw(rule.id, self._now())
