"""Settings of calendars: saving a file once, and the folder of the one that is kept up to date."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.services.settings import SettingsService
from simdesk.ui.calendars.publisher import FILE, Publisher
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard


class CalendarSection(Section):
    """`save_requested`: a calendar file is to be saved."""

    save_requested = Signal()

    def __init__(
        self, *, settings: SettingsService, publisher: Publisher, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self._publisher = publisher
        self.trouble = NoteCard(Tone.WARN, "warning_20_filled")
        self.box.addWidget(self.trouble)
        self.save = Button("tonal")
        self._save_row = SettingRow(self.save)
        self._once = self.add_group([self._save_row])
        self.publish = Button("secondary")
        self._publish_row = SettingRow(self.publish)
        self._always = self.add_group([self._publish_row])
        self.save.clicked.connect(self.save_requested)
        self.publish.clicked.connect(self._switch)
        publisher.moved.connect(self._show_state)

    def name(self) -> str:
        return _("Calendar")

    def refresh(self) -> None:
        self._show_state()

    def retranslate(self) -> None:
        super().retranslate()
        self._once.setText(_("A file to import"))
        self._always.setText(_("A file to subscribe to"))
        self.save.setText(_("Save for a calendar…"))
        self._save_row.show_words(
            _("Warning days in your own calendar"),
            _("A phone that has the entries can warn you even when this computer is off."),
        )
        self._show_state()

    def _show_state(self) -> None:
        path, problem = self._publisher.path, self._publisher.problem
        self.publish.setText(_("Choose a folder…") if path is None else _("Stop"))
        title = _("No file is kept up to date")
        if path is not None:
            title = _("Kept up to date: {path}").format(path=path)
        self._publish_row.show_words(
            title,
            _(
                "For calendar programs that follow a file: it is written anew after each change, "
                "with every number, and with the choices made when saving for a calendar."
            ),
        )
        self.trouble.setVisible(problem is not None)
        if problem is not None:
            words = _("The file is not up to date.")
            self.trouble.words.setText(f"{words}\n{message(problem)}")

    def _switch(self) -> None:
        if self._publisher.path is not None:
            self._keep("")
            return
        title = _("Keep a calendar file in")
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.take_folder(Path(folder))

    def take_folder(self, folder: Path) -> None:
        """Keep the file in a folder from now on."""
        self._keep(str(folder))

    def _keep(self, folder: str) -> None:
        try:
            self._settings.keep(replace(self._settings.current, calendar_folder=folder))
        except SimdeskError as error:
            self.failed.emit(error)
            return
        self._show_state()
        kept = _("{file} is kept up to date from now on").format(file=FILE)
        announce(self, kept if folder else _("No file is kept up to date"))
