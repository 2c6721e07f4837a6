"""A chosen folder is looked into; what is new, kept, passed over or unusable is told apart."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from simdesk.domain.errors import FileProblem
from simdesk.services.desk import Desk
from simdesk.services.photo_folder import FolderLook
from simdesk.storage import photo_folder
from tests.samples import NOW, make_desk

PNG = b"\x89PNG\r\n\x1a\n"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk without numbers."""
    desk = make_desk(tmp_path / "data")
    yield desk
    desk.close()


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "phone"
    folder.mkdir()
    return folder


def put(phone: Path, name: str, content: bytes, hours_ago: float = 1) -> Path:
    """Write a file as if a phone had some hours ago."""
    path = phone / name
    path.write_bytes(content)
    at = (NOW - timedelta(hours=hours_ago)).timestamp()
    os.utime(path, (at, at))
    return path


def look(desk: Desk) -> FolderLook:
    """Look into the folder as a thread would."""
    looking = desk.photos.looking()
    assert looking is not None
    return looking(lambda: False)


def names(desk: Desk) -> list[str]:
    """Return what is offered, newest first."""
    return [photo.path.name for photo in look(desk).photos]


def test_nothing_is_read_before_a_folder_was_chosen(desk: Desk) -> None:
    assert desk.photos.folder is None
    assert desk.photos.looking() is None


def test_new_pictures_and_documents_are_found_newest_first(desk: Desk, phone: Path) -> None:
    desk.photos.choose(phone)
    put(phone, "a.png", PNG + b"1", 3)
    put(phone, "b.jpg", b"\xff\xd8\xff1", 2)
    put(phone, "c.pdf", b"%PDF-1.7", 1)
    put(phone, "clip.mp4", b"\0\0\0\x18ftypmp42")
    put(phone, "notes.jpg", b"no picture")
    put(phone, "empty.png", b"")
    (phone / "folder.png").mkdir()
    (phone / "link.png").symlink_to(phone / "a.png")
    assert names(desk) == ["c.pdf", "b.jpg", "a.png"]


def test_what_lay_there_for_days_is_not_about_to_be_added(desk: Desk, phone: Path) -> None:
    put(phone, "old.png", PNG + b"1", 73)
    put(phone, "recent.png", PNG + b"2", 71)
    desk.photos.choose(phone)
    assert names(desk) == ["recent.png"]


def test_what_is_kept_already_is_not_offered_from_the_bin_neither(desk: Desk, phone: Path) -> None:
    desk.photos.choose(phone)
    path = put(phone, "a.png", PNG + b"1")
    put(phone, "copy.png", PNG + b"1", 2)
    assert names(desk) == ["a.png"]  # one and the same picture is offered once
    receipt = desk.receipts.add(desk.receipts.keep_file(path, path.name), path.name)
    assert names(desk) == []
    desk.receipts.delete([receipt])
    assert names(desk) == []


def test_what_was_passed_over_comes_again_only_once_it_has_changed(
    desk: Desk, phone: Path, tmp_path: Path
) -> None:
    desk.photos.choose(phone)
    put(phone, "secret name.png", PNG + b"1")
    desk.photos.pass_over(look(desk).photos)
    assert names(desk) == []
    desk.close()
    again = make_desk(tmp_path / "data")
    assert again.photos.folder == phone
    assert names(again) == []
    put(phone, "secret name.png", PNG + b"12")
    assert names(again) == ["secret name.png"]
    assert "secret" not in (tmp_path / "data" / "seen-photos.json").read_text()
    again.close()


def test_a_heic_photo_is_named_and_can_be_passed_over(desk: Desk, phone: Path) -> None:
    desk.photos.choose(phone)
    put(phone, "IMG_1.HEIC", HEIC)
    found = look(desk)
    assert found.photos == ()
    assert [photo.path.name for photo in found.unusable] == ["IMG_1.HEIC"]
    desk.photos.pass_over(found.unusable)
    assert look(desk).unusable == ()


def test_a_folder_that_is_gone_says_so_and_is_found_again(desk: Desk, phone: Path) -> None:
    desk.photos.choose(phone)
    put(phone, "a.png", PNG)
    away = phone.with_name("away")
    phone.rename(away)
    assert look(desk) == FolderLook(phone, problem=FileProblem.MISSING)
    phone.write_text("a file now")
    assert look(desk).problem is FileProblem.UNREADABLE
    phone.unlink()
    away.rename(phone)
    assert names(desk) == ["a.png"]


def test_another_folder_begins_anew_and_none_ends_it(
    desk: Desk, phone: Path, tmp_path: Path
) -> None:
    desk.photos.choose(phone)
    put(phone, "a.png", PNG)
    desk.photos.pass_over(look(desk).photos)
    other = tmp_path / "other"
    shutil.copytree(phone, other)
    desk.photos.choose(other)
    assert names(desk) == ["a.png"]
    desk.photos.choose(None)
    assert desk.photos.looking() is None
    assert json.loads((tmp_path / "data" / "seen-photos.json").read_text()) == []


@pytest.mark.parametrize("broken", ["", "{", "{}", '["a", 1, null]', "[[" * 10_000, '"\\ud800"'])
def test_a_broken_memory_offers_more_and_stops_nothing(
    desk: Desk, phone: Path, tmp_path: Path, broken: str
) -> None:
    desk.photos.choose(phone)
    put(phone, "a.png", PNG)
    (tmp_path / "data" / "seen-photos.json").write_text(broken)
    assert names(desk) == ["a.png"]
    desk.photos.pass_over(look(desk).photos)
    assert names(desk) == []


def test_memory_and_looks_are_bounded(
    desk: Desk, phone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_folder, "MOST", 3)
    desk.photos.choose(phone)
    for number in range(5):
        put(phone, f"{number}.png", PNG + bytes([number]), hours_ago=number + 1)
    assert names(desk) == ["0.png", "1.png", "2.png"]
    found = look(desk).photos
    desk.photos.pass_over(found)
    desk.photos.pass_over(found)
    assert len(json.loads((tmp_path / "data" / "seen-photos.json").read_text())) == 3


def test_a_file_that_has_not_changed_is_not_read_again(desk: Desk, phone: Path) -> None:
    desk.photos.choose(phone)
    path = put(phone, "a.png", PNG + b"1")
    (before,) = look(desk).photos
    state = path.stat()
    path.write_bytes(PNG + b"2")
    os.utime(path, ns=(state.st_mtime_ns, state.st_mtime_ns))  # the same mark: it is believed
    assert look(desk).photos == (before,)
    put(phone, "a.png", PNG + b"2", 2)
    (after,) = look(desk).photos
    assert after.sha256 != before.sha256


def test_a_look_that_is_stopped_leaves_the_rest(desk: Desk, phone: Path) -> None:
    desk.photos.choose(phone)
    put(phone, "a.png", PNG)
    looking = desk.photos.looking()
    assert looking is not None
    assert looking(lambda: True).photos == ()
