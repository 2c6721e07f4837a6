"""All services of one opened data folder side by side; made only by `simdesk.app.build`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from simdesk.catalogue.catalogue import Catalogue
    from simdesk.services.calendars.service import CalendarService
    from simdesk.services.changes import Changes
    from simdesk.services.events import EventService
    from simdesk.services.exports import ExportService
    from simdesk.services.history import History
    from simdesk.services.imports import ImportService
    from simdesk.services.line_index import LineIndex
    from simdesk.services.lines import LineService
    from simdesk.services.own_rules import OwnRuleService
    from simdesk.services.packs import Packs
    from simdesk.services.photo_folder import PhotoFolder
    from simdesk.services.readings import ReadingService
    from simdesk.services.receipt_order import ReceiptOrder
    from simdesk.services.receipts import ReceiptService
    from simdesk.services.reminders import ReminderService
    from simdesk.services.runs import RunService
    from simdesk.services.settings import SettingsService
    from simdesk.storage.backup import Backups
    from simdesk.storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """What a window, a script or a test works with. `now` is the owner's clock, with zone."""

    folder: Path
    database: Database
    catalogue: Catalogue
    changes: Changes
    history: History
    lines: LineService
    own_rules: OwnRuleService
    events: EventService
    runs: RunService
    reminders: ReminderService
    calendars: CalendarService
    receipts: ReceiptService
    readings: ReadingService
    receipt_order: ReceiptOrder
    photos: PhotoFolder
    exports: ExportService
    imports: ImportService
    settings: SettingsService
    index: LineIndex
    backups: Backups
    packs: Packs
    now: Callable[[], datetime]

    def close(self) -> None:
        """Let go of the data folder."""
        self.database.close()
