"""Whole folders of photos are taken; what is no receipt in them is passed over without a word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.receipt import MediaType
from simdesk.services.desk import Desk
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts import intake
from tests.ui.receipts.conftest import DATA, names, settle

Show = Callable[[], ReceiptsPage]

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"


def drop(page: ReceiptsPage, *paths: Path) -> None:
    """Drop files and folders onto the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(300, 300), copy, mime, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(300, 300), copy, mime, left, none))
    settle()


def notice(page: ReceiptsPage) -> list[str]:
    """Return the lines of the notice above the gallery."""
    note = page.wall._note
    return note.words.text().splitlines() if note.isVisible() else []


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A phone's folder: two receipts, one of them deeper, a HEIC photo, a video, a text, a link."""
    folder = tmp_path / "DCIM"
    (folder / "2026").mkdir(parents=True)
    shutil.copy(DATA / "slip.jpg", folder / "b.JPG")
    shutil.copy(DATA / "electronic.pdf", folder / "2026" / "a.pdf")
    (folder / "IMG_1.HEIC").write_bytes(HEIC)
    (folder / "clip.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(20))
    (folder / "notes.jpg").write_text("no picture at all")
    (folder / "empty.jpg").touch()
    (folder / "link.jpg").symlink_to(DATA / "small_slip.jpg")
    return folder


def test_a_folder_is_taken_with_what_is_in_it(show: Show, desk: Desk, photos: Path) -> None:
    page = show()
    drop(page, photos)
    assert sorted(names(page.wall)) == ["a.pdf", "b.JPG"]
    assert len(notice(page)) == 1
    assert "IMG_1.HEIC" in notice(page)[0]
    assert "HEIC" in notice(page)[0]
    change = desk.history.undoable
    assert change is not None
    assert change.count == 2


def test_dropped_again_it_is_said_that_all_is_kept(show: Show, desk: Desk, photos: Path) -> None:
    (photos / "IMG_1.HEIC").unlink()
    page = show()
    drop(page, photos)
    drop(page, photos)
    assert len(desk.receipts.everything()) == 2
    assert notice(page) == ["“b.JPG” is kept already.", "“a.pdf” is kept already."]
    for number in range(3):
        content = b"\x89PNG\r\n\x1a\n" + bytes([number])
        (photos / f"{number}.png").write_bytes(content)
    drop(page, photos)
    drop(page, photos)
    assert notice(page) == ["5 files are kept already."]


def test_many_refused_files_leave_room_for_the_receipts(
    show: Show, desk: Desk, tmp_path: Path
) -> None:
    page = show()
    bad = [tmp_path / f"{number}.jpg" for number in range(9)]
    for path in bad:
        path.write_text(f"no picture: {path.name}")
    drop(page, *bad)
    assert [line.split("”")[0] for line in notice(page)[:-1]] == [f"“{n}.jpg" for n in range(3)]
    assert notice(page)[-1] == "6 more files were not kept."
    drop(page, *bad[:4])
    assert notice(page)[-1].startswith("“3.jpg”")


def test_what_is_wrong_with_the_folder_is_said_once(
    show: Show, tmp_path: Path, photos: Path
) -> None:
    page = show()
    shutil.rmtree(tmp_path / "data" / "tmp")
    (tmp_path / "data" / "tmp").touch()
    drop(page, photos / "b.JPG", photos / "2026" / "a.pdf")
    assert len(notice(page)) == 1
    assert notice(page)[0].startswith("This could not be saved.")


def test_a_folder_without_receipts_and_one_with_too_many_say_so(
    show: Show, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_IN_FOLDER", 2)
    bare, crowded = tmp_path / "bare", tmp_path / "crowded"
    for folder in (bare, crowded):
        folder.mkdir()
    (bare / "notes.txt").write_text("hello")
    for number in range(3):
        (crowded / f"{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes([number]))
    page = show()
    drop(page, bare, crowded)
    assert notice(page) == [
        "There is no picture and no PDF in “bare”.",
        "“crowded” holds more than 2 pictures and PDFs. Choose some of them.",
    ]
    assert desk.receipts.everything() == []


def test_a_folder_is_left_when_the_window_closes_and_single_files_are_not(
    desk: Desk, photos: Path
) -> None:
    offers = intake.files([photos, DATA / "slip.jpg"])
    taken = intake.keep(offers, desk.receipts, lambda: True)
    assert [name for _kept, name in taken.kept] == ["slip.jpg"]


def test_one_file_is_wanted_where_a_folder_is_none(desk: Desk, photos: Path) -> None:
    with pytest.raises(ReceiptFileError) as caught:
        intake.keep_one(intake.Offer(photos, photos.name), desk.receipts)
    assert caught.value.problem is FileProblem.NOT_A_FILE


def test_every_kind_that_is_kept_is_offered_in_the_dialog() -> None:
    offered = intake.patterns().split()
    for kind in MediaType:
        assert f"*{kind.extension}" in offered
    assert {"*.jpeg", "*.JPG", "*.tiff", "*.TIF", "*.gif", "*.bmp"} <= set(offered)


def test_the_add_button_asks_with_these_kinds(
    show: Show, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(kinds)
        return [str(DATA / "slip.jpg")], ""

    monkeypatch.setattr("simdesk.ui.receipts.adder.QFileDialog.getOpenFileNames", answer)
    page = show()
    QTest.mouseClick(page.wall.first_add, Qt.MouseButton.LeftButton)
    settle()
    assert asked == [f"Receipts ({intake.patterns()})"]
    assert names(page.wall) == ["slip.jpg"]
