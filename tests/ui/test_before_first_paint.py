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
_SERVICES = {
    *("changes", "desk", "history", "line_index", "lines", "own_rules", "packs", "search"),
    "settings",
}
_NOUNS = {
    *("activity_clock", "change", "clock", "edition", "errors", "event", "forecast", "line"),
    *("means", "money", "money_clock", "msisdn", "operator", "own_rule", "purpose", "question"),
    *("reach_clock", "registration_clock", "rule", "settings"),
}
_CLASSES_OF_OTHERS = {"QFileDialog", "QGradient", "QStyle", "QWizard"}
"""Qt makes these, with hundreds of enumerations or classes beside them, if a call needs them.

QStyle for a style or the state of a row, QGradient for `fillRect`, and every widget there is for
a widget that Python did not make.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a fresh program tells whose first paint has just reached the screen."""
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
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


@pytest.fixture
def modules(told: dict[str, list[str]]) -> set[str]:
    """What had been imported."""
    return set(told["modules"])


def _below(package: str, modules: set[str]) -> set[str]:
    return {name.removeprefix(package) for name in modules if name.startswith(package)}


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


def test_services_and_nouns_that_the_list_does_not_need_are_not_loaded(modules: set[str]) -> None:
    assert _below("simdesk.services.", modules) == _SERVICES
    assert _below("simdesk.domain.", modules) == _NOUNS


def test_qt_makes_no_classes_that_nobody_asked_for(told: dict[str, list[str]]) -> None:
    assert set(told["classes"]) & _CLASSES_OF_OTHERS == set()
