"""Packs in the data folder: whole or not there, and the choice changes last of all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from simdesk.domain.errors import NotSavedError
from simdesk.storage import durable
from simdesk.storage.pack_shelf import PackShelf

LINES = [b"first", b"", "третья".encode()]


def shelf(folder: Path) -> PackShelf:
    return PackShelf(folder)


def test_nothing_was_ever_taken(tmp_path: Path) -> None:
    empty = shelf(tmp_path)
    assert (empty.chosen(), empty.names(), empty.read("a")) == ("", [], None)
    assert list(tmp_path.iterdir()) == []


def test_a_pack_is_kept_and_then_chosen(tmp_path: Path) -> None:
    shelf(tmp_path).keep("a", LINES)
    assert shelf(tmp_path).chosen() == ""
    shelf(tmp_path).choose("a")
    shelf(tmp_path).keep("b", [b"x"])
    again = shelf(tmp_path)
    assert (again.chosen(), again.names()) == ("a", ["a", "b"])
    assert again.read("a") == LINES
    again.choose("")
    assert shelf(tmp_path).chosen() == ""


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    shelf(tmp_path).keep("a", LINES)
    assert (tmp_path / "catalogue/a.jsonl").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "catalogue").stat().st_mode & 0o777 == 0o700


def test_any_changed_byte_is_noticed(tmp_path: Path) -> None:
    shelf(tmp_path).keep("a", LINES)
    file = tmp_path / "catalogue/a.jsonl"
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert shelf(tmp_path).read("a") is None
        file.write_bytes(whole[:at])
        assert shelf(tmp_path).read("a") is None


def test_a_choice_that_cannot_be_read_is_not_no_choice(tmp_path: Path) -> None:
    shelf(tmp_path).choose("a")
    (tmp_path / "catalogue/in-use").write_bytes(b"\xff")
    assert shelf(tmp_path).chosen() == "?"


@pytest.mark.parametrize("call", ["keep", "choose"])
@pytest.mark.parametrize("step", ["create", "sync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_fault_at_any_step_leaves_what_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, step: str, number: int
) -> None:
    kept = shelf(tmp_path)
    kept.keep("a", LINES)
    kept.choose("a")

    def fail(*_arguments: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(durable, step, fail)
    with pytest.raises(NotSavedError) as caught:
        kept.keep("b", [b"x"]) if call == "keep" else kept.choose("b")
    assert caught.value.disk_full == (number == errno.ENOSPC)
    monkeypatch.undo()
    assert (kept.chosen(), kept.names(), kept.read("a")) == ("a", ["a"], LINES)


def test_what_a_crash_left_half_written_is_not_seen(tmp_path: Path) -> None:
    kept = shelf(tmp_path)
    kept.keep("a", LINES)
    kept.choose("a")
    for name in ("b.jsonl.partial", "in-use.partial"):
        (tmp_path / "catalogue" / name).write_bytes(b"half")
    assert (kept.chosen(), kept.names()) == ("a", ["a"])
    kept.keep("b", [b"x"])
    kept.choose("b")
    assert (kept.chosen(), kept.read("b")) == ("b", [b"x"])
