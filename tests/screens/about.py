"""Draws what a program says of itself and of a system that gives it no place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from simdesk.domain.errors import (
    DatabaseDamagedError,
    DatabaseNewerError,
    DataFolderError,
    FolderProblem,
    StorageError,
)
from simdesk.storage.backup import good_backups
from simdesk.ui.dialogs.licences_dialog import LicencesDialog
from simdesk.ui.pages.settings_page import SettingsPage
from simdesk.ui.pages.start_problem_page import StartProblemPage
from tests.driver import Driver

Shoot = Callable[[str], Path]


def draw_about(d: Driver, shoot: Shoot) -> list[Path]:
    """Return pictures of the settings' first and last sections and of the licences."""
    d.window._pages.show_settings("reminders")
    [page] = d.window.findChildren(SettingsPage)
    drawn = []
    for section, name in ((page.general, "appearance"), (page.about, "about")):
        page.show_section(section)
        d.settle(12)
        drawn.append(shoot(name))
    page.about.read.click()
    d.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LicencesDialog)
    drawn.append(shoot("licences"))
    dialog.reject()
    d.settle()
    return drawn


def draw_problems(d: Driver, save: Callable[[str, StartProblemPage], Path]) -> list[Path]:
    """Return pictures of the page that explains why the data cannot be opened."""
    damaged = DatabaseDamagedError("data.db", "row 12 missing from index")
    problems: list[tuple[str, StorageError]] = [
        ("problem", damaged),
        ("newer", DatabaseNewerError("data.db", 9, 4)),
        *(
            (f"folder-{kind.value}", DataFolderError("/home/Мария 号码/SimDesk", "Errno 13", kind))
            for kind in FolderProblem
        ),
    ]
    good = good_backups(d.desk.folder)
    drawn = []
    for name, error in problems:
        page = StartProblemPage(error=error, backups=good if error is damaged else [])
        page.resize(900, 600)
        page.show()
        d.settle()
        drawn.append(save(name, page))
        page.close()
        page.deleteLater()
    return drawn
