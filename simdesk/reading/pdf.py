"""Text and pixels of a PDF's pages, by PDFium; only for the child process, which may be killed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from simdesk.domain.errors import FileProblem, ReceiptFileError

MOST_PAGES = 10
"""Pages that are looked at; a receipt has one or two."""

_MOST_PIXELS = 12_000_000
_LONGEST_SIDE = 12_000
_DOTS, _FINE_DOTS = 200, 400
"""Dots an inch, an inch being 72 points. Fine: for a photograph that fills a page."""

_MOST_TEXT = 20_000
_PASSWORD_ERROR = 4


class Document:
    """An open PDF. PDFium runs no scripts here: this build has none, and no form is loaded."""

    def __init__(self, pdf: pypdfium2.PdfDocument) -> None:
        self._pdf = pdf
        self.pages = min(len(pdf), MOST_PAGES)
        if self.pages < 1:
            raise ReceiptFileError(FileProblem.DAMAGED, "")

    def text(self, page: int) -> str:
        """Return the text of a page, cut where no receipt goes on; "" where it has none."""
        with closing(self._pdf[page]) as opened, closing(opened.get_textpage()) as text:
            count = min(text.count_chars(), _MOST_TEXT)
            return str(text.get_text_range(0, count)) if count > 0 else ""

    def gray(self, page: int, *, fine: bool = False) -> QImage:
        """Return a page as a Grayscale8 picture with at most 12 million pixels."""
        return self._draw(page, (_FINE_DOTS if fine else _DOTS) / 72, gray=True)

    def preview(self, page: int, room: QSize) -> QImage:
        """Return a page in colours, as large as it can be in `room`."""
        with closing(self._pdf[page]) as opened:
            width, height = opened.get_size()
        # Half a pixel less, for sizes are rounded up.
        scale = min((room.width() - 0.5) / width, (room.height() - 0.5) / height)
        return self._draw(page, scale, gray=False)

    def _draw(self, page: int, scale: float, *, gray: bool) -> QImage:
        with closing(self._pdf[page]) as opened:
            width, height = opened.get_size()
            scale = min(
                scale,
                math.sqrt(_MOST_PIXELS / (width * height)),
                _LONGEST_SIDE / max(width, height),
            )
            bitmap = opened.render(scale=scale, grayscale=gray)
        kind = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_BGR888
        with closing(bitmap):
            seen = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind)
            return seen.copy()


@contextmanager
def opened(data: bytes) -> Iterator[Document]:
    """Open a PDF for reading.

    Raises:
        ReceiptFileError: it is damaged, also where a page only turns out to be, or locked.
    """
    try:
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            yield Document(pdf)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD_ERROR
        raise ReceiptFileError(FileProblem.LOCKED if locked else FileProblem.DAMAGED, "") from error
