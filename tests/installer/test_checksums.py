"""`SHA256SUMS` and the list of files, checked by the tool that people will check them with."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from installer.checksums import NAME, write_checksums
from installer.listing import write_listing


def check(folder: Path, sums: Path) -> subprocess.CompletedProcess[str]:
    command = ("sha256sum", "--check", "--strict", sums)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    for name in ("b_0.1.0_amd64.deb", "a setup.exe", "Список.dmg"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside").write_bytes(b"not a package")
    return tmp_path


def test_every_package_is_listed_by_its_name_alone_and_sha256sum_agrees(dist: Path) -> None:
    sums = write_checksums(dist)
    names = [line.split("  ", 1)[1] for line in sums.read_text("utf-8").splitlines()]
    assert names == ["a setup.exe", "b_0.1.0_amd64.deb", "Список.dmg"]
    checked = check(dist, sums)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_package_that_was_changed_is_told(dist: Path) -> None:
    sums = write_checksums(dist)
    (dist / "a setup.exe").write_bytes(b"another")
    assert "a setup.exe: FAILED" in check(dist, sums).stdout


def test_written_again_the_list_does_not_hold_itself(dist: Path) -> None:
    first = write_checksums(dist).read_bytes()
    assert write_checksums(dist).read_bytes() == first
    assert NAME.encode() not in first


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_checksums(tmp_path)


def test_a_list_of_files_holds_every_file_below_with_slashes(dist: Path) -> None:
    (dist / "link").symlink_to("folder/inside")
    (dist / "link to a folder").symlink_to("folder")  # frameworks of macOS are full of them
    listing = write_listing(dist, dist.parent / "lists" / "FILES.txt")
    places = [line.split("  ", 1)[1] for line in listing.read_text("utf-8").splitlines()]
    assert places == sorted(places)
    assert {"folder/inside", "link"} < set(places)
    assert "link to a folder" not in places
    assert check(dist, listing).returncode == 0
