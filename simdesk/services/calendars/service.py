"""What a calendar file holds now: the days of all that comes due, each as one entry with a UID."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.calendar_entry import Revision, revised
from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.services.calendars.choices import Choices
from simdesk.services.lines import LineService
from simdesk.services.reminders import ReminderService
from simdesk.services.settings import SettingsService
from simdesk.storage.calendars import CalendarRepository
from simdesk.storage.reminders import ReminderRepository


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What a file would hold, by day. `changed` is what no earlier file held in this form."""

    revisions: tuple[Revision, ...]
    changed: tuple[Revision, ...]


class CalendarService:
    """Plans and writes calendar files. `choices` are those that were kept last."""

    def __init__(
        self,
        *,
        calendars: CalendarRepository,
        answers: ReminderRepository,
        reminders: ReminderService,
        lines: LineService,
        catalogue: Catalogue,
        settings: SettingsService,
        now: Callable[[], datetime],
    ) -> None:
        self._calendars = calendars
        self._answers = answers
        self._reminders = reminders
        self._lines = lines
        self._catalogue = catalogue
        self._settings = settings
        self._now = now

    @property
    def choices(self) -> Choices:
        """What the owner chose for calendars."""
        current = self._settings.current
        return Choices(frozenset(current.calendar_left_out), current.calendar_hides_digits)

    def leads(self) -> list[int]:
        """Return every warning day of any matter, the farthest first."""
        return sorted({lead for m in self._reminders.matters() for lead in m.leads}, reverse=True)

    def plan(
        self, line_ids: Collection[str] | None = None, choices: Choices | None = None
    ) -> CalendarPlan:
        """Return what a file about some numbers holds, or about everything; nothing is kept yet."""
        from simdesk.services.calendars.entries import entries  # noqa: PLC0415 - the window starts without
        from simdesk.services.calendars.words import cancelled  # noqa: PLC0415 - the window starts without

        kept = self._calendars.all()
        planned = entries(
            [m for m in self._reminders.matters() if line_ids is None or m.line_id in line_ids],
            self._answers.answers(),
            choices or self.choices,
            lines=self._lines,
            catalogue=self._catalogue,
            tell_at=self._reminders.hours.tell_at,
        )
        found = revised(planned, kept, line_ids, self._now(), cancelled)
        known = set(kept)
        changed = tuple(revision for revision in found if revision not in known)
        return CalendarPlan(tuple(found), changed)

    def keep(self, plan: CalendarPlan) -> None:
        """Remember what is about to leave the program; to be called before it does.

        Raises:
            ExportError: there is nothing to write.
            NotSavedError: nothing may be written.
        """
        if not plan.revisions:
            raise ExportError(ExportProblem.NOTHING)
        if plan.changed:
            self._calendars.keep(plan.changed)

    def write(self, plan: CalendarPlan, path: Path) -> None:
        """Give a file the content of a plan, whole or not at all; from any thread.

        Raises:
            ExportError: what was there before is as it was.
        """
        from simdesk.services.calendars import file  # noqa: PLC0415 - the window starts without

        file.write(path, file.content(plan.revisions))
