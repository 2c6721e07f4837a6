"""Taking a newer catalogue in the window: chosen or dropped, agreed to by ticks, or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMainWindow, QWidget

from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.services.packs import open_catalogue
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.dialogs.pack_dialog import PackDialog, RefusedDialog
from simdesk.ui.settings.packs import PacksSection
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import Line
from tests.packs import NEW_PAGE, NEWER, OWN, Edit, make, swap
from tests.samples import make_desk
from tests.screens.packs import CHANGES, FAULTS
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import settle

CODE: dict[str, Edit] = {"operators/beeline.toml": swap("*102#", "*103#")}
TRANSLATIONS = Path(__file__).parents[3] / "translations"


@pytest.fixture
def window(desk: Desk) -> Iterator[QMainWindow]:
    """A window with the section in it."""
    shown = QMainWindow()
    shown.resize(900, 600)
    show(shown, desk)
    yield shown
    shown.close()
    shown.deleteLater()
    settle()


def show(window: QMainWindow, desk: Desk) -> PacksSection:
    section = PacksSection(packs=desk.packs)
    section.retranslate()
    section.refresh()
    window.setCentralWidget(section)
    window.show()
    window.activateWindow()
    settle()
    return section


@pytest.fixture
def section(window: QMainWindow) -> PacksSection:
    found = window.centralWidget()
    assert isinstance(found, PacksSection)
    return found


def dialog(window: QMainWindow) -> Dialog:
    """Return the dialog that is open."""
    [found] = [d for d in window.findChildren(Dialog) if d.isVisible()]
    return found


def offered(section: PacksSection, pack: Path) -> PackDialog:
    section.look(pack)
    settle()
    window = section.window()
    assert isinstance(window, QMainWindow)
    found = dialog(window)
    assert isinstance(found, PackDialog)
    return found


def refused(section: PacksSection, pack: Path) -> RefusedDialog:
    section.look(pack)
    settle()
    window = section.window()
    assert isinstance(window, QMainWindow)
    found = dialog(window)
    assert isinstance(found, RefusedDialog)
    return found


def words(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def in_use(desk: Desk) -> str:
    """Return the file of the catalogue that the next opening reads."""
    return open_catalogue(OWN, desk.folder).source.file


def test_it_says_which_catalogue_is_in_use(section: PacksSection) -> None:
    said = words(section)
    assert "Catalogue of 21 November 2026" in said
    assert "It came with SimDesk." in said
    assert not section.back.isVisible()
    assert not section.damaged.isVisible()


def test_a_line_stands_only_between_two_rows(section: PacksSection) -> None:
    line = next(w for w in section.findChildren(Line))
    assert line.isHidden()
    section._back_row.show()
    assert not line.isHidden()


def test_a_pack_is_taken_once_every_address_is_ticked(
    section: PacksSection, desk: Desk, tmp_path: Path
) -> None:
    asked: list[bool] = []
    section.reopen_requested.connect(lambda: asked.append(True))
    shown = offered(section, make(tmp_path / "new.zip", edits=NEW_PAGE | CODE))
    said = words(shown)
    assert "Catalogue of 3 February 2027" in said
    assert "In use now: 21 November 2026" in said
    assert "2 new addresses" in said
    assert "https://my.mts.ru/" in said
    assert "MTS: a page that SimDesk opens as official" in said
    assert "Instead of https://lk.mts.ru/" in said
    assert "confidence medium" in said
    assert "SimDesk cannot know who made it" in said
    assert "2 operators with changes" in said
    assert not any(box.isChecked() for box, _change in shown.boxes)

    shown.primary.click()
    settle()
    assert "Not every address is ticked." in words(shown)
    assert QApplication.focusWidget() is shown.boxes[0][0]
    shown.boxes[0][0].click()
    assert "1 of 2 ticked" in words(shown)
    shown.primary.click()
    settle()
    assert QApplication.focusWidget() is shown.boxes[1][0]
    assert (in_use(desk), asked) == ("", [])

    shown.boxes[1][0].click()
    shown.primary.click()
    settle()
    assert (in_use(desk), asked) == ("new.zip", [True])


def test_cancel_changes_nothing(section: PacksSection, desk: Desk, tmp_path: Path) -> None:
    asked: list[bool] = []
    section.reopen_requested.connect(lambda: asked.append(True))
    shown = offered(section, make(tmp_path / "new.zip", edits=NEW_PAGE))
    shown.boxes[0][0].click()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    settle()
    assert (in_use(desk), asked) == ("", [])
    assert not (desk.folder / "catalogue").exists()
    assert section.take.isEnabled()


def test_all_by_keyboard(section: PacksSection, desk: Desk, tmp_path: Path) -> None:
    shown = offered(section, make(tmp_path / "new.zip", edits=NEW_PAGE | CODE))
    for box, change in shown.boxes:
        assert QApplication.focusWidget() is box
        assert box.accessibleName() == f"I have checked {change.new.value}"
        assert "Instead of" in box.accessibleDescription()
        QTest.keyClick(box, Qt.Key.Key_Space)
        QTest.keyClick(box, Qt.Key.Key_Tab)
        while QApplication.focusWidget() not in (*(b for b, _c in shown.boxes), shown.primary):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is shown.primary
    QTest.keyClick(shown.primary, Qt.Key.Key_Return)
    settle()
    assert in_use(desk) == "new.zip"


def test_without_a_new_address_nothing_is_to_be_ticked(
    section: PacksSection, desk: Desk, tmp_path: Path
) -> None:
    shown = offered(section, make(tmp_path / "new.zip"))
    assert "No address is new." in words(shown)
    shown.primary.click()
    settle()
    assert in_use(desk) == "new.zip"


def test_an_address_in_a_text_is_shown_with_the_text(section: PacksSection, tmp_path: Path) -> None:
    text = swap("It presses for time.", "Write to help.example.ru.")
    shown = offered(section, make(tmp_path / "new.zip", edits={"scams.toml": text}))
    assert "“Write to help.example.ru.”" in words(shown)
    shown.reject()


def test_a_full_disk_is_said_and_the_dialog_stays(
    section: PacksSection, desk: Desk, tmp_path: Path
) -> None:
    shown = offered(section, make(tmp_path / "new.zip"))
    (desk.folder / "catalogue").write_bytes(b"a file where the folder should be")
    shown.primary.click()
    settle()
    assert "This could not be saved. Everything saved before is unchanged." in words(shown)
    assert shown.isVisible()
    shown.reject()


@pytest.mark.parametrize(
    ("version", "edits", "said"),
    [
        ("2020-01-01.1", {}, "This pack is older. It is 1 January 2020, and 21 November 2026"),
        ("2026-11-21.2", {}, "This is the catalogue that is in use: 21 November 2026, no. 2."),
        (NEWER, FAULTS, "This pack has faults, so all of it was refused."),
        (
            NEWER,
            {"routes/official_app.toml": swap('id = "get_ready"', 'id = "ready"')},
            "This pack lacks things that your numbers and renewals may name",
        ),
        (
            NEWER,
            {"pack.toml": swap("format = 1", "format = 2")},
            "This pack is made for another version of SimDesk.",
        ),
    ],
)
def test_a_refusal_says_why_and_that_nothing_was_changed(
    section: PacksSection,
    desk: Desk,
    tmp_path: Path,
    version: str,
    edits: dict[str, Edit],
    said: str,
) -> None:
    shown = refused(section, make(tmp_path / "new.zip", version, edits))
    assert said in words(shown)
    assert "Nothing was changed: the catalogue in use is the same as before." in words(shown)
    assert not shown.cancel.isVisible()
    QTest.keyClick(shown, Qt.Key.Key_Return)
    settle()
    assert in_use(desk) == ""


def test_every_reason_can_be_copied(section: PacksSection, tmp_path: Path) -> None:
    shown = refused(section, make(tmp_path / "new.zip", edits=FAULTS))
    assert "For whoever made the pack:" in words(shown)
    shown.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "routes/shop.toml: risk_node: is not a known key" in copied.split("\n")
    assert all(line in words(shown) for line in copied.split("\n"))
    shown.reject()


def test_very_many_reasons_are_in_the_copy(section: PacksSection, tmp_path: Path) -> None:
    keys = "".join(f"key{n} = 1\n" for n in range(130))
    many: dict[str, Edit] = {"law.toml": lambda text: keys + text}
    shown = refused(section, make(tmp_path / "new.zip", edits=many))
    assert "30 more are in the copy" in words(shown)
    shown.copy.click()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 130
    shown.reject()


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 and no more"])
def test_what_is_no_pack(section: PacksSection, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(content)
    shown = refused(section, file)
    assert "This is no whole pack" in words(shown)
    assert "photo.jpg" in words(shown)
    shown.reject()


def test_a_file_of_an_odd_name(section: PacksSection, tmp_path: Path) -> None:
    file = tmp_path / "a\udcff\u202eb.zip"
    file.write_bytes(b"no zip")
    shown = refused(section, file)
    assert "a??b.zip" in words(shown)
    shown.reject()


def test_a_file_that_is_not_there(section: PacksSection, tmp_path: Path) -> None:
    shown = refused(section, tmp_path / "gone.zip")
    assert "This file cannot be read." in words(shown)
    shown.reject()


# The ways in


def test_a_file_is_chosen(
    section: PacksSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = make(tmp_path / "new.zip")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(pack), ""))
    section.take.click()
    assert section.take.text() == "Checking…"
    assert not section.take.isEnabled()
    settle()
    assert section.take.text() == "Take from a file…"
    window = section.window()
    assert isinstance(window, QMainWindow)
    assert isinstance(dialog(window), PackDialog)
    dialog(window).reject()


def test_choosing_no_file_does_nothing(
    section: PacksSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    section.take.click()
    settle()
    assert section.take.isEnabled()
    assert section.window().findChildren(Dialog) == []


def _drag(section: PacksSection, *paths: Path, drop: bool = True) -> bool:
    """Drag files over the section and let go; return whether they were welcome."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), copy, mime, left, plain)
    enter.ignore()
    QApplication.sendEvent(section, enter)
    if enter.isAccepted() and drop:
        QApplication.sendEvent(section, QDropEvent(QPointF(20, 20), copy, mime, left, plain))
    return enter.isAccepted()


