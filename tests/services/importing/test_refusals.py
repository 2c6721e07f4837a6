"""A bag that is not whole, not ours or made to harm is refused in words, and touches nothing."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simdesk.domain.errors import BagError, BagProblem
from simdesk.i18n.messages import message
from simdesk.services.desk import Desk
from simdesk.services.importing import content, source
from tests.samples import make_desk
from tests.services.importing.conftest import JPEG, every_byte
from tests.services.importing.hostile import (
    Document,
    Spoil,
    records,
    seal,
    seal_tags,
    spoiled,
    text,
    zipped,
)

SLIP = "data/originals/0002_2026-11-10_mts_100RUB.jpg"


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One empty desk for all: nothing comes to it."""
    desk = make_desk(tmp_path_factory.mktemp("target"))
    yield desk
    desk.close()


def refused(desk: Desk, path: Path) -> BagError:
    """Return why a bag is refused; the data folder and what was chosen stay as they were."""
    before = every_byte(desk.folder), every_byte(path.parent)
    with pytest.raises(BagError) as caught:
        desk.imports.look(path, moved=lambda *_: None, stopped=lambda: False)
    assert (every_byte(desk.folder), every_byte(path.parent)) == before
    return caught.value


def _flip(name: str, at: int = -1) -> Spoil:
    def spoil(bag: Path) -> None:
        found = bytearray((bag / name).read_bytes())
        found[at] ^= 1
        (bag / name).write_bytes(found)

    return spoil


def _remove(name: str) -> Spoil:
    return lambda bag: (bag / name).unlink()


def _put(name: str, what: bytes = b"x") -> Spoil:
    def spoil(bag: Path) -> None:
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_bytes(what)

    return spoil


def _swap(name: str, old: str, new: str) -> Spoil:
    def spoil(bag: Path) -> None:
        before = (bag / name).read_text()
        assert old in before
        (bag / name).write_text(before.replace(old, new, 1))
        seal_tags(bag)

    return spoil


def _link(bag: Path) -> None:
    (bag / SLIP).unlink()
    (bag / SLIP).symlink_to("/etc/hostname")


def _linked_folder(bag: Path) -> None:
    (bag / "data/copies").symlink_to(bag / "data/originals")


def _pipe(bag: Path) -> None:
    os.mkfifo(bag / "data/pipe")


def _deep(bag: Path) -> None:
    (bag / "data").joinpath(*"abcdefghijkl").mkdir(parents=True)


def _twins(bag: Path) -> None:
    (bag / "data/originals/A.jpg").write_bytes(JPEG)
    (bag / "data/originals/a.jpg").write_bytes(JPEG)


def _foreign(bag: Path) -> None:
    _swap("bag-info.txt", "SimDesk 0", "bagit.py v0")(bag)


def _without_records(bag: Path) -> None:
    (bag / "data/payments.json").unlink()
    seal(bag)


def _empty_manifest(bag: Path) -> None:
    (bag / "manifest-sha256.txt").write_bytes(b"")
    seal_tags(bag)


def _no_text(bag: Path) -> None:
    (bag / "data/payments.json").write_bytes(b'{"format": 2, "\xff": 1}')
    seal(bag)


def _other_tags(bag: Path) -> None:
    with (bag / "tagmanifest-sha256.txt").open("a") as file:
        file.write(f"{'0' * 64}  manifest-sha512.txt\n")


