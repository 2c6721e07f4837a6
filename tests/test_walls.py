"""The walls between layers: they stand, and each falls when it is broken on purpose."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

SEEDS = {
    "Layers: what stands lower knows nothing of what stands higher": (
        "services/lines.py",
        "import simdesk.ui.bridge",
    ),
    "Qt is the outer layer only": ("domain/money.py", "from PySide6.QtCore import QDate"),
    "Only storage knows the database driver": ("ui/bridge.py", "import apsw"),
    "No words in the core": ("catalogue/loader.py", "from simdesk.i18n.language import _"),
    "Babel works before the program, never in it": ("services/lines.py", "import babel"),
    "Reading a file knows nothing of what is kept": (
        "reading/read.py",
        "import simdesk.storage.attachments",
    ),
    "Only reading knows the decoders": ("services/receipts.py", "import zxingcpp"),
    "Pages do not know each other": (
        "ui/pages/numbers_page.py",
        "import simdesk.ui.pages.receipts_page",
    ),
    "No cycles": ("domain/errors.py", "import simdesk.domain.msisdn"),
}
"""Of each wall, a file and the import that breaks it."""


def check(tree: Path) -> tuple[int, str]:
    """Return the exit status and the report of import-linter on a tree."""
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the code that a test may break."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "simdesk", tmp_path / "simdesk", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_walls_stand() -> None:
    status, report = check(ROOT)
    assert status == 0, report
    assert report.count(" KEPT") == len(CONTRACTS)


def test_each_wall_falls_when_it_is_broken(tree: Path) -> None:
    assert {contract["name"] for contract in CONTRACTS} == set(SEEDS)
    for name, line in SEEDS.values():
        with (tree / "simdesk" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    status, report = check(tree)
    assert status == 1
    for contract in SEEDS:
        assert f"{contract} BROKEN" in report


def test_a_part_that_no_layer_names_is_refused(tree: Path) -> None:
    (tree / "simdesk" / "helpers.py").write_text('"""A drawer."""\n', encoding="utf-8")
    status, report = check(tree)
    assert status == 1
    assert "helpers" in report
