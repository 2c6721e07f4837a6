"""What a calendar file holds now: the days of all that comes due, each as one entry with a UID."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.domain.line import Line
from simdesk.i18n.language import language
from simdesk.services.calendars.facts import CalendarPlan, Choices, Facts, Whose
from simdesk.services.lines import LineService
from simdesk.services.reminders import ReminderService
from simdesk.services.settings import SettingsService
from simdesk.storage.calendars import CalendarRepository
from simdesk.storage.reminders import ReminderRepository


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
    ) -> None:
        self._calendars = calendars
        self._answers = answers
        self._reminders = reminders
        self._lines = lines
        self._catalogue = catalogue
        self._settings = settings
        self._edition = 0

    @property
    def choices(self) -> Choices:
        """What the owner chose for calendars."""
        current = self._settings.current
        return Choices(frozenset(current.calendar_left_out), current.calendar_hides_digits)

    def facts(self) -> Facts:
        """Return all that decides what a file holds, as it is at this moment."""
        matters = self._reminders.matters()
        wanted = {matter.line_id for matter in matters if matter.line_id}
        lines = [line for line in self._lines.everything() if line.id in wanted]
        return Facts(
            matters=matters,
            answers=self._answers.answers(),
            numbers={line.id: self._whose(line) for line in lines},
            kept=self._calendars.all(),
            tell_at=self._reminders.hours.tell_at,
            now=self._lines.now(),
            language=language(),
            edition=self._edition,
        )

    def _whose(self, line: Line) -> Whose:
        operator = self._catalogue.operator(line.operator_id)
        return Whose(line, operator, self._lines.forecast(line))

    def plan(
        self,
        facts: Facts,
        line_ids: Collection[str] | None = None,
        choices: Choices | None = None,
    ) -> CalendarPlan:
        """Return what a file about some numbers holds, or about everything; from any thread.

        Nothing is kept yet.
        """
        from simdesk.services.calendars import entries  # noqa: PLC0415 - the window starts without

        return entries.plan(facts, line_ids, choices or self.choices)

    def keep(self, plan: CalendarPlan) -> bool:
        """Remember what is about to leave the program; to be called before it does.

        Returns False, and nothing may be written, where something else has left since the plan's
        facts: a SEQUENCE would be used twice.

        Raises:
            ExportError: there is nothing to write.
            NotSavedError: nothing may be written.
        """
        if not plan.revisions:
            raise ExportError(ExportProblem.NOTHING)
        if plan.changed and plan.edition == self._edition:
            self._calendars.keep(plan.changed)
            self._edition += 1
            return True
        return plan.edition == self._edition

    def write(self, plan: CalendarPlan, path: Path) -> None:
        """Give a file the content of a plan, whole or not at all; from any thread.

        Raises:
            ExportError: what was there before is as it was.
        """
        from simdesk.services.calendars import file  # noqa: PLC0415 - the window starts without

        file.write(path, file.content(plan.revisions))