BROKEN: dict[str, tuple[Spoil, BagProblem, str]] = {
    "a flipped bit in a receipt": (_flip(SLIP), BagProblem.ALTERED, SLIP),
    "a flipped bit in the list": (
        _flip("data/payments.csv"),
        BagProblem.ALTERED,
        "data/payments.csv",
    ),
    "a flipped bit in the manifest": (
        _flip("manifest-sha256.txt", 3),
        BagProblem.ALTERED,
        "manifest-sha256.txt",
    ),
    "a flipped bit in the declaration": (_flip("bagit.txt", 3), BagProblem.ALTERED, "bagit.txt"),
    "a flipped bit in the last manifest": (
        _flip("tagmanifest-sha256.txt", 70),
        BagProblem.ALTERED,
        "bag-info.txt",
    ),
    "a receipt is missing": (_remove(SLIP), BagProblem.MISSING, SLIP),
    "the records are missing": (
        _remove("data/payments.json"),
        BagProblem.MISSING,
        "data/payments.json",
    ),
    "a manifest is missing": (
        _remove("manifest-sha256.txt"),
        BagProblem.MISSING,
        "manifest-sha256.txt",
    ),
    "the last manifest is missing": (
        _remove("tagmanifest-sha256.txt"),
        BagProblem.MISSING,
        "tagmanifest-sha256.txt",
    ),
    "the size is not told": (_remove("bag-info.txt"), BagProblem.MISSING, "bag-info.txt"),
    "a file too many": (_put("data/stranger.txt"), BagProblem.EXTRA, "data/stranger.txt"),
    "a file too many with a name of letters": (
        _put("data/копия.jpg"),
        BagProblem.EXTRA,
        "data/копия.jpg",
    ),
    "a file beside the data": (_put("run.exe"), BagProblem.EXTRA, "run.exe"),
    "the manifest lies of a sum": (
        _swap("manifest-sha256.txt", "0", "1"),
        BagProblem.ALTERED,
        "data/",
    ),
    "the manifest lists what is not there": (
        _swap("manifest-sha256.txt", SLIP, "data/originals/none.jpg"),
        BagProblem.MISSING,
        "data/originals/none.jpg",
    ),
    "the manifest leads outside": (
        _swap("manifest-sha256.txt", SLIP, "data/../../../etc/passwd"),
        BagProblem.UNSAFE,
        "data/../../../etc/passwd",
    ),
    "the manifest names a root": (
        _swap("manifest-sha256.txt", SLIP, "/etc/passwd"),
        BagProblem.UNSAFE,
        "/etc/passwd",
    ),
    "the manifest names a tag": (
        _swap("manifest-sha256.txt", SLIP, "bagit.txt"),
        BagProblem.UNSAFE,
        "bagit.txt",
    ),
    "the manifest names one file twice": (
        _swap("manifest-sha256.txt", SLIP, "data/payments.csv"),
        BagProblem.UNSAFE,
        "data/payments.csv",
    ),
    "the manifest is in other words": (
        _swap("manifest-sha256.txt", f"  {SLIP}", f" *{SLIP}"),
        BagProblem.ALTERED,
        "manifest-sha256.txt",
    ),
    "the manifest is empty": (
        _empty_manifest,
        BagProblem.ALTERED,
        "manifest-sha256.txt",
    ),
    "the size told is another": (
        _swap("bag-info.txt", "Oxum: ", "Oxum: 1"),
        BagProblem.FAULTY,
        "bag-info.txt",
    ),
    "a link to outside": (_link, BagProblem.UNSAFE, SLIP),
    "a linked folder": (_linked_folder, BagProblem.UNSAFE, "data/copies"),
    "a pipe": (_pipe, BagProblem.UNSAFE, "data/pipe"),
    "folders without end": (_deep, BagProblem.UNSAFE, "data/a/b"),
    "twins in other case": (_twins, BagProblem.UNSAFE, "data/originals/a.jpg"),
    "a name with a backslash": (_put("data/..\\x.txt"), BagProblem.UNSAFE, "data/..\\x.txt"),
    "a device": (_put("data/CON.jpg"), BagProblem.UNSAFE, "data/CON.jpg"),
    "another version": (
        _swap("bagit.txt", "1.0", "0.97"),
        BagProblem.FOREIGN,
        "",
    ),
    "another program": (_foreign, BagProblem.FOREIGN, ""),
    "other manifests": (_other_tags, BagProblem.FOREIGN, ""),
    "no records": (_without_records, BagProblem.FOREIGN, ""),
    "no bag": (_remove("bagit.txt"), BagProblem.NOT_A_BAG, ""),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_bag_that_is_not_whole_is_refused_by_the_name_of_what_fails(
    target: Desk, bag: Path, case: str
) -> None:
    spoil, problem, name = BROKEN[case]
    error = refused(target, spoiled(bag, spoil))
    assert error.problem is problem
    assert any(found.startswith(name) for found in error.names) or not name
    said = message(error)
    assert name[:40] in said
    assert said.endswith(".")


def _first(part: str, **changes: object) -> Spoil:
    """Return what changes fields of the first record of a part; None as a value is kept as null."""
    return records(lambda document: document[part][0].update(changes))


def _set(**changes: object) -> Spoil:
    return records(lambda document: document.update(changes))


def _drop(part: str, key: str) -> Spoil:
    return records(lambda document: document[part][0].pop(key))


def _twice(part: str) -> Spoil:
    return records(lambda document: document[part].append(dict(document[part][0])))


def _ring(document: Document) -> None:
    first = document["runs"][0]
    second = {**first, "id": "second", "after_run": first["id"]}
    document["runs"] = [{**first, "after_run": "second"}, second]


def _same_digits(document: Document) -> None:
    document["numbers"][1]["msisdn"] = document["numbers"][0]["msisdn"]


FAULTY: dict[str, Spoil] = {
    "no JSON": text(lambda old: old[:-2]),
    "deep JSON": text(lambda _old: "[" * 200_000),
    "deep JSON inside": text(
        lambda old: old.replace('"rules": [', '"rules": [' + '{"a":' * 100_000, 1)
    ),
    "not a number": text(lambda old: old.replace('"kopeks": 10000', '"kopeks": NaN')),
    "not a number beside": text(lambda old: old.replace('"operator": "MTS"', '"operator": NaN')),
    "without end": text(lambda old: old.replace('"kopeks": 10000', '"kopeks": Infinity')),
    "a fraction": text(lambda old: old.replace('"kopeks": 10000', '"kopeks": 100.5')),
    "an exponent": text(lambda old: old.replace('"kopeks": 10000', '"kopeks": 1e400')),
    "endless digits": text(lambda old: old.replace('"kopeks": 10000', '"kopeks": ' + "9" * 5000)),
    "one key twice": text(lambda old: old.replace('"format": 2', '"format": 2, "format": 2')),
    "half a character": text(lambda old: old.replace('"label": "Main"', '"label": "\\ud800"')),
    "bytes of no text": _no_text,
    "an unknown part": _set(plugins=[]),
    "a part that is no list": _set(runs={}),
    "an unknown choice": _set(left_out=["everything"]),
    "a choice that is no word": _set(left_out=[[]]),
    "a record that is no record": _set(events=["call"]),
    "a receipt that is no record": _set(receipts=[7]),
    "an unknown field": _first("numbers", colour="red"),
    "an unknown field of a receipt": _first("receipts", colour="red"),
    "a missing field": _drop("events", "on"),
    "a file that is no name": _first("receipts", file=["x"]),
    "an id that is a list": _first("receipts", id=["x"]),
    "an empty id": _first("numbers", id=""),
    "an id with a quote": _first("events", id="'; DROP TABLE lines"),
    "an endless id": _first("events", id="a" * 65),
    "digits that are no number": _first("numbers", msisdn="+7 916 ***-**-67"),
    "digits of another script": _first("numbers", msisdn="+７9161234567"),
    "an amount below zero": _first("receipts", kopeks=-1),
    "an amount that is true": _first("receipts", kopeks=True),
    "an amount as text": _first("receipts", kopeks="10000"),
    "an amount too large for a column": _first("receipts", kopeks=2**63),
    "a day that is none": _first("events", on="2026-02-30"),
    "a moment without a zone": _first("events", recorded_at="2026-11-21T14:32:00"),
    "an unknown kind": _first("events", kind="prolonged"),
    "an unknown rung": _first("events", evidence=4),
    "a rung that is true": _first("events", evidence=True),
    "a text that is null": _first("numbers", label=None),
    "a text that is a number": _first("numbers", label=7),
    "accounts of another shape": _first("numbers", accounts=[["bank", "Sber"]]),
    "marks of another shape": _first("runs", marks={"pay": "maybe"}),
    "marks that are a list": _first("runs", marks=["pay"]),
    "one tick twice": _first("runs", ticks=["a/b", "a/b"]),
    "an end without a day": _first("runs", end="finished"),
    "a day without an end": _first("runs", ended_at="2026-11-21T14:32:00+03:00"),
    "a route without a name": _first("runs", route_id=""),
    "runs in a ring": records(_ring),
    "a run that follows nothing": _first("runs", after_run="gone"),
    "a run of no number": _first("runs", number="gone"),
    "an event of no number": _first("events", number="gone"),
    "an event of no run": _first("events", run="gone"),
    "a receipt of no number": _first("receipts", number="gone"),
    "a receipt of no run": _first("receipts", run="gone"),
    "a rule without its proof": _first("rules", receipt="gone"),
    "a rule of no number": _first("rules", number="gone"),
    "a rule of a number and an operator": _first("rules", operator="mts"),
    "a rule with a value of another kind": _first("rules", value="yes"),
    "two receipts with one id": _twice("receipts"),
    "two numbers with one id": _twice("numbers"),
    "two runs with one id": _twice("runs"),
    "two events with one id": _twice("events"),
    "two rules with one id": _twice("rules"),
    "two numbers with the same digits": records(_same_digits),
    "a file that is not in the bag": _first("receipts", file="originals/none.jpg"),
    "a file outside of the bag": _first("receipts", file="../../etc/passwd"),
    "a file that is a list": _first("receipts", file="payments.csv"),
    "another sum": _first("receipts", sha256="0" * 64),
    "a sum in capitals": _first("receipts", sha256="A" * 64),
    "an original known by nothing": _first("receipts", original_sha256="x"),
    "an original that is a number": _first("receipts", original_sha256=7),
    "another size": _first("receipts", size=1),
    "a size below zero": _first("receipts", size=-4),
    "another kind of file": _first("receipts", media_type="image/png"),
    "an unknown kind of file": _first("receipts", media_type="text/html"),
    "a fiscal number of letters": _first("receipts", fd="12b"),
    "an endless fiscal number": _first("receipts", fpd="9" * 21),
    "a picture that lies on its corner": _first("receipts", turned=45),
}


@pytest.mark.parametrize("case", FAULTY)
def test_records_that_do_not_fit_together_are_refused_as_a_whole(
    target: Desk, bag: Path, case: str
) -> None:
    error = refused(target, spoiled(bag, FAULTY[case]))
    assert error.problem is BagProblem.FAULTY
    assert "do not fit together" in message(error)
    assert len(message(error)) < 300


@pytest.mark.parametrize("number", [3, 99, 2**70])
def test_a_newer_bag_is_not_misread(target: Desk, bag: Path, number: int) -> None:
    error = refused(target, spoiled(bag, _set(format=number, novelty={})))
    assert error.problem is BagProblem.NEWER
    assert "Update SimDesk" in message(error)


@pytest.mark.parametrize("number", ["2", None, 0, -1, True, [2]])
def test_records_of_no_known_format_are_foreign(target: Desk, bag: Path, number: object) -> None:
    assert refused(target, spoiled(bag, _set(format=number))).problem is BagProblem.FOREIGN
    assert refused(target, spoiled(bag, text(lambda _old: "[]"))).problem is BagProblem.FOREIGN


def test_what_is_no_picture_is_refused_though_every_sum_fits(target: Desk, bag: Path) -> None:
    def spoil(copy: Path) -> None:
        (copy / SLIP).write_bytes(b"<svg/>")
        document = json.loads((copy / "data/payments.json").read_bytes())
        [slip] = [r for r in document["receipts"] if f"data/{r['file']}" == SLIP]
        slip.update(sha256=hashlib.sha256(b"<svg/>").hexdigest(), size=6)
        (copy / "data/payments.json").write_text(json.dumps(document))
        seal(copy)

    assert refused(target, spoiled(bag, spoil)).problem is BagProblem.FAULTY


def test_too_many_files_and_too_long_records_are_not_read_to_the_end(
    target: Desk, bag: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MOST_FILES", 9)
    assert refused(target, bag).problem is BagProblem.TOO_MANY
    assert refused(target, zipped(bag)).problem is BagProblem.TOO_MANY
    monkeypatch.undo()
    monkeypatch.setattr(content, "_MOST_OF_RECORDS", 1000)
    error = refused(target, bag)
    assert (error.problem, error.names) == (BagProblem.FAULTY, ("data/payments.json",))


def test_records_of_millions_of_nothings_are_not_built(target: Desk, bag: Path) -> None:
    begun = time.monotonic()
    many = text(lambda _old: "[" + "[]," * 3_000_000 + "[]]")
    assert refused(target, spoiled(bag, many)).problem is BagProblem.FAULTY
    assert time.monotonic() - begun < 5


# Zip files


def _archive(path: Path, parts: dict[str, bytes], **how: Any) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = how.get("method", zipfile.ZIP_DEFLATED)
            info.external_attr = how.get("attributes", 0)
            archive.writestr(info, data)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../slip.txt",
        "data/../../slip.txt",
        "..\\..\\slip.txt",
        "C:\\win.txt",
        "C:win.txt",
        "/etc/passwd",
        "data//x.jpg",
        "data/./x.jpg",
        "data/CON",
        "data/aux.jpg",
        "data/lpt1.txt",
        "data/x.jpg.",
        "data/x.jpg ",
        "data/x\u202egpj.exe",
        "data/\x1b[2J.jpg",
    ],
)
def test_no_name_of_a_zip_file_leads_anywhere(target: Desk, tmp_path: Path, name: str) -> None:
    packed = _archive(tmp_path / "bag.zip", {"bagit.txt": b"x", name: b"x"})
    error = refused(target, packed)
    assert error.problem is BagProblem.UNSAFE
    assert message(error).isprintable()


