"""What a phone brings into its folder is offered, its receipts first, and added only when asked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.i18n.language import LANGUAGES, use_language
from simdesk.paths import translations_dir
from simdesk.services.desk import Desk
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.dialogs.photo_dialog import PhotoDialog
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts.phone_folder import PhoneFolder
from simdesk.ui.settings.photos import PhotosSection
from simdesk.ui.widgets.text import Text
from tests.driver import Driver
from tests.receipt_picture import draw_receipt
from tests.samples import NOW, fill
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import DATA, names, settle

Show = Callable[[], ReceiptsPage]

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"


def until(happened: Callable[[], bool]) -> None:
    """Let events run until something has happened that a thread or the system does."""
    ends = QDeadlineTimer(20_000)
    while not happened():
        assert not ends.hasExpired()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def put(folder: Path, name: str, source: Path | bytes, hours_ago: float) -> None:
    """Put a file there as if a phone had some hours ago."""
    path = folder / name
    if isinstance(source, Path):
        shutil.copy(source, path)
    else:
        path.write_bytes(source)
    at = (NOW - timedelta(hours=hours_ago)).timestamp()
    os.utime(path, (at, at))


@pytest.fixture
def pictures(tmp_path: Path, application: QApplication) -> Path:
    """A phone's folder: two photos without a code, an older receipt with one, a HEIC photo."""
    folder = tmp_path / "Camera"
    folder.mkdir()
    put(folder, "new.png", draw_receipt(tmp_path / "drawn.png"), 1)
    put(folder, "cat.png", (folder / "new.png").read_bytes() + b"\0", 2)
    put(folder, "receipt.jpg", DATA / "slip.jpg", 5)
    put(folder, "IMG_7.HEIC", HEIC, 3)
    return folder


def strip(page: ReceiptsPage) -> str:
    """Return what the strip says, if it is to be seen."""
    return page.wall.photo_strip.words.text() if page.wall.photo_strip.isVisible() else ""


def offer(desk: Desk, phone: PhoneFolder, page: ReceiptsPage) -> PhotoDialog:
    """Open the dialog over the page."""
    dialog = PhotoDialog(photos=desk.photos, phone=phone, parent=page)
    dialog.add_requested.connect(page.add)
    dialog.open()
    settle()
    return dialog


def shown(dialog: PhotoDialog) -> list[tuple[str, bool]]:
    """Return the offered files in their order, and whether each is chosen."""
    return [(card.photo.path.name, card.box.isChecked()) for card in dialog.cards]


def words(widget: QWidget) -> str:
    """Return all that can be read in a dialog."""
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def test_nothing_is_looked_into_before_a_folder_is_chosen(
    show: Show, desk: Desk, phone: PhoneFolder, pictures: Path
) -> None:
    page = show()
    phone.begin()
    settle()
    assert phone.state is None
    assert strip(page) == ""


def test_receipts_come_first_and_only_what_is_chosen_is_added(
    show: Show, desk: Desk, phone: PhoneFolder, pictures: Path
) -> None:
    desk.photos.choose(pictures)
    page = show()
    brought = QSignalSpy(phone.brought)
    phone.begin()
    until(lambda: phone.state is not None and not phone.unread())
    settle()
    assert strip(page) == "3 new files in the phone folder"
    assert brought.at(0) == ["3 new files in the phone folder"]
    asked = QSignalSpy(page.photos_requested)
    QTest.mouseClick(page.wall.photo_strip.look, Qt.MouseButton.LeftButton)
    assert asked.count() == 1
    dialog = offer(desk, phone, page)
    assert shown(dialog) == [("receipt.jpg", True), ("new.png", False), ("cat.png", False)]
    assert "IMG_7.HEIC" in words(dialog)
    assert "Save it as JPG on the phone" in words(dialog)
    assert dialog.primary.text() == "Add 1"
    dialog.cards[1].box.click()
    assert dialog.primary.text() == "Add 2"
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    settle()
    assert sorted(names(page.wall)) == ["new.png", "receipt.jpg"]
    phone.look()
    settle()
    assert strip(page) == "1 new file in the phone folder"
    for receipt in desk.receipts.everything():
        original = (pictures / receipt.name).read_bytes()
        assert desk.receipts.path(receipt).read_bytes() == original


def test_later_offers_again_and_never_does_not(
    show: Show, desk: Desk, phone: PhoneFolder, pictures: Path
) -> None:
    desk.photos.choose(pictures)
    page = show()
    phone.look()
    settle()
    dialog = offer(desk, phone, page)
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    phone.look()
    settle()
    assert strip(page) == "3 new files in the phone folder"
    dialog = offer(desk, phone, page)
    QTest.mouseClick(dialog.never, Qt.MouseButton.LeftButton)
    settle()
    assert strip(page) == ""
    assert desk.receipts.everything() == []


