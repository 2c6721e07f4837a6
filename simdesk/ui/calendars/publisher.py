"""Keeps one calendar file up to date behind the window, where its owner has named a folder."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from simdesk.domain.calendar_entry import Revision
from simdesk.domain.change import Change, Noun
from simdesk.domain.errors import ExportError, ExportProblem, SimdeskError
from simdesk.services.calendars.facts import CalendarPlan
from simdesk.services.calendars.service import CalendarService
from simdesk.services.lines import LineService
from simdesk.services.settings import SettingsService
from simdesk.ui import background
from simdesk.ui.background import Job

FILE = "SimDesk.ics"
_AFTER_CHANGE_MS = 2000
_NOUNS = frozenset({Noun.LINE, Noun.EVENT, Noun.RUN, Noun.RULE, Noun.REMINDER})


class Publisher(QObject):
    """Writes the file once after each burst of changes, if it would hold something else.

    `moved` when `problem`, why the file is not up to date, may have changed. `failed(SimdeskError)`
    for the first of several failures in a row.
    """

    moved = Signal()
    failed = Signal(object)

    def __init__(
        self,
        *,
        calendars: CalendarService,
        lines: LineService,
        settings: SettingsService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._calendars = calendars
        self._lines = lines
        self._settings = settings
        self.problem: SimdeskError | None = None
        self._heard = self._said()
        self._day: date | None = None
        self._written: tuple[Path, tuple[Revision, ...]] | None = None
        self._job: Job | None = None
        self._again = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.publish)

    @property
    def path(self) -> Path | None:
        """The file; None where none is kept."""
        folder = self._settings.current.calendar_folder
        return Path(folder) / FILE if folder else None

    def hear(self, change: Change) -> None:
        """Begin once changes have come to rest; at once where another folder was named."""
        said, before = self._said(), self._heard
        self._heard = said
        if said[0] != before[0]:
            self.publish()
        elif said != before or change.nouns & _NOUNS:
            self._soon.start(_AFTER_CHANGE_MS)

    def _said(self) -> tuple[object, ...]:
        """Return the settings that a file follows."""
        now = self._settings.current
        choices = (now.calendar_hides_digits, now.calendar_left_out)
        return (now.calendar_folder, *choices, now.hours.tell_at, now.language)

    def look(self) -> None:
        """Begin where a day has passed since the last time; what is overdue is told anew then."""
        if self._day != self._lines.today() and not self._soon.isActive():
            self._soon.start(_AFTER_CHANGE_MS)

    def flush(self) -> None:
        """Write what waits for a rest now, because the desk is about to close."""
        if self._soon.isActive():
            self.publish(at_once=True)

    def end(self) -> None:
        """Begin no more."""
        self._soon.stop()
        self._again = False

    def publish(self, *, at_once: bool = False) -> None:
        """Bring the file up to date; `at_once` works the content out on this thread."""
        self._soon.stop()
        self._day = self._lines.today()
        if self.path is None:
            self._written = None
            self._tell(None)
            return
        if self._job is not None:
            self._again = True
            return
        try:
            facts = self._calendars.facts()
        except SimdeskError as error:
            self._tell(error)
            return
        work = partial(self._calendars.plan, facts, None, self._calendars.choices)
        if at_once:
            self._write(work())
        else:
            self._job = background.run(lambda _job: work(), owner=self, done=self._write)

    def _write(self, plan: CalendarPlan) -> None:
        stopped = self._job is not None and self._job.stopped()
        self._job = None
        path = self.path
        if stopped or path is None:
            return
        if not plan.revisions or self._written == (path, plan.revisions):
            self._tell(None)
            self._go_on()
            return
        try:
            if not self._calendars.keep(plan):
                self.publish()
                return
        except SimdeskError as error:
            self._fail(error)
            return
        self._job = background.run(
            lambda _job: self._calendars.write(plan, path),
            owner=self,
            done=lambda _nothing: self._take(path, plan),
            failed=self._fail,
        )

    def _take(self, path: Path, plan: CalendarPlan) -> None:
        self._job = None
        self._written = (path, plan.revisions)
        self._tell(None)
        self._go_on()

    def _fail(self, error: SimdeskError) -> None:
        self._job = None
        self._written = None
        self._tell(error)
        self._go_on()

    def _tell(self, problem: SimdeskError | None) -> None:
        first = problem is not None and self.problem is None
        self.problem = problem
        if first:
            self.failed.emit(ExportError(ExportProblem.STALE, str(self.path)))
        self.moved.emit()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self._soon.start(_AFTER_CHANGE_MS)