def test_a_name_cut_off_by_a_zero_is_refused(target: Desk, tmp_path: Path) -> None:
    packed = _archive(tmp_path / "bag.zip", {"bagit.txt": b"x", "data/a.jpgQ.exe": b"x"})
    packed.write_bytes(packed.read_bytes().replace(b"a.jpgQ.exe", b"a.jpg\0.exe"))
    assert refused(target, packed).problem is BagProblem.UNSAFE


def test_one_name_twice_is_refused(target: Desk, tmp_path: Path) -> None:
    packed = _archive(tmp_path / "bag.zip", {"bagit.txt": b"x", "data/a.jpg": b"1"})
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("data/a.jpg", b"2")
    assert refused(target, packed).problem is BagProblem.UNSAFE
    twins = _archive(
        tmp_path / "twins.zip", {"bagit.txt": b"x", "data/A.jpg": b"1", "data/a.jpg": b"2"}
    )
    assert refused(target, twins).problem is BagProblem.UNSAFE


def test_a_link_in_a_zip_file_is_refused(target: Desk, tmp_path: Path) -> None:
    link = {"attributes": (stat.S_IFLNK | 0o777) << 16}
    packed = _archive(tmp_path / "bag.zip", {"bagit.txt": b"/etc/passwd"}, **link)
    assert refused(target, packed).problem is BagProblem.UNSAFE


