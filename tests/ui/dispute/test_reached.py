"""The way to a sheet: from the history of a number, and from a renewal that did not work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.detail.history_card import HistoryRow
from simdesk.ui.dialogs.export_dialog import ExportDialog
from simdesk.ui.export.forms import Form
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.receipts.scope import Range
from simdesk.ui.widgets.buttons import IconButton
from tests.driver import Driver
from tests.samples import fill
from tests.ui.dispute.conftest import open_pdf
from tests.ui.dispute.renewals import fail, paid_run


@pytest.fixture
def d(tmp_path: Path) -> Iterator[Driver]:
    """A window over the eight numbers."""
    opened = Driver(tmp_path / "desk", language="en", look=ThemeChoice.LIGHT, size=(1280, 800))
    yield opened
    opened.close()


def _dialog() -> ExportDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


@pytest.mark.parametrize("failed", [True, False])
def test_a_renewal_in_the_history_leads_to_its_sheet(
    d: Driver, tmp_path: Path, failed: bool
) -> None:
    line = fill(d.desk)[0]
    run = paid_run(d.desk, line.id)
    if failed:
        run = fail(d.desk, run)
    d.window._pages._open_line(line.id)
    d.settle(12)
    rows = [row for row in d.window.findChildren(HistoryRow) if hasattr(row, "sheet")]
    (row,) = (row for row in rows if row.isVisible())
    assert isinstance(row.sheet, IconButton)
    assert row.sheet.toolTip() == "Sheet for a dispute…"
    d.click(row.sheet)
    dialog = _dialog()
    assert (dialog.ranges.key, dialog.ranges.offer.value) == (Range.RUN, run.id)
    assert dialog.forms.form is Form.SHEET
    dialog.place.edit.setText(str(tmp_path / "sheet.pdf"))
    assert dialog.preview.names.toPlainText() == "sheet.pdf"
    dialog.primary.click()
    QThreadPool.globalInstance().waitForDone()
    d.settle(12)
    assert "8841 2207" in open_pdf((tmp_path / "sheet.pdf").read_bytes()).text
    d.click(dialog.cancel)


def test_a_renewal_that_did_not_work_leads_to_its_sheet_and_stays(d: Driver) -> None:
    line = fill(d.desk)[0]
    run = paid_run(d.desk, line.id)
    d.open_page("renewal", line.id)
    page = d.window._stack.currentWidget()
    assert isinstance(page, RunPage)
    page.show_trouble()
    assert page.trouble is not None
    assert not page.trouble.sheet.isVisible(), "first it is asked what happened"
    page.trouble.causes.choose("not_credited")
    page.trouble._choose("not_credited")
    d.settle()
    assert page.trouble.sheet.isVisible()
    d.click(page.trouble.sheet)
    dialog = _dialog()
    assert dialog.ranges.offer.value == run.id
    d.click(dialog.cancel)
    assert d.window._stack.currentWidget() is page
    assert page.trouble is not None
