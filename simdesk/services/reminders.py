"""What the owner is to be told, when and why not; how a word reaches him is a channel's matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple

from simdesk.domain.change import Action, Noun
from simdesk.domain.line import Line
from simdesk.domain.matter_sources import Leads, backup_matter, matters_of, rules_matter
from simdesk.domain.reminder import Matter, Told, day_of, due_now, next_word, to_send
from simdesk.domain.rule import RECHECK_DAYS
from simdesk.domain.settings import Hours
from simdesk.services.history import History
from simdesk.services.lines import LineService
from simdesk.services.own_rules import OwnRuleService
from simdesk.services.runs import RunService
from simdesk.services.settings import SettingsService
from simdesk.storage.backup import Backups
from simdesk.storage.events import EventRepository
from simdesk.storage.reminders import ReminderRepository


class NextWord(NamedTuple):
    """When the next word is sent, with the owner's zone, and what it is about."""

    at: datetime
    about: list[Matter]


class ReminderService:
    """Reminders of all numbers that are neither archived nor in the bin."""

    def __init__(
        self,
        *,
        reminders: ReminderRepository,
        events: EventRepository,
        lines: LineService,
        runs: RunService,
        own_rules: OwnRuleService,
        backups: Backups,
        settings: SettingsService,
        history: History,
        now: Callable[[], datetime],
    ) -> None:
        self._reminders = reminders
        self._events = events
        self._lines = lines
        self._runs = runs
        self._own_rules = own_rules
        self._backups = backups
        self._settings = settings
        self._history = history
        self._now = now

    @property
    def hours(self) -> Hours:
        """When words may be sent."""
        return self._settings.current.hours

    def matters(self) -> list[Matter]:
        """Return everything that comes due, of every number and of the program itself."""
        lines = [line for line in self._lines.everything() if line.archived_at is None]
        events = self._events.of_lines([line.id for line in lines])
        leads = self._reminders.leads()
        found: list[Matter] = []
        for line in lines:
            own = events.get(line.id, [])
            run = self._runs.open_run(line.id)
            forecast = self._lines.forecast(line, own)
            found += matters_of(line, forecast, own, leads.get(line.id, {}), run.id if run else "")
        others = (rules_matter(self._oldest_look(lines), RECHECK_DAYS), self._backup())
        return found + [matter for matter in others if matter is not None]

    def _oldest_look(self, lines: Iterable[Line]) -> date | None:
        """Return when the rules in use that were read longest ago were read."""
        operators = {line.operator_key for line in lines}
        facts = [f for operator in sorted(operators) for f in self._own_rules.facts(operator)]
        return min((f.looked for f in facts if f.looked is not None), default=None)

    def _backup(self) -> Matter | None:
        newest = self._backups.newest()
        return backup_matter(newest.astimezone(self._now().tzinfo).date() if newest else None)

    def due(self) -> list[Matter]:
        """Return what is due, told or not, oldest first."""
        return due_now(self.matters(), self._reminders.answers(), self._lines.today())

    def came_due_since(self, day: date) -> bool:
        """Tell whether something has come due, or come due again, after a day."""
        answers = self._reminders.answers()
        today = self._lines.today()
        days = (day_of(matter, answers, today) for matter in self.matters())
        return any(found is not None and found > day for found in days)

    def to_send(self) -> list[Matter]:
        """Return what a word should be sent about at this moment."""
        return to_send(self.matters(), *self._known(), self._now(), self.hours)

    def next(self) -> NextWord | None:
        """Return the next word; None where nothing comes due, or its hour is a quiet one."""
        found = next_word(self.matters(), *self._known(), self._now(), self.hours)
        return NextWord(*found) if found else None

    def _known(self) -> tuple[list[Told], dict[tuple[str, date], date | None]]:
        return self._reminders.told(), self._reminders.answers()

    def sent(self, about: Iterable[Matter]) -> None:
        """Write down that a word about these matters was sent.

        Raises:
            NotSavedError: it would be sent again.
        """
        now, answers = self._now(), self._reminders.answers()
        words = [
            Told(m.key, m.due, day, now)
            for m in about
            for day in [day_of(m, answers, now.date())]
            if day is not None
        ]
        self._reminders.keep_told(words)

    def answer(self, matters: Iterable[Matter], until: date | None) -> None:
        """Let matters rest until a day, or for ever where it is None; can be undone.

        Raises:
            NotSavedError: nothing was changed.
        """
        matters = list(matters)
        line_ids = {m.line_id for m in matters if m.line_id}
        with self._history.change(Action.ANSWER_REMINDER, (Noun.REMINDER,), line_ids, len(matters)):
            for matter in matters:
                self._reminders.answer(matter.key, matter.due, until)

    def leads(self, line_id: str) -> Leads:
        """Return the days that the owner chose for a number's clocks."""
        return self._reminders.leads().get(line_id, {})

    def choose_leads(self, line_id: str, leads: Leads) -> None:
        """Tell so many days before the dates of a number's clocks, else on the usual ones.

        Can be undone.

        Raises:
            NotSavedError: nothing was changed.
        """
        with self._history.change(Action.CHOOSE_LEADS, (Noun.REMINDER,), (line_id,)):
            self._reminders.keep_leads(line_id, leads)
