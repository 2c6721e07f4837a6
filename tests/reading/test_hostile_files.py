"""Files that were made to hurt, or are not what they are called: refused, in bounds, in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simdesk.domain.errors import FileProblem, FiscalError, FiscalProblem, ReceiptFileError
from simdesk.domain.reading import ReadingNote
from simdesk.reading.read import read_file
from tests.reading import hostile_pdfs, hostile_pictures
from tests.reading.conftest import Refuse, read_in_bounds

DATA = Path(__file__).parents[1] / "data"
SLIP = DATA / "receipts" / "slip.jpg"
ELECTRONIC = DATA / "receipts" / "electronic.pdf"

FILES = {
    "receipts/exe_as.jpg": FileProblem.UNKNOWN_TYPE,
    "receipts/html_as.jpg": FileProblem.UNKNOWN_TYPE,
    "receipts/svg_as.png": FileProblem.UNKNOWN_TYPE,
    "receipts/zero.jpg": FileProblem.EMPTY,
    "receipts/thirty_thousand_pixels.png": FileProblem.TOO_MANY_PIXELS,
    "receipts/refers_to_itself.pdf": FileProblem.DAMAGED,
    "hostile/html.pdf": FileProblem.UNKNOWN_TYPE,
    "hostile/trunc50.pdf": FileProblem.DAMAGED,
    "hostile/hugepage.pdf": None,
    "hostile/imgbomb_30k.pdf": None,
    "hostile/js.pdf": None,
}


@pytest.mark.parametrize(("name", "problem"), FILES.items(), ids=FILES)
def test_kept_examples(name: str, problem: FileProblem | None, refused: Refuse) -> None:
    path = DATA / name
    assert refused(path.name, path.read_bytes()) is problem


PICTURES = {
    "nested.png": (hostile_pictures.NESTED_SVG, FileProblem.UNKNOWN_TYPE),
    "photo.heic": (b"\0\0\0\x1cftypheic" + bytes(99), FileProblem.HEIC),
    "wide.gif": (hostile_pictures.gif(65535, 65535), FileProblem.TOO_MANY_PIXELS),
    "wide.jpg": (hostile_pictures.jpeg_said_to_be(65500, 65500), FileProblem.TOO_MANY_PIXELS),
    "wide.bmp": (hostile_pictures.bmp_said_to_be(60_000, 60_000), FileProblem.DAMAGED),
    "negative.bmp": (hostile_pictures.bmp_said_to_be(-5, -5), FileProblem.DAMAGED),
    "round.tif": (hostile_pictures.tiff_that_goes_round(), FileProblem.DAMAGED),
    "only_head.png": (b"\x89PNG\r\n\x1a\n", FileProblem.DAMAGED),
    "only_head.webp": (b"RIFF\xff\xff\xff\xffWEBPVP8X" + bytes(16), FileProblem.DAMAGED),
    "only_head.tif": (b"MM\0*", FileProblem.DAMAGED),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures(name: str, refused: Refuse) -> None:
    content, problem = PICTURES[name]
    assert refused(name, content) is problem


def test_pictures_that_are_large_inside(refused: Refuse) -> None:
    square = hostile_pictures.png(12_000, 12_000)
    assert refused("square.png", square) is FileProblem.TOO_MANY_PIXELS
    passes = hostile_pictures.jpeg_in_passes(4_000, 200)
    assert len(passes) < 100_000
    assert refused("passes.jpg", passes) is FileProblem.TOO_MUCH
    assert refused("texts.png", hostile_pictures.png_with_packed_text(50, 100_000_000)) is None
    assert refused("long.png", hostile_pictures.png(60, 65_000)) is None
    assert refused("longer.png", hostile_pictures.png(60, 66_000)) is FileProblem.TOO_MANY_PIXELS
    assert refused("most.png", hostile_pictures.png(7_990, 7_990, bits=8)) is None


@pytest.mark.parametrize("name", hostile_pdfs.BOUNDED)
def test_pdfs(name: str, refused: Refuse) -> None:
    problem = refused(f"{name}.pdf", hostile_pdfs.BOUNDED[name]())
    assert problem in (None, FileProblem.DAMAGED, FileProblem.TOO_MUCH)


def test_a_pdf_that_never_ends_is_ended(refused: Refuse) -> None:
    assert refused("tiles.pdf", hostile_pdfs.tiles()) is FileProblem.TOO_SLOW


def test_a_locked_pdf_is_called_so(refused: Refuse) -> None:
    assert refused("locked.pdf", hostile_pdfs.locked()) is FileProblem.LOCKED


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "link.jpg").symlink_to(SLIP)
    (tmp_path / "to_itself.jpg").symlink_to(tmp_path / "to_itself.jpg")
    (tmp_path / "to_nothing.jpg").symlink_to(tmp_path / "gone")
    names = [tmp_path / name for name in ("pipe.jpg", "folder.jpg", "link.jpg", "to_itself.jpg")]
    for path in (*names, tmp_path / "to_nothing.jpg", Path("/dev/zero"), Path("/dev/tty")):
        error = read_file(path).error
        assert isinstance(error, ReceiptFileError)
        assert (error.problem, error.name) == (FileProblem.NOT_A_FILE, path.name)


def test_a_file_that_is_gone_too_large_or_oddly_named(tmp_path: Path) -> None:
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.write(SLIP.read_bytes())
        file.truncate(51 << 20)
    for path, problem in (
        (tmp_path / "gone.jpg", FileProblem.MISSING),
        (SLIP / "inside.jpg", FileProblem.MISSING),
        (large, FileProblem.TOO_LARGE),
        (tmp_path / "nu\0ll.jpg", FileProblem.UNREADABLE),
        (tmp_path / ("long" * 100), FileProblem.UNREADABLE),
    ):
        error = read_file(path).error
        assert isinstance(error, ReceiptFileError)
        assert error.problem is problem


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    for source, name in ((ELECTRONIC, "photo.jpg"), (SLIP, "receipt.pdf"), (SLIP, "text.svg")):
        path = tmp_path / name
        path.write_bytes(source.read_bytes())
        reading = read_in_bounds(path)
        assert reading.fiscal
        assert bool(reading.pages) == (source is ELECTRONIC)


def test_a_picture_with_something_behind_it_is_the_picture(tmp_path: Path) -> None:
    for behind in (b"PK\x03\x04" + bytes(500), ELECTRONIC.read_bytes(), b"<svg><use/></svg>"):
        path = tmp_path / "both.jpg"
        path.write_bytes(SLIP.read_bytes() + behind)
        reading = read_in_bounds(path)
        assert reading.fiscal
        assert reading.notes == ()
        assert reading.pages == ()


def test_a_cut_off_photograph_is_read_and_its_end_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "cut.jpg"
    content = SLIP.read_bytes()
    path.write_bytes(content[: len(content) - 2_000])
    reading = read_in_bounds(path)
    assert reading.notes == (ReadingNote.CUT_OFF,)
    assert reading.fiscal
    path.write_bytes(content[: len(content) // 8])
    reading = read_in_bounds(path)
    assert reading.notes == (ReadingNote.CUT_OFF,)
    assert isinstance(reading.error, FiscalError)
    assert reading.error.problem is FiscalProblem.NO_CODE
