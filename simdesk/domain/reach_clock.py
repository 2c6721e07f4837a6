"""The reach clock: whether calls, SMS and data get through where the SIM is; it counts no days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from simdesk.domain.activity_clock import basis_of
from simdesk.domain.clock import Basis, Candidate, Clock, ClockKind, ClockState, Missing
from simdesk.domain.event import Event, EventKind
from simdesk.domain.line import Line, SimPlace
from simdesk.domain.msisdn import is_russian
from simdesk.domain.operator import Law

_PLACES = {
    SimPlace.RUSSIA: ClockState.REACHABLE,
    SimPlace.ABROAD: ClockState.LIMITED,
    SimPlace.ELSEWHERE: ClockState.LIMITED,
}


def reach_clock(line: Line, events: Iterable[Event], law: Law | None, today: date) -> Clock:
    """Return what gets through to the SIM; `since` of a cooling period is the day of return."""
    if not is_russian(line.msisdn):
        return Clock(ClockKind.REACH, ClockState.UNKNOWN, missing=Missing.OTHER_COUNTRY)
    if law is None:
        return Clock(ClockKind.REACH, ClockState.UNKNOWN, missing=Missing.LAW)
    hours = max(v.value for v in law.cooling.values)
    rule = next(v for v in law.cooling.values if v.value == hours)
    returns = [e.on for e in events if e.kind is EventKind.RETURNED]
    ends = max(returns) + timedelta(hours=hours) if returns else None
    if ends is not None and today <= ends:
        return Clock(
            ClockKind.REACH,
            ClockState.COOLING,
            since=max(returns),
            basis=basis_of(law.cooling),
            candidates=(Candidate(rule, ends, used=True),),
        )
    if line.sim_place not in _PLACES:
        return Clock(ClockKind.REACH, ClockState.UNKNOWN, missing=Missing.SIM_PLACE)
    limited = line.sim_place is SimPlace.ABROAD
    return Clock(
        ClockKind.REACH,
        _PLACES[line.sim_place],
        basis=basis_of(law.cooling) if limited else Basis.OWNER_CONFIRMED,
        candidates=(Candidate(rule, today, used=True),) if limited else (),
    )
