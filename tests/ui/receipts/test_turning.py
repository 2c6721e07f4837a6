"""A picture is turned for good and enlarged for a moment; its file stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simdesk.domain.change import Action
from simdesk.domain.receipt import MediaType
from simdesk.services.desk import Desk
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts.large_picture import LargePicture
from simdesk.ui.thumbnails import Look, see
from tests.ui.receipts.conftest import DATA, Kept, choose, settle


def picture(path: Path, kind: str) -> Path:
    """Write a picture, 60 by 40, red at its left end; return its path."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    for y in range(40):
        for x in range(20):
            image.setPixelColor(x, y, QColor("#ff0000"))
    assert image.save(str(path), kind)  # type: ignore[call-overload]
    return path


def test_a_turn_is_seen_everywhere_kept_and_taken_back(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    before = desk.receipts.path(kept.dated).read_bytes()
    choose(page, kept.dated)
    flat = page.wall.thumbnails.of(kept.dated).pixmap
    assert flat is not None
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_R)
    settle()
    turned = desk.receipts.get(kept.dated.id)
    assert turned.turned == 90
    assert page.pane.picture._degrees == 90
    page.wall.thumbnails.of(turned)
    settle()
    upright = page.wall.thumbnails.of(turned).pixmap
    assert upright is not None
    assert (upright.width() > upright.height()) != (flat.width() > flat.height())
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_Space)
    settle()
    assert page.wall.large.picture._degrees == 90
    QTest.keyClick(page.wall.large.picture, Qt.Key.Key_R)
    settle()
    assert desk.receipts.get(kept.dated.id).turned == 180
    assert page.wall.large.picture._degrees == 180
    desk.history.undo()
    settle()
    assert page.wall.large.picture._degrees == page.pane.picture._degrees == 90
    assert desk.receipts.path(kept.dated).read_bytes() == before


def test_several_are_turned_as_one_step_and_documents_are_left(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    choose(page, kept.dated, kept.older, kept.document)
    QTest.mouseClick(page.pane.several.turn, Qt.MouseButton.LeftButton)
    settle()
    turned = {r.name: r.turned for r in desk.receipts.everything()}
    assert turned == {
        "slip.jpg": 90,
        "small_slip.jpg": 90,
        "second_slip.jpg": 0,
        "electronic.pdf": 0,
    }
    change = desk.history.undoable
    assert change is not None
    assert (change.action, change.count) == (Action.TURN_RECEIPTS, 2)


def test_the_menu_of_the_cards_offers_what_the_keys_do(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    choose(page, kept.dated, kept.older)
    menu = page.wall.gallery.menu()
    words = [action.text() for action in menu.actions()]
    assert words == ["Enlarge", "Number and renewal…", "Turn", "Move to bin"]
    menu.actions()[2].trigger()
    assert {desk.receipts.get(r.id).turned for r in (kept.dated, kept.older)} == {90}
    menu.actions()[3].trigger()
    settle()
    assert len(desk.receipts.everything()) == 2
    page.wall.bar.bin.setChecked(True)
    settle()
    choose(page, kept.dated)
    assert [action.text() for action in page.wall.gallery.menu().actions()] == ["Enlarge"]


def test_nothing_is_turned_in_the_bin(page: ReceiptsPage, desk: Desk, kept: Kept) -> None:
    desk.receipts.delete([kept.dated])
    page.wall.bar.bin.setChecked(True)
    settle()
    choose(page, kept.dated)
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_R)
    assert desk.receipts.get(kept.dated.id).turned == 0


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("PNG", MediaType.PNG), ("BMP", MediaType.BMP), ("JPG", MediaType.JPEG)],
)
def test_a_turned_sight_has_its_left_end_above(
    application: QApplication, tmp_path: Path, kind: str, media_type: MediaType
) -> None:
    path = picture(tmp_path / "a", kind)
    sight = see(path, media_type, 20, 90)
    assert sight.image is not None
    assert (sight.image.width(), sight.image.height()) == (20, 30)
    red, white = sight.image.pixelColor(10, 3), sight.image.pixelColor(10, 27)
    assert (red.green() < 60, white.green() > 200) == (True, True)
    assert see(path, media_type, 60).image is not None


def test_a_gif_is_shown_and_a_tiff_is_not_taken_for_a_document(
    application: QApplication, tmp_path: Path
) -> None:
    one_pixel = bytes.fromhex(
        "47494638396101000100800000ff0000ffffff21f90400000000002c00000000010001000002024401003b"
    )
    (tmp_path / "a.gif").write_bytes(one_pixel)
    assert see(tmp_path / "a.gif", MediaType.GIF, 60).look is Look.PICTURE
    (tmp_path / "a.tif").write_bytes(b"II*\0" + bytes(40))
    assert see(tmp_path / "a.tif", MediaType.TIFF, 60).look is Look.UNREADABLE
    assert see(DATA / "electronic.pdf", MediaType.PDF, 60).look is Look.DOCUMENT


def _open_large(page: ReceiptsPage, kept: Kept) -> LargePicture:
    choose(page, kept.dated)
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_Space)
    settle()
    assert page.wall.large.isVisible()
    return page.wall.large.picture


def _wheel(view: LargePicture, at: QPoint, delta: int) -> None:
    where = QPointF(at)
    event = QWheelEvent(
        where,
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def _under(view: LargePicture, at: QPoint) -> float:
    """Return how far down the picture a point of the view lies, from 0 to 1."""
    height = view._size().height()
    top = max(1.0, (view.viewport().height() - height) / 2) - view.verticalScrollBar().value()
    return (at.y() - top) / height


def test_the_wheel_enlarges_where_it_points(page: ReceiptsPage, kept: Kept) -> None:
    view = _open_large(page, kept)
    room = view.viewport().rect()
    at = QPoint(room.center().x(), room.height() * 4 // 5)
    whole, before = view._size().height(), _under(view, at)
    for _turn in range(4):
        _wheel(view, at, 120)
    assert view._size().height() > whole * 3
    assert abs(_under(view, at) - before) < 0.01
    _wheel(view, at, -60)
    assert view._size().height() > whole * 3  # half a notch is not a step yet
    for _turn in range(8):
        _wheel(view, at, -120)
    assert view._size().height() == whole


def test_a_double_click_enlarges_and_shows_the_whole_again(page: ReceiptsPage, kept: Kept) -> None:
    view = _open_large(page, kept)
    whole = view._size().height()
    at = view.viewport().rect().center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view._size().height() > whole * 2
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view._size().height() == whole


def test_an_enlarged_picture_is_dragged(page: ReceiptsPage, kept: Kept) -> None:
    view = _open_large(page, kept)
    for _step in range(4):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    bar, start = view.verticalScrollBar(), view.viewport().rect().center()
    assert 0 < bar.value() < bar.maximum()  # the middle stays in the middle
    before = bar.value()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), start - QPoint(0, 50))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(0, 50))
    assert bar.value() == before + 50
    QTest.mouseMove(view.viewport(), start)
    assert bar.value() == before + 50


def test_a_double_click_in_the_pane_opens_the_large_view(page: ReceiptsPage, kept: Kept) -> None:
    choose(page, kept.dated)
    QTest.mouseDClick(page.pane.picture.viewport(), Qt.MouseButton.LeftButton)
    assert page.wall.large.isVisible()
