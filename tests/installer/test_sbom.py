"""The bill of materials of a program that was really frozen, and of one with a stranger in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import apsw
import pytest

from installer.frozen import read_frozen
from installer.lock import DEV, RUN, read_lock
from installer.native import libraries_in
from installer.owners import PYINSTALLER, PYTHON, SIMDESK, find_owners, installed
from installer.sbom import UnknownPartError, describe, write_sbom
from simdesk import __version__


@pytest.fixture(scope="module")
def bill(small: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(describe(read_frozen(small)))
    return told


def named(bill: dict[str, Any], name: str) -> dict[str, Any]:
    [found] = [each for each in bill["components"] if each["name"] == name]
    assert isinstance(found, dict)
    return found


def test_it_is_the_bill_of_this_version(bill: dict[str, Any]) -> None:
    about = bill["metadata"]["component"]
    assert (about["name"], about["version"], about["type"]) == (
        "SimDesk",
        __version__,
        "application",
    )
    [dependencies] = [each for each in bill["dependencies"] if each["ref"] == about["bom-ref"]]
    assert len(dependencies["dependsOn"]) == len(bill["components"])


def test_a_package_has_version_address_licence_and_the_hashes_of_the_lock(
    bill: dict[str, Any],
) -> None:
    package = named(bill, "zxing-cpp")
    locked = read_lock(RUN)["zxing-cpp"]
    assert package["version"] == locked.version
    assert package["purl"] == f"pkg:pypi/zxing-cpp@{locked.version}"
    assert package["licenses"][0]["license"]["id"] == "Apache-2.0"
    assert sorted(each["content"] for each in package["hashes"]) == list(locked.hashes)


def test_a_module_that_is_in_the_archive_alone_brings_its_package(bill: dict[str, Any]) -> None:
    assert "evidence" not in named(bill, "typing-extensions")


def test_what_was_not_frozen_is_not_in_the_bill(bill: dict[str, Any]) -> None:
    names = {each["name"] for each in bill["components"]}
    assert not names & {"babel", "pypdfium2", "pytest", "pyside6-essentials"}
    assert {"CPython", "pyinstaller", "apsw-sqlite3mc"} < names


def test_a_library_inside_another_tells_its_own_version(bill: dict[str, Any]) -> None:
    inside = {each["name"]: each for each in named(bill, "apsw-sqlite3mc")["components"]}
    assert inside["SQLite"]["version"] == apsw.sqlite_lib_version()
    # The types of apsw do not know what this build of it adds.
    ciphers = vars(apsw)["mc_version"].removeprefix("SQLite3 Multiple Ciphers ")
    assert inside["SQLite3 Multiple Ciphers"]["version"] == ciphers
    [libzint] = named(bill, "zxing-cpp")["components"]
    assert "version" not in libzint  # the file does not say it, so nobody does


def test_every_file_stands_at_one_component(small: Path, bill: dict[str, Any]) -> None:
    places = [
        each["location"]
        for component in bill["components"]
        for each in component.get("evidence", {}).get("occurrences", [])
        if not component["bom-ref"].startswith("pkg:generic/") or component["name"] == "CPython"
    ]
    assert sorted(places) == sorted(read_frozen(small).files)


def test_the_same_folder_gives_the_same_bytes(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    copy = tmp_path / "elsewhere" / "simdesk"
    shutil.copytree(small, copy, symlinks=True)
    first, second = (write_sbom(folder, tmp_path / folder.parent.name) for folder in (small, copy))
    assert first.read_bytes() == second.read_bytes()
    told = json.loads(first.read_text("utf-8"))
    assert told["metadata"]["timestamp"] == "2026-09-21T14:13:20+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000001")
    assert json.loads(describe(read_frozen(small)))["serialNumber"] != told["serialNumber"]


def test_a_module_of_nobody_stops_it(with_stranger: Path) -> None:
    with pytest.raises(UnknownPartError, match=r"module stranger$"):
        describe(read_frozen(with_stranger))


def test_a_file_of_nobody_stops_it(small: Path, tmp_path: Path) -> None:
    copy = tmp_path / "simdesk"
    shutil.copytree(small, copy, symlinks=True)
    (copy / "_internal" / "libstranger.so.1").write_bytes(b"\x7fELF")
    with pytest.raises(UnknownPartError, match=r"libstranger\.so\.1$"):
        describe(read_frozen(copy))


def test_a_folder_without_the_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_frozen(tmp_path)


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        ("simdesk.exe", PYINSTALLER),
        ("python313.dll", PYTHON),
        ("_ssl.pyd", PYTHON),
        ("python3.13/lib-dynload/_bisect.cpython-313-darwin.so", PYTHON),
        ("Python.framework/Versions/3.13/Python", PYTHON),
        ("base_library.zip", PYTHON),
        ("translations/ru/LC_MESSAGES/simdesk.mo", SIMDESK),
        ("Contents/Info.plist", SIMDESK),
        ("PySide6/plugins/platforms/qwindows.dll", "pyside6-essentials"),
        ("shiboken6/shiboken6.abi3.dll", "shiboken6"),
        ("zxingcpp.cp313-win_amd64.pyd", "zxing-cpp"),
        ("icalendar-7.3.0.dist-info/METADATA", "icalendar"),
        ("libcrypto-3.dll", None),
    ],
)
def test_whose_a_file_is_on_each_system(place: str, owner: str | None) -> None:
    assert find_owners(installed()).of_file(place) == owner


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("libcrypto-3.dll", ["OpenSSL"]),
        ("libcrypto.3.dylib", ["OpenSSL"]),
        ("VCRUNTIME140_1.dll", ["Visual C++ runtime"]),
        ("PySide6/Qt6Core.dll", ["Qt"]),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", ["Qt"]),
        ("PySide6/QtCore.abi3.so", []),
        ("pypdfium2_raw/pdfium.dll", ["PDFium"]),
    ],
)
def test_a_library_is_known_by_its_file_on_each_system(place: str, names: list[str]) -> None:
    assert [library.name for library in libraries_in(place)] == names


def test_both_lock_files_are_read_whole() -> None:
    for file in (RUN, DEV):
        locked = read_lock(file)
        text = file.read_text("utf-8")
        assert len(locked) == text.count("==") - text.count(" == ")
        assert sum(len(each.hashes) for each in locked.values()) == text.count("sha256:")
