"""The guards around every test, each shown to fail a test that deserves it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

TESTS = """
import threading
from PySide6.QtCore import QObject, QTimer, Signal, qWarning
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication.instance() or QApplication([])
kept = []

class Bell(QObject):
    rung = Signal()

def test_well_behaved():
    window = QWidget()
    window.show()
    timer = QTimer(window)
    timer.start(10_000)
    window.close()
    window.deleteLater()

def test_complaint():
    qWarning("a complaint")

def test_complaint_taken_out(qt_messages):
    qWarning("a complaint")
    assert qt_messages.pop().endswith("a complaint")

def test_lost():
    bell = Bell()
    bell.rung.connect(lambda: 1 / 0)
    bell.rung.emit()

def test_timer():
    kept.append(QTimer())
    kept[-1].start(10_000)

def test_window():
    kept.append(QWidget())
    kept[-1].show()

def test_thread():
    ended = threading.Event()
    kept.append(ended)
    threading.Thread(target=ended.wait, args=[10], daemon=True).start()

def test_after_them():
    kept[-1].set()
"""


def test_each_guard_catches_what_it_is_there_for(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_seeded.py").write_text(TESTS, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", "--rootdir=."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    outcomes = sorted(line for line in ran.stdout.splitlines() if "test_seeded.py::" in line)
    told = [line.replace("test_seeded.py::", "").split(" - ")[0] for line in outcomes]
    caught = {line.split()[1] for line in told if line.startswith("ERROR ")}
    assert caught == {"test_complaint", "test_lost", "test_timer", "test_window", "test_thread"}
    assert "8 passed, 5 errors" in ran.stdout
    for reason in (
        "a complaint",
        "ZeroDivisionError",
        "timer left running: QTimer",
        "window left open: QWidget",
        "thread left running: Thread-",
    ):
        assert reason in ran.stdout
