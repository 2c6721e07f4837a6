"""Two folders that differ in a known way: each difference is found, and its reason named."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from installer.compare import Difference, compare


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    folders = tmp_path / "one", tmp_path / "other"
    for folder in folders:
        folder.mkdir()
        (folder / "same").write_bytes(b"same")
    return folders


def reason(pair: tuple[Path, Path], first: bytes, second: bytes, name: str = "file") -> str:
    for folder, content in zip(pair, (first, second), strict=True):
        (folder / name).write_bytes(content)
    [difference] = compare(*pair)
    assert difference.place == name
    return difference.reason


def archive(path: Path, content: bytes, year: int) -> bytes:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(zipfile.ZipInfo("module.pyc", (year, 1, 1, 0, 0, 0)), content)
    return path.read_bytes()


def program(time: bytes, code: bytes) -> bytes:
    """The least of a program of Windows: two marks, and the places of the stamps."""
    head = b"PE\0\0" + bytes(4) + time + bytes(76) + b"sum" + time[:1]
    return b"MZ" + bytes(58) + (64).to_bytes(4, "little") + head + code


def test_equal_folders_have_no_difference(pair: tuple[Path, Path]) -> None:
    assert compare(*pair) == []


def test_names_that_are_in_one_only(pair: tuple[Path, Path]) -> None:
    (pair[0] / "a").touch()
    (pair[1] / "b").touch()
    assert compare(*pair) == [
        Difference("a", "only in the first"),
        Difference("b", "only in the second"),
    ]


def test_a_right_and_a_link(pair: tuple[Path, Path]) -> None:
    (pair[0] / "same").chmod(0o755)
    (pair[0] / "link").symlink_to("same")
    (pair[1] / "link").symlink_to("elsewhere")
    link, right = compare(*pair)
    assert link.reason == "a link to same here, elsewhere there"
    assert right.reason == "may be executed in one of them only"


def test_what_nothing_explains_is_called_unknown(pair: tuple[Path, Path]) -> None:
    assert "unknown" in reason(pair, b"one", b"two")


def test_an_archive_of_the_same_members_differs_in_times_only(pair: tuple[Path, Path]) -> None:
    old, new = (archive(pair[0] / "x.zip", b"code", year) for year in (1999, 2026))
    (pair[0] / "x.zip").unlink()
    assert "only times" in reason(pair, old, new, "base_library.zip")


def test_an_archive_with_another_member_names_it(pair: tuple[Path, Path]) -> None:
    old, new = (archive(pair[0] / "x.zip", code, 1999) for code in (b"code", b"edoc"))
    (pair[0] / "x.zip").unlink()
    assert reason(pair, old, new, "base_library.zip") == "members differ: module.pyc"


def test_the_time_in_a_program_of_windows_is_known_but_no_other_byte(
    pair: tuple[Path, Path],
) -> None:
    assert "time of the build" in reason(pair, program(b"1111", b"c"), program(b"2222", b"c"))
    assert "unknown" in reason(pair, program(b"1111", b"c"), program(b"2222", b"d"))


def test_the_time_in_a_compiled_module_is_known(pair: tuple[Path, Path]) -> None:
    head = b"\xa7\x0d\r\n\0\0\0\0"
    assert "time of its source" in reason(pair, head + b"1" * 8 + b"c", head + b"2" * 8 + b"c")
    assert "unknown" in reason(pair, b"none" + b"1" * 12 + b"c", b"none" + b"2" * 12 + b"c")


def test_a_signature_of_macos_may_be_why(pair: tuple[Path, Path]) -> None:
    assert "signature" in reason(pair, b"\xcf\xfa\xed\xfe1", b"\xcf\xfa\xed\xfe2")


def test_frozen_in_another_place_only_the_changed_modules_differ(
    small: Path, with_stranger: Path
) -> None:
    expected = [Difference("simdesk", "modules differ: simdesk, stranger")]
    assert compare(small, with_stranger) == expected


def test_the_command_prints_each_difference_and_fails(small: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(small, copy, symlinks=True)
    assert run(small, copy) == (0, "the same files with the same contents\n")
    (copy / "_internal" / "extra").touch()
    assert run(small, copy) == (1, "_internal/extra: only in the second\n")


def run(*folders: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "installer.compare", *map(str, folders)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not ran.stderr
    return ran.returncode, ran.stdout
