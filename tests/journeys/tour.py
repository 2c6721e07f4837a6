"""The tour: the main job on the real window, by clicks and keys; leaves pictures and an export.

`python -m tests.journeys.tour [--language zh_CN|ru|en] [--out FOLDER]`. The last line printed is
the folder.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from simdesk.domain.event import EventKind
from simdesk.i18n.language import LANGUAGES, _
from simdesk.ui.dialogs.export_dialog import ExportDialog
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.fields import ComboBox, LineEdit
from simdesk.ui.widgets.marks import CheckTick
from tests.driver import Driver
from tests.receipt_picture import draw_receipt
from tests.samples import LABELS, TODAY, event, fill, rubles

PASTED = "Мой номер: ８ (921) 440-19-77, спасибо"
NUMBER = "+79214401977"
MOST_STEPS = 14


class Tour:
    """One walk through the program, with a picture at every turn."""

    def __init__(self, out: Path, language: str, desk: Path) -> None:
        self._out = out
        self._language = language
        self._pictures = 0
        self.d = Driver(desk, language=language)

    def walk(self) -> None:
        """First number, forecast, a whole renewal with a receipt, and the export."""
        self.first_number()
        self.forecast()
        self.choose_terminal()
        self._do_step(self.page())
        self._do_step(self.page())
        self._press(_("Continue later"))
        self._shoot("left-and-kept")
        self.resume()
        self.walk_steps()
        self.export()
        self.d.close()

    def _shoot(self, name: str) -> None:
        self._pictures += 1
        self.d.settle()
        self.d.shoot(self._out / f"{self._pictures:02d}-{name}.png")

    def _press(self, words: str) -> None:
        self.d.click(self.d.find(Button, words))

    def first_number(self) -> None:
        """Paste the first number into the empty program, and see its date before it is kept."""
        d = self.d
        self._shoot("first-start")
        QGuiApplication.clipboard().setText(PASTED)
        d.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        operator = d.find(ComboBox, _("2. Who serves it now?"))
        assert isinstance(operator, ComboBox)
        for _press in range(operator.count()):
            if operator.value() == "mts":
                break
            d.key(Qt.Key.Key_Down, widget=operator)
        d.type(d.find(LineEdit, _("Name it, if you like")), LABELS[self._language][0])
        self._press(_("1 to 3 months ago"))
        self._shoot("first-number")
        self._press(_("Save and see my number"))

    def forecast(self) -> None:
        """See which clock runs out first and why; the other numbers are there as samples."""
        d = self.d
        line = d.desk.lines.find(NUMBER)
        assert line is not None
        d.desk.events.record(
            event(line.id, EventKind.BALANCE, TODAY, balance=rubles(147))  # what the owner reads
        )
        d.settle()
        self._shoot("forecast")
        self._press(_("Why this date?"))
        self._shoot("why-this-date")
        d.key(Qt.Key.Key_Escape, widget=QApplication.activePopupWidget())
        self._press(_("Record activity"))
        self._shoot("record-activity")
        d.key(Qt.Key.Key_Escape, widget=QApplication.activeModalWidget())
        fill(d.desk, self._language)
        numbers = d.find(NumbersPage)
        assert isinstance(numbers, NumbersPage)
        numbers.choose(line.id)
        d.settle()
        self._shoot("numbers")

    def resume(self) -> None:
        """Start the renewal of the chosen number, or go on with it."""
        self.d.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    def choose_terminal(self) -> None:
        """Say what is at hand, and begin the terminal route."""
        d = self.d
        self.resume()
        self._press(_("In Russia"))
        for means in (_("Cash in Russia"), _("Gosuslugi account"), _("Passport")):
            self._press(means)
        d.click(d.find(QRadioButton, _("Payment terminal")))
        self._shoot("routes")
        d.click(d.find(Button, _("Continue: {route}").format(route=_("Payment terminal"))))

    def walk_steps(self) -> None:
        """Do every step that is left, to the end of the renewal."""
        for _step in range(MOST_STEPS):
            page = self._page()
            if page is None:
                return
            self._do_step(page)
        raise RuntimeError("the renewal did not come to its end")

    def page(self) -> RunPage:
        """Return the page of the renewal."""
        page = self._page()
        assert page is not None
        return page

    def _page(self) -> RunPage | None:
        pages = self.d.window.findChildren(RunPage)
        return next((page for page in pages if page.isVisible()), None)

    def _do_step(self, page: RunPage) -> None:
        """Tick, fill in, add the receipt where one is wanted, and go on."""
        d = self.d
        for tick in page.findChildren(CheckTick):
            if tick.isVisible() and not tick.isChecked():
                d.click(tick)
        for label, text in (
            (_("Amount you mean to pay, ₽"), "150"),
            (_("Amount paid, ₽"), "150,00"),
            (_("Commission, ₽ (optional)"), "4"),
            (_("Balance you see now, ₽"), "297"),
        ):
            for field in page.findChildren(LineEdit):
                if field.isVisible() and field.accessibleName() == label:
                    d.type(field, text)
        if any(
            b.isVisible() and b.accessibleName() == _("Choose files…")
            for b in page.findChildren(Button)
        ):
            self._drop_receipt(page)
            self._press(_("As paid: {amount}, {date}").split("{", 1)[0])
        for choice in page.findChildren(QRadioButton):
            if choice.isVisible() and choice.accessibleName() == _("Call"):
                d.click(choice)
        self._shoot("step")
        d.click(page.frame.footer.primary)

    def _drop_receipt(self, page: RunPage) -> None:
        """Drop a picture file onto the step, as a file manager does."""
        slip = draw_receipt(self._out / "slip.png", number=NUMBER.removeprefix("+7"))
        drop_files(page.frame.content.viewport(), [slip])
        self.d.until(lambda: bool(self.d.desk.receipts.everything()))
        slip.unlink()

    def export(self) -> None:
        """Look at the receipt, and hand the folder over."""
        d = self.d
        d.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        d.settle(20)
        self._shoot("receipts")
        self._press(_("Export receipt folder…"))
        dialog = d.find(ExportDialog, within=d.window)
        assert isinstance(dialog, ExportDialog)
        target = self._out / "receipts"
        d.type(dialog.place.edit, str(target))
        self._shoot("export")
        d.click(dialog.primary)
        d.until(target.is_dir)
        self._shoot("exported")
        d.key(Qt.Key.Key_Escape, widget=dialog)


def drop_files(widget: QWidget, files: Sequence[Path]) -> None:
    """Send the events of a drag with files that ends over `widget`."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    middle: QPoint = widget.rect().center()
    state = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(middle, copy, mime, *state))
    QApplication.sendEvent(widget, QDropEvent(QPointF(middle), copy, mime, *state))


def main() -> int:
    """Walk, and print the folder with what remains."""
    parser = argparse.ArgumentParser(prog="dev.py tour")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    out = options.out or Path(tempfile.mkdtemp(prefix="simdesk-pictures-"))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="simdesk-tour-") as data:
        Tour(out, options.language, Path(data) / "desk").walk()
    pictures = len(list(out.glob("*.png")))
    print(f"{pictures} pictures and the exported folder “receipts” are in")
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
