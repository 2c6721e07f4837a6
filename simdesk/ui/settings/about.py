"""About: the version, and what the program is made of and under which licences."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from simdesk import __version__
from simdesk.i18n.language import _
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow

_PARTS = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLite", "Public domain"),
    ("APSW", "any-OSI"),
    ("SQLite3 Multiple Ciphers", "MIT"),
    ("Babel", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("Fluent UI System Icons", "MIT"),
)
"""Names and licence identifiers, the same in every language."""


class AboutSection(Section):
    """Facts only; nothing here looks for updates."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._version = SettingRow()
        self._parts = SettingRow()
        self._program = self.add_group([self._version])
        self._licences = self.add_group([self._parts])

    def name(self) -> str:
        return _("About")

    def retranslate(self) -> None:
        super().retranslate()
        self._program.setText(_("Program"))
        self._licences.setText(_("Licences"))
        self._version.show_words(
            f"SimDesk {__version__}",
            _("Free software under the MIT licence. It never goes online by itself.")
            + f"\nQt {qVersion()} · Python {platform.python_version()}",
        )
        self._parts.show_words(
            _("Made with the work of others"),
            "\n".join(f"{name} · {licence}" for name, licence in _PARTS),
        )