def test_a_bomb_is_not_unpacked(target: Desk, tmp_path: Path) -> None:
    bomb = {"bagit.txt": b"x", "data/payments.json": bytes(20_000_000)}
    packed = _archive(tmp_path / "bag.zip", bomb)
    assert packed.stat().st_size < 20_000_000 / 1000
    error = refused(target, packed)
    assert (error.problem, error.names) == (BagProblem.TOO_LARGE, ("data/payments.json",))


def test_parts_that_share_their_bytes_are_not_unpacked(target: Desk, tmp_path: Path) -> None:
    """Every part alone is small enough; together they claim more than the file has."""
    noise = os.urandom(50_000)
    packed = _archive(tmp_path / "bag.zip", {"bagit.txt": b"x", "data/a": noise, "data/b": b""})
    raw = packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        first, second = archive.getinfo("data/a"), archive.getinfo("data/b")
    at = raw.rindex(b"PK\x01\x02")
    entry = bytearray(raw[at : at + 46])
    entry[20:24] = first.compress_size.to_bytes(4, "little")
    entry[24:28] = first.file_size.to_bytes(4, "little")
    assert second.header_offset
    packed.write_bytes(raw[:at] + bytes(entry) + raw[at + 46 :])
    assert refused(target, packed).problem in (BagProblem.TOO_LARGE, BagProblem.UNREADABLE)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(target: Desk, tmp_path: Path, method: int) -> None:
    packed = _archive(tmp_path / "bag.zip", {"bagit.txt": b"x"}, method=method)
    assert refused(target, packed).problem is BagProblem.UNREADABLE


