"""What the tests of the dispute sheet share: a desk with numbers, and what a sheet says."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from simdesk import paths
from simdesk.domain.line import Line
from simdesk.domain.run import Run
from simdesk.i18n.language import use_language
from simdesk.reading.codes import LADDER, read
from simdesk.reading.picture import gray
from simdesk.services.desk import Desk
from simdesk.services.exporting.choices import USUAL, Choices
from simdesk.services.exporting.dispute import Dispute, gather
from simdesk.ui.dispute.paper import dispute_pdf
from tests.samples import NOW
from tests.ui.receipts.conftest import _offscreen_remark, application, desk, lines

__all__ = ["_offscreen_remark", "application", "desk", "lines"]


class Drawn(NamedTuple):
    """A finished sheet as a reader of the file finds it."""

    content: bytes
    pages: list[str]
    sizes: list[tuple[float, float]]

    @property
    def text(self) -> str:
        """All words, with one space between them."""
        return " ".join(" ".join(self.pages).split())

    @property
    def codes(self) -> list[str]:
        """What the QR codes on its pages say, as any reader of pictures finds them."""
        found = []
        with closing(pypdfium2.PdfDocument(self.content)) as pdf:
            for page in pdf:
                drawn = page.render(scale=2.5, grayscale=True)
                kind = QImage.Format.Format_Grayscale8
                seen = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, kind).copy()
                found += read(gray(seen), LADDER[0])
        return found


def open_pdf(content: bytes) -> Drawn:
    """Return the text of a PDF, each page by itself."""
    pages, sizes = [], []
    with closing(pypdfium2.PdfDocument(content)) as pdf:
        for page in pdf:
            text = str(page.get_textpage().get_text_range())
            pages.append(unicodedata.normalize("NFKC", text))  # some Han come back as radicals
            sizes.append(page.get_size())
    return Drawn(content, pages, sizes)


Facts = Callable[..., Dispute]
Draw = Callable[..., Drawn]


@pytest.fixture
def line(lines: dict[str, Line]) -> Line:
    """A prepaid number of MTS, last balance 147 ₽."""
    return lines["Main · bank"]


@pytest.fixture
def facts(desk: Desk) -> Iterator[Facts]:
    """Return what gathers the records of a renewal, with the program's own words at hand."""
    use_language("en", paths.translations_dir())

    def make(run: Run, choices: Choices = USUAL) -> Dispute:
        return gather(
            run.id,
            runs=desk.runs,
            lines=desk.lines,
            events=desk.events,
            receipts=desk.receipts,
            reading_of=desk.readings.of,
            catalogue=desk.catalogue,
            now=NOW,
            choices=choices,
        )

    yield make
    use_language("en", Path())


@pytest.fixture
def draw(desk: Desk, facts: Facts) -> Draw:
    """Return what draws a sheet for an owner of a language and reads it back."""

    def make(run: Run, language: str = "en", choices: Choices = USUAL) -> Drawn:
        content = dispute_pdf(
            facts(run, choices), desk.catalogue, language, lambda _n, _of: None, lambda: False
        )
        assert content is not None
        return open_pdf(content)

    return make
