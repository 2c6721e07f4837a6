"""Exports of a real desk: what was read goes along, and what is kept back stays, in both forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simdesk.app import main
from simdesk.domain.reading import reading_of
from simdesk.domain.receipt import MediaType
from simdesk.services.desk import Desk
from simdesk.services.exporting.choices import Choices
from simdesk.services.exports import ExportForm
from tests.samples import line, make_desk
from tests.services.exporting.test_stripping import talkative

CODE = "t=20261103T1205&s=650.00&fn=9999078900004312&i=77&fp=123456&n=1"
EVERYTHING = Choices(hide_digits=True, without_notes=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with two numbers and one receipt, on which both are named."""
    desk = make_desk(tmp_path / "data")
    desk.lines.add(line("+79035550812", label="Mum"))
    main_line = desk.lines.add(line("+79161234567", label="Main", note="private line"))
    name = "paid for 79035550812.jpg"
    kept = desk.receipts.keep_file(talkative(MediaType.JPEG, 6), name)
    receipt = desk.receipts.add(kept, name, line_id=main_line.id)
    desk.receipts.update(replace(receipt, note="private words", reference="A-9161234567"))
    desk.readings.keep(receipt, reading_of(name, (CODE,)), fill=True)
    yield desk
    desk.close()


def texts(folder: Path) -> str:
    """Return all names and all that is written in lists, without what parts digits."""
    files = [p for p in folder.rglob("*") if p.is_file()]
    lists = [p.read_text("utf-8") for p in files if p.suffix in (".html", ".csv", ".json", ".pdf")]
    names = [p.relative_to(folder).as_posix() for p in files]
    return re.sub(r"[ ()-]", "", "\n".join((*names, *lists)))


@pytest.mark.parametrize("form", list(ExportForm))
def test_what_is_kept_back_is_nowhere(desk: Desk, tmp_path: Path, form: ExportForm) -> None:
    told = {}
    for name, choices in (("open", Choices()), ("closed", EVERYTHING)):
        written = desk.exports.write(
            form,
            desk.exports.plan(choices=choices),
            tmp_path / name,
            paper=lambda summary: repr(summary).encode(),
        )
        assert written is not None
        told[name] = texts(written)
    for private in ("9161234567", "9035550812", "privatewords"):
        assert private in told["open"]
        assert private not in told["closed"]
    assert "916*****67" in told["closed"]
    for read in ("9999078900004312", "20261103", "123456"):
        assert read in told["closed"]
    assert b"Redmi" not in next((tmp_path / "closed").rglob("*.jpg")).read_bytes()


def test_a_bag_tells_what_was_read(desk: Desk, tmp_path: Path) -> None:
    written = desk.exports.write(ExportForm.BAG, desk.exports.plan(), tmp_path / "bag")
    assert written is not None
    records = json.loads((written / "data/payments.json").read_bytes())
    assert records["receipts"][0]["read"]["datetime"] == "2026-11-03T12:05"
    assert [number["note"] for number in records["numbers"]] == ["private line"]


def test_scripts_get_every_file_byte_for_byte(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    target = tmp_path / "out"
    assert main(["--data-dir", str(tmp_path / "data"), "--export", str(target)]) == 0
    (copy,) = target.rglob("*.jpg")
    assert copy.read_bytes() == talkative(MediaType.JPEG, 6)
