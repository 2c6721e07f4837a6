"""The window of a start that failed, over real folders: what restoring does, and its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from simdesk.domain.errors import DatabaseNewerError, DataFolderError, FolderProblem, StorageError
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.problem_window import ProblemWindow
from tests.samples import make_desk
from tests.ui.receipts.conftest import settle


def _make_newer(path: Path) -> None:
    with closing(apsw.Connection(str(path))) as connection:
        connection.pragma("user_version", 99)


@pytest.fixture
def opened() -> list[bool]:
    """What the window asked for: read-only or not."""
    return []


@pytest.fixture
def window(
    application: QApplication, desk: Desk, tmp_path: Path, opened: list[bool]
) -> Iterator[ProblemWindow]:
    """The window over a data file that a newer program has written, with one backup."""
    use_language("en", tmp_path)
    desk.backups.make()
    desk.close()
    _make_newer(desk.folder / "data.db")
    with pytest.raises(DatabaseNewerError) as caught:
        make_desk(desk.folder)
    error: StorageError = caught.value

    def reopen(folder: Path, read_only: bool) -> QMainWindow | None:
        opened.append(read_only)
        return None

    shown = ProblemWindow(folder=desk.folder, error=error, reopen=reopen)
    shown.show()
    settle()
    yield shown
    shown.close()
    shown.deleteLater()
    settle()


@pytest.fixture
def beside(application: QApplication, tmp_path: Path) -> Iterator[tuple[ProblemWindow, list[Path]]]:
    """The window of a folder that cannot be made, and the folders it opened instead."""
    asked: list[Path] = []

    def reopen(folder: Path, read_only: bool) -> QMainWindow | None:
        asked.append(folder)
        return None

    error = DataFolderError(str(tmp_path / "x"), "no", FolderProblem.DENIED)
    shown = ProblemWindow(folder=tmp_path / "x", error=error, reopen=reopen)
    shown.show()
    settle()
    yield shown, asked
    shown.close()
    shown.deleteLater()
    settle()


@pytest.mark.parametrize(
    ("things", "within"), [([], False), (["data.db", "att"], False), (["photo.jpg"], True)]
)
def test_another_folder_is_not_littered(
    beside: tuple[ProblemWindow, list[Path]], tmp_path: Path, things: list[str], within: bool
) -> None:
    window, asked = beside
    chosen = tmp_path / "chosen 文件夹"
    chosen.mkdir()
    for name in things:
        (chosen / name).write_bytes(b"")
    window._page.folder_chosen.emit(chosen)
    assert asked == [chosen / "SimDesk" if within else chosen]


def test_a_newer_file_is_kept_aside_and_not_called_damaged(
    window: ProblemWindow, desk: Desk, opened: list[bool]
) -> None:
    before = (desk.folder / "data.db").read_bytes()
    window._page.cards[1].setChecked(True)
    window._page.primary.click()
    assert opened == [False]
    (aside,) = desk.folder.glob("data.*.db")
    assert aside.read_bytes() == before
    assert "damaged" not in aside.name
    restored = make_desk(desk.folder)
    assert restored.lines.count() == 8
    restored.close()


def test_a_backup_of_a_newer_program_is_called_newer(
    window: ProblemWindow, desk: Desk, opened: list[bool]
) -> None:
    (backup,) = (desk.folder / "backups").glob("*.db")
    _make_newer(backup)
    before = sorted(p.name for p in desk.folder.iterdir())
    window._page.choose_backup(backup)
    window._page.cards[2].setChecked(True)
    window._page.primary.click()
    words = window._page._trouble.words.text()
    assert words == "This backup is from a newer SimDesk. Nothing was restored, nothing changed."
    assert opened == []
    assert sorted(p.name for p in desk.folder.iterdir()) == before
