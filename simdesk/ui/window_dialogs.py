"""The dialogs of one window, each made when it is asked for; what they keep is not known here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from simdesk.domain.line import Line
    from simdesk.domain.own_rule import RuleKey
    from simdesk.domain.receipt import Receipt
    from simdesk.services.desk import Desk
    from simdesk.ui.receipts.intake import Offer
    from simdesk.ui.receipts.phone_folder import PhoneFolder
    from simdesk.ui.receipts.scope import ExportScope


class WindowDialogs(QObject):
    """`line_requested(line_id)` after a number was kept, or where it is kept already."""

    line_requested = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    def add_number(self) -> None:
        """Ask for a new number."""
        from simdesk.ui.dialogs.line_dialog import LineDialog  # noqa: PLC0415

        dialog = LineDialog(
            lines=self._desk.lines, catalogue=self._desk.catalogue, parent=self._window
        )
        dialog.kept.connect(self.line_requested)
        dialog.existing_requested.connect(self.line_requested)
        dialog.open()

    def edit_number(self, line_id: str, field: str = "") -> None:
        """Ask for a number's corrections, beginning at a field."""
        from simdesk.ui.dialogs.line_dialog import LineDialog  # noqa: PLC0415

        dialog = LineDialog(
            lines=self._desk.lines,
            catalogue=self._desk.catalogue,
            line=self._desk.lines.get(line_id),
            field=field,
            parent=self._window,
        )
        dialog.existing_requested.connect(self.line_requested)
        dialog.open()

    def record(self, line_id: str, kind: str) -> None:
        """Ask what has happened to a number."""
        from simdesk.ui.dialogs.event_dialog import EventDialog  # noqa: PLC0415

        if kind == "place":
            self.edit_number(line_id, "sim_place")
            return
        EventDialog(
            lines=self._desk.lines,
            events=self._desk.events,
            catalogue=self._desk.catalogue,
            line=self._desk.lines.get(line_id),
            kind=kind,
            parent=self._window,
        ).open()

    def choose_leads(self, line_id: str) -> None:
        """Ask how many days before its dates the owner is told of a number."""
        from simdesk.ui.dialogs.leads_dialog import LeadsDialog  # noqa: PLC0415

        line, reminders = self._desk.lines.get(line_id), self._desk.reminders
        LeadsDialog(line=line, reminders=reminders, parent=self._window).open()

    def change_rule(self, line_id: str, key: RuleKey) -> None:
        """Ask what the owner found of a rule, for a number or for all of its operator."""
        line = self._desk.lines.get(line_id)
        self._ask_rule(key, line.operator_key, line.operator_name, line)

    def change_operator_rule(self, operator: str, name: str, key: RuleKey) -> None:
        """Ask what the owner found of a rule, for every number of an operator."""
        self._ask_rule(key, operator, name, None)

    def _ask_rule(self, key: RuleKey, operator: str, name: str, line: Line | None) -> None:
        from simdesk.ui.dialogs.rule_dialog import RuleDialog  # noqa: PLC0415

        desk = self._desk
        RuleDialog(
            key=key,
            operator=operator,
            name=name,
            line=line,
            lines=desk.lines,
            own_rules=desk.own_rules,
            receipts=desk.receipts,
            parent=self._window,
        ).open()

    def bring_back(self, bag: Path | None = None) -> None:
        """Ask for a receipt bag to bring back, or show what the one at hand would bring."""
        from simdesk.ui.dialogs.import_dialog import ImportDialog  # noqa: PLC0415

        ImportDialog(
            imports=self._desk.imports, history=self._desk.history, bag=bag, parent=self._window
        ).open()

    def link(self, receipts: list[Receipt]) -> None:
        """Ask to which number, and to which of its renewals, receipts belong."""
        from simdesk.ui.dialogs.link_dialog import LinkDialog  # noqa: PLC0415

        LinkDialog(
            chosen=receipts,
            receipts=self._desk.receipts,
            order=self._desk.receipt_order,
            lines=self._desk.lines,
            catalogue=self._desk.catalogue,
            parent=self._window,
        ).open()

    def offer_photos(self, phone: PhoneFolder, add: Callable[[list[Offer]], None]) -> None:
        """Offer what is new in the phone's folder, and `add` what is chosen of it."""
        from simdesk.ui.dialogs.photo_dialog import PhotoDialog  # noqa: PLC0415

        dialog = PhotoDialog(photos=self._desk.photos, phone=phone, parent=self._window)
        dialog.add_requested.connect(add)
        dialog.open()

    def save_calendar(self, line_id: str = "") -> None:
        """Ask how to save entries for a calendar, of one number first if one is named."""
        from simdesk.ui.dialogs.calendar_dialog import CalendarDialog  # noqa: PLC0415

        CalendarDialog(desk=self._desk, line_id=line_id, parent=self._window).open()

    def export_all(self) -> None:
        """Ask how to export every receipt."""
        self.export(None)

    def export_renewal(self, run_id: str) -> None:
        """Ask how to make a sheet for a dispute of a renewal."""
        from simdesk.ui.receipts.scope import ExportScope  # noqa: PLC0415

        self.export(ExportScope(run_id=run_id))

    def export(self, scope: ExportScope | None) -> None:
        """Ask how to export receipts, those in `scope` first."""
        from simdesk.ui.dialogs.export_dialog import ExportDialog  # noqa: PLC0415

        ExportDialog(desk=self._desk, chosen=scope, parent=self._window).open()
