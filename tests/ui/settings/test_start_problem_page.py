"""The start page: it says what is untouched, and writes nothing before a way is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from simdesk.domain.errors import (
    AlreadyOpenError,
    DatabaseDamagedError,
    DatabaseNewerError,
    DataFolderError,
    FolderProblem,
    NotSavedError,
    StorageError,
)
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.storage.backup import BackupInfo, good_backups
from simdesk.ui.pages.start_problem_page import StartProblemPage
from simdesk.ui.theme.theme import theme
from tests.samples import NOW
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import settle

DAMAGED = DatabaseDamagedError("/home/w/SimDesk/data.db", "database disk image is malformed")
NEWER = DatabaseNewerError("/home/w/SimDesk/data.db", 14, 12)
OPEN = AlreadyOpenError("/home/w/SimDesk")
FOLDER = DataFolderError("/mnt/stick/SimDesk", "[Errno 13] Permission denied", FolderProblem.DENIED)
BACKUP = BackupInfo(
    Path("/home/w/SimDesk/backups/simdesk-20261120-091200.db"),
    NOW.replace(day=20, hour=9, minute=12),
    8,
    37,
)

Show = Callable[..., StartProblemPage]


class Wishes(list[tuple[object, ...]]):
    """What a page asked for, in order."""

    def of(self, page: StartProblemPage) -> None:
        page.restore_requested.connect(lambda path: self.append(("restore", path)))
        page.read_only_requested.connect(lambda: self.append(("read only",)))
        page.folder_chosen.connect(lambda path: self.append(("folder", path)))
        page.raise_requested.connect(lambda: self.append(("open",)))
        page.quit_requested.connect(lambda: self.append(("quit",)))


@pytest.fixture
def wishes() -> Wishes:
    """An empty list of wishes."""
    return Wishes()


@pytest.fixture
def show(application: QApplication, wishes: Wishes, tmp_path: Path) -> Iterator[Show]:
    """Return what shows a page in a window of its usual size."""
    use_language("en", tmp_path)
    shown: list[QWidget] = []

    def make(error: StorageError, backups: tuple[BackupInfo, ...] = ()) -> StartProblemPage:
        page = StartProblemPage(error=error, backups=backups)
        wishes.of(page)
        page.resize(900, 640)
        page.show()
        page.activateWindow()
        settle()
        shown.append(page)
        return page

    yield make
    for page in shown:
        page.close()
        page.deleteLater()
    settle()
    theme().choose(ThemeChoice.LIGHT, 100)
    use_language("en", tmp_path)


def _titles(page: StartProblemPage) -> list[str]:
    return [card.accessibleName() for card in page.cards]


def test_a_damaged_file_offers_the_latest_good_backup(show: Show, wishes: Wishes) -> None:
    page = show(DAMAGED, (BACKUP,))
    assert page.accessibleName() == "The data file is damaged"
    assert "SimDesk changed nothing" in page.accessibleDescription()
    assert _titles(page) == [
        "Restore the latest good backup: 20 November 2026, 09:12",
        "Open read-only and see what can be read",
        "Choose another backup…",
    ]
    assert (
        page.cards[0]
        .accessibleDescription()
        .startswith("checked, complete, 8 numbers, 37 receipts.")
    )
    assert page.primary.text().strip() == "Restore 20 November 2026, 09:12"
    assert wishes == []
    page.primary.click()
    assert wishes == [("restore", BACKUP.path)]


def test_without_a_good_backup_reading_is_offered_first(show: Show, wishes: Wishes) -> None:
    page = show(DAMAGED)
    assert _titles(page)[0] == "Open read-only and see what can be read"
    assert page.cards[0].isChecked()
    assert page._info.text() == ("The data folder has no backup that this SimDesk can read whole.")
    page.primary.click()
    assert wishes == [("read only",)]


def test_the_button_follows_the_choice_and_the_keyboard_does_it_all(
    show: Show, wishes: Wishes
) -> None:
    page = show(DAMAGED, (BACKUP,))
    assert page.cards[0].hasFocus()
    QTest.keyClick(page.cards[0], Qt.Key.Key_Down)
    assert page.primary.text().strip() == "Open read-only"
    stops = []
    for _stop in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [page.primary, page.quit, page.details]
    page.primary.setFocus()
    QTest.keyClick(page.primary, Qt.Key.Key_Space)
    page.quit.click()
    assert wishes == [("read only",), ("quit",)]


def test_another_backup_is_restored_only_after_it_was_named(show: Show, wishes: Wishes) -> None:
    page = show(DAMAGED, (BACKUP,))
    page.cards[2].setChecked(True)
    assert page.primary.text().strip() == "Choose a backup…"
    page.choose_backup(Path("/media/stick/my backup.db"))
    assert wishes == []
    assert _titles(page)[2] == "Restore the backup “my backup.db”"
    assert page.primary.text().strip() == "Restore this backup"
    page.primary.click()
    assert wishes == [("restore", Path("/media/stick/my backup.db"))]


def test_what_did_not_work_is_said_and_the_ways_stay(show: Show, wishes: Wishes) -> None:
    page = show(DAMAGED, (BACKUP,))
    page.show_error(DatabaseDamagedError("x", "y"))
    assert page._trouble.words.text().startswith("This backup is damaged. Nothing was restored")
    page.show_error(DatabaseNewerError("x", 9, 1))
    assert "from a newer SimDesk" in page._trouble.words.text()
    page.show_error(NotSavedError("x", disk_full=True))
    assert "disk is full" in page._trouble.words.text()
    assert page._trouble.isVisible()
    page.primary.click()
    assert not page._trouble.isVisible()
    assert wishes == [("restore", BACKUP.path)]


def test_a_newer_file_is_left_alone(show: Show, wishes: Wishes) -> None:
    page = show(NEWER, (BACKUP,))
    assert "File format 14; this version knows up to 12." in page.accessibleDescription()
    assert page.primary.text().strip() == "Quit SimDesk"
    assert page.quit.isHidden()  # two buttons for one thing would only ask for a difference
    page.primary.click()
    page.cards[1].setChecked(True)
    assert not page.quit.isHidden()
    page.primary.click()
    assert wishes == [("quit",), ("restore", BACKUP.path)]
    assert len(show(NEWER).cards) == 2


def test_an_open_folder_leads_to_the_other_window(show: Show, wishes: Wishes) -> None:
    page = show(OPEN)
    page.primary.click()
    page.cards[1].setChecked(True)
    page.primary.click()
    page.cards[2].setChecked(True)
    assert page.primary.text().strip() == "Look again"
    page.primary.click()
    assert wishes == [("open",), ("read only",), ("open",)]


def test_a_folder_out_of_reach_is_named(show: Show, wishes: Wishes) -> None:
    page = show(FOLDER)
    assert "/mnt/stick/SimDesk" in page.accessibleDescription()
    page.primary.click()
    assert wishes == [("open",)]


def test_another_folder_is_asked_for(
    show: Show, wishes: Wishes, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(FOLDER)
    page.cards[2].setChecked(True)
    assert page.primary.text().strip() == "Choose a folder…"
    answers = iter(["", "/media/stick"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: next(answers))
    page.primary.click()
    assert wishes == []  # nothing was chosen
    page.primary.click()
    assert wishes == [("folder", Path("/media/stick"))]


@pytest.mark.parametrize("error", [DAMAGED, NEWER, OPEN, FOLDER])
def test_details_can_be_copied(show: Show, error: StorageError) -> None:
    page = show(error)
    assert page._fold.isHidden()
    page.details.click()
    assert page._fold.isVisible()
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"{type(error).__name__}: ")
    assert str(error.path) in copied  # type: ignore[attr-defined]
    page.details.click()
    assert page._fold.isHidden()


def test_real_backups_are_offered(show: Show, desk: Desk, wishes: Wishes) -> None:
    made = desk.backups.make()
    page = show(DAMAGED, tuple(good_backups(desk.folder)))
    page.primary.click()
    assert wishes == [("restore", made.path)]


def test_what_goes_on_is_to_be_seen_where_not_all_has_room(show: Show) -> None:
    page = show(DAMAGED, (BACKUP,))
    inside = page.primary.mapTo(page, page.primary.rect().center()).y()
    assert page._column.isAncestorOf(page.primary)
    page.primary.setFocus()
    page.resize(900, 380)
    settle()
    assert not page._column.isAncestorOf(page.primary)
    assert page.primary.hasFocus()
    QTest.keyClick(page.primary, Qt.Key.Key_Tab)
    assert page.quit.hasFocus()
    foot = page.primary.mapTo(page, page.primary.rect().bottomLeft()).y()
    assert foot <= page.height()
    assert page._page.verticalScrollBar().maximum() > 0
    page.resize(900, 640)
    settle()
    assert page.primary.mapTo(page, page.primary.rect().center()).y() == inside


def test_unfolded_details_come_into_view(show: Show) -> None:
    page = show(DAMAGED, (BACKUP,))
    page.resize(900, 520)
    page.details.click()
    settle()
    foot = page.copy.mapTo(page, page.copy.rect().bottomLeft()).y()
    assert foot <= page.height()


def test_a_remark_without_room_is_said_in_a_sentence(show: Show) -> None:
    page = show(DAMAGED, (BACKUP,))
    assert page.cards[0]._remark.isVisible()
    page.resize(420, 640)
    settle()
    assert not page.cards[0]._remark.isVisible()
    assert page.cards[0]._second.startswith("Checked and complete: 8 numbers, 37 receipts.")


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize("error", [DAMAGED, NEWER, OPEN, FOLDER])
@pytest.mark.parametrize("room", [(900, 600, 100), (900, 600, 150), (1280, 800, 100)])
def test_nothing_is_cut_off(
    show: Show, language: str, error: StorageError, room: tuple[int, int, int]
) -> None:
    width, height, text_size = room
    use_language(language, Path(__file__).parents[3] / "translations")
    theme().choose(ThemeChoice.LIGHT, text_size)
    page = show(error, (BACKUP,))
    page.resize(width, height)
    page.details.click()
    page.show_error(NotSavedError("x"))
    settle()
    assert list(clipped(page)) == []
