"""The receipts page, driven by real events over real files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.change import Action
from simdesk.domain.line import Line
from simdesk.domain.receipt import MediaType
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts import intake
from simdesk.ui.receipts.scope import ExportScope
from simdesk.ui.theme.theme import theme
from simdesk.ui.thumbnails import Look
from simdesk.ui.widgets.buttons import IconButton
from tests.samples import TODAY, rubles
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import DATA, Kept, choose, names, settle

Show = Callable[[], ReceiptsPage]

_UNKNOWN_TYPE = (
    "“svg_as.png” is neither a picture nor a PDF inside, whatever its name says. It was not taken."
)


def _drop(page: ReceiptsPage, *files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    _drop_mime(page, mime)
    return mime


def _drop_mime(page: ReceiptsPage, mime: QMimeData) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(300, 300), copy, mime, left, none)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(300, 300), copy, mime, left, none))
    settle()


def _notice(page: ReceiptsPage) -> str:
    note = page.wall._note
    return note.words.text() if note.isVisible() else ""


def _type(editor: QWidget, text: str) -> None:
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()


# What is shown


def test_an_empty_page_says_what_receipts_are_for(show: Show) -> None:
    page = show()
    words = [w.text() for w in page.findChildren(QWidget) if hasattr(w, "text") and w.isVisible()]
    assert "They are your proof if a number is blocked by mistake." in words
    assert page.wall.first_add.hasFocus() or page.wall.add.isHidden()
    assert not page.pane.isVisible()


def test_rows_stand_newest_first_with_count_and_sum(page: ReceiptsPage) -> None:
    assert names(page.wall) == ["slip.jpg", "second_slip.jpg", "electronic.pdf", "small_slip.jpg"]
    assert page.wall.head.count.text() == "4 receipts · 250\u00a0₽"


def test_thumbnails_arrive_on_their_own(page: ReceiptsPage, kept: Kept) -> None:
    looks = {
        receipt.name: page.wall.thumbnails.of(receipt).look
        for receipt in (kept.dated, kept.document)
    }
    assert looks == {"slip.jpg": Look.PICTURE, "electronic.pdf": Look.DOCUMENT}


def test_search_number_and_year_narrow_the_gallery(
    page: ReceiptsPage, lines: dict[str, Line]
) -> None:
    bar = page.wall.bar
    bar.number.choose(lines["Main · bank"].id)
    bar.number.activated.emit(bar.number.currentIndex())
    assert names(page.wall) == ["slip.jpg", "electronic.pdf"]
    assert page.wall.head.count.text() == "2 receipts · 150\u00a0₽"
    bar.search.setText("elec")
    bar.changed.emit()
    assert names(page.wall) == ["electronic.pdf"]
    bar.year.choose(2025)
    bar.year.activated.emit(bar.year.currentIndex())
    assert names(page.wall) == []
    page.wall._clear.click()
    assert len(names(page.wall)) == 4
    assert bar.search.text() == ""
    cross = bar.search.findChild(IconButton)
    assert cross is not None
    assert not cross.isVisible()  # nothing is left to be cleared


def test_typing_in_the_search_field_filters_by_itself(page: ReceiptsPage) -> None:
    filtered = QSignalSpy(page.wall.bar.changed)
    QTest.keyClicks(page.wall.bar.search, "small")
    assert filtered.wait(3000)
    assert names(page.wall) == ["small_slip.jpg"]
    QTest.keyClick(page.wall.bar.search, Qt.Key.Key_Escape)
    assert filtered.wait(3000)
    assert len(names(page.wall)) == 4


def test_the_selection_stays_through_a_filter(page: ReceiptsPage, kept: Kept) -> None:
    choose(page, kept.older)
    page.wall.bar.search.setText("slip")
    page.wall.bar.changed.emit()
    assert [row.receipt.id for row in page.wall.gallery.selected_rows()] == [kept.older.id]


# Adding


def test_dropped_files_are_kept_unchanged_and_asked_about(
    show: Show, desk: Desk, tmp_path: Path
) -> None:
    page = show()
    mime = _drop(page, DATA / "slip.jpg", DATA / "electronic.pdf")
    assert sorted(names(page.wall)) == ["electronic.pdf", "slip.jpg"]
    for receipt in desk.receipts.everything():
        assert desk.receipts.path(receipt).read_bytes() == (DATA / receipt.name).read_bytes()
        assert (receipt.line_id, receipt.on, receipt.amount) == (None, None, None)
    assert len(page.wall.gallery.selected_rows()) == 2
    assert mime.hasUrls()


def test_one_drop_is_one_step_to_undo(show: Show, desk: Desk) -> None:
    page = show()
    _drop(page, DATA / "slip.jpg", DATA / "small_slip.jpg", DATA / "electronic.pdf")
    assert len(names(page.wall)) == 3
    change = desk.history.undoable
    assert change is not None
    assert (change.action, change.count) == (Action.ADD_RECEIPTS, 3)
    desk.history.undo()
    settle()
    assert names(page.wall) == []
    desk.history.redo()
    settle()
    assert len(names(page.wall)) == 3


def test_one_added_file_leads_to_the_question_whose_it_is(show: Show) -> None:
    page = show()
    _drop(page, DATA / "slip.jpg")
    assert page.pane.fields.line.hasFocus()
    assert page.pane.fields.line.accessibleName() == "Number it belongs to"


def test_what_is_refused_is_said_and_the_rest_is_kept(show: Show, desk: Desk) -> None:
    page = show()
    _drop(page, DATA / "zero.jpg", DATA / "svg_as.png", DATA / "slip.jpg", DATA / "gone.jpg")
    assert names(page.wall) == ["slip.jpg"]
    assert _notice(page).splitlines() == [
        "“zero.jpg” is empty, so there is nothing to keep.",
        _UNKNOWN_TYPE,
        "“gone.jpg” is not there any more.",
    ]
    page.wall._dismiss.click()
    assert not _notice(page)


def test_a_file_of_300_megabytes_is_refused(show: Show, desk: Desk, tmp_path: Path) -> None:
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as file:
        file.write((DATA / "slip.jpg").read_bytes()[:100])
        file.truncate(300_000_000)
    page = show()
    _drop(page, huge)
    assert _notice(page) == "“huge.jpg” is larger than 52 MB. Save a smaller picture or PDF."
    assert desk.receipts.everything() == []


def test_a_file_that_is_kept_already_is_chosen_and_not_doubled(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    _drop(page, DATA / "small_slip.jpg")
    assert len(desk.receipts.everything()) == 4
    assert [row.receipt.id for row in page.wall.gallery.selected_rows()] == [kept.older.id]
    assert _notice(page) == "“small_slip.jpg” is kept already."


def test_the_same_file_twice_in_one_drop_is_kept_once(show: Show, desk: Desk) -> None:
    page = show()
    _drop(page, DATA / "slip.jpg", DATA / "slip.jpg")
    assert len(desk.receipts.everything()) == 1
    assert names(page.wall) == ["slip.jpg"]


def test_a_text_or_a_web_address_cannot_be_dropped(show: Show) -> None:
    page = show()
    mime = QMimeData()
    mime.setText("hello")
    mime.setUrls([QUrl("https://a.example/x.jpg")])
    _drop_mime(page, mime)
    assert names(page.wall) == []
    assert not page.wall._drop.isVisible()


def test_a_pasted_picture_becomes_a_png(show: Show, desk: Desk) -> None:
    page = show()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#aabbcc"))
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    (receipt,) = desk.receipts.everything()
    assert (receipt.name, receipt.media_type) == ("Pasted 2026-11-21.png", MediaType.PNG)
    kept = desk.receipts.path(receipt)
    assert kept.read_bytes().startswith(b"\x89PNG\r\n")
    again = QImage(str(kept))
    assert again.pixelColor(5, 5) == QColor("#aabbcc")


def test_bytes_in_the_clipboard_are_kept_as_they_are() -> None:
    mime = QMimeData()
    mime.setData("image/jpeg", (DATA / "slip.jpg").read_bytes())
    assert intake.offered(mime, "x") == [intake.Offer((DATA / "slip.jpg").read_bytes(), "x")]


def test_an_address_of_the_web_beside_a_file_is_left_out() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://a.example/x.jpg"), QUrl.fromLocalFile(str(DATA / "slip.jpg"))])
    assert intake.offered(mime, "x") == [intake.Offer(DATA / "slip.jpg", "slip.jpg")]


def test_a_file_pasted_into_a_text_field_is_a_receipt_and_no_text(
    page: ReceiptsPage, desk: Desk, tmp_path: Path
) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    image.save(str(tmp_path / "new.png"), "PNG")  # type: ignore[call-overload]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "new.png"))])
    QGuiApplication.clipboard().setMimeData(mime)
    field = page.pane.fields.note
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert field.text() == ""
    assert [r.name for r in desk.receipts.everything() if r.name == "new.png"]
    QGuiApplication.clipboard().setText("plain words")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "plain words"


def test_a_new_receipt_is_seen_in_spite_of_the_filter_and_belongs_to_its_number(
    page: ReceiptsPage, desk: Desk, lines: dict[str, Line], tmp_path: Path
) -> None:
    bar = page.wall.bar
    bar.number.choose(lines["Parcels"].id)
    filtered = QSignalSpy(bar.changed)
    bar.search.setText("small")
    assert filtered.wait(3000)
    other = tmp_path / "other.jpg"
    other.write_bytes((DATA / "slip.jpg").read_bytes() + b"\0")
    _drop(page, other)
    assert names(page.wall) == ["other.jpg", "small_slip.jpg"]
    added = page.wall.gallery.selected_rows()[0].receipt
    assert added.line_id == lines["Parcels"].id


# Fields


def test_each_field_is_kept_as_soon_as_it_is_left(
    page: ReceiptsPage, desk: Desk, kept: Kept, lines: dict[str, Line]
) -> None:
    choose(page, kept.loose)
    fields = page.pane.fields
    fields.line.choose(lines["Office 1"].id)
    fields.line.activated.emit(fields.line.currentIndex())
    _type(fields.amount, "1 234,50")
    _type(fields.reference, " A-17 ")
    _type(fields.note, "second try")
    QTest.keyClick(fields.day, Qt.Key.Key_Down)
    settle()
    saved = desk.receipts.get(kept.loose.id)
    assert saved.line_id == lines["Office 1"].id
    assert saved.amount is not None
    assert saved.amount.kopeks == 1234_50
    assert (saved.reference, saved.note) == ("A-17", "second try")
    assert saved.on is not None
    assert (TODAY - saved.on).days == 1
    assert fields.amount.text() == "1,234.50"


def test_todays_date_can_be_chosen_for_a_receipt_without_one(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    choose(page, kept.loose)
    day = page.pane.fields.day
    assert day.text() == "No date yet"
    QTest.keyClick(day, Qt.Key.Key_Up)
    assert desk.receipts.get(kept.loose.id).on == TODAY
    assert day.text().startswith("Today")


@pytest.mark.parametrize("typed", ["abc", "-5", "0", "1e3", "NaN", "1,234,5", "12.345,678"])
def test_a_wrong_amount_is_said_and_stays_as_typed(
    page: ReceiptsPage, desk: Desk, kept: Kept, typed: str
) -> None:
    choose(page, kept.dated)
    fields = page.pane.fields
    _type(fields.amount, typed)
    assert fields._fields["amount"].error()
    assert desk.receipts.get(kept.dated.id).amount == rubles(150)
    choose(page, kept.older)
    assert not fields._fields["amount"].error()
    assert fields.amount.text() == "100"
    choose(page, kept.dated)
    assert fields.amount.text() == typed
    assert fields._fields["amount"].error()
    _type(fields.amount, "")
    assert desk.receipts.get(kept.dated.id).amount is None
    assert not fields._fields["amount"].error()


def test_what_is_typed_is_kept_when_another_receipt_is_chosen(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    choose(page, kept.dated)
    page.pane.fields.note.setText("half a")
    choose(page, kept.older)
    assert desk.receipts.get(kept.dated.id).note == "half a"
    assert desk.receipts.get(kept.older.id).note == ""


def test_what_is_typed_is_kept_when_the_page_is_left(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    choose(page, kept.dated)
    page.pane.fields.reference.setText("77")
    page.hide()
    assert desk.receipts.get(kept.dated.id).reference == "77"


def test_a_receipt_keeps_its_number_while_that_is_in_the_bin(
    page: ReceiptsPage, desk: Desk, kept: Kept, lines: dict[str, Line]
) -> None:
    desk.lines.delete([lines["Main · bank"].id])
    settle()
    choose(page, kept.older)
    choose(page, kept.dated)
    box = page.pane.fields.line
    assert box.currentText() == "+7 916 123-45-67  Main · bank"
    _type(page.pane.fields.note, "still yours")
    assert desk.receipts.get(kept.dated.id).line_id == lines["Main · bank"].id
    choose(page, kept.loose)
    assert box.currentText() == "No number yet"


def test_typing_goes_on_while_something_else_changes(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    choose(page, kept.dated)
    page.pane.fields.note.setText("being typed")
    desk.receipts.update(replace(desk.receipts.get(kept.dated.id), reference="from afar"))
    settle()
    assert page.pane.fields.note.text() == "being typed"
    assert page.pane.fields.reference.text() == "from afar"
    page.pane.fields.finish()
    saved = desk.receipts.get(kept.dated.id)
    assert (saved.note, saved.reference) == ("being typed", "from afar")


def test_a_change_of_date_moves_no_card_until_the_page_is_opened_anew(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    before = names(page.wall)
    desk.receipts.update(replace(kept.dated, on=TODAY.replace(year=2020)))
    settle()
    assert names(page.wall) == before
    page.hide()
    desk.receipts.update(replace(desk.receipts.get(kept.dated.id), note="x"))
    page.show()
    settle()
    assert names(page.wall)[-1] == "slip.jpg"


# Bin, undo, lost files


def test_delete_puts_the_selected_in_the_bin_and_undo_brings_them_back(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    choose(page, kept.dated, kept.older)
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_Delete)
    settle()
    assert sorted(names(page.wall)) == ["electronic.pdf", "second_slip.jpg"]
    assert len(desk.receipts.in_bin()) == 2
    desk.history.undo()
    settle()
    assert len(names(page.wall)) == 4
    assert desk.receipts.in_bin() == []


def test_the_bin_shows_what_was_deleted_and_gives_it_back(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    bar = page.wall.bar
    assert bar.bin.isHidden()
    choose(page, kept.dated)
    page.pane.delete.click()
    settle()
    bar.bin.click()
    settle()
    assert names(page.wall) == ["slip.jpg"]
    assert page.pane.details.isHidden()
    assert page.wall.export.isHidden()
    page.pane.restore.click()
    settle()
    assert names(page.wall) == []
    assert desk.receipts.in_bin() == []
    bar.bin.click()
    settle()
    assert len(names(page.wall)) == 4


def test_the_bin_shows_its_chosen_receipt_wherever_the_gallery_stood(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    desk.receipts.delete([kept.dated, kept.loose])
    page.setMinimumSize(1, 1)
    page.resize(560, 420)  # one card across
    settle()
    gallery = page.wall.gallery
    choose(page, kept.older)
    gallery.verticalScrollBar().setValue(gallery.verticalScrollBar().maximum())
    page.wall.bar.bin.click()
    settle()
    assert gallery.viewport().rect().contains(gallery.visualRect(gallery.currentIndex()).topLeft())


def test_a_lost_file_is_said_and_only_the_same_file_takes_its_place(
    show: Show, desk: Desk, kept: Kept
) -> None:
    place = desk.receipts.path(kept.dated)
    place.unlink()
    page = show()
    choose(page, kept.dated)
    assert page.wall.thumbnails.of(kept.dated).look is Look.MISSING
    assert page.pane.look_for.isVisible()
    assert "missing" in page.pane._missing.words.text()
    page.errands.put_back(DATA / "electronic.pdf")
    settle()
    assert "another file" in _notice(page)
    assert not place.exists()
    page.errands.put_back(DATA / "nothing.jpg")
    settle()
    assert "cannot be read" in _notice(page)
    page.errands.put_back(DATA / "slip.jpg")
    settle()
    assert place.read_bytes() == (DATA / "slip.jpg").read_bytes()
    assert page.wall.thumbnails.of(kept.dated).look is Look.PICTURE
    assert page.pane.look_for.isHidden()
    assert not _notice(page)


# Opening, enlarging, exporting


class _Opener(QObject):
    """Stands where the desktop's programs stand, and keeps what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, str, bool]] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        path = Path(url.toLocalFile())
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        self.opened.append((path.name, content, bool(path.stat().st_mode & 0o200)))


