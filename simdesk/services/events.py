"""What a user can say has happened to a number, and take back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from simdesk.domain.change import Action, Noun
from simdesk.domain.errors import FutureDateError
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.money import Money
from simdesk.services.history import History, new_id
from simdesk.storage.events import EventRepository


class EventService:
    """Dated events, oldest first."""

    def __init__(
        self, *, events: EventRepository, history: History, now: Callable[[], datetime]
    ) -> None:
        self._events = events
        self._history = history
        self._now = now

    def of_line(self, line_id: str) -> list[Event]:
        """Return the events of one number, oldest first."""
        return sorted(self._events.of_line(line_id), key=lambda e: e.order)

    def record(self, event: Event) -> Event:
        """Keep an event; `id`, `recorded_at` and `evidence` are given here.

        Raises:
            FutureDateError: it lies after today.
        """
        now = self._now()
        if event.on > now.date():
            raise FutureDateError
        earlier = [e for e in self._events.of_line(event.line_id) if e.on <= event.on]
        kept = replace(
            event,
            id=new_id(),
            recorded_at=now,
            evidence=evidence_of(event, earlier),
        )
        with self._history.change(Action.RECORD_EVENT, (Noun.EVENT,), (event.line_id,)):
            self._events.add(kept)
        return kept

    def delete(self, event: Event) -> None:
        """Take an event back for good; undo brings it again."""
        with self._history.change(Action.DELETE_EVENT, (Noun.EVENT,), (event.line_id,)):
            self._events.delete(event.id)


def evidence_of(event: Event, earlier: Iterable[Event]) -> Evidence:
    """Return the rung an event reaches by itself.

    A top-up is credited only once a balance higher than the last known one was read; what the
    owner did or saw himself is confirmed by his word.
    """
    if event.kind is not EventKind.TOP_UP:
        return Evidence.CONFIRMED
    before = last_balance(earlier)
    arrived = event.balance is not None and before is not None and event.balance > before
    return Evidence.CREDITED if arrived else Evidence.PAID


def last_balance(events: Iterable[Event]) -> Money | None:
    """Return the newest balance reading among `events`."""
    readings = [e for e in events if e.balance is not None]
    return max(readings, key=lambda e: e.order).balance if readings else None
