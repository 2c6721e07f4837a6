"""The settings page: every change is kept and used at once, and what was deleted comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QMainWindow, QWidget

from simdesk import __version__
from simdesk.desktop.channels import without_window
from simdesk.domain.line import Line
from simdesk.domain.settings import Place, ThemeChoice
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.storage.backup import good_backups
from simdesk.storage.settings_file import SettingsFile
from simdesk.ui.backup_words import made as made_words
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.calendars.publisher import Publisher
from simdesk.ui.pages.settings_page import SettingsPage
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import DATA, settle

GENERAL, REMINDERS, CALENDAR, PACKS, PHOTOS, KEPT, BIN, ABOUT = range(8)


@pytest.fixture
def window(desk: Desk) -> Iterator[QMainWindow]:
    """A window with the page in it, beside a bar as wide as the program's own."""
    shown = QMainWindow()
    shown.setMinimumSize(1, 1)
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    bar = QWidget()
    bar.setFixedWidth(208)
    row.addWidget(bar)
    publisher = Publisher(
        calendars=desk.calendars, lines=desk.lines, settings=desk.settings, parent=shown
    )
    page = SettingsPage(desk=desk, notifier=without_window, publisher=publisher)
    page.setObjectName("page")
    ChangeBridge(desk.changes, page).changed.connect(page.hear)
    row.addWidget(page, 1)
    shown.setCentralWidget(middle)
    shown.resize(1280, 800)
    shown.show()
    shown.activateWindow()
    settle()
    yield shown
    shown.close()
    shown.deleteLater()
    settle()


@pytest.fixture
def page(window: QMainWindow) -> SettingsPage:
    """The page."""
    found = window.findChild(SettingsPage, "page")
    assert isinstance(found, SettingsPage)
    return found


def _on_disk(desk: Desk) -> object:
    return SettingsFile(desk.folder).read().settings


def test_each_choice_is_kept_at_once(page: SettingsPage, desk: Desk) -> None:
    general = page.general
    general.place.button(Place.RUSSIA).click()
    general.theme.button(ThemeChoice.DARK).click()
    general.text_size.button(130).click()
    general.language.choose("ru")
    general.language.activated.emit(general.language.currentIndex())
    current = desk.settings.current
    assert (current.place, current.theme, current.text_size, current.language) == (
        Place.RUSSIA,
        ThemeChoice.DARK,
        130,
        "ru",
    )
    assert _on_disk(desk) == current


def test_controls_show_what_is_set_also_when_it_changes_elsewhere(
    page: SettingsPage, desk: Desk
) -> None:
    assert page.general.text_size.value() == 100
    desk.settings.keep(
        replace(desk.settings.current, text_size=150, language="zh_CN", theme=ThemeChoice.LIGHT)
    )
    settle()
    assert page.general.text_size.value() == 150
    assert page.general.language.currentText() == "简体中文"
    assert page.general.theme.value() is ThemeChoice.LIGHT


def test_languages_stand_in_their_own_words(page: SettingsPage) -> None:
    box: QComboBox = page.general.language
    assert [box.itemText(i) for i in range(box.count())] == [
        "Like the system",
        "简体中文",
        "Русский",
        "English",
    ]


def test_a_setting_that_cannot_be_kept_is_said_and_goes_back(
    page: SettingsPage, desk: Desk
) -> None:
    resource = pytest.importorskip("resource", reason="file size limits are POSIX")
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        page.general.text_size.button(150).click()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    settle()
    assert page._trouble.isVisible()
    assert "was not saved" in page._trouble.words.text()
    assert page.general.text_size.value() == 100
    page.general.text_size.button(150).click()
    settle()
    assert not page._trouble.isVisible()
    assert desk.settings.current.text_size == 150


def test_the_data_folder_is_shown_and_its_path_copied(page: SettingsPage, desk: Desk) -> None:
    page.list.setCurrentRow(KEPT)
    assert page.data._folder_row._title.text() == str(desk.folder)
    page.data.copy_path.click()
    assert QGuiApplication.clipboard().text() == str(desk.folder)


def test_a_backup_is_made_checked_and_listed(page: SettingsPage, desk: Desk) -> None:
    page.list.setCurrentRow(KEPT)
    for path in (desk.folder / "backups").iterdir():
        path.unlink()
    page.refresh()
    settle()
    assert page.data._newest_row._title.text() == "No good backup yet"
    assert page.data._list_row.isHidden()
    page.data.back_up.click()
    settle()
    (made,) = good_backups(desk.folder)
    assert made.lines == 8
    assert page.data._newest_row._title.text() == f"Last good backup: {made_words(made)}"
    assert page.data._list_row._title.text() == "1 good backup"
    assert page.data._list_row.note() == f"{made_words(made)} · 8 numbers, 0 receipts"


def test_a_damaged_backup_is_not_called_good(page: SettingsPage, desk: Desk) -> None:
    desk.backups.make()
    newest = good_backups(desk.folder)[0].path
    newest.write_bytes(b"not a database at all" * 100)
    page.refresh()
    settle()
    assert newest not in [info.path for info in page.data._good or []]


