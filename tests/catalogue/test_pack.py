"""A pack is read by the same strict rules as the program's own files, and as a whole or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from simdesk.catalogue import archive, pack
from simdesk.catalogue.pack import read_pack
from simdesk.domain.errors import PackError, PackProblem
from simdesk.services.make_pack import write_archive
from tests.packs import NEWER, Edit, Parts, parts, swap

LANGUAGES = ("zh_CN", "ru")


def refusal(path: Path, found: Parts) -> PackError:
    write_archive(path, found)
    with pytest.raises(PackError) as caught:
        read_pack(path, LANGUAGES)
    return caught.value


def test_a_whole_pack(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.zip", parts())
    found = read_pack(tmp_path / "a.zip", LANGUAGES)
    assert (found.file, str(found.edition)) == ("a.zip", NEWER)
    assert found.catalogue.operator("mts") is not None
    assert found.catalogue.check() == ()
    assert found.words["ru"]["Shop or salon"] == "[ru] Shop or salon"


def test_all_problems_of_all_files_are_told(tmp_path: Path) -> None:
    edits: dict[str, Edit] = {
        "operators/mts.toml": swap('url = "https://lk.mts.ru/"', 'url = "http://lk.mts.ru/"'),
        "routes/shop.toml": swap("risk_note = ", "risk_node = "),
        "law.toml": swap('confidence = "high"', 'confidence = "sure"'),
    }
    error = refusal(tmp_path / "a.zip", parts(edits=edits))
    assert error.problem is PackProblem.FAULTY
    files = {line.partition(":")[0] for line in error.details}
    assert files == {"operators/mts.toml", "routes/shop.toml", "law.toml"}
    assert "routes/shop.toml: risk_node: is not a known key" in error.details


@pytest.mark.parametrize("name", ["pack.toml", "law.toml", "official.toml", "words/ru.toml"])
def test_a_file_that_is_missing(tmp_path: Path, name: str) -> None:
    found = parts()
    del found[name]
    assert refusal(tmp_path / "a.zip", found).details == (f"{name}: file: is missing",)


def test_a_file_that_is_not_known(tmp_path: Path) -> None:
    error = refusal(tmp_path / "a.zip", parts() | {"words/de.toml": b""})
    assert error.problem is PackProblem.NOT_A_PACK
    assert error.details == ("'words/de.toml': is no part of a catalogue",)


def test_another_format_is_told_before_all_that_is_strange_in_it(tmp_path: Path) -> None:
    edits: dict[str, Edit] = {
        "pack.toml": swap("format = 1", "format = 2"),
        "law.toml": lambda text: text + "\nnew = 1\n",
    }
    error = refusal(tmp_path / "a.zip", parts(edits=edits))
    assert error.problem is PackProblem.OTHER_FORMAT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'"{NEWER}"', '"../../x.1"'),
        (f'"{NEWER}"', "20270203"),
        ("format = 1", "format = true"),
        ("format = 1", ""),
    ],
)
def test_an_edition_is_a_day_and_a_number(tmp_path: Path, old: str, new: str) -> None:
    found = parts()
    found["pack.toml"] = found["pack.toml"].replace(old.encode(), new.encode())
    error = refusal(tmp_path / "a.zip", found)
    assert error.problem is PackProblem.FAULTY
    assert all(line.startswith("pack.toml: ") for line in error.details)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\xfe", "file: is not UTF-8"),
        ("текст = 1".encode("cp1251"), "file: is not UTF-8"),
        (b"x = " + b"[" * 100_000, "syntax: "),
        (b"x = 1\nx = 2", "syntax: Cannot overwrite a value"),
        (b"x = " + b"9" * 10_000, "syntax: Exceeds the limit"),
        (b"a" + b".a" * 3000 + b" = 1", "line 1: has more than 40 dots"),
        (b"x = '" + b"a" * 200_000 + b"'", "'aaaaaaaaaaaaaaaaaaaa'…: is longer than 1000"),
    ],
)
def test_a_hostile_file_is_a_problem_of_that_file(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    for name in ("law.toml", "words/zh_CN.toml"):
        error = refusal(tmp_path / "a.zip", parts() | {name: content})
        assert error.problem is PackProblem.FAULTY
        assert any(line.startswith(f"{name}: {problem}") for line in error.details), error.details


def test_whatever_can_be_read_can_be_walked_or_is_refused(tmp_path: Path) -> None:
    for depth in (20, 200, 300, 400, 450, 480):
        nested = b"x = " + b"[" * depth + b"]" * depth
        error = refusal(tmp_path / "a.zip", parts() | {"law.toml": nested})
        assert error.problem is PackProblem.FAULTY


def test_the_limits_leave_room_for_a_catalogue_that_grows() -> None:
    found = parts()
    assert 2 * sum(map(len, found.values())) < archive.MOST_OF_ALL
    assert 2 * max(map(len, found.values())) < archive.MOST_OF_ONE
    assert 3 * len(found) < archive.MOST_PARTS
    dots = (line.count(b".") for data in found.values() for line in data.split(b"\n"))
    assert 2 * max(dots) < pack._MOST_DOTS
