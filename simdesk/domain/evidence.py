"""The evidence ladder of a renewal: paid, credited, activity confirmed; not how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from simdesk.domain.activity_clock import counts, covers_renewal, demanded
from simdesk.domain.event import PAID_ACTIONS, Event, EventKind, Evidence
from simdesk.domain.line import Line
from simdesk.domain.operator import Counts, Operator


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung. `event` reached it (None: it is open); `demanded`: the operator looks here."""

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
    where a top-up may count only if it covers a renewal, it is the second rung once it does. An
    action that the operator is known not to count does not reach the third.
    """
    own = sorted(events, key=lambda e: e.order)
    top_ups = [e for e in own if e.kind is EventKind.TOP_UP]
    paid = next((e for e in top_ups), None)
    credited = next((e for e in top_ups if e.evidence >= Evidence.CREDITED), None)
    confirmed = next((e for e in own if _is_activity(e, line, operator)), None)
    enough = Evidence.CONFIRMED
    if operator is not None and _top_up_suffices(line, top_ups, operator):
        enough = Evidence.CREDITED
        if confirmed is None:
            confirmed = next((e for e in top_ups if counts(e, line, operator)), None)
    return tuple(
        Rung(evidence, event, evidence is enough)
        for evidence, event in zip(Evidence, (paid, credited, confirmed), strict=True)
    )


def _is_activity(event: Event, line: Line, operator: Operator | None) -> bool:
    if event.kind is EventKind.TOP_UP:
        return False
    if operator is None or operator.counting(event.kind) is Counts.UNKNOWN:
        return event.kind in PAID_ACTIONS
    return counts(event, line, operator)


def _top_up_suffices(line: Line, top_ups: Iterable[Event], operator: Operator) -> bool:
    if demanded(operator, EventKind.TOP_UP) is None:
        return False
    if operator.counting(EventKind.TOP_UP) is Counts.YES:
        return True
    return any(covers_renewal(e, line) for e in top_ups)