def _rows(page: SettingsPage) -> dict[str, Button]:
    found = {}
    for row in page.bin.findChildren(SettingRow):
        if isinstance(row.control, Button) and not row.isHidden():
            found[row._title.text()] = row.control
    return found


def test_deleted_numbers_and_receipts_come_back_one_by_one(
    page: SettingsPage, desk: Desk, lines: dict[str, Line]
) -> None:
    receipt = desk.receipts.add(desk.receipts.keep_file(DATA / "slip.jpg", "slip.jpg"), "slip.jpg")
    page.list.setCurrentRow(BIN)
    assert page.bin._empty.isVisible()
    desk.lines.delete([lines["Old number"].id, lines["Parcels"].id])
    desk.receipts.delete([receipt])
    settle()
    assert list(_rows(page)) == [
        "+7 999 871-20-56  Parcels",
        "+7 958 640-11-90  Old number",
        "Receipt “slip.jpg”",
    ]
    button = _rows(page)["+7 958 640-11-90  Old number"]
    assert button.accessibleName() == "Restore +7 958 640-11-90  Old number"
    button.click()
    settle()
    assert [line.label for line in desk.lines.in_bin()] == ["Parcels"]
    assert list(_rows(page)) == ["+7 999 871-20-56  Parcels", "Receipt “slip.jpg”"]
    desk.history.undo()
    settle()
    assert len(_rows(page)) == 3
    page.bin.restore_all.click()
    settle()
    assert (desk.lines.in_bin(), desk.receipts.in_bin()) == ([], [])
    assert page.bin._empty.isVisible()


def test_a_full_bin_lists_the_newest_and_counts_the_rest(page: SettingsPage, desk: Desk) -> None:
    file = desk.receipts.keep_file(DATA / "slip.jpg", "slip.jpg")
    desk.receipts.delete([desk.receipts.add(file, f"{n}.jpg") for n in range(25)])
    page.list.setCurrentRow(BIN)
    settle()
    assert len(_rows(page)) == 20
    assert page.bin._rest.text() == "5 more in the bin"
    page.bin.restore_all.click()
    settle()
    assert len(desk.receipts.everything()) == 25


def test_about_tells_version_and_licences(page: SettingsPage) -> None:
    page.list.setCurrentRow(ABOUT)
    assert page.about._version._title.text() == f"SimDesk {__version__}"
    assert "LGPL-3.0" in page.about._parts.note()


def test_a_narrow_window_shows_all_sections_below_each_other(
    window: QMainWindow, page: SettingsPage
) -> None:
    shown = [section.isVisible() for section in page._sections]
    assert shown == [True] + [False] * 7
    assert page.list.isVisible()
    window.resize(900, 600)
    settle()
    assert all(section.isVisible() for section in page._sections)
    assert not page.list.isVisible()
    window.resize(1280, 800)
    settle()
    assert [section.isVisible() for section in page._sections] == shown


def test_the_keyboard_does_everything(page: SettingsPage, desk: Desk) -> None:
    page.focus_first()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.reminders.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    reached: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in reached and focus is not None:
        reached.append(focus)
        assert focus.accessibleName(), type(focus).__name__
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    for control in (
        page.general.language,
        page.general.place.button(desk.settings.current.place),
        page.general.theme.button(desk.settings.current.theme),
        page.general.text_size.button(100),
    ):
        assert control in reached
    size = page.general.text_size.button(100)
    assert size.accessibleDescription() == "Text size"
    size.setFocus()
    QTest.keyClick(size, Qt.Key.Key_Right)
    assert desk.settings.current.text_size == 115


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize(
    "room",
    [(w, h, text) for w, h in ((900, 600), (1280, 800), (1920, 1200)) for text in (100, 150)],
)
def test_nothing_is_cut_off(
    window: QMainWindow, page: SettingsPage, desk: Desk, language: str, room: tuple[int, int, int]
) -> None:
    width, height, text_size = room
    use_language(language, Path(__file__).parents[3] / "translations")
    desk.lines.delete([line.id for line in desk.lines.everything()])
    theme().choose(desk.settings.current.theme, text_size)
    page.retranslate()
    page.refresh()
    window.resize(width, height)
    settle()
    for section in range(len(page._sections)):
        page.list.setCurrentRow(section)
        settle()
        assert list(clipped(page)) == []


def test_a_very_long_path_is_shown_whole(
    window: QMainWindow, page: SettingsPage, desk: Desk
) -> None:
    window.resize(900, 600)
    page.data._folder_row.show_words("/home/somebody/" + "long_name_without_a_gap" * 12)
    settle()
    assert list(clipped(page)) == []


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_the_catalogue_is_found_in_a_window_of_any_size(
    window: QMainWindow, page: SettingsPage, desk: Desk, size: tuple[int, int], text_size: int
) -> None:
    theme().choose(desk.settings.current.theme, text_size)
    window.resize(*size)
    settle()
    page.show_section(page.packs)
    settle()
    shown = page.packs.visibleRegion().boundingRect()
    assert shown.top() == 0
    assert shown.height() > 200
