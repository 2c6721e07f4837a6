"""Draws every page in every language, theme and size: `python -m tests.screens.shoot [FOLDER]`.

The last line printed is the folder.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QDialog

from simdesk.domain.line import Line
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import LANGUAGES
from simdesk.ui.pages.start_problem_page import StartProblemPage
from tests.driver import Driver
from tests.receipt_picture import draw_receipt
from tests.samples import TODAY, fill, rubles
from tests.screens.about import draw_about, draw_problems
from tests.screens.bags import draw_bags
from tests.screens.dispute import draw_dispute
from tests.screens.packs import draw_packs
from tests.screens.receipt_order import draw_receipt_order
from tests.screens.receipt_readings import draw_receipt_readings
from tests.screens.registration import draw_registration
from tests.screens.worked_cases import draw_worked_cases
from tests.screens.wrong_number import draw_wrong_number

SIZES = ((900, 600), (1280, 800))
LOOKS = (ThemeChoice.LIGHT, ThemeChoice.DARK)


class Screens:
    """One window in one language, look and size, taken from page to page."""

    def __init__(
        self, folder: Path, language: str, look: ThemeChoice, size: tuple[int, int]
    ) -> None:
        self._folder = folder
        self._name = f"{language}-{look.value}-{size[0]}x{size[1]}"
        self._data = tempfile.TemporaryDirectory(prefix="simdesk-screens-")
        desk = Path(self._data.name) / "desk"
        self.d = Driver(desk, language=language, look=look, size=size)
        self._language = language

    def draw(self) -> list[Path]:
        """Return the pictures of every page."""
        drawn = [self._shoot("first-run")]
        lines = fill(self.d.desk, self._language)
        self.d.settle(12)
        drawn.append(self._shoot("numbers"))
        drawn += self._dialogs(lines[0])
        drawn += self._renewal(lines[0])
        drawn += draw_wrong_number(self.d, lines[1], self._shoot)
        slip = draw_receipt(Path(self._data.name) / "slip.png")
        kept = self.d.desk.receipts.keep_file(slip, slip.name)
        self.d.desk.receipts.add(kept, slip.name, line_id=lines[0].id, on=TODAY, amount=rubles(150))
        for page in ("due", "receipts", "rules", "scams", "settings"):
            self.d.open_page(page)
            self.d.settle(12)
            drawn.append(self._shoot(page))
        self.d.window._pages.show_settings("reminders")
        QThreadPool.globalInstance().waitForDone()  # the system is asked behind the window
        self.d.settle(12)
        drawn.append(self._shoot("reminders"))
        drawn += draw_packs(self.d, Path(self._data.name), self._shoot)
        drawn += draw_bags(self.d, Path(self._data.name), self._shoot)
        self.d.open_page("card", lines[0].id)
        drawn.append(self._shoot("card"))
        self.d.open_page("export")
        self.d.settle()
        drawn.append(self._shoot("export"))
        self._close_dialogs()
        drawn += draw_dispute(self.d, lines[6], Path(self._data.name), self._shoot)
        drawn += draw_worked_cases(self.d, self._shoot)
        drawn += draw_registration(self.d, lines[5], self._shoot)
        order = Path(self._data.name) / "order"
        order.mkdir()
        drawn += draw_receipt_order(self.d, lines[:3], order, self._shoot)
        drawn += draw_receipt_readings(self.d, lines[3], Path(self._data.name), self._shoot)
        drawn += draw_about(self.d, self._shoot)
        drawn += draw_problems(self.d, self._save)
        self.d.close()
        self._data.cleanup()
        return drawn

    def _shoot(self, page: str) -> Path:
        return self.d.shoot(self._folder / f"{page}-{self._name}.png")

    def _close_dialogs(self) -> None:
        for dialog in self.d.window.findChildren(QDialog):
            dialog.reject()
        self.d.settle()

    def _dialogs(self, line: Line) -> list[Path]:
        drawn = []
        for name in ("add", "edit", "record", "owner", "rule", "calendar"):
            self.d.open_page(name, line.id)
            self.d.settle()
            drawn.append(self._shoot(name))
            self._close_dialogs()
        return drawn

    def _renewal(self, line: Line) -> list[Path]:
        self.d.open_page("renewal", line.id)
        self.d.settle()
        drawn = [self._shoot("routes")]
        runs = self.d.desk.runs
        run = runs.start(line.id, "payment_terminal")
        for number, step in enumerate(runs.route(run).steps):
            self.d.open_page("renewal", line.id)
            self.d.settle()
            drawn.append(self._shoot(f"step{number + 1}"))
            runs.complete(runs.get(run.id), step.id)
        return drawn

    def _save(self, name: str, page: StartProblemPage) -> Path:
        path = self._folder / f"{name}-{self._name}.png"
        page.grab().save(str(path))
        return path


def main() -> int:
    """Draw everything."""
    parser = argparse.ArgumentParser(
        prog="dev.py screens", description="Draw every page in every language, theme and size."
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    folder: Path = parser.parse_args().folder or Path(tempfile.mkdtemp(prefix="screens-"))
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for language in LANGUAGES:
        for look in LOOKS:
            for size in SIZES:
                count += len(Screens(folder, language, look, size).draw())
                QApplication.processEvents()
    print(f"{count} pictures are in")
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
