"""What may be imported before the numbers are on the screen; everything else can wait."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import fill, make_desk

ROOT = Path(__file__).parents[2]

_SHIBOKEN = {"shiboken6", "shibokensupport", "signature_bootstrap"}
_PACKAGES = {"PySide6", "apsw", "platformdirs", "simdesk", "tests"} | _SHIBOKEN
_QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg", "PySide6.QtWidgets"}
_HEAVY = {
    "asyncio",
    "concurrent.futures",
    "email",
    "html",
    "http",
    "multiprocessing",
    "sqlite3",
    "ssl",
    "tomllib",
    "urllib.request",
    "xml",
}
_FIRST_PAGES = {"simdesk.ui.pages.numbers_page", "simdesk.ui.pages.page"}
_LATER = ("simdesk.ui.detail", "simdesk.ui.dialogs", "simdesk.ui.receipts", "simdesk.ui.steps")


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules of a fresh program whose first paint has just reached the screen."""
    folder = tmp_path_factory.mktemp("desk")
    desk = make_desk(folder)
    fill(desk)
    desk.close()
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_paint", str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(run.stdout)["modules"])


def test_no_other_library_is_loaded(modules: set[str]) -> None:
    own = {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names)
    site = {name for name in own if not name.startswith(("_", "sitecustomize"))}
    assert site <= _PACKAGES


def test_no_other_part_of_qt_is_loaded(modules: set[str]) -> None:
    assert {name for name in modules if name.startswith("PySide6.Qt")} == _QT


def test_nothing_heavy_of_the_standard_library_is_loaded(modules: set[str]) -> None:
    assert modules & _HEAVY == set()


def test_pages_and_dialogs_that_are_not_seen_are_not_loaded(modules: set[str]) -> None:
    assert {name for name in modules if name.startswith("simdesk.ui.pages.")} == _FIRST_PAGES
    assert [name for name in modules if name.startswith(_LATER)] == []
