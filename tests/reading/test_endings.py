"""A picture that lost its end is noticed, one with something behind its end is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.receipt import MediaType
from simdesk.reading.endings import is_whole, jpeg_parts
from tests.reading import hostile_pictures

SLIP = Path(__file__).parents[1] / "data" / "receipts" / "slip.jpg"
WHOLE = {
    MediaType.JPEG: SLIP.read_bytes(),
    MediaType.PNG: hostile_pictures.png(20, 20),
    MediaType.GIF: hostile_pictures.gif(20, 20),
    MediaType.WEBP: b"RIFF\x10\0\0\0WEBPVP8 " + bytes(8),
}


@pytest.mark.parametrize("media_type", WHOLE, ids=str)
def test_the_end_is_missed(media_type: MediaType) -> None:
    content = WHOLE[media_type]
    assert is_whole(content, media_type)
    for cut in (1, 2, 7, len(content) // 2):
        assert not is_whole(content[:-cut], media_type), cut


@pytest.mark.parametrize("media_type", [MediaType.JPEG, MediaType.PNG, MediaType.WEBP], ids=str)
def test_what_is_behind_the_end_does_not_matter(media_type: MediaType) -> None:
    assert is_whole(WHOLE[media_type] + b"PK\x03\x04" + bytes(100), media_type)


def test_an_end_inside_a_preview_is_not_the_end() -> None:
    preview = b"\xff\xe1" + (2 + len(WHOLE[MediaType.JPEG])).to_bytes(2, "big")
    content = b"\xff\xd8" + preview + WHOLE[MediaType.JPEG] + WHOLE[MediaType.JPEG][2:]
    assert is_whole(content, MediaType.JPEG)
    assert not is_whole(content[:-500], MediaType.JPEG)


def test_passes_are_counted() -> None:
    once = hostile_pictures.encoded(hostile_pictures.plain(80, 80), b"jpeg")
    assert jpeg_parts(once).scans == 1
    assert jpeg_parts(hostile_pictures.jpeg_in_passes(80, 50)).scans > 50


@given(st.binary(max_size=400), st.sampled_from(MediaType))
def test_any_bytes(data: bytes, media_type: MediaType) -> None:
    assert is_whole(data, media_type) in (True, False)
    assert is_whole(b"\xff\xd8" + data, media_type) in (True, False)
