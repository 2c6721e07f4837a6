"""What a user can do with numbers: add, correct, archive, put in the bin, and ask what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from simdesk.domain.change import Action, Noun
from simdesk.domain.errors import DuplicateLineError, FutureDateError
from simdesk.domain.forecast import forecast
from simdesk.services.history import new_id

if TYPE_CHECKING:
    from simdesk.domain.event import Event
    from simdesk.domain.forecast import Forecast
    from simdesk.domain.line import Line
    from simdesk.domain.operator import Rules
    from simdesk.services.history import History
    from simdesk.services.own_rules import OwnRuleService
    from simdesk.storage.events import EventRepository
    from simdesk.storage.lines import LineRepository


class LineService:
    """Numbers and their forecasts."""

    def __init__(
        self,
        *,
        lines: LineRepository,
        events: EventRepository,
        own_rules: OwnRuleService,
        history: History,
        now: Callable[[], datetime],
    ) -> None:
        self._lines = lines
        self._events = events
        self._own_rules = own_rules
        self._history = history
        self._now = now

    def now(self) -> datetime:
        """Return the owner's present moment, with his zone."""
        return self._now()

    def today(self) -> date:
        """Return the owner's day."""
        return self._now().date()

    def get(self, line_id: str) -> Line:
        """Return one number.

        Raises:
            UnknownIdError: it is gone.
        """
        return self._lines.get(line_id)

    def count(self) -> int:
        """Return how many numbers are kept, the archived ones too, the bin not."""
        return self._lines.count()

    def everything(self) -> list[Line]:
        """Return all numbers that are not in the bin."""
        return [line for line in self._lines.all() if line.deleted_at is None]

    def in_bin(self) -> list[Line]:
        """Return the numbers in the bin."""
        return [line for line in self._lines.all() if line.deleted_at is not None]

    def find(self, msisdn: str) -> Line | None:
        """Return the number kept as `msisdn` (E.164), archived or in the bin as well."""
        return self._lines.find(msisdn)

    def add(self, line: Line, first: Event | None = None) -> Line:
        """Keep a new number, with what is known of its last activity, as one action.

        `line.id` and `created_at` are given here.

        Raises:
            DuplicateLineError: the number is kept already.
            FutureDateError: the activity lies after today.
        """
        self._refuse_duplicate(line)
        now = self._now()
        kept = replace(line, id=new_id(), created_at=now)
        with self._history.change(Action.ADD_LINE, (Noun.LINE, Noun.EVENT), (kept.id,)):
            self._lines.add(kept)
            if first is not None:
                if first.on > now.date():
                    raise FutureDateError
                self._events.add(replace(first, id=new_id(), line_id=kept.id, recorded_at=now))
        return kept

    def update(self, line: Line) -> None:
        """Keep a corrected number.

        Raises:
            DuplicateLineError: another number is kept under this MSISDN.
        """
        self._refuse_duplicate(line)
        with self._history.change(Action.EDIT_LINE, (Noun.LINE,), (line.id,)):
            self._lines.update(line)

    def _refuse_duplicate(self, line: Line) -> None:
        other = self._lines.find(line.msisdn)
        if other is not None and other.id != line.id:
            raise DuplicateLineError(other.id)

    def archive(self, line_ids: Sequence[str]) -> None:
        """Take numbers out of the daily view; their data stay."""
        now = self._now()
        self._set(Action.ARCHIVE_LINES, line_ids, lambda line: replace(line, archived_at=now))

    def unarchive(self, line_ids: Sequence[str]) -> None:
        """Bring archived numbers back."""
        self._set(Action.UNARCHIVE_LINES, line_ids, lambda line: replace(line, archived_at=None))

    def delete(self, line_ids: Sequence[str]) -> None:
        """Put numbers in the bin."""
        self._set(Action.DELETE_LINES, line_ids, lambda line: replace(line, deleted_at=self._now()))

    def restore(self, line_ids: Sequence[str]) -> None:
        """Take numbers out of the bin."""
        self._set(Action.RESTORE_LINES, line_ids, lambda line: replace(line, deleted_at=None))

    def _set(self, action: Action, line_ids: Sequence[str], edit: Callable[[Line], Line]) -> None:
        with self._history.change(action, (Noun.LINE,), line_ids, len(line_ids)):
            for line_id in line_ids:
                self._lines.update(edit(self._lines.get(line_id)))

    def rules(self, line: Line) -> Rules:
        """Return the rules and the law that hold for a number, the owner's own among them."""
        return self._own_rules.rules(line)

    def forecast(
        self, line: Line, events: Iterable[Event] | None = None, rules: Rules | None = None
    ) -> Forecast:
        """Return the four clocks of a number today, by its events and rules or by those given."""
        own = self._events.of_line(line.id) if events is None else events
        return forecast(line, own, rules or self.rules(line), self.today())
