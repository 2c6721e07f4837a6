"""Licences: no part without its text, no text without a part, and what a package gets of them."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from installer import licences
from installer.frozen import read_frozen
from installer.licences import NoLicenceError, parts_of, write
from installer.lock import RUN, plain, read_lock
from installer.native import LIBRARIES
from installer.owners import installed
from simdesk import paths
from simdesk.services.licences.here import gather
from simdesk.services.licences.listed import parts
from simdesk.services.licences.part import folder

ROOT = Path(__file__).parents[2]
ENTRIES = tomllib.loads((folder() / "parts.toml").read_text("utf-8"))["part"]


def test_every_locked_package_is_a_part_with_a_text() -> None:
    listed = {plain(entry.get("distribution", "")): entry["name"] for entry in ENTRIES}
    texts = {part.name: part.text() for part in (*gather(packaged=True), *gather(packaged=False))}
    for package in read_lock(RUN):
        assert package in listed, f"{package} is not in parts.toml"
        if package in installed():  # newer Pythons need fewer
            assert len(texts[listed[package]]) > 200, f"{package} has no licence text"


def test_every_library_that_a_bill_names_is_a_part_with_a_text() -> None:
    listed = {entry["name"]: entry for entry in ENTRIES}
    for library in LIBRARIES:
        entry = listed[library.name]
        assert entry.get("texts") or entry.get("files"), library.name


def test_every_text_belongs_to_a_part_and_every_part_has_its_text() -> None:
    named = {text for entry in ENTRIES for text in entry.get("texts", [])}
    there = {path.name for path in folder().iterdir() if path.suffix == ".txt"}
    assert there == {name for name in named if "/" not in name}
    for part in (*gather(packaged=True), *gather(packaged=False)):
        assert part.files
        assert part.text().strip(), part.name
        assert "\ufffd" not in part.text(), part.name


def test_the_licences_of_qt_are_whole() -> None:
    (qt,) = [part for part in parts() if part.name == "Qt"]
    text = qt.text()
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "permanent authorization for you to choose that version for the\nLibrary.",
        "GNU GENERAL PUBLIC LICENSE",
        "END OF TERMS AND CONDITIONS",
    ):
        assert words in text
    inside = (folder() / "qt-parts.txt").read_text("utf-8")
    for name in ("HarfBuzz", "PCRE2", "Freetype 2", "LibPNG", "LibJPEG-turbo", "WebP", "zlib"):
        assert name in inside


def test_our_own_licence_is_the_one_of_the_sources() -> None:
    assert (folder() / "simdesk.txt").read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")


def test_the_notices_name_every_part() -> None:
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text("utf-8").lower()
    missing = [e["name"] for e in ENTRIES if e["name"].lower() not in notices]
    assert missing == []


@pytest.fixture
def packaged(small: Path, tmp_path: Path) -> Path:
    """A frozen program of which every part is known, with the list of the checkout in it."""
    copy = tmp_path / "simdesk"
    shutil.copytree(small, copy, symlinks=True)
    shutil.copytree(folder(), copy / "_internal" / "resources" / "licences")
    return copy


@pytest.fixture
def in_package(packaged: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program in that folder takes for its own resources."""
    place = write(packaged)
    monkeypatch.setattr(paths, "resources_dir", lambda: place.parent)
    return place


def test_a_package_lists_what_is_in_it_and_nothing_else(in_package: Path) -> None:
    names = [part.name for part in parts()]
    wanted = {"Python", "PyInstaller", "APSW", "SQLite", "zxing-cpp", "libzint", "OpenSSL"}
    assert names[0] == "SimDesk"
    assert wanted < set(names)
    assert not {"Qt", "PDFium", "icalendar", "Babel"} & set(names)
    assert all(part.text().strip() for part in parts())
    listed = {part.files[0].name for part in parts()} | {"parts.json"}
    assert {path.name for path in in_package.iterdir()} == listed


def test_a_package_says_the_versions_that_its_files_say(in_package: Path) -> None:
    versions = {part.name: part.version for part in parts()}
    assert versions["OpenSSL"].startswith("3.")
    assert versions["SQLite"].count(".") == 2
    assert versions["zxing-cpp"] == read_lock(RUN)["zxing-cpp"].version


def test_texts_that_are_the_same_are_there_once(packaged: Path) -> None:
    place = write(packaged)
    texts = [path.read_bytes() for path in place.glob("*.txt")]
    assert len(set(texts)) == len(texts)
    told = json.loads((place / "parts.json").read_text("utf-8"))
    assert [list(each) for each in told] == [["name", "version", "licence", "by", "file"]] * len(
        told
    )


def test_the_same_program_gets_the_same_files(small: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        shutil.copytree(small, tmp_path / name, symlinks=True)
        shutil.copytree(folder(), tmp_path / name / "_internal" / "resources" / "licences")
        place = write(tmp_path / name)
        made.append({path.name: path.read_bytes() for path in place.iterdir()})
    assert made[0] == made[1]


def test_a_part_without_a_licence_stops_it_and_changes_nothing(
    with_stranger: Path, packaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoLicenceError, match="module stranger"):
        parts_of(read_frozen(with_stranger))
    (packaged / "_internal" / "libstranger.so.1").write_bytes(b"\x7fELF")
    before = sorted((packaged / "_internal" / "resources" / "licences").iterdir())
    with pytest.raises(NoLicenceError, match=r"libstranger\.so\.1"):
        write(packaged)
    assert sorted((packaged / "_internal" / "resources" / "licences").iterdir()) == before
    (packaged / "_internal" / "libstranger.so.1").unlink()
    listed = tuple(part for part in gather(packaged=True) if part.name != "zxing-cpp")
    monkeypatch.setattr(licences, "gather", lambda **_all: listed)
    with pytest.raises(NoLicenceError, match="zxing-cpp"):
        write(packaged)


def test_a_folder_without_a_list_is_no_package(small: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no list of parts"):
        write(small)
