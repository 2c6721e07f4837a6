"""The child process that decodes: a drawn code, and a receipt as a PDF, come back as fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from simdesk.domain.fiscal import parse_fiscal
from simdesk.self_test.bench import CODE, Bench, MissingError, require

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_WORDS = "SimDesk receipt"
_DARK = 64
_NO_FONTS = {"Monospace", "Sans Serif", "Serif"}
"""What Qt lists on Linux where there is no font at all."""


def code(bench: Bench) -> str:
    """Draw a fiscal code, and have the child find it in the picture."""
    from simdesk.reading.read import read_file

    bench.app()
    place = bench.folder / "code.png"
    require(_drawn_code().save(str(place)), "no picture can be written")
    read = read_file(place)
    if read.error is not None:
        raise read.error
    require(read.fiscal == parse_fiscal(CODE), "the fields differ from those that were drawn")
    return "drawn as PNG, read by the child process, all fields equal"


def _drawn_code() -> QImage:
    """Return the code in a size that a camera would see, with the white around it."""
    from PySide6.QtGui import QColor, QImage, QPainter

    from simdesk.reading.drawn_code import QUIET, draw_code

    drawn = draw_code(CODE)
    drawn = drawn.scaled(drawn.size() * 6)
    edge = QUIET * 6
    paper = QImage(drawn.width() + 2 * edge, drawn.height() + 2 * edge, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(edge, edge, drawn)
    painter.end()
    return paper


def receipt_pdf(bench: Bench) -> str:
    """Write a receipt as a PDF, and have the child find its code and its words."""
    from PySide6.QtGui import QFontDatabase

    from simdesk.reading.read import read_file

    read = read_file(_pdf(bench))
    if read.error is not None:
        raise read.error
    require(read.fiscal == parse_fiscal(CODE), "the fields differ from those that were drawn")
    if not set(QFontDatabase.families()) - _NO_FONTS:
        raise MissingError("the code is read; no font of this system could write a text")
    require(_WORDS in read.text, "the text of the page is not read")
    return "written by Qt, code and text read by the child process"


def page(bench: Bench) -> str:
    """Have the child draw the page of that PDF."""
    from PySide6.QtCore import QSize

    from simdesk.reading.look import look

    image = look(_pdf(bench), QSize(420, 594))
    sides = range(image.width()), range(image.height())
    dark = sum(image.pixelColor(x, y).value() < _DARK for x in sides[0] for y in sides[1])
    require(dark > 100, "the page is empty")
    return f"{image.width()} x {image.height()} pixels drawn by PDFium in the child process"


def _pdf(bench: Bench) -> Path:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from simdesk.ui.phrases.paper import letter_layout, pdf_of

    font = bench.theme().font("body")
    font.setPixelSize(120)  # dots of paper, 300 an inch
    place = bench.folder / "receipt.pdf"
    drawn = _drawn_code()

    def paint(painter: QPainter, where: QRectF) -> None:
        side = where.width() / 2
        painter.drawImage(QRectF(side / 2, side / 2, side, side), drawn)
        painter.setFont(font)
        painter.drawText(QRectF(side / 2, side * 1.6, side * 1.4, side / 4), 0, _WORDS)

    place.write_bytes(pdf_of("SimDesk", letter_layout(), [paint]))
    return place


PARTS: tuple[tuple[str, Callable[[Bench], str]], ...] = (
    ("QR code", code),
    ("PDF receipt", receipt_pdf),
    ("PDF page", page),
)
