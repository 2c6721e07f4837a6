"""The section "About": what a report needs, where things are, and every licence in full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from simdesk import __version__, paths
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import LANGUAGES, use_language
from simdesk.services.desk import Desk
from simdesk.services.licences.listed import parts
from simdesk.ui.dialogs.licences_dialog import LicencesDialog
from simdesk.ui.settings.about import AboutSection, program_folder
from simdesk.ui.theme.theme import theme
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import settle


@pytest.fixture
def about(desk: Desk) -> Iterator[AboutSection]:
    """The section in a small window, its parts listed."""
    window = QMainWindow()
    section = AboutSection(folder=desk.folder)
    window.setCentralWidget(section)
    window.resize(900, 600)
    section.retranslate()
    section.refresh()
    window.show()
    window.activateWindow()
    settle()
    yield section
    window.close()
    window.deleteLater()
    settle()


def open_dialog(about: AboutSection) -> LicencesDialog:
    about.read.click()
    settle()
    dialog = about.window().findChild(LicencesDialog)
    assert dialog is not None
    return dialog


def test_the_versions_are_copied_for_a_report_that_names_nobody(
    about: AboutSection, desk: Desk
) -> None:
    about.copy_versions.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == about._versions.note()
    assert about.copy_versions.accessibleName() == "Copied"
    lines = copied.splitlines()
    assert lines[0] == f"SimDesk {__version__}"
    assert f"Qt {qVersion()} (offscreen)" in lines
    names = [line.split()[0] for line in lines]
    wanted = ["SimDesk", "Python", "Qt", "PySide6", "SQLite", "zxing-cpp", "PDFium"]
    assert names[:-1] == wanted
    assert all(line.split()[1][0].isdigit() for line in lines[:-1])
    assert str(desk.folder) not in copied
    assert str(Path.home()) not in copied


def test_it_says_where_program_and_data_are(about: AboutSection, desk: Desk) -> None:
    assert about._place.note() == str(program_folder())
    assert (program_folder() / "app.py").exists()
    assert about._data.note() == str(desk.folder)
    for row in (about._place, about._data, about._versions, about._parts, about._qt):
        for text in row._notes:
            assert text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_every_part_is_listed_with_version_and_licence(about: AboutSection) -> None:
    lines = about._parts.note().splitlines()
    others = [part for part in parts() if part.name != "SimDesk"]
    assert len(lines) == len(others) == int(about._texts.note().split()[0])
    for part, line in zip(others, lines, strict=True):
        assert line.startswith(part.name)
        assert part.version in line
        assert line.endswith(f" · {part.licence}")
    assert "https://download.qt.io/official_releases/qt/" in about._qt.note()


def test_each_licence_is_read_in_full_and_by_keys_alone(about: AboutSection) -> None:
    dialog = open_dialog(about)
    assert dialog.focusWidget() is dialog.choice
    every = parts()
    seen = []
    for part in every:
        assert dialog.text.toPlainText() == part.text(), part.name
        assert part.by in dialog.whose.text()
        assert part.licence in dialog.whose.text()
        seen.append(dialog.choice.currentText())
        QTest.keyClick(dialog.choice, Qt.Key.Key_Down)
    assert seen == [f"{part.name} {part.version}".strip() for part in every]
    QTest.keyClick(dialog.choice, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.text
    QTest.keyClick(dialog.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == every[-1].text()
    QTest.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.primary
    assert (dialog.choice.accessibleName(), dialog.text.accessibleName()) == (
        "Part",
        "Words of the licence",
    )
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert about.window().findChild(LicencesDialog) is None


def test_nothing_can_be_read_before_the_parts_are_listed(desk: Desk) -> None:
    section = AboutSection(folder=desk.folder)
    section.retranslate()
    assert not section.read.isEnabled()
    section.refresh()
    settle()
    assert section.read.isEnabled()
    section.deleteLater()


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut_off(about: AboutSection, language: str, size: int) -> None:
    use_language(language, paths.translations_dir())
    theme().choose(ThemeChoice.LIGHT, size)
    about.retranslate()
    settle()
    dialog = open_dialog(about)
    assert dialog.width() <= about.window().width()
    assert list(clipped(about)) == []
    assert list(clipped(dialog)) == []
    assert dialog.height() <= about.window().height()
    dialog.reject()
    settle()
