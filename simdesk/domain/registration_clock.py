"""The registration clock: whether the owner's data satisfy the law, and since when we know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from simdesk.domain.activity_clock import basis_of, day_candidates, used_due
from simdesk.domain.clock import (
    Arithmetic,
    Basis,
    Candidate,
    Clock,
    ClockKind,
    ClockState,
    Missing,
    Outcome,
)
from simdesk.domain.event import Event, EventKind
from simdesk.domain.line import HolderKind, Line
from simdesk.domain.msisdn import is_russian
from simdesk.domain.operator import Law

_REGISTRATION = ClockKind.REGISTRATION


def registration_clock(line: Line, events: Iterable[Event], law: Law | None, today: date) -> Clock:
    """Return when the line may be suspended over its owner's data, or when to look again."""
    if not is_russian(line.msisdn):
        return Clock(_REGISTRATION, ClockState.UNKNOWN, missing=Missing.OTHER_COUNTRY)
    if law is None:
        return Clock(_REGISTRATION, ClockState.UNKNOWN, missing=Missing.LAW)
    relevant = sorted((e for e in events if _bears(e, line, law)), key=lambda e: e.order)
    threats = [
        _notice(e, law, today)
        if e.kind is EventKind.REGISTRATION_NOTICE
        else _not_done(line, e, law, today)
        for e in _open(relevant)
    ]
    if threats:
        return min(threats, key=lambda clock: clock.due or date.max)
    if not relevant:
        missing = Missing.HOLDER if line.holder_kind is HolderKind.UNKNOWN else Missing.REGISTRATION
        state = ClockState.UNKNOWN if missing is Missing.HOLDER else ClockState.NOT_CONFIRMED
        return Clock(_REGISTRATION, state, missing=missing)
    last = relevant[-1]
    candidates = day_candidates(law.recheck, last.on)
    due = used_due(candidates)
    if due < today:
        return Clock(
            _REGISTRATION,
            ClockState.NOT_CONFIRMED,
            since=last.on,
            missing=Missing.REGISTRATION,
        )
    return Clock(
        _REGISTRATION,
        ClockState.ON_TRACK,
        due=due,
        outcome=Outcome.RECHECK,
        since=last.on,
        basis=Basis.OWNER_CONFIRMED,
        arithmetic=Arithmetic(last.on, (due - last.on).days),
        candidates=candidates,
    )


def _bears(event: Event, line: Line, law: Law) -> bool:
    """Tell whether an event says something about today's registration of the line."""
    if event.kind is EventKind.REGISTRATION_CONFIRMED:
        foreign = line.holder_kind is HolderKind.FOREIGN
        return not foreign or event.on >= law.foreign_since.values[0].value
    return event.kind in (EventKind.REGISTRATION_MISSING, EventKind.REGISTRATION_NOTICE)


def _open(ordered: Sequence[Event]) -> Sequence[Event]:
    """Return what a later confirmation has not settled: a second notice gives no new term."""
    confirmed = [i for i, e in enumerate(ordered) if e.kind is EventKind.REGISTRATION_CONFIRMED]
    return ordered[confirmed[-1] + 1 :] if confirmed else ordered


def _notice(event: Event, law: Law, today: date) -> Clock:
    candidates = day_candidates(law.notice, event.on)
    due = used_due(candidates)
    return Clock(
        _REGISTRATION,
        ClockState.SUSPENDED if due < today else ClockState.NOTICE,
        due=due,
        outcome=Outcome.SUSPENSION,
        since=event.on,
        basis=basis_of(law.notice),
        arithmetic=Arithmetic(event.on, (due - event.on).days),
        candidates=candidates,
    )


def _not_done(line: Line, event: Event, law: Law, today: date) -> Clock:
    """Return a foreign citizen's date, which has passed; for others there is none."""
    if line.holder_kind is not HolderKind.FOREIGN:
        return Clock(
            _REGISTRATION,
            ClockState.ACT_NOW,
            since=event.on,
            missing=Missing.REGISTRATION,
        )
    ordered = sorted(law.foreign_cutoff.values, key=lambda v: v.value)
    due: date = ordered[0].value
    return Clock(
        _REGISTRATION,
        ClockState.SUSPENDED if due <= today else ClockState.ACT_NOW,
        due=due,
        outcome=Outcome.SUSPENSION,
        since=event.on,
        basis=basis_of(law.foreign_cutoff),
        candidates=tuple(Candidate(v, v.value, used=i == 0) for i, v in enumerate(ordered)),
    )
