"""About: versions for a report, where things are, and under which licences the parts are used."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

import simdesk
from simdesk import __version__
from simdesk.i18n.language import _, ngettext
from simdesk.services.licences.listed import parts
from simdesk.services.licences.part import Part
from simdesk.storage.engine import sqlite_version
from simdesk.ui import background
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import FlowRow, rows

_QT_SOURCES = (
    "https://download.qt.io/official_releases/qt/",
    "https://download.qt.io/official_releases/QtForPython/",
)
_DECODERS = ("zxing-cpp", "PDFium")


class AboutSection(Section):
    """Facts only; nothing here looks for updates. The parts are listed in the background."""

    def __init__(self, *, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._folder = folder
        self._found: tuple[Part, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._version = SettingRow()
        self.copy_versions = Button(icon="copy")
        self._versions = SettingRow()
        versions = QWidget()
        inside = rows(versions, margins=(0, 0, 0, 11), gap=0)
        inside.addWidget(self._versions)
        tools = FlowRow()
        tools.add(self.copy_versions)
        inside.addWidget(tools)
        self._program = self.add_group([self._version, versions])
        self._place = SettingRow()
        self._data = SettingRow()
        self._where = self.add_group([self._place, self._data])
        self.read = Button()
        self._texts = SettingRow(self.read)
        self._parts = SettingRow()
        self._qt = SettingRow()
        self._licences = self.add_group([self._texts, self._parts, self._qt])

    def _connect(self) -> None:
        self.copy_versions.clicked.connect(self._copy)
        self.read.clicked.connect(self._read)

    def name(self) -> str:
        return _("About")

    def refresh(self) -> None:
        if not self._found:
            background.run(lambda _job: parts(), owner=self, done=self._show_parts)

    def retranslate(self) -> None:
        super().retranslate()
        self._program.setText(_("Program"))
        self._version.show_words(
            f"SimDesk {__version__}",
            _("Free software under the MIT licence. It never goes online by itself."),
        )
        self.copy_versions.setText(_("Copy versions"))
        self._where.setText(_("Where things are"))
        self._place.show_words(_("Program"), str(program_folder()))
        self._data.show_words(_("Your data"), str(self._folder))
        self._licences.setText(_("Licences"))
        self._qt.show_words(
            "Qt, PySide6",
            "\n".join(
                (
                    _("Used under the GNU Lesser General Public License, version 3."),
                    _("THIRD_PARTY_NOTICES.md says what a package changes in them."),
                    _("They are files of their own: you may put other versions in their place."),
                    _("Their source is offered here:"),
                    *_QT_SOURCES,
                )
            ),
        )
        self._name_parts()

    def _show_parts(self, found: tuple[Part, ...]) -> None:
        self._found = found
        self._name_parts()

    def _name_parts(self) -> None:
        self._versions.show_words(_("Versions"), "\n".join(self._report()))
        others = self._found[1:]  # the first is SimDesk itself
        count = len(others)
        self._texts.show_words(
            _("Made with the work of others"),
            ngettext(
                "{n} part, with its licence in full",
                "{n} parts, each with its licence in full",
                count,
            ),
        )
        self.read.setText(_("Read the licences…"))
        self.read.setEnabled(bool(count))
        self._parts.show_words(_("Parts"), "\n".join(map(part_words, others)))

    def _report(self) -> list[str]:
        """Return what whoever looks into a problem asks first, the same in every language."""
        made = " (package)" if getattr(sys, "frozen", False) else ""
        decoders = [f"{p.name} {p.version}" for p in self._found if p.name in _DECODERS]
        return [
            f"SimDesk {__version__}{made}",
            f"Python {platform.python_version()}",
            f"Qt {qVersion()} ({QGuiApplication.platformName()})",
            f"PySide6 {PySide6.__version__}",
            f"SQLite {sqlite_version()}",
            *decoders,
            _system(),
        ]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._report()))
        self.copy_versions.setText(_("Copied"))
        announce(self, _("Copied"))

    def _read(self) -> None:
        from simdesk.ui.dialogs.licences_dialog import LicencesDialog  # noqa: PLC0415 - rarely read

        LicencesDialog(parts=self._found, parent=self.window()).open()


def part_words(part: Part) -> str:
    """Return a part in one line; names and licences are the same in every language."""
    return " · ".join((f"{part.name} {part.version}".strip(), part.licence))


def program_folder() -> Path:
    """Return the folder that the program was started from."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).parent
    return Path(simdesk.__file__).parent


def _system() -> str:
    info = QSysInfo
    kernel = f"{info.kernelType()} {info.kernelVersion()}"
    return f"{info.prettyProductName()}, {kernel}, {info.currentCpuArchitecture()}"
