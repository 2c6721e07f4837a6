"""All services of one opened data folder, each put together when it is first asked for.

A start shows the list and needs few of them: what the others stand on is imported with them.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from simdesk.services.changes import Changes
from simdesk.services.history import History
from simdesk.storage.backup import Backups

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from simdesk.domain.line import Line
    from simdesk.services.calendars.service import CalendarService
    from simdesk.services.events import EventService
    from simdesk.services.exports import ExportService
    from simdesk.services.imports import ImportService
    from simdesk.services.line_index import LineIndex
    from simdesk.services.lines import LineService
    from simdesk.services.own_rules import OwnRuleService
    from simdesk.services.packs import InUse, Packs
    from simdesk.services.photo_folder import PhotoFolder
    from simdesk.services.readings import ReadingService
    from simdesk.services.receipt_order import ReceiptOrder
    from simdesk.services.receipts import ReceiptService
    from simdesk.services.reminders import ReminderService
    from simdesk.services.runs import RunService
    from simdesk.services.settings import SettingsService
    from simdesk.storage.attachments import Attachments
    from simdesk.storage.database import Database
    from simdesk.storage.events import EventRepository
    from simdesk.storage.lines import LineRepository
    from simdesk.storage.own_rules import OwnRuleRepository
    from simdesk.storage.receipts import ReceiptRepository
    from simdesk.storage.reminders import ReminderRepository
    from simdesk.storage.repositories import Repositories
    from simdesk.storage.runs import RunRepository


class Desk:
    """What a window, a script or a test works with. `now` is the owner's clock, with zone."""

    def __init__(
        self,
        *,
        folder: Path,
        database: Database,
        in_use: InUse,
        now: Callable[[], datetime],
        read_only: bool = False,
    ) -> None:
        self.folder = folder
        self.database = database
        self.catalogue = in_use.source.catalogue
        self.now = now
        self._in_use = in_use
        self._read_only = read_only
        self.changes = Changes()
        self.backups = Backups(database, now)
        self.history = History(database, self.backups, self.changes)

    def close(self) -> None:
        """Let go of the data folder."""
        self.database.close()

    # What is shown first.

    @cached_property
    def settings(self) -> SettingsService:
        """What the owner has set."""
        from simdesk.services.settings import SettingsService
        from simdesk.storage.settings_file import SettingsFile

        return SettingsService(SettingsFile(self.folder), self.changes)

    @cached_property
    def own_rules(self) -> OwnRuleService:
        """The rules that hold for a number."""
        from simdesk.services.own_rules import OwnRuleService

        return OwnRuleService(
            own_rules=self._own_rules,
            lines=self._lines,
            receipts=lambda: self._receipts,
            catalogue=self.catalogue,
            history=self.history,
            changes=self.changes,
            now=self.now,
        )

    @cached_property
    def lines(self) -> LineService:
        """Numbers and their forecasts."""
        from simdesk.services.lines import LineService

        return LineService(
            lines=self._lines,
            events=self._events,
            own_rules=self.own_rules,
            history=self.history,
            now=self.now,
        )

    @cached_property
    def runs(self) -> RunService:
        """Guided renewals."""
        from simdesk.services.runs import RunService

        return RunService(
            runs=self._runs,
            events=self._events,
            line_repository=self._lines,
            lines=self.lines,
            catalogue=self.catalogue,
            history=self.history,
            now=self.now,
        )

    @cached_property
    def index(self) -> LineIndex:
        """The whole list."""
        from simdesk.services.line_index import LineIndex

        return LineIndex(
            line_repository=self._lines,
            event_repository=self._events,
            run_repository=self._runs,
            lines=self.lines,
            runs=lambda: self.runs,
            operator_name=self._operator_name,
        )

    def _operator_name(self, line: Line) -> str:
        operator = self.catalogue.operator(line.operator_id)
        return operator.name if operator else line.operator_name

    # What is asked for later.

    @cached_property
    def events(self) -> EventService:
        """What happened to numbers."""
        from simdesk.services.events import EventService

        return EventService(events=self._events, history=self.history, now=self.now)

    @cached_property
    def reminders(self) -> ReminderService:
        """What the owner is to be told."""
        from simdesk.services.reminders import ReminderService

        return ReminderService(
            reminders=self._reminders,
            events=self._events,
            lines=self.lines,
            runs=self.runs,
            own_rules=self.own_rules,
            backups=self.backups,
            settings=self.settings,
            history=self.history,
            now=self.now,
        )

    @cached_property
    def calendars(self) -> CalendarService:
        """What is due, as calendar files."""
        from simdesk.services.calendars.service import CalendarService
        from simdesk.storage.calendars import CalendarRepository

        return CalendarService(
            calendars=CalendarRepository(self.database),
            answers=self._reminders,
            reminders=self.reminders,
            lines=self.lines,
            catalogue=self.catalogue,
            settings=self.settings,
        )

    @cached_property
    def receipts(self) -> ReceiptService:
        """Kept receipts."""
        from simdesk.services.receipts import ReceiptService

        return ReceiptService(
            receipts=self._receipts,
            attachments=self._attachments,
            history=self.history,
            now=self.now,
        )

    @cached_property
    def readings(self) -> ReadingService:
        """What was read in receipts."""
        from simdesk.services.readings import ReadingService
        from simdesk.storage.readings import ReadingRepository

        return ReadingService(
            readings=ReadingRepository(self.database),
            repository=self._receipts,
            receipts=self.receipts,
            lines=self.lines,
            runs=self.runs,
            catalogue=self.catalogue,
            history=self.history,
            changes=self.changes,
            now=self.now,
        )

    @cached_property
    def receipt_order(self) -> ReceiptOrder:
        """What is out of order among the receipts."""
        from simdesk.services.receipt_order import ReceiptOrder

        return ReceiptOrder(
            receipts=self.receipts,
            readings=self.readings,
            lines=self.lines,
            runs=self.runs,
            run_repository=self._runs,
            event_repository=self._events,
        )

    @cached_property
    def photos(self) -> PhotoFolder:
        """The folder of a phone in which receipts come."""
        from simdesk.services.photo_folder import PhotoFolder
        from simdesk.storage.photo_folder import SeenFile

        return PhotoFolder(
            settings=self.settings,
            seen=SeenFile(self.folder),
            receipts=self.receipts,
            now=self.now,
        )

    @cached_property
    def exports(self) -> ExportService:
        """What goes out."""
        from simdesk.services.exports import ExportService

        return ExportService(
            receipts=self.receipts,
            lines=self.lines,
            runs=self.runs,
            catalogue=self.catalogue,
            kept=self._kept,
            reading_of=self.readings.of,
            now=self.now,
        )

    @cached_property
    def imports(self) -> ImportService:
        """What comes back."""
        from simdesk.services.imports import ImportService

        return ImportService(kept=self._kept, attachments=self._attachments, history=self.history)

    @cached_property
    def packs(self) -> Packs:
        """Which catalogue is in use."""
        from simdesk.services.packs import Packs

        return Packs(
            in_use=self._in_use,
            data_folder=self.folder,
            now=self.now,
            read_only=self._read_only,
        )

    # What they stand on.

    @cached_property
    def _lines(self) -> LineRepository:
        from simdesk.storage.lines import LineRepository

        return LineRepository(self.database)

    @cached_property
    def _events(self) -> EventRepository:
        from simdesk.storage.events import EventRepository

        return EventRepository(self.database)

    @cached_property
    def _runs(self) -> RunRepository:
        from simdesk.storage.runs import RunRepository

        return RunRepository(self.database)

    @cached_property
    def _receipts(self) -> ReceiptRepository:
        from simdesk.storage.receipts import ReceiptRepository

        return ReceiptRepository(self.database)

    @cached_property
    def _own_rules(self) -> OwnRuleRepository:
        from simdesk.storage.own_rules import OwnRuleRepository

        return OwnRuleRepository(self.database)

    @cached_property
    def _reminders(self) -> ReminderRepository:
        from simdesk.storage.reminders import ReminderRepository

        return ReminderRepository(self.database)

    @cached_property
    def _attachments(self) -> Attachments:
        from simdesk.storage.attachments import Attachments

        return Attachments(self.folder)

    @cached_property
    def _kept(self) -> Repositories:
        from simdesk.storage.repositories import Repositories

        return Repositories(self._lines, self._runs, self._events, self._receipts, self._own_rules)
