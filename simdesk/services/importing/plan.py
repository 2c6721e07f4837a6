"""What bringing a bag back would do: what is new, here already, or here with other content.

What is here stays as it is, always; a plan only adds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from simdesk.domain.event import Event
from simdesk.domain.line import Line
from simdesk.domain.own_rule import OwnRule
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run
from simdesk.services.importing.content import Content
from simdesk.services.importing.fitting import in_order

Thing = Line | Run | Event | Receipt | OwnRule
ThingT = TypeVar("ThingT", Line, Run, Event, Receipt, OwnRule)
PlacedT = TypeVar("PlacedT", Run, Event, Receipt, OwnRule)


@dataclass(frozen=True, slots=True)
class Here:
    """What is kept here now, by id, as far as a bag could touch it. `intact`: whole files."""

    lines: Mapping[str, Line]
    runs: Mapping[str, Run]
    events: Mapping[str, Event]
    receipts: Mapping[str, Receipt]
    rules: Mapping[str, OwnRule]
    intact: Collection[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing as it is here and stays, and the names of the fields that the bag has otherwise."""

    here: Thing
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is new, with the ids as they are here; what is here already; what differs.

    `known` are the things of the bag that are here and equal. `matched` are the bag's numbers that
    are here under another id, `same_files` its receipts whose file is here as another receipt, and
    `rules_in_place` its rules in whose place another of the owner's holds here. `files` are the
    receipts whose files are to be kept: new ones, and those of which the file here is lost.
    `copies` are new receipts whose files are changed copies of the originals.
    """

    lines: tuple[Line, ...] = ()
    runs: tuple[Run, ...] = ()
    events: tuple[Event, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    rules: tuple[OwnRule, ...] = ()
    known: tuple[Thing, ...] = ()
    differences: tuple[Difference, ...] = ()
    matched: tuple[Line, ...] = ()
    same_files: tuple[Receipt, ...] = ()
    rules_in_place: tuple[OwnRule, ...] = ()
    files: tuple[Receipt, ...] = ()
    copies: tuple[Receipt, ...] = ()

    @property
    def new(self) -> tuple[Thing, ...]:
        """Every record that would be added."""
        return (*self.lines, *self.runs, *self.events, *self.receipts, *self.rules)

    @property
    def nothing(self) -> bool:
        """Whether everything in the bag is here, and whole."""
        return not (self.new or self.files)


def compare(content: Content, here: Here) -> Plan:
    """Return what bringing `content` back would do."""
    comparing = _Comparing(content, here)
    return comparing.plan()


class _Comparing:
    """One comparison; it goes from what stands alone to what points to it."""

    def __init__(self, content: Content, here: Here) -> None:
        self._content = content
        self._here = here
        self._known: list[Thing] = []
        self._differences: list[Difference] = []
        self._line_ids: dict[str, str] = {}
        self._receipt_ids: dict[str | None, str | None] = {None: None}

    def plan(self) -> Plan:
        content, here = self._content, self._here
        lines, matched = self._lines()
        runs = self._new((self._placed(run) for run in in_order(content.runs)), here.runs)
        events = self._new((self._placed(event) for event in content.events), here.events)
        receipts, same_files, lost = self._receipts()
        rules, in_place = self._rules()
        return Plan(
            lines=lines,
            runs=runs,
            events=events,
            receipts=receipts,
            rules=rules,
            known=tuple(self._known),
            differences=tuple(self._differences),
            matched=matched,
            same_files=same_files,
            rules_in_place=in_place,
            files=(*receipts, *lost),
            copies=tuple(r for r in receipts if r.id in content.originals),
        )

    def _placed(self, thing: PlacedT) -> PlacedT:
        """Return a thing of the bag under the number that is its own here."""
        own: str | None = thing.line_id
        return thing if own is None else replace(thing, line_id=self._line_ids[own])

    def _new(self, things: Iterable[ThingT], here: Mapping[str, ThingT]) -> tuple[ThingT, ...]:
        """Return what is not here; what is here is known or differs."""
        new = []
        for thing in things:
            if thing.id in here:
                self._note(thing, here[thing.id])
            else:
                new.append(thing)
        return tuple(new)

    def _note(self, thing: Thing, here: Thing, alike: Collection[str] = ()) -> None:
        """Write down that a thing is here, and in what it differs but for the fields `alike`."""
        skipped = {*self._content.silent, *alike}
        told = (f.name for f in fields(thing) if f.name not in skipped)
        other = tuple(name for name in told if getattr(thing, name) != getattr(here, name))
        if other:
            self._differences.append(Difference(here, other))
        else:
            self._known.append(thing)

    def _lines(self) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Return the numbers that are not here, and those that are, under another id."""
        by_msisdn = {line.msisdn: line for line in self._here.lines.values()}
        matched, others = [], []
        for line in self._content.lines:
            same = by_msisdn.get(line.msisdn)
            self._line_ids[line.id] = line.id
            if line.id not in self._here.lines and same is not None:
                self._line_ids[line.id] = same.id
                matched.append(same)
            else:
                others.append(line)
        return self._new(others, self._here.lines), tuple(matched)

    def _receipts(self) -> tuple[tuple[Receipt, ...], tuple[Receipt, ...], tuple[Receipt, ...]]:
        """Return new receipts, those whose file is another receipt's, and those to be mended."""
        shown = {r.sha256: r for r in self._here.receipts.values() if r.deleted_at is None}
        new, same_files, lost = [], [], []
        for receipt in map(self._placed, self._content.receipts):
            original = self._content.originals.get(receipt.id, receipt.sha256)
            here = self._here.receipts.get(receipt.id) or shown.get(
                receipt.sha256, shown.get(original)
            )
            self._receipt_ids[receipt.id] = here.id if here else receipt.id
            if here is None:
                new.append(receipt)
                continue
            if here.id == receipt.id:
                self._note_receipt(receipt, here)
            else:
                same_files.append(here)
            if here.sha256 == receipt.sha256 not in self._here.intact:
                lost.append(receipt)
        return tuple(new), tuple(same_files), tuple(lost)

    def _note_receipt(self, receipt: Receipt, here: Receipt) -> None:
        """As `_note`; the bag's copy of the original that is here is no difference."""
        of_original = self._content.originals.get(receipt.id) == here.sha256
        self._note(receipt, here, ("sha256", "size", "media_type") if of_original else ())

    def _rules(self) -> tuple[tuple[OwnRule, ...], tuple[OwnRule, ...]]:
        """Return new rules, and those in whose place another of the owner's holds here."""
        holding = {_scope(rule) for rule in self._here.rules.values() if _holds(rule)}
        placed = (
            replace(self._placed(rule), receipt_id=self._receipt_ids[rule.receipt_id])
            for rule in self._content.rules
        )
        new = self._new(placed, self._here.rules)
        in_place = tuple(rule for rule in new if _holds(rule) and _scope(rule) in holding)
        return tuple(rule for rule in new if rule not in in_place), in_place


def _scope(rule: OwnRule) -> tuple[Any, ...]:
    return (rule.key, rule.line_id, rule.operator)


def _holds(rule: OwnRule) -> bool:
    return rule.withdrawn_at is None and rule.value is not None