def test_another_program_gets_a_copy_with_the_right_ending(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    renamed = replace(kept.document, name="чек: №1.jpg.exe")
    desk.receipts.update(renamed)
    settle()
    opener = _Opener()
    # The stubs ask for bytes, the binding takes text only.
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    try:
        choose(page, kept.document)
        page.pane.open.click()
        settle()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [("чек_№1.jpg.pdf", kept.document.sha256, False)]


def test_space_enlarges_and_escape_goes_back(page: ReceiptsPage, kept: Kept) -> None:
    choose(page, kept.dated)
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_Space)
    settle()
    assert page.wall.large.isVisible()
    picture = page.wall.large.picture
    assert picture.hasFocus()
    whole = picture._size()
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture._size().width() > whole.width()
    QTest.keyClick(picture, Qt.Key.Key_Minus)
    assert picture._size() == whole
    QTest.keyClick(picture, Qt.Key.Key_R)
    assert picture._turned is not None
    assert picture._turned.width() > picture._turned.height()
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert page.wall.gallery.isVisible()
    assert page.wall.gallery.hasFocus()


def test_a_receipt_that_is_read_has_the_height_of_the_page(page: ReceiptsPage, kept: Kept) -> None:
    choose(page, kept.dated)
    page.wall.enlarge()
    settle()
    large = page.wall.large
    assert not page.wall.bar.isVisible()
    assert large.height() > page.height() - 40
    page.resize(600, 600)
    settle()
    assert (large.back.text(), large.back.accessibleName()) == ("", "Back")
    large.back.click()
    assert page.wall.bar.isVisible()
    assert page.wall.add.isVisible()


