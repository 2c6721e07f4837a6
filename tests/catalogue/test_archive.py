"""A pack file from outside is opened in memory and within bounds, whatever it is, or refused."""

from __future__ import annotations

import os
import stat
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from simdesk.catalogue import archive
from simdesk.catalogue.archive import open_archive, read_file
from simdesk.domain.errors import PackError, PackProblem

KNOWN = ("law.toml", "operators/mts.toml")


def packed(
    *parts: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, data in parts:
            made.writestr(name, data, compress_type=method)
    return file.getvalue()


def opened(data: bytes) -> dict[str, bytes]:
    return open_archive(data, lambda name: name in KNOWN)


def refusal(data: bytes) -> str:
    with pytest.raises(PackError) as caught:
        opened(data)
    assert caught.value.problem is PackProblem.NOT_A_PACK
    return "\n".join(caught.value.details)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_was_packed_comes_out(method: int) -> None:
    parts = {"law.toml": b"a = 1\n", "operators/mts.toml": b""}
    assert opened(packed(*parts.items(), method=method)) == parts


@pytest.mark.parametrize(
    "name",
    [
        "../law.toml",
        "/law.toml",
        "operators/../law.toml",
        "operators\\mts.toml",
        "C:law.toml",
        "law.toml.exe",
        "law.TOML",
        "operators/",
        "law.py",
        "__init__.py",
    ],
)
def test_no_name_leads_elsewhere(name: str) -> None:
    info = zipfile.ZipInfo("law.toml")
    info.filename = name
    assert "is no part of a catalogue" in refusal(packed((info, b"a = 1")))


def test_a_name_that_ends_early_for_others_is_not_the_short_one() -> None:
    whole = packed(("law.tomlXevil", b"a = 1")).replace(b"law.tomlXevil", b"law.toml\0evil")
    assert "is no part of a catalogue" in refusal(whole)


def test_a_link_is_no_file() -> None:
    info = zipfile.ZipInfo("law.toml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "law.toml: is no plain file" in refusal(packed((info, b"/etc/passwd")))


def test_a_name_is_there_once() -> None:
    found = refusal(packed(("law.toml", b"a = 1"), ("law.toml", b"a = 2")))
    assert found == "law.toml: is there twice"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = packed(("law.toml", b"\0" * 50_000_000))
    assert len(bomb) < 60_000
    tracemalloc.start()
    assert "unpacks to more than" in refusal(bomb)
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(packed(("law.toml", b"\0" * 50_000_000)))
    size = (50_000_000).to_bytes(4, "little")
    assert bomb.count(size) == 2
    lying = bytes(bomb).replace(size, (10).to_bytes(4, "little"))
    assert "is damaged" in refusal(lying)


def test_many_parts_are_refused() -> None:
    data = packed(*((f"a{n}", b"") for n in range(archive.MOST_PARTS + 1)))
    assert "parts, more than" in refusal(data)


def test_a_part_and_a_file_that_are_too_large(tmp_path: Path) -> None:
    large = os.urandom(archive.MOST_OF_ONE + 1)
    assert "law.toml: is larger than" in refusal(packed(("law.toml", large)))
    file = tmp_path / "large.zip"
    file.write_bytes(b"PK\x03\x04" + bytes(archive.MOST_PACKED))
    with pytest.raises(PackError) as caught:
        read_file(file)
    assert caught.value.problem is PackProblem.NOT_A_PACK
    file.write_bytes(bytes(archive.MOST_PACKED))
    assert len(read_file(file)) == archive.MOST_PACKED


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    assert "packed in a way" in refusal(packed(("law.toml", b"a = 1"), method=method))


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(packed(("law.toml", b"a = 1")))
    data[6] |= 1  # in the header of the part
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # in the list of parts
    assert "packed in a way" in refusal(bytes(data))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:2],
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data[:40] + bytes([data[40] ^ 255]) + data[41:],
        lambda data: b"#!/bin/sh\n" + data,
        lambda data: b"MZ" + data,
        lambda data: b"\x1f\x8b\x08\x00" + data,
    ],
)
def test_what_is_no_whole_archive_is_refused(damage: Callable[[bytes], bytes]) -> None:
    whole = packed(("law.toml", b"a = 1  # and more, so that a flipped bit is in the data"))
    assert opened(whole)
    assert refusal(damage(whole))


def test_a_file_that_cannot_be_read_is_told_apart(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.zip"
    os.mkfifo(pipe)
    for path in (tmp_path / "none.zip", tmp_path, pipe, Path("nul\0.zip")):
        with pytest.raises(PackError) as caught:
            read_file(path)
        assert caught.value.problem is PackProblem.UNREADABLE
