"""After another catalogue was chosen the window opens anew, in the same program, on the new one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.packs import NEW_PAGE, make
from tests.samples import fill, make_desk

ROOT = Path(__file__).parents[2]

SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from simdesk.app import build
from simdesk.i18n.language import language
from simdesk.ui.main_window import MainWindow
from simdesk.ui.start import run_window

folder, pack, steps = Path(sys.argv[1]), Path(sys.argv[2]), []

def windows():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]

def take():
    [window] = windows()
    settings = window._desk.settings
    settings.keep(replace(settings.current, language="ru"))
    packs = window._desk.packs
    offer = packs.look(pack)
    packs.take(offer, offer.changes.addresses)
    window.move(40, 30)
    window.reopen_requested.emit()
    QTimer.singleShot(600, back)

def tell():
    [window] = windows()
    desk = window._desk
    page = desk.catalogue.operator("mts").links["account"].url
    shown = window._stack.currentWidget().packs.isVisible()
    file, count = desk.packs.in_use.file, desk.lines.count()
    print(language(), window.isVisible(), shown, page, count, file, flush=True)

def back():
    if len(windows()) > 1:  # the old one goes when it is its turn
        QTimer.singleShot(50, back)
        return
    tell()
    [window] = windows()
    window._stack.currentWidget().packs.back.click()
    QTimer.singleShot(600, end)

def end():
    if len(windows()) > 1:
        QTimer.singleShot(50, end)
        return
    tell()
    windows()[0].close()

def start():
    QTimer.singleShot(600, take)

from simdesk.ui.start import make_application
make_application()
QTimer.singleShot(0, start)
print("status", run_window(folder, "en", build), len(QApplication.topLevelWidgets()))
"""


def test_the_window_opens_anew_and_the_program_goes_on(tmp_path: Path) -> None:
    # In the language that was chosen since, not in that of the command line.
    folder = tmp_path / "data"
    desk = make_desk(folder)
    fill(desk)
    desk.close()
    pack = make(tmp_path / "new.zip", edits=NEW_PAGE)
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), str(pack)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.stdout.splitlines() == [
        "ru True True https://my.mts.ru/ 8 new.zip",
        "ru True True https://lk.mts.ru/ 8 ",
        "status 0 0",
    ], ran.stderr
    problems = [line for line in ran.stderr.splitlines() if "propagateSizeHints" not in line]
    assert problems == []
    # Nothing holds the folder any more.
    make_desk(folder).close()
