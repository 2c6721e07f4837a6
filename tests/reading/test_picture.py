"""Pixels out of files: the right decoder, upright, on white, no larger than can be borne."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.receipt import MediaType
from simdesk.reading.codes import LADDER, climb, read
from simdesk.reading.picture import decode, gray
from tests.reading import hostile_pictures

SLIP = Path(__file__).parents[1] / "data" / "receipts" / "slip.jpg"
CODE = "t=20240106T1805&s=300.00&fn=9287440605052661&i=122704&fp=2084577059&n=1"
FILES = {
    MediaType.JPEG: b"jpeg",
    MediaType.PNG: b"png",
    MediaType.WEBP: b"webp",
    MediaType.BMP: b"bmp",
    MediaType.TIFF: b"tiff",
}


@pytest.fixture(scope="module")
def slip() -> QImage:
    return decode(SLIP.read_bytes(), MediaType.JPEG)


@pytest.mark.parametrize("media_type", FILES, ids=str)
def test_every_kind_is_decoded_and_its_code_is_seen(media_type: MediaType, slip: QImage) -> None:
    picture = gray(decode(hostile_pictures.encoded(slip, FILES[media_type]), media_type))
    assert picture.format() == QImage.Format.Format_Grayscale8
    assert read(picture, LADDER[0]) == [CODE]


def test_a_gif_is_decoded() -> None:
    assert decode(hostile_pictures.gif(1, 1), MediaType.GIF).size() == QSize(1, 1)


@pytest.mark.parametrize("kind", [b"png", b"webp", b"bmp"])
def test_another_kind_than_was_recognised_is_not_even_tried(
    kind: bytes, slip: QImage, qt_messages: list[str]
) -> None:
    with pytest.raises(ReceiptFileError) as caught:
        decode(hostile_pictures.encoded(slip, kind), MediaType.JPEG)
    assert caught.value.problem is FileProblem.DAMAGED
    qt_messages.clear()


@pytest.mark.parametrize("form", QImage.Format, ids=lambda form: form.name)
def test_whatever_way_pixels_are_kept_the_code_is_seen(form: QImage.Format, slip: QImage) -> None:
    if form in (QImage.Format.Format_Invalid, QImage.Format.NImageFormats):
        return
    if form is QImage.Format.Format_Alpha8:
        return  # all of it is transparency
    assert read(gray(slip.convertToFormat(form)), LADDER[0]) == [CODE]


def test_a_code_on_nothing_is_laid_on_white(slip: QImage) -> None:
    clear = QImage(slip.size(), QImage.Format.Format_ARGB32)
    for y in range(slip.height()):
        for x in range(slip.width()):
            dark = slip.pixelColor(x, y).lightness() < 128
            clear.setPixelColor(x, y, QColor(0, 0, 0, 255 if dark else 0))
    picture = decode(hostile_pictures.encoded(clear, b"png"), MediaType.PNG)
    assert picture.pixelColor(0, 0) == QColor("white")
    assert read(gray(picture), LADDER[0]) == [CODE]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_and_fits_its_room(orientation: int) -> None:
    photo = SLIP.read_bytes()
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0%c\0\0\0\0\0\0" % orientation
    content = photo[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + photo[2:]
    picture = decode(content, MediaType.JPEG)
    assert picture.size() == (QSize(346, 512) if orientation < 5 else QSize(512, 346))
    assert read(gray(picture), LADDER[0]) == [CODE]
    small = decode(content, MediaType.JPEG, QSize(173, 999))
    assert small.size() == (QSize(173, 256) if orientation < 5 else QSize(173, 116))


def test_a_photo_of_108_megapixels_is_decoded_at_half(slip: QImage) -> None:
    photo = hostile_pictures.plain(12_001, 9_001)
    enlarged = gray(slip).scaled(346 * 6, 512 * 6)
    for y in range(enlarged.height()):
        row = cast("memoryview[int]", enlarged.constScanLine(y))
        line = cast("memoryview[int]", photo.scanLine(y + 3_000))
        line[4_000 : 4_000 + enlarged.width()] = row[: enlarged.width()]
    picture = decode(hostile_pictures.encoded(photo, b"jpeg"), MediaType.JPEG)
    assert picture.size() == QSize(6_000, 4_500)
    assert read(gray(picture), LADDER[0]) == [CODE]


def test_a_photo_of_48_megapixels_keeps_what_fits() -> None:
    content = hostile_pictures.encoded(hostile_pictures.plain(8_000, 5_000), b"jpeg")
    assert decode(content, MediaType.JPEG).size() == QSize(8_000, 5_000)


def test_the_ladder_stops_when_it_has_enough(slip: QImage) -> None:
    tried: list[str] = []

    def enough(code: str) -> bool:
        tried.append(code)
        return True

    assert list(climb(gray(slip), enough, float("inf"))) == [CODE]
    assert tried == [CODE]
    assert list(climb(gray(slip), lambda _code: False, float("inf"))) == [CODE]


def test_pictures_too_small_for_a_code_are_not_tried() -> None:
    for side in (1, 2, 19, 21):
        assert list(climb(hostile_pictures.plain(side, 3_000), lambda _code: True, 0)) == []