def test_the_picture_comes_although_several_were_chosen_meanwhile(
    page: ReceiptsPage, kept: Kept
) -> None:
    gallery = page.wall.gallery
    gallery.choose([kept.older.id])
    gallery.choose([kept.older.id, kept.document.id])
    settle()
    choose(page, kept.older)
    assert page.pane.picture._turned is not None
    assert page.pane.rotate.isVisible()


def test_a_sign_for_a_picture_takes_less_room_than_one(page: ReceiptsPage, kept: Kept) -> None:
    choose(page, kept.dated)
    tall = page.pane.picture.height()
    choose(page, kept.document)
    assert page.pane.picture.height() < tall
    choose(page, kept.dated)
    assert page.pane.picture.height() == tall


def test_what_is_wrong_with_a_field_is_brought_into_view(page: ReceiptsPage, kept: Kept) -> None:
    page.resize(835, 480)
    choose(page, kept.dated)
    _type(page.pane.fields.amount, "12x")
    field = page.pane.fields._fields["amount"]
    foot = field.mapTo(page, field.rect().bottomLeft()).y()
    assert field.error()
    assert foot <= page.height()


def test_keys_in_the_gallery_turn_and_zoom_the_picture_beside_it(
    page: ReceiptsPage, kept: Kept
) -> None:
    choose(page, kept.dated)
    picture = page.pane.picture
    whole = picture._size()
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_Plus)
    assert picture._size().width() > whole.width()
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_R)
    settle()
    assert picture._degrees == 90
    choose(page, kept.older)
    assert picture._degrees == 0


