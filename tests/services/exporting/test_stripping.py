"""Copies of photos: nothing that tells of place, phone or owner, and every pixel as it was."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter

from simdesk.domain.receipt import MediaType
from simdesk.services.exporting.exif import only_orientation, orientation
from simdesk.services.exporting.stripping import stripped
from tests.services.exporting.conftest import DATA

SECRETS = (b"Redmi Note 9", b"55.7558N", b"Wang", b"adobe:ns:meta", b"thumbnail", b"PK\x03\x04")
KINDS = {MediaType.JPEG: b"jpeg", MediaType.PNG: b"png", MediaType.WEBP: b"webp"}


def picture(media_type: MediaType, *, progressive: bool = False) -> bytes:
    """Return a small picture that is not the same from any side, with a colour profile."""
    image = QImage(24, 16, QImage.Format.Format_RGB32)
    for x in range(24):
        for y in range(16):
            image.setPixelColor(x, y, QColor(x * 10, y * 15, (x * y) % 255))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, KINDS[media_type])
    writer.setQuality(90)
    writer.setProgressiveScanWrite(progressive)
    assert writer.write(image)
    return bytes(buffer.data().data())


def exif(turned: int, order: str = "<") -> bytes:
    """Return EXIF data as a phone writes them: model, orientation, place."""
    head = b"II*\0" if order == "<" else b"MM\0*"
    model, place = b"Redmi Note 9\0", b"55.7558N\0"
    entries = [
        struct.pack(f"{order}HHII", 0x0110, 2, len(model), 50),
        struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0),
        struct.pack(f"{order}HHII", 0x8825, 2, len(place), 70),
    ]
    table = struct.pack(f"{order}H", len(entries)) + b"".join(entries) + bytes(4)
    return (head + struct.pack(f"{order}I", 8) + table).ljust(50, b"\0") + model.ljust(20) + place


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


def chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + kind + content + check


def talkative(media_type: MediaType, turned: int, *, progressive: bool = False) -> bytes:
    """Return the picture in a file that says all it can about its owner."""
    plain = picture(media_type, progressive=progressive)
    if media_type is MediaType.JPEG:
        first = 4 + int.from_bytes(plain[4:6], "big")  # the JFIF header stays the first
        said: tuple[bytes, ...] = (
            segment(0xE0, b"JFXX\0\x10thumbnail"),
            segment(0xE1, b"Exif\0\0" + exif(turned)),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"),
            segment(0xE2, b"MPF\0thumbnail"),
            segment(0xED, b"Photoshop 3.0\0Wang"),
            segment(0xFE, b"Wang was here"),
        )
        return plain[:first] + b"".join(said) + plain[first:] + b"PK\x03\x04 a file behind"
    if media_type is MediaType.PNG:
        said = (
            chunk(b"eXIf", exif(turned, ">")),
            chunk(b"tEXt", b"Author\0Wang"),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0adobe:ns:meta/"),
            chunk(b"caBX", b"thumbnail"),
        )
        return plain[:33] + b"".join(said) + plain[33:] + b"PK\x03\x04 a file behind"
    parts = plain[12:]
    if parts[:4] != b"VP8X":
        size = struct.pack("<I", 23)[:3] + struct.pack("<I", 15)[:3]
        parts = b"VP8X" + struct.pack("<I", 10) + b"\x0c\0\0\0" + size + parts
    else:
        parts = parts[:8] + bytes([parts[8] | 0x0C]) + parts[9:]
    for kind, content in ((b"EXIF", exif(turned)), (b"XMP ", b"adobe:ns:meta/ by Wang")):
        parts += kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    body = b"WEBP" + parts
    return b"RIFF" + struct.pack("<I", len(body)) + body + b"PK\x03\x04 a file behind"


def seen(data: bytes, media_type: MediaType) -> QImage:
    """Return the picture as a viewer shows it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, KINDS[media_type])
    reader.setAutoTransform(True)
    image = reader.read()
    assert not image.isNull(), reader.errorString()
    for key in image.textKeys():
        image.setText(key, "")
    return image


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("media_type", list(KINDS))
def test_what_tells_of_the_owner_is_gone_and_every_pixel_stays(
    media_type: MediaType, turned: int
) -> None:
    data = talkative(media_type, turned)
    copy = stripped(data, media_type)
    for secret in SECRETS:
        assert secret in data or secret in (b"thumbnail", b"Wang")
        assert secret not in copy
    assert seen(copy, media_type) == seen(data, media_type)
    assert seen(copy, media_type).colorSpace() == seen(data, media_type).colorSpace()
    assert stripped(copy, media_type) == copy


def test_passes_over_a_picture_stay_as_they_are() -> None:
    data = talkative(MediaType.JPEG, 6, progressive=True)
    copy = stripped(data, MediaType.JPEG)
    assert data.count(b"\xff\xda") > 3
    assert copy.count(b"\xff\xda") == data.count(b"\xff\xda")
    assert seen(copy, MediaType.JPEG) == seen(data, MediaType.JPEG)


@pytest.mark.parametrize("media_type", list(KINDS))
def test_a_picture_that_says_nothing_is_the_same_file(media_type: MediaType) -> None:
    plain = picture(media_type)
    assert stripped(plain, media_type) == plain


def test_the_transform_of_colours_stays() -> None:
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\x02")
    data = b"\xff\xd8" + adobe + segment(0xEE, b"Wang") + b"\xff\xd9"
    assert stripped(data, MediaType.JPEG) == b"\xff\xd8" + adobe + b"\xff\xd9"


def test_other_kinds_are_never_changed() -> None:
    pdf = (DATA / "electronic.pdf").read_bytes()
    assert stripped(pdf, MediaType.PDF) == pdf
    for media_type in (MediaType.GIF, MediaType.BMP, MediaType.TIFF):
        assert stripped(b"any bytes", media_type) == b"any bytes"


@pytest.mark.parametrize("media_type", list(KINDS))
def test_a_damaged_file_is_copied_as_it_is(media_type: MediaType) -> None:
    data = talkative(media_type, 6)
    for end in (20, 40, len(data) // 2):
        cut = data[:end]
        copy = stripped(cut, media_type)
        assert copy == cut or (media_type is MediaType.JPEG and len(copy) < end)
    jumbled = data[:30] + b"\xff" * 8 + data[30:]
    assert isinstance(stripped(jumbled, media_type), bytes)


def test_a_photo_that_was_cut_short_still_loses_what_it_says() -> None:
    data = talkative(MediaType.JPEG, 6)
    cut = data[: data.index(b"\xff\xd9") - 20]
    copy = stripped(cut, MediaType.JPEG)
    assert b"Redmi" not in copy
    assert copy.endswith(cut[-50:])


@given(st.sampled_from(list(KINDS)), st.binary(max_size=200), st.integers(0, 60))
def test_any_bytes_are_taken(media_type: MediaType, noise: bytes, place: int) -> None:
    heads = {
        MediaType.JPEG: b"\xff\xd8\xff\xe0",
        MediaType.PNG: b"\x89PNG\r\n\x1a\n",
        MediaType.WEBP: b"RIFF\x40\0\0\0WEBP",
    }
    once = stripped(heads[media_type] + noise, media_type)
    assert stripped(once, media_type) == once
    assert orientation(noise) in range(1, 9)


@pytest.mark.parametrize("turned", range(2, 9))
def test_only_the_orientation_is_written(turned: int) -> None:
    assert orientation(only_orientation(turned)) == turned
    assert len(only_orientation(turned)) == 26
    assert only_orientation(1) == b""
    for order in "<>":
        assert orientation(exif(turned, order)) == turned
