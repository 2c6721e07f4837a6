"""What is made of codes and text: fiscal documents, remarks, or the reason why there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
import segno
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from simdesk.domain.errors import FileProblem, FiscalError, FiscalProblem, ReceiptFileError
from simdesk.domain.reading import Reading, ReadingNote
from simdesk.reading.look import look
from simdesk.reading.read import read_file
from tests.reading import hostile_pdfs

DATA = Path(__file__).parents[1] / "data"
ELECTRONIC = DATA / "receipts" / "electronic.pdf"

FIRST = "t=20261105T1023&s=650.00&fn=9960440302585706&i=25151&fp=1186123459&n=1"
SECOND = "t=20261106T0901&s=100.00&fn=9960440302585706&i=25152&fp=27&n=2"
OTHER = "https://qr.nspk.ru/AS100001?type=01"


def picture(path: Path, *codes: str) -> Path:
    """Write a picture with these codes one below the other."""
    image = QImage(400, 60 + 360 * len(codes), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for index, code in enumerate(codes):
        matrix = segno.make(code, error="m", micro=False).matrix
        for y, row in enumerate(matrix):
            for x, module in enumerate(row):
                if module:
                    painter.fillRect(40 + 6 * x, 40 + 360 * index + 6 * y, 6, 6, QColor("black"))
    painter.end()
    assert image.save(str(path))
    return path


def read(tmp_path: Path, *codes: str) -> Reading:
    return read_file(picture(tmp_path / "codes.png", *codes))


def test_the_fiscal_code_is_found_among_others(tmp_path: Path) -> None:
    reading = read(tmp_path, OTHER, FIRST)
    assert set(reading.codes) == {OTHER, FIRST}
    assert reading.fiscal
    assert reading.fiscal.raw == FIRST
    assert (len(reading.fiscals), reading.notes, reading.error) == (1, (), None)


def test_one_document_twice_is_one_and_two_are_remarked(tmp_path: Path) -> None:
    zeros = FIRST.replace("i=25151", "i=0000025151")
    assert len(read(tmp_path, FIRST, zeros).fiscals) == 1
    both = read(tmp_path, FIRST, SECOND)
    assert {fiscal.raw for fiscal in both.fiscals} == {FIRST, SECOND}
    assert both.notes == (ReadingNote.SEVERAL,)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (OTHER, FiscalProblem.NO_CODE),
        (FIRST.replace("&fp=1186123459", ""), FiscalProblem.INCOMPLETE),
        (FIRST.replace("20261105", "20261305"), FiscalProblem.TIME),
    ],
)
def test_why_a_code_is_none(tmp_path: Path, code: str, problem: FiscalProblem) -> None:
    error = read(tmp_path, OTHER, code).error
    assert isinstance(error, FiscalError)
    assert error.problem is problem


def test_an_electronic_receipt_has_a_code_and_text() -> None:
    reading = read_file(ELECTRONIC)
    assert reading.fiscal
    assert reading.fiscal.raw == FIRST.replace("20261105T1023", "20260904T1923")
    (text,) = reading.pages
    assert "650.00" in text
    assert "04.09.2026 19:23" in text
    assert "文" in text  # kept in the file as a radical that only looks like it


def test_text_keeps_what_changes_a_sum(tmp_path: Path) -> None:
    font = b"/Resources<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica"
    font += b"/Encoding/WinAnsiEncoding>>>>>>"
    content = hostile_pdfs.stream(b"BT /F 20 Tf 50 200 Td (650\xb2\xb9) Tj ET")
    path = tmp_path / "raised.pdf"
    path.write_bytes(hostile_pdfs.one_page(content, font))
    reading = read_file(path)
    assert reading.pages == ("650²¹",)
    assert isinstance(reading.error, FiscalError)


def test_one_that_is_stopped_says_so_and_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "tiles.pdf"
    path.write_bytes(hostile_pdfs.tiles())
    error = read_file(path, stopped=lambda: True).error
    assert isinstance(error, ReceiptFileError)


def test_reading_changes_nothing(tmp_path: Path) -> None:
    path = picture(tmp_path / "codes.png", FIRST)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_file(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_look_at_every_kind_of_file(tmp_path: Path) -> None:
    room = QSize(300, 400)
    page = look(ELECTRONIC, room)
    assert page.size() == QSize(282, 400)
    photo = look(picture(tmp_path / "codes.png", FIRST), room)
    assert photo.size() == QSize(300, 315)
    assert photo.pixelColor(QPoint(2, 2)) == QColor("white")
    assert photo.pixelColor(QPoint(32, 32)) == QColor("black")


def test_a_look_at_what_cannot_be_seen(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing")
    for path, problem in (
        (broken, FileProblem.DAMAGED),
        (DATA / "receipts" / "thirty_thousand_pixels.png", FileProblem.TOO_MANY_PIXELS),
        (DATA / "receipts" / "svg_as.png", FileProblem.UNKNOWN_TYPE),
        (tmp_path / "gone.png", FileProblem.MISSING),
    ):
        with pytest.raises(ReceiptFileError) as caught:
            look(path, QSize(200, 200))
        assert (caught.value.problem, caught.value.name) == (problem, path.name)