def test_everything_is_exported_where_nothing_is_left_out(page: ReceiptsPage, kept: Kept) -> None:
    asked: list[object] = []
    page.export_requested.connect(asked.append)
    page.wall.export.click()
    assert asked == [None]
    page.wall.bar.search.setText("slip")
    page.wall.bar.changed.emit()
    choose(page, kept.dated, kept.older)
    page.wall.export.click()
    page.pane.several.export.click()
    shown = (kept.dated.id, kept.loose.id, kept.older.id)
    chosen = (kept.dated.id, kept.older.id)
    assert asked[1:] == [ExportScope(shown, chosen), ExportScope(shown, chosen, True)]


# For everybody


def test_every_control_has_a_name_and_is_reached_once(page: ReceiptsPage, kept: Kept) -> None:
    choose(page, kept.dated)
    page.wall.gallery.setFocus()
    reached: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in reached and focus is not None:
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    nameless = [type(w).__name__ for w in reached if not w.accessibleName()]
    assert nameless == []
    wall, pane = page.wall, page.pane
    for control in (
        wall.add, wall.export, wall.bar.search, wall.bar.number, wall.bar.year, wall.gallery,
        pane.open, pane.enlarge, pane.rotate, pane.delete, pane.fields.line, pane.fields.day,
        pane.fields.amount, pane.fields.reference, pane.fields.note,
    ):  # fmt: skip
        assert control in reached


