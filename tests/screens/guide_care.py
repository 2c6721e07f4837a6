"""Pictures of the guide: what goes out, reminders, backups, fraud, and a start that fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QThreadPool
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from simdesk import paths
from simdesk.desktop.entry import State
from simdesk.desktop.schedule import daily_check, start_at_login
from simdesk.domain.errors import DatabaseDamagedError, DatabaseNewerError, SimdeskError
from simdesk.domain.line import Line
from simdesk.i18n.language import _
from simdesk.storage.backup import BackupInfo, good_backups
from simdesk.storage.schema import STEPS
from simdesk.ui.dialogs.export_dialog import ExportDialog
from simdesk.ui.pages.scams_page import ScamsPage
from simdesk.ui.pages.settings_page import SettingsPage
from simdesk.ui.pages.start_problem_page import StartProblemPage
from tests.screens.dispute import draw_dispute
from tests.screens.marks import At, Mark, Marker, around, write

_SCAM = (
    "Уважаемый абонент! Срок договора вашей SIM-карты истекает сегодня. "
    "Назовите код из SMS или подтвердите номер: https://mts.ru.sim-code.example"
)
_SHEET_SHOWN = 700
"""How much of the sheet's first page is shown, in pixels."""


class Care:
    """Opens what an owner needs between two renewals."""

    def __init__(self, marker: Marker, data: Path) -> None:
        self.marker, self.d, self._data = marker, marker.d, data

    def draw(self, main: Line) -> None:
        """Write the pictures; `main` is a number with one finished renewal."""
        self._export()
        self.d.desk.backups.make()
        self.d.window._pages.show_settings("reminders")
        settings = self.marker.find(SettingsPage)
        self._reminders(settings)
        self._backups(settings)
        self._versions(settings)
        self._scams()
        drawn = draw_dispute(self.d, main, self._data, lambda name: self._data / f"{name}.png")
        [page] = [QImage(str(path)) for path in drawn if path.stem == "sheet-page1"]
        write(page.copy(QRect(0, 0, page.width(), _SHEET_SHOWN)), self.marker.folder / "sheet.png")
        good = good_backups(self.d.desk.folder)
        self._problem("problem", DatabaseDamagedError("data.db", "row 12 is missing"), good)
        known = len(STEPS)
        self._problem("newer", DatabaseNewerError("data.db", known + 1, known), [])

    def _export(self) -> None:
        self.d.open_page("export")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        marks = [
            *(Mark(radio, At.RIGHT, (-24, 0)) for radio in dialog.forms.radios.values()),
            Mark(dialog.kept, At.TOP_RIGHT, (-20, 40)),
            Mark(dialog.preview.names, At.TOP_RIGHT, (-8, -6)),
            Mark(dialog.primary),
        ]
        self.marker.save("export", marks, window=dialog)
        dialog.reject()
        self.d.settle()

    def _reminders(self, page: SettingsPage) -> None:
        """Show the switches as they are on a desktop with a tray and a scheduler, all off."""
        self._rest()
        told, at = page.reminders, self.d.desk.settings.current.hours.tell_at
        told.daily._entry = lambda: daily_check(paths.data_dir(), at)
        told.login._entry = lambda: start_at_login(paths.data_dir(), "--tray")
        for row in (told.daily, told.login):
            row._take(State.OFF)
        told.tray.setEnabled(True)
        words = _("Reminders go on, and a click on the sign brings the window back.")
        told._tray_row.show_words(_("Stay in the tray"), words)
        self.d.settle(12)
        page._scroll.ensureWidgetVisible(told._test_row, 0, 40)
        marks = [Mark(w) for w in (told.tray, told.daily.switch, told.login.switch, told.test)]
        cut = around(self.d.window, told._closed, told._test_row, room=(28, 12))
        self.marker.save("reminders", marks, cut)

    def _backups(self, page: SettingsPage) -> None:
        page.show_section(page.data)
        self._rest()
        page.data._folder = paths.data_dir()  # where it is for who starts the program by its menu
        page.data.retranslate()
        marks = [Mark(w) for w in (page.data.open_folder, page.data.back_up, page.data.bring)]
        cut = around(self.d.window, page.data._heading, page.data._bring_row, room=(28, 20))
        self.marker.save("data", marks, cut)

    def _versions(self, page: SettingsPage) -> None:
        page.show_section(page.about)
        self._rest()
        shown = page.about._report()[:-1]  # the last names the system that draws this
        words = "\n".join(shown).replace("(offscreen)", "(xcb)")
        page.about._versions.show_words(_("Versions"), words)
        self.d.settle(12)
        mark = Mark(page.about.copy_versions, At.RIGHT)
        cut = around(
            self.d.window, page.about._heading, page.about.copy_versions, page.about._version
        )
        self.marker.save("about", [mark], cut.adjusted(0, 0, 0, 10))

    def _scams(self) -> None:
        self.d.open_page("scams")
        page = self.marker.find(ScamsPage)
        page.check.edit.setPlainText(_SCAM)
        page.check.read()
        self.d.settle(12)
        marks = [
            Mark(page.check.edit),
            Mark(page.check._found),
            Mark(page._tricked, At.TOP_RIGHT, (-24, 24)),
            Mark(page._addresses, At.TOP_RIGHT, (-24, 24)),
        ]
        self.marker.save(
            "scams", marks, around(self.d.window, page._title, page.check, page._tricked)
        )

    def _problem(self, name: str, error: SimdeskError, backups: Sequence[BackupInfo]) -> None:
        page = StartProblemPage(error=error, backups=backups)
        page.resize(900, 600)
        page.show()
        self.d.settle()
        marks = [Mark(widget) for widget in (*page.cards, *([page.details] if backups else []))]
        cut = around(page, page._title, page._tile, *page.cards, page._buttons, room=(36, 28))
        self.marker.save(name, marks, cut, window=page)
        page.close()
        page.deleteLater()

    def _rest(self) -> None:
        """Let what is done behind the window come to its end."""
        self.d.settle(12)
        QThreadPool.globalInstance().waitForDone()
        self.d.settle(12)
