"""The window of a start that failed, over real folders: what restoring does, and its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from simdesk.domain.errors import DatabaseNewerError, StorageError
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

    def reopen(read_only: bool) -> QMainWindow | None:
        opened.append(read_only)
        return None

    shown = ProblemWindow(folder=desk.folder, error=error, reopen=reopen)
    shown.show()
    settle()
    yield shown
    shown.close()
    shown.deleteLater()
    settle()


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
