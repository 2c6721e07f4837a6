"""Data and backup: where the data are, the backups that read back whole, and making one now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _, ngettext
from simdesk.storage.backup import BackupInfo, Backups, good_backups
from simdesk.ui import background
from simdesk.ui.backup_words import contents, made
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import FlowRow, rows

_LISTED = 8


class DataSection(Section):
    """The data folder and its backups. Backups are read, and so checked, in the background.

    `bring_requested`: a receipt bag is to be brought back.
    """

    bring_requested = Signal()

    def __init__(self, *, folder: Path, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._folder = folder
        self._backups = backups
        self._good: list[BackupInfo] | None = None
        self._build()

    def _build(self) -> None:
        self.open_folder = Button(icon="folder")
        self.copy_path = Button(icon="copy")
        tools = FlowRow()
        tools.add(self.open_folder)
        tools.add(self.copy_path)
        self._folder_row = SettingRow()
        place = QWidget()
        inside = rows(place, margins=(0, 0, 0, 11), gap=0)
        inside.addWidget(self._folder_row)
        inside.addWidget(tools)
        self._where = self.add_group([place])
        self.back_up = Button("tonal")
        self._newest_row = SettingRow(self.back_up)
        self._list_row = SettingRow()
        self._copies = self.add_group([self._newest_row, self._list_row])
        self.bring = Button("tonal")
        self._bring_row = SettingRow(self.bring)
        self._bags = self.add_group([self._bring_row])
        self.open_folder.clicked.connect(self._open_folder)
        self.copy_path.clicked.connect(self._copy_path)
        self.back_up.clicked.connect(self._back_up)
        self.bring.clicked.connect(self.bring_requested)

    def name(self) -> str:
        return _("Data and backup")

    def refresh(self) -> None:
        background.run(
            lambda _job: good_backups(self._folder),
            owner=self,
            done=self._show_backups,
            failed=self.failed.emit,
        )

    def retranslate(self) -> None:
        super().retranslate()
        self._where.setText(_("Data folder"))
        self._copies.setText(_("Backups"))
        self._bags.setText(_("Receipt bags"))
        self.bring.setText(_("Bring back…"))
        self._bring_row.show_words(
            _("Bring back a receipt bag"),
            _("First you see what it would add. What is here already stays as it is."),
        )
        self._folder_row.show_words(
            str(self._folder), _("Everything is on this computer only: data, receipts, backups.")
        )
        self.open_folder.setText(_("Open folder"))
        self.copy_path.setText(_("Copy path"))
        self.back_up.setText(_("Back up now"))
        self._name_backups()

    def _show_backups(self, good: list[BackupInfo]) -> None:
        self._good = good
        self._name_backups()

    def _name_backups(self) -> None:
        daily = _("Made by itself before the first change of a day.")
        if self._good is None:
            self._newest_row.show_words(_("Checking the backups…"), daily)
        elif not self._good:
            self._newest_row.show_words(_("No good backup yet"), daily)
        else:
            when = made(self._good[0])
            self._newest_row.show_words(_("Last good backup: {when}").format(when=when), daily)
        good = self._good or []
        lines = [f"{made(info)} · {contents(info)}" for info in good[:_LISTED]]
        older = len(good) - _LISTED
        if older > 0:
            lines.append(ngettext("{n} older one", "{n} older ones", older))
        self._list_row.setVisible(bool(lines))
        title = ngettext("{n} good backup", "{n} good backups", len(good))
        self._list_row.show_words(title, "\n".join(lines))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))
        self.copy_path.setText(_("Copied"))
        announce(self, _("Copied"))

    def _back_up(self) -> None:
        try:
            self._backups.make()
        except SimdeskError as error:
            self.failed.emit(error)
        else:
            announce(self, _("Backup made and checked"))
            self.refresh()
