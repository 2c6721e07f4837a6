"""What is kept around receipts: their numbers with all that happened to them; it writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simdesk.domain.event import Event
from simdesk.domain.line import Line
from simdesk.domain.own_rule import EVERY_OPERATOR, OwnRule
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run
from simdesk.storage.repositories import Repositories


@dataclass(frozen=True, slots=True)
class Around:
    """Numbers with every run and event of theirs, and the owner's rules that bear on them.

    What one of them or a receipt names is among them, or is one of the receipts.
    """

    lines: tuple[Line, ...] = ()
    runs: tuple[Run, ...] = ()
    events: tuple[Event, ...] = ()
    rules: tuple[OwnRule, ...] = ()


def gather(receipts: Iterable[Receipt], kept: Repositories) -> Around:
    """Return what is kept around receipts."""
    chosen = list(receipts)
    named = kept.runs.many([r.run_id for r in chosen if r.run_id])
    wanted = {r.line_id for r in chosen if r.line_id} | {run.line_id for run in named}
    lines: dict[str, Line] = {}
    runs: dict[str, Run] = {}
    events: list[Event] = []
    while new := sorted(wanted - lines.keys()):  # a run may follow one of another number
        lines |= {line.id: line for line in kept.lines.many(new)}
        found = kept.runs.of_lines(new)
        runs |= {run.id: run for run in found}
        told = [event for of_line in kept.events.of_lines(new).values() for event in of_line]
        events += told
        others = {run.after_run_id for run in found} | {event.run_id for event in told}
        further = kept.runs.many([run for run in others - runs.keys() if run])
        wanted |= {run.line_id for run in further}
    return Around(
        tuple(sorted(lines.values(), key=lambda line: (line.created_at, line.id))),
        tuple(sorted(runs.values(), key=lambda run: (run.started_at, run.id))),
        tuple(sorted(events, key=lambda event: event.order)),
        tuple(_rules(kept.own_rules.all(), lines.values(), {r.id for r in chosen})),
    )


def _rules(known: Iterable[OwnRule], lines: Iterable[Line], proofs: set[str]) -> Iterable[OwnRule]:
    """Yield the rules that bear on numbers or are shown by one of the files, with their proof."""
    numbers = {line.id: line.operator_key for line in lines}
    operators = {*numbers.values(), EVERY_OPERATOR} - {""}
    for rule in known:
        bears = rule.line_id in numbers or rule.operator in operators or rule.receipt_id in proofs
        provable = rule.receipt_id is None or rule.receipt_id in proofs
        if bears and provable and (rule.line_id is None or rule.line_id in numbers):
            yield rule
