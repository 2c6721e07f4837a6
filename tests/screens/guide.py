"""Draws the pictures of the guide: `python3 dev.py guide [FOLDER]`, into docs/guide/images itself.

The texts of the guide name the lettered marks that are put on the pictures here.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

# On a screen with room for the window; without a file the platform has one of 800 by 800.
os.environ.setdefault(
    "QT_QPA_PLATFORM",
    "offscreen:configfile=" + os.path.relpath(Path(__file__).with_name("screen.json")),
)
os.environ["HOME"] = "/home/anna"  # shown where the program names a place, never written to
os.environ["TZ"] = "Europe/Moscow"  # as the clock of the samples

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QRadioButton

from simdesk.domain.line import Line
from simdesk.domain.means import Means
from simdesk.domain.question import Question
from simdesk.domain.settings import Place
from simdesk.i18n.language import LANGUAGES, _
from simdesk.ui.line_list.list_pane import ListPane
from simdesk.ui.pages.due_page import DuePage
from simdesk.ui.pages.first_run_page import FirstRunPage
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.pages.route_page import RoutePage
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.popover import Popover
from tests.driver import Driver
from tests.samples import fill
from tests.screens.guide_care import Care
from tests.screens.guide_walk import Walk
from tests.screens.marks import At, Mark, Marker, around

IMAGES = Path(__file__).parents[2] / "docs" / "guide" / "images"
SIZE, HIGHER, NARROWER = (1280, 800), (1280, 900), (1120, 800)
PASTED = "Мой номер: 8 (916) 123-45-67, спасибо"


class Guide:
    """One window in one language, taken through what the guide tells."""

    def __init__(self, folder: Path, language: str, data: Path) -> None:
        self._language, self._data = language, data
        self.d = Driver(data / "desk", language=language, size=SIZE)
        self.d.app.setCursorFlashTime(0)
        self.marker = Marker(self.d, folder)

    def draw(self) -> None:
        """Write every picture."""
        self.first_number()
        main = fill(self.d.desk, self._language)[0]
        self.numbers(main)
        self.due()
        self.d.window.resize(*NARROWER)
        self.routes(main)
        Walk(self.marker, self._data).draw()
        self.d.window.resize(*SIZE)
        Care(self.marker, self._data).draw(main)
        self.d.close()

    def first_number(self) -> None:
        """A number pasted out of a sentence, before it is saved."""
        d, page = self.d, self.marker.find(FirstRunPage)
        QGuiApplication.clipboard().setText(PASTED)
        d.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        page._operator.choose("mts")
        page._operator.activated.emit(page._operator.currentIndex())
        d.click(d.find(Button, _("1 to 3 months ago")))
        marks = [
            Mark(page._number, At.RIGHT),
            Mark(page._operator, At.RIGHT),
            Mark(list(page._chips.values())[-1], At.RIGHT),
            Mark(page._result, At.RIGHT),
            Mark(page._save, At.BOTTOM_LEFT),
        ]
        cut = around(d.window, page._title, page.bring, page._result, room=(44, 28))
        self.marker.save("first-number", marks, cut)

    def numbers(self, main: Line) -> None:
        """The numbers, the four clocks of one, and why a date is what it is."""
        d, page, listed = self.d, self.marker.find(NumbersPage), self.marker.find(ListPane)
        d.window.resize(*HIGHER)
        page.choose(main.id)
        d.settle(12)
        detail = page.detail
        marks = [
            Mark(listed.add, At.LEFT),
            Mark(listed, At.RIGHT, (0, -210)),
            Mark(detail.hero, At.TOP_RIGHT, (-30, 30)),
            Mark(detail.clocks, At.TOP, (0, 24)),
            Mark(detail.clocks.rows[0].why, At.RIGHT),
            Mark(detail.hero.renew, At.TOP_RIGHT),
        ]
        self.marker.save("numbers", marks, around(d.window, listed, page, room=(0, 0)))
        d.click(detail.clocks.rows[0].why)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, Popover)
        popup.setFixedHeight(popup._wanted_height())  # all of it, as by scrolling
        self.marker.save("why", window=popup)
        d.key(Qt.Key.Key_Escape, widget=popup)
        d.window.resize(*SIZE)

    def due(self) -> None:
        """What is due, and how to be left alone for a while."""
        self.d.open_page("due")
        page = self.marker.find(DuePage)
        row = page.rows[0]
        marks = [Mark(page._card), Mark(row.deed), Mark(row.later, At.RIGHT, (2, 0))]
        cut = around(self.d.window, page._title, page._card, room=(32, 12))
        self.marker.save("due", marks, cut)

    def routes(self, main: Line) -> None:
        """The questions, what fits, and the button that goes on."""
        d = self.d
        d.open_page("renewal", main.id)
        page = self.marker.find(RoutePage)
        asked = page.filter
        for button in (
            asked.place.button(Place.ABROAD),
            *(asked.flags[q].button("yes") for q in (Question.SIM, Question.SMS, Question.HELPER)),
            asked.nothing[Question.PAY],
            asked.chips[Means.PASSPORT],
        ):
            d.click(button)
        d.click(d.find(QRadioButton, _("Relative or friend in Russia")))
        marks = [
            Mark(asked, At.TOP_RIGHT, (-4, 4)),
            Mark(page.data),
            Mark(page.list.rows["relative"]),
            Mark(page.go, At.TOP_LEFT),
        ]
        self.marker.save("routes", marks, around(d.window, page, room=(0, 0)))
        d.click(page.go)


def main() -> int:
    """Draw the pictures of all languages."""
    parser = argparse.ArgumentParser(
        prog="dev.py guide", description="Draw the pictures of docs/guide in three languages."
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", default=IMAGES)
    parser.add_argument("--language", choices=LANGUAGES)
    options = parser.parse_args()
    time.tzset()
    for language in [options.language] if options.language else LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="simdesk-guide-") as data:
            Guide(options.folder / language, language, Path(data)).draw()
    print(options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