def test_a_code_that_is_read_while_the_dialog_is_open_moves_nothing(
    show: Show, desk: Desk, phone: PhoneFolder, pictures: Path
) -> None:
    desk.photos.choose(pictures)
    page = show()
    phone.look()
    until(lambda: phone.state is not None)
    dialog = PhotoDialog(photos=desk.photos, phone=phone, parent=page)
    dialog.open()
    assert [name for name, _chosen in shown(dialog)] == ["new.png", "cat.png", "receipt.jpg"]
    assert "Looking for codes: 3 files left" in words(dialog)
    until(lambda: not phone.unread())
    assert shown(dialog) == [("new.png", False), ("cat.png", False), ("receipt.jpg", True)]
    assert "Looking for codes" not in words(dialog)
    assert "Receipt: " in words(dialog)
    assert not phone.unread()
    dialog.reject()
    settle()


def test_a_new_file_is_noticed_while_the_window_is_open(
    show: Show, desk: Desk, phone: PhoneFolder, tmp_path: Path
) -> None:
    folder = tmp_path / "Camera"
    folder.mkdir()
    desk.photos.choose(folder)
    page = show()
    phone.begin()
    settle()
    assert strip(page) == ""
    put(folder, "new.png", DATA / "slip.jpg", 0)
    until(lambda: strip(page) != "")
    assert strip(page) == "1 new file in the phone folder"


def test_a_folder_that_is_gone_is_told_and_found_again_when_the_window_comes_forward(
    show: Show, desk: Desk, phone: PhoneFolder, pictures: Path
) -> None:
    desk.photos.choose(pictures)
    away = pictures.with_name("away")
    pictures.rename(away)
    page = show()
    phone.begin()
    settle()
    assert strip(page) == f"The phone folder is not there, or cannot be read: {pictures}"
    assert page.wall.photo_strip.look.text() == "Settings"
    away.rename(pictures)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle()
    assert strip(page) == "3 new files in the phone folder"


def test_only_heic_photos_are_named_with_what_to_do(
    show: Show, desk: Desk, phone: PhoneFolder, tmp_path: Path
) -> None:
    desk.photos.choose(tmp_path)
    for number in range(5):
        put(tmp_path, f"IMG_{number}.HEIC", HEIC, number)
    page = show()
    phone.look()
    settle()
    assert strip(page) == "5 HEIC photos in the phone folder cannot be opened"
    dialog = offer(desk, phone, page)
    assert "and 2 more HEIC photos" in words(dialog)
    assert not dialog.primary.isEnabled()
    assert dialog.primary.toolTip() == "Choose what is to be added"
    QTest.mouseClick(dialog.never, Qt.MouseButton.LeftButton)
    settle()
    assert strip(page) == ""


def test_no_words_are_cut_off_in_the_dialog(
    show: Show, desk: Desk, phone: PhoneFolder, pictures: Path
) -> None:
    desk.photos.choose(pictures)
    page = show()
    phone.look()
    until(lambda: phone.state is not None and not phone.unread())
    for language in LANGUAGES:
        use_language(language, translations_dir())
        dialog = offer(desk, phone, page)
        assert list(clipped(dialog)) == []
        dialog.reject()
        settle()


def test_the_settings_choose_the_folder_name_its_state_and_stop(
    desk: Desk, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = PhotosSection(photos=desk.photos)
    section.retranslate()
    section.show()
    assert "No folder is looked into" in words(section)
    assert not section.stop.isVisible()
    monkeypatch.setattr(
        "simdesk.ui.settings.photos.QFileDialog.getExistingDirectory",
        lambda *_args: str(pictures),
    )
    section.choose.click()
    assert desk.photos.folder == pictures
    assert str(pictures) in words(section)
    shutil.rmtree(pictures)
    section.refresh()
    assert "It is not there now." in words(section)
    section.stop.click()
    assert desk.photos.folder is None
    section.deleteLater()


def test_in_the_window_the_folder_is_offered_from_the_start(
    tmp_path: Path, pictures: Path, qt_messages: list[str]
) -> None:
    driver = Driver(tmp_path / "desk")
    fill(driver.desk)
    driver.desk.photos.choose(pictures)
    driver.window.after_first_paint()
    phone = driver.window._pages.receipts.phone
    driver.until(lambda: phone.state is not None and not phone.unread())
    assert driver.window._bar.words.text() == "3 new files in the phone folder"
    driver.window._pages.receipts.show_photos()
    driver.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PhotoDialog)
    driver.click(dialog.primary)
    driver.until(lambda: bool(driver.desk.receipts.everything()))
    (receipt,) = driver.desk.receipts.everything()
    assert receipt.name == "receipt.jpg"
    shutil.rmtree(pictures)
    phone.look()
    driver.until(lambda: phone.state is not None and phone.state.problem is not None)
    driver.window._pages.receipts.show_photos()
    driver.settle()
    assert driver.window._pages._made["settings"].isVisible()
    driver.close()


def test_a_change_of_the_folder_is_heard(desk: Desk, phone: PhoneFolder, pictures: Path) -> None:
    ChangeBridge(desk.changes, phone).changed.connect(phone.hear)
    desk.photos.choose(pictures)
    until(lambda: phone.state is not None)
    desk.photos.choose(None)
    assert phone.state is None
    settle()
