"""Pictures of kept files: only pixels are decoded, and only by the type found at keeping."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QImageWriter

from simdesk.domain.receipt import MediaType, Receipt
from simdesk.services.desk import Desk
from simdesk.ui.thumbnails import Look, Thumbnails, see
from tests.ui.receipts.conftest import DATA, Kept, settle


def _expect(complaints: list[str], words: str) -> None:
    """Take out what Qt says of a bad file; anything else fails the test."""
    assert all(words in complaint for complaint in complaints)
    complaints.clear()


def test_a_photo_is_decoded_no_wider_than_asked() -> None:
    sight = see(DATA / "slip.jpg", MediaType.JPEG, 100)
    assert sight.look is Look.PICTURE
    assert sight.image is not None
    assert sight.image.size() == QSize(100, 147)


def test_a_small_picture_is_not_blown_up() -> None:
    sight = see(DATA / "slip.jpg", MediaType.JPEG, 4000)
    assert sight.image is not None
    assert sight.image.size() == QSize(346, 512)


@pytest.mark.parametrize(("format_", "media_type"), [("png", "image/png"), ("webp", "image/webp")])
def test_other_kinds_of_picture(tmp_path: Path, format_: str, media_type: str) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    assert QImageWriter(str(tmp_path / "kept"), format_.encode()).write(image)
    sight = see(tmp_path / "kept", MediaType(media_type), 150)
    assert sight.image is not None
    assert sight.image.size() == QSize(150, 100)


def test_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    photo = (DATA / "slip.jpg").read_bytes()
    # EXIF with one entry: orientation 6, the camera was held upright.
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    (tmp_path / "kept").write_bytes(photo[:2] + segment + photo[2:])
    sight = see(tmp_path / "kept", MediaType.JPEG, 256)
    assert sight.image is not None
    assert sight.image.size() == QSize(256, 173)


@pytest.mark.parametrize("name", ["svg_as.png", "html_as.jpg", "exe_as.jpg", "zero.jpg"])
@pytest.mark.parametrize("media_type", [MediaType.PNG, MediaType.JPEG, MediaType.WEBP])
def test_what_is_no_such_picture_is_not_shown(
    name: str, media_type: MediaType, qt_messages: list[str]
) -> None:
    assert see(DATA / name, media_type, 100).look is Look.UNREADABLE
    _expect(qt_messages, "Not a JPEG file")


def test_a_picture_of_another_kind_is_not_guessed() -> None:
    assert see(DATA / "slip.jpg", MediaType.PNG, 100).look is Look.UNREADABLE


def test_a_picture_that_would_fill_the_memory_is_not_shown(qt_messages: list[str]) -> None:
    path = DATA / "thirty_thousand_pixels.png"
    assert see(path, MediaType.PNG, 100).look is Look.UNREADABLE
    _expect(qt_messages, "allocation limit")


def test_a_photo_cut_off_in_the_middle_shows_what_is_there(
    tmp_path: Path, qt_messages: list[str]
) -> None:
    whole = (DATA / "slip.jpg").read_bytes()
    (tmp_path / "kept").write_bytes(whole[: len(whole) // 2])
    assert see(tmp_path / "kept", MediaType.JPEG, 100).look is Look.PICTURE
    _expect(qt_messages, "premature end")


def test_documents_and_missing_files_are_told_apart(tmp_path: Path) -> None:
    assert see(DATA / "refers_to_itself.pdf", MediaType.PDF, 100).look is Look.DOCUMENT
    assert see(tmp_path / "nothing", MediaType.PDF, 100).look is Look.MISSING
    assert see(tmp_path, MediaType.JPEG, 100).look is Look.MISSING


def _thumbnails(desk: Desk) -> tuple[Thumbnails, list[str]]:
    thumbnails = Thumbnails(path_of=desk.receipts.path, side=64)
    arrived: list[str] = []
    thumbnails.arrived.connect(arrived.append)
    return thumbnails, arrived


def _look(thumbnails: Thumbnails, receipt: Receipt) -> Look:
    return thumbnails.of(receipt).look


def test_a_thumbnail_comes_once_and_stays(desk: Desk, kept: Kept) -> None:
    thumbnails, arrived = _thumbnails(desk)
    assert [_look(thumbnails, kept.dated) for _ in range(3)] == [Look.WAITING] * 3
    settle()
    assert arrived == [kept.dated.sha256]
    shown = thumbnails.of(kept.dated)
    assert shown.look is Look.PICTURE
    assert shown.pixmap is not None
    assert shown.pixmap.size() == QSize(64, 80)  # the upper end of a taller slip
    assert arrived == [kept.dated.sha256]


def test_an_answer_that_takes_no_time_is_not_missed(desk: Desk, kept: Kept) -> None:
    for _round in range(50):
        thumbnails, _arrived = _thumbnails(desk)
        thumbnails.of(kept.document)
        settle()
        assert _look(thumbnails, kept.document) is Look.DOCUMENT


def test_a_file_that_came_back_is_looked_at_again(desk: Desk, kept: Kept) -> None:
    thumbnails, _arrived = _thumbnails(desk)
    place = desk.receipts.path(kept.dated)
    aside = place.with_name("aside")
    shutil.move(place, aside)
    thumbnails.of(kept.dated)
    settle()
    assert _look(thumbnails, kept.dated) is Look.MISSING
    shutil.move(aside, place)
    assert _look(thumbnails, kept.dated) is Look.MISSING
    thumbnails.forget(kept.dated.sha256)
    thumbnails.of(kept.dated)
    settle()
    assert _look(thumbnails, kept.dated) is Look.PICTURE