@pytest.mark.parametrize("language", ["en", "ru", "zh_CN"])
@pytest.mark.parametrize(
    "room",
    [(w, h, text) for w, h in ((835, 600), (1071, 800), (1711, 1200)) for text in (100, 150)],
)
def test_nothing_is_cut_off(
    show: Show, desk: Desk, kept: Kept, language: str, room: tuple[int, int, int]
) -> None:
    width, height, text_size = room
    use_language(language, Path(__file__).parents[3] / "translations")
    theme().choose(desk.settings.current.theme, text_size)
    desk.receipts.delete([kept.document])
    page = show()
    page.setMinimumSize(1, 1)
    page.resize(width, height)
    page.wall.say("A sentence that is long enough to need two lines in a narrow window. " * 2)
    settle()
    for receipt in (kept.dated, kept.loose):
        choose(page, receipt)
        assert list(clipped(page)) == []


def test_the_words_follow_the_language_at_once(page: ReceiptsPage, desk: Desk, kept: Kept) -> None:
    choose(page, kept.loose)
    use_language("ru", Path(__file__).parents[3] / "translations")
    page.retranslate()
    page.refresh()
    settle()
    russian = page.wall.head.count.text()
    assert "₽" in russian
    use_language("en", Path())
    page.retranslate()
    page.refresh()
    assert page.wall.head.count.text() == "4 receipts · 250\u00a0₽"
    assert page.pane.fields.day.text() == "No date yet"
