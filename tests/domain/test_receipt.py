"""Files are recognised by their first bytes, whatever their name says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.receipt import MediaType, sniff

HEADS = {
    "camera jpeg": ("ffd8ffe000104a464946000101000001", MediaType.JPEG),
    "exif jpeg": ("ffd8ffe1a2b64578696600004d4d002a", MediaType.JPEG),
    "bare jpeg": ("ffd8ffdb004300", MediaType.JPEG),
    "png": ("89504e470d0a1a0a0000000d49484452", MediaType.PNG),
    "webp": ("524946461a2400005745425056503820", MediaType.WEBP),
    "pdf 1.4": ("255044462d312e340a25c3a2c3a30a31", MediaType.PDF),
    "pdf 1.7": ("255044462d312e370a312030206f626a", MediaType.PDF),
    "empty": ("", None),
    "program named .jpg": ("4d5a189572fe30fb5278e24c8bd6b517", None),
    "page named .pdf": ("3c68746d6c3e3c7363726970743e616c", None),
    "svg named .png": ("3c73766720786d6c6e733d2268747470", None),
    "svg with xml": ("3c3f786d6c2076657273696f6e3d2231", None),
    "gif": ("47494638396101000100800000000000", None),
    "heic": ("0000001c667479706865696300000000", None),
    "tiff": ("49492a00080000000000000000000000", None),
    "zip": ("504b0304140000000800000000000000", None),
    "elf": ("7f454c46020101000000000000000000", None),
    "wave in riff": ("52494646241c000057415645666d7420", None),
    "riff alone": ("52494646", None),
    "png broken by text mode": ("89504e470a1a0a0000000d4948445200", None),
    "pdf after a newline": ("0a255044462d312e340a25c3a2c3a30a", None),
    "half a jpeg mark": ("ffd8", None),
    "zeros": ("00" * 16, None),
}


@pytest.mark.parametrize(("head", "kind"), HEADS.values(), ids=HEADS)
def test_recognises(head: str, kind: MediaType | None) -> None:
    assert sniff(bytes.fromhex(head)) is kind


def test_every_type_is_met_and_has_an_ending() -> None:
    assert {kind for _, kind in HEADS.values() if kind} == set(MediaType)
    assert [kind.extension for kind in MediaType] == [".jpg", ".png", ".webp", ".pdf"]


@given(st.binary(max_size=64))
def test_needs_sixteen_bytes_at_most(head: bytes) -> None:
    assert sniff(head) is sniff(head[:16])


@given(st.sampled_from([head for head, kind in HEADS.values() if kind]), st.binary(max_size=64))
def test_what_follows_does_not_matter(head: str, rest: bytes) -> None:
    assert sniff(bytes.fromhex(head) + rest) is sniff(bytes.fromhex(head))
