"""Files are recognised by their first bytes, whatever their name says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.receipt import MediaType
from simdesk.domain.signature import HEAD_BYTES, recognise

_UNKNOWN = FileProblem.UNKNOWN_TYPE
_BMP = "424d3678000000000000360000002800000064000000"

HEADS = {
    "camera jpeg": ("ffd8ffe000104a464946000101000001", MediaType.JPEG),
    "exif jpeg": ("ffd8ffe1a2b64578696600004d4d002a", MediaType.JPEG),
    "bare jpeg": ("ffd8ffdb004300", MediaType.JPEG),
    "png": ("89504e470d0a1a0a0000000d49484452", MediaType.PNG),
    "webp": ("524946461a2400005745425056503820", MediaType.WEBP),
    "webp without loss": ("524946461a240000574542505650384c", MediaType.WEBP),
    "gif": ("47494638396101000100800000000000", MediaType.GIF),
    "gif of 1987": ("47494638376101000100800000000000", MediaType.GIF),
    "bmp": (_BMP, MediaType.BMP),
    "tiff": ("49492a00080000000000000000000000", MediaType.TIFF),
    "tiff the other way round": ("4d4d002a000000080000000000000000", MediaType.TIFF),
    "pdf 1.4": ("255044462d312e340a25c3a2c3a30a31", MediaType.PDF),
    "pdf 1.7": ("255044462d312e370a312030206f626a", MediaType.PDF),
    "empty": ("", FileProblem.EMPTY),
    "heic": ("0000001c667479706865696300000000", FileProblem.HEIC),
    "heif": ("00000018667479706d69663100000000", FileProblem.HEIC),
    "avif": ("0000001c667479706176696600000000", _UNKNOWN),
    "film": ("0000001c6674797069736f6d00000000", _UNKNOWN),
    "program named .jpg": ("4d5a189572fe30fb5278e24c8bd6b517", _UNKNOWN),
    "page named .pdf": ("3c68746d6c3e3c7363726970743e616c", _UNKNOWN),
    "svg named .png": ("3c73766720786d6c6e733d2268747470", _UNKNOWN),
    "svg with xml": ("3c3f786d6c2076657273696f6e3d2231", _UNKNOWN),
    "zip": ("504b0304140000000800000000000000", _UNKNOWN),
    "elf": ("7f454c46020101000000000000000000", _UNKNOWN),
    "wave in riff": ("52494646241c000057415645666d7420", _UNKNOWN),
    "webp without a picture": ("52494646241c000057454250666d7420", _UNKNOWN),
    "riff alone": ("52494646", _UNKNOWN),
    "words that begin as bmp": (b"BMW, 2026, +7 916 000-00-00".hex(), _UNKNOWN),
    "large tiff": ("49492b00080000000000000000000000", _UNKNOWN),
    "png broken by text mode": ("89504e470a1a0a0000000d4948445200", _UNKNOWN),
    "pdf after a newline": ("0a255044462d312e340a25c3a2c3a30a", _UNKNOWN),
    "half a jpeg mark": ("ffd8", _UNKNOWN),
    "zeros": ("00" * 16, _UNKNOWN),
}


def verdict(head: bytes) -> MediaType | FileProblem:
    """Return the type, or why there is none."""
    try:
        return recognise(head, "slip")
    except ReceiptFileError as error:
        return error.problem


@pytest.mark.parametrize(("head", "kind"), HEADS.values(), ids=HEADS)
def test_recognises(head: str, kind: MediaType | FileProblem) -> None:
    assert verdict(bytes.fromhex(head)) is kind


def test_every_type_is_met_and_has_an_ending() -> None:
    assert {kind for _, kind in HEADS.values()} >= set(MediaType)
    endings = [".jpg", ".png", ".webp", ".gif", ".bmp", ".tif", ".pdf"]
    assert [kind.extension for kind in MediaType] == endings


@given(st.binary(max_size=64))
def test_the_head_is_enough(head: bytes) -> None:
    assert verdict(head) is verdict(head[:HEAD_BYTES])


@given(
    st.sampled_from([head for head, kind in HEADS.values() if isinstance(kind, MediaType)]),
    st.binary(max_size=64),
)
def test_what_follows_does_not_matter(head: str, rest: bytes) -> None:
    assert verdict(bytes.fromhex(head) + rest) is verdict(bytes.fromhex(head))


def test_a_refusal_names_the_file() -> None:
    with pytest.raises(ReceiptFileError) as caught:
        recognise(b"", "slip.jpg")
    assert caught.value.name == "slip.jpg"