def test_a_damaged_zip_file_is_refused(target: Desk, bag: Path) -> None:
    packed = zipped(bag)
    whole = packed.read_bytes()
    packed.write_bytes(whole[:-30])
    assert refused(target, packed).problem in (BagProblem.NOT_A_BAG, BagProblem.UNREADABLE)
    spot = whole.index(b"payments.csv") + 200
    packed.write_bytes(whole[:spot] + bytes([whole[spot] ^ 1]) + whole[spot + 1 :])
    error = refused(target, packed)
    assert (error.problem, error.names) == (BagProblem.ALTERED, ("data/payments.csv",))


def test_what_is_no_bag_at_all_says_so(target: Desk, tmp_path: Path) -> None:
    place = tmp_path / "chosen"
    place.mkdir()
    assert refused(target, place).problem is BagProblem.NOT_A_BAG
    assert refused(target, place / "gone").problem is BagProblem.UNREADABLE
    (place / "photo.jpg").write_bytes(JPEG)
    assert refused(target, place / "photo.jpg").problem is BagProblem.NOT_A_BAG
    assert refused(target, place).problem is BagProblem.NOT_A_BAG
    os.mkfifo(place / "pipe.zip")
    assert refused(target, place / "pipe.zip").problem is BagProblem.UNREADABLE
