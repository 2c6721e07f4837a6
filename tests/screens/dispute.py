"""Pictures of a renewal's sheet for a dispute: how it is asked for, and its pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from simdesk.domain.line import Line
from simdesk.ui.dialogs.export_dialog import ExportDialog
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.trouble import TroubleView
from tests.driver import Driver
from tests.ui.dispute.renewals import PAYLOAD, REFUND, add_slip, draw_slip, fail, paid_run

_SCALE = 1.4


def draw_dispute(d: Driver, line: Line, folder: Path, shoot: Callable[[str], Path]) -> list[Path]:
    """Draw a payment that did not arrive, from the renewal to the finished sheet."""
    run = paid_run(d.desk, line.id)
    add_slip(d.desk, run, draw_slip(folder / "paid.png", PAYLOAD), PAYLOAD, note="…")
    add_slip(d.desk, run, draw_slip(folder / "back.png", REFUND, wide=True), REFUND)
    add_slip(d.desk, run, draw_slip(folder / "no code.png", ""))
    d.open_page("renewal", line.id)
    page = d.window._stack.currentWidget()
    assert isinstance(page, RunPage)
    page.show_trouble()
    trouble = d.find(TroubleView)
    assert isinstance(trouble, TroubleView)
    trouble.causes.choose("not_credited")
    trouble._choose("not_credited")
    d.settle(12)
    drawn = [shoot("not-credited")]
    fail(d.desk, run)
    d.window._pages.dialogs.export_renewal(run.id)
    d.settle(12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    drawn.append(shoot("sheet"))
    target = folder / "sheet.pdf"
    target.unlink(missing_ok=True)
    dialog.place.edit.setText(str(target))
    dialog.primary.click()
    d.until(dialog.exported.isVisible)
    drawn.append(shoot("sheet-done"))
    dialog.cancel.click()
    d.settle()
    return drawn + _pages(target, drawn[0])


def _pages(sheet: Path, beside: Path) -> list[Path]:
    drawn = []
    with closing(pypdfium2.PdfDocument(sheet)) as pdf:
        for number, page in enumerate(pdf, 1):
            seen = page.render(scale=_SCALE)
            kind = QImage.Format.Format_BGR888
            image = QImage(seen.buffer, seen.width, seen.height, seen.stride, kind)
            name = beside.name.replace("not-credited", f"sheet-page{number}")
            drawn.append(beside.with_name(name))
            image.save(str(drawn[-1]))
    return drawn
