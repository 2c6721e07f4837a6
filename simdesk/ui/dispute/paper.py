"""The dispute sheet as a PDF: Russian at the left, the owner's language at the right."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QTransform

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import ExportError, ExportProblem, ReceiptFileError
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _, speaking
from simdesk.reading.look import look
from simdesk.reading.read import read_file
from simdesk.services.exporting.dispute import Dispute, Slip
from simdesk.services.exporting.dispute_hiding import held_back, number_hider
from simdesk.services.exporting.dispute_words import sheet
from simdesk.services.exporting.paper import write_paper
from simdesk.ui.dispute.bands import SMALL, bands
from simdesk.ui.dispute.claim import claim
from simdesk.ui.dispute.layout import ROOM, Cell, Page, paint_sheet, sheets
from simdesk.ui.phrases.paper import letter_layout, pdf_of
from simdesk.ui.rescue.letter_words import Passage

_PIXELS = QSize(1500, 3000)
Moved = Callable[[int, int], None]
Stopped = Callable[[], bool]


def write_sheet(
    dispute: Dispute,
    catalogue: Catalogue,
    language: str,
    target: Path,
    *,
    moved: Moved,
    stopped: Stopped,
) -> Path | None:
    """Write the sheet as a file of its own, whole; None if it was stopped. From any thread.

    Raises:
        ExportError: there is such a file already, or it could not be written; nothing is changed.
    """
    if os.path.lexists(target):
        raise ExportError(ExportProblem.EXISTS, target.name)
    content = dispute_pdf(dispute, catalogue, language, moved, stopped)
    if content is None:
        return None
    write_paper(target, content)
    return target


def dispute_pdf(
    dispute: Dispute, catalogue: Catalogue, language: str, moved: Moved, stopped: Stopped
) -> bytes | None:
    """Return the sheet with the pictures of its receipts, None if it was stopped.

    Files that were not looked into yet are read for it. To be called from any thread; `language`
    is the owner's.
    """
    pictures: list[QImage | None] = []
    slips: list[Slip] = []
    for slip in dispute.slips:
        if stopped():
            return None
        moved(len(slips), len(dispute.slips))
        slips.append(slip.heard(read_file(slip.path, stopped)) if slip.unread else slip)
        pictures.append(_picture(slip.path, slip.receipt, stopped))
    if stopped():
        return None
    dispute = replace(dispute, slips=tuple(slips))
    pages, foot = dispute_pages(dispute, catalogue, language, pictures)
    painters = [partial(_paint, page, foot, n, len(pages)) for n, page in enumerate(pages, 1)]
    with speaking("ru"):
        title = _("Record of a payment")
    content = pdf_of(title, letter_layout(), painters)
    moved(len(dispute.slips), len(dispute.slips))
    return content


def dispute_pages(
    dispute: Dispute, catalogue: Catalogue, language: str, pictures: Sequence[QImage | None]
) -> tuple[list[Page], str]:
    """Return the sheets of paper and what stands at the foot of each."""
    hide = number_hider(dispute)
    dispute = held_back(dispute)
    with speaking("ru"):
        spoken = [sheet(dispute)]
    with speaking(language):
        letter = claim(dispute, catalogue)
        if language != "ru":
            spoken.append(sheet(dispute))
    spoken = [one.through(hide) for one in spoken]
    letter = [Passage(p.place, hide(p.russian), hide(p.meaning)) for p in letter]
    return sheets(list(bands(spoken, letter, pictures))), spoken[0].foot


def _picture(path: Path, receipt: Receipt, stopped: Stopped) -> QImage | None:
    """Return the picture of a file the right way up, as the owner has turned it."""
    try:
        image = look(path, _PIXELS, stopped)
    except ReceiptFileError:
        return None
    return image.transformed(QTransform().rotate(receipt.turned)) if receipt.turned else image


def _paint(page: Page, foot: str, n: int, of: int, painter: QPainter, where: QRectF) -> None:
    cells = (Cell(0, ROOM, foot, SMALL), Cell(ROOM - 40, 40, f"{n} / {of}", SMALL))
    paint_sheet(painter, where, page, cells)
