"""Kept files: unchanged, once each, private, and nothing half-made after a refusal."""

from __future__ import annotations

import errno
import hashlib
import os
import resource
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.errors import FileProblem, NotSavedError, ReceiptFileError
from simdesk.domain.receipt import MediaType
from simdesk.storage.attachments import Attachments
from simdesk.storage.database import Database

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Database.open(tmp_path / "desk").close()
    return tmp_path / "desk"


def leftovers(folder: Path) -> list[Path]:
    return [p for part in ("att", "tmp") for p in (folder / part).rglob("*") if p.is_file()]


@given(st.binary(max_size=5000))
def test_what_is_kept_is_byte_for_byte_what_came(
    tmp_path_factory: pytest.TempPathFactory, tail: bytes
) -> None:
    folder = tmp_path_factory.mktemp("att")
    Database.open(folder).close()
    attachments = Attachments(folder)
    source = folder / "slip.png"
    source.write_bytes(PNG + tail)
    for came in (source, PNG + tail):
        kept = attachments.keep(came, "slip.png", 1 << 20)
    assert attachments.path(kept.sha256).read_bytes() == PNG + tail
    assert kept.sha256 == hashlib.sha256(PNG + tail).hexdigest()
    assert (kept.size, kept.media_type) == (len(PNG + tail), MediaType.PNG)
    assert leftovers(folder) == [attachments.path(kept.sha256)]
    assert attachments.path(kept.sha256).stat().st_mode & 0o777 == 0o600
    assert source.read_bytes() == PNG + tail


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("empty.jpg", b"", FileProblem.EMPTY),
        ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", FileProblem.UNKNOWN_TYPE),
        ("photo.jpg", b"\x7fELF\x02\x01\x01" + bytes(64), FileProblem.UNKNOWN_TYPE),
        ("photo.jpg", b"MZ\x90\0" + bytes(64), FileProblem.UNKNOWN_TYPE),
        ("page.jpg", b"<!doctype html><script>alert(1)</script>", FileProblem.UNKNOWN_TYPE),
        ("large.png", PNG + bytes(10_000), FileProblem.TOO_LARGE),
    ],
)
def test_refusals_leave_nothing_behind(
    folder: Path, name: str, content: bytes, problem: FileProblem
) -> None:
    source = folder / name
    source.write_bytes(content)
    with pytest.raises(ReceiptFileError) as caught:
        Attachments(folder).keep(source, name, 5_000)
    assert (caught.value.problem, caught.value.name) == (problem, name)
    assert leftovers(folder) == []


def test_a_300_mb_file_is_refused_without_reading_it_all(folder: Path) -> None:
    source = folder / "huge.png"
    with source.open("wb") as file:
        file.write(PNG)
        file.truncate(300_000_000)
    with pytest.raises(ReceiptFileError) as caught:
        Attachments(folder).keep(source, "huge.png", 50 * 1024 * 1024)
    assert caught.value.problem is FileProblem.TOO_LARGE
    assert leftovers(folder) == []


@pytest.mark.parametrize("make", ["missing", "folder", "pipe", "link"])
def test_what_is_no_file_is_refused_at_once(folder: Path, make: str) -> None:
    source = folder / "thing.png"
    if make == "folder":
        source.mkdir()
    elif make == "pipe":
        os.mkfifo(source)
    elif make == "link":
        (folder / "slip.png").write_bytes(PNG)
        source.symlink_to(folder / "slip.png")
    with pytest.raises(ReceiptFileError) as caught:
        Attachments(folder).keep(source, "thing.png", 5_000)
    wanted = FileProblem.MISSING if make == "missing" else FileProblem.NOT_A_FILE
    assert caught.value.problem is wanted


def test_a_full_disk_is_said_and_leaves_nothing(folder: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(NotSavedError) as caught:
            Attachments(folder).keep(PNG + bytes(100_000), "slip.png", 1 << 20)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.disk_full
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.EFBIG
    assert leftovers(folder) == []


def test_a_flipped_bit_is_noticed(folder: Path) -> None:
    attachments = Attachments(folder)
    kept = attachments.keep(PNG, "slip.png", 1 << 20)
    assert attachments.intact(kept.sha256)
    path = attachments.path(kept.sha256)
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    assert not attachments.intact(kept.sha256)
    path.unlink()
    assert not attachments.intact(kept.sha256)


def test_the_sweep_moves_old_orphans_and_nothing_else(folder: Path) -> None:
    attachments = Attachments(folder)
    wanted = attachments.keep(PNG, "a.png", 1 << 20)
    orphan = attachments.keep(PNG + b"2", "b.png", 1 << 20)
    now = attachments.path(orphan.sha256).stat().st_mtime
    assert attachments.sweep([wanted.sha256], now + 3600) == 0
    assert attachments.sweep([wanted.sha256], now + 25 * 3600) == 1
    assert attachments.intact(wanted.sha256)
    assert (folder / "trash" / orphan.sha256).read_bytes() == PNG + b"2"
