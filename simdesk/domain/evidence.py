"""The evidence ladder of a renewal: paid, credited, activity confirmed; a rung without proof is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from simdesk.domain.activity_clock import counts, demanded
from simdesk.domain.event import PAID_ACTIONS, Event, EventKind, Evidence
from simdesk.domain.line import Line
from simdesk.domain.operator import Counts, Operator


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung. `event` is what reached it, None while it is open; `demanded`: the rule looks here."""

    evidence: Evidence
    event: Event | None
    demanded: bool

    @property
    def on(self) -> date | None:
        """The day it was reached."""
        return None if self.event is None else self.event.on


def ladder(line: Line, events: Iterable[Event], operator: Operator | None) -> tuple[Rung, ...]:
    """Return the three rungs of one renewal from the events that belong to it.

    The demanded rung is the one whose reaching moves the activity clock by the operator's rule;
    where a top-up may count only if it covers a renewal, it is the second rung once it does.
    """
    own = sorted(events, key=lambda e: e.order)
    top_ups = [e for e in own if e.kind is EventKind.TOP_UP]
    paid = next((e for e in top_ups), None)
    credited = next((e for e in top_ups if e.evidence >= Evidence.CREDITED), None)
    confirmed = next((e for e in own if e.kind in PAID_ACTIONS), None)
    enough = Evidence.CONFIRMED
    if operator is not None and _top_up_suffices(line, paid, operator):
        enough = Evidence.CREDITED
        if confirmed is None and credited is not None and counts(credited, line, operator):
            confirmed = credited
    return tuple(
        Rung(evidence, event, evidence is enough)
        for evidence, event in zip(Evidence, (paid, credited, confirmed), strict=True)
    )


def _top_up_suffices(line: Line, paid: Event | None, operator: Operator) -> bool:
    if demanded(operator, EventKind.TOP_UP) is None:
        return False
    if operator.counting(EventKind.TOP_UP) is Counts.YES:
        return True
    price = line.tariff_price
    return (
        price is not None
        and paid is not None
        and paid.amount is not None
        and paid.amount >= price
    )