def test_a_file_is_dropped(section: PacksSection, tmp_path: Path) -> None:
    pack = make(tmp_path / "new.zip")
    assert not _drag(section)
    assert not _drag(section, pack, pack)
    assert _drag(section, pack, drop=False)
    looks = {card.property("card") for card in section.findChildren(QWidget)}
    assert "used" in looks
    QApplication.sendEvent(section, QDragLeaveEvent())
    assert "used" not in {card.property("card") for card in section.findChildren(QWidget)}
    assert _drag(section, pack)
    settle()
    window = section.window()
    assert isinstance(window, QMainWindow)
    assert isinstance(dialog(window), PackDialog)
    dialog(window).reject()


# Afterwards


@pytest.fixture
def reopened(desk: Desk, window: QMainWindow, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Return what opens the data folder anew."""
    desks: list[Desk] = []

    def reopen() -> Desk:
        (desks[-1] if desks else desk).close()
        desks.append(make_desk(desk.folder))
        return desks[-1]

    yield reopen
    for one in desks:
        one.close()


def test_after_taking_it_says_from_where_and_goes_back(
    section: PacksSection,
    window: QMainWindow,
    tmp_path: Path,
    reopened: Callable[[], Desk],
) -> None:
    offered(section, make(tmp_path / "new.zip")).primary.click()
    settle()
    again = show(window, reopened())
    assert "Catalogue of 3 February 2027" in words(again)
    assert "From the file “new.zip”, taken on 21 November 2026." in words(again)
    assert "The earlier one: 21 November 2026" in words(again)
    asked: list[bool] = []
    again.reopen_requested.connect(lambda: asked.append(True))
    again.back.click()
    assert asked == [True]
    last = show(window, reopened())
    assert "It came with SimDesk." in words(last)
    assert not last.back.isVisible()


def test_a_damaged_one_is_said_with_what_to_do(
    section: PacksSection,
    window: QMainWindow,
    tmp_path: Path,
    reopened: Callable[[], Desk],
) -> None:
    offered(section, make(tmp_path / "new.zip")).primary.click()
    settle()
    desk = reopened()
    (desk.folder / f"catalogue/{NEWER}.jsonl").write_bytes(b"x")
    again = show(window, reopened())
    assert again.damaged.isVisible()
    assert "Take the pack from its file again, or go back." in words(again.damaged)
    assert "Catalogue of 21 November 2026" in words(again)
    assert "Do without the damaged pack" in words(again)
    again.back.click()
    mended = show(window, reopened())
    assert not mended.damaged.isVisible()
    assert not mended.back.isVisible()


def test_going_back_that_cannot_be_kept_is_said(
    section: PacksSection, window: QMainWindow, tmp_path: Path, reopened: Callable[[], Desk]
) -> None:
    offered(section, make(tmp_path / "new.zip")).primary.click()
    settle()
    desk = reopened()
    again = show(window, desk)
    failures: list[object] = []
    asked: list[bool] = []
    again.failed.connect(failures.append)
    again.reopen_requested.connect(lambda: asked.append(True))
    pointer = desk.folder / "catalogue/in-use.partial"
    pointer.mkdir()
    again.back.click()
    assert len(failures) == 1
    assert asked == []
    pointer.rmdir()


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_nothing_is_cut_off(
    window: QMainWindow, desk: Desk, tmp_path: Path, language: str, text_size: int
) -> None:
    use_language(language, TRANSLATIONS)
    theme().choose(desk.settings.current.theme, text_size)
    section = show(window, desk)
    assert list(clipped(section)) == []
    offer = offered(section, make(tmp_path / "new.zip", edits=CHANGES))
    offer.primary.click()
    settle()
    assert list(clipped(offer)) == []
    offer.reject()
    settle()
    refusal = refused(section, make(tmp_path / "bad.zip", edits=FAULTS))
    assert list(clipped(refusal)) == []
    refusal.reject()
