"""The built wheel in a clean environment: the command, its resources and its words are found."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from simdesk import __version__
from simdesk.i18n.language import LANGUAGES
from tests.samples import fill, make_desk

ROOT = Path(__file__).parents[1]

LOOK = """
from simdesk import paths
from simdesk.catalogue.loader import load_catalogue
from simdesk.i18n.language import LANGUAGES, use_language, _
catalogue = load_catalogue(paths.resources_dir() / "catalogue")
print(paths.resources_dir(), catalogue.check(), len(catalogue.operators) > 4)
print([use_language(code, paths.translations_dir()) and _("Numbers") for code in LANGUAGES])
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Return what a command prints; it must end well and complain of nothing."""
    ran = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources with nothing compiled in it."""
    source = tmp_path_factory.mktemp("source")
    ignored = shutil.ignore_patterns("__pycache__", "*.mo", "compiled.jsonl")
    for name in ("simdesk", "resources", "translations"):
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for path in (*ROOT.glob("*.md"), ROOT / "LICENSE", *ROOT.glob("*.py"), *ROOT.glob("*.toml")):
        shutil.copy(path, source)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", cwd=source)
    [built] = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment that has the wheel and borrows its needs."""
    place = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    commands = place / ("Scripts" if sys.platform == "win32" else "bin")
    install = ("install", "--no-deps", "--no-index", "--disable-pip-version-check", wheel)
    run(sys.executable, "-m", "pip", "--python", commands / "python", *install, cwd=place)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run(commands / "python", "-c", ask, cwd=place).strip())
    # A plain path: the checkout that the lender's own path files name stays out of reach.
    (site / "needs.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return commands


def test_the_wheel_holds_all_data_compiled_and_no_sources_of_words(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = "simdesk/_data"
    resources = {
        f"{data}/resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.suffix in (".toml", ".svg")
    }
    assert resources <= names
    assert f"{data}/resources/catalogue/compiled.jsonl" in names
    words = {name for name in names if "translations" in name}
    assert words == {f"{data}/translations/{code}/LC_MESSAGES/simdesk.mo" for code in LANGUAGES}
    assert {"LICENSE", "THIRD_PARTY_NOTICES.md"} <= {name.split("/")[-1] for name in names}
    assert {name.split("/")[0] for name in names} == {"simdesk", f"simdesk-{__version__}.dist-info"}


def test_the_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "simdesk", "--version", cwd=tmp_path) == f"simdesk {__version__}\n"


def test_resources_and_words_are_found_in_the_installed_package(
    installed: Path, tmp_path: Path
) -> None:
    catalogue, words = run(installed / "python", "-c", LOOK, cwd=tmp_path).splitlines()
    assert catalogue.startswith(str(installed.parent))
    assert catalogue.endswith("() True")
    assert words == "['号码', 'Номера', 'Numbers']"


def test_the_command_lists_numbers_in_the_language_asked_for(
    installed: Path, tmp_path: Path
) -> None:
    desk = make_desk(tmp_path / "data")
    fill(desk)
    desk.close()
    listing = ("--data-dir", tmp_path / "data", "--list", "--language")
    russian = run(installed / "simdesk", *listing, "ru", cwd=tmp_path)
    chinese = run(installed / "simdesk", *listing, "zh_CN", cwd=tmp_path)
    assert "+7 916 123-45-67" in russian.replace("\N{NO-BREAK SPACE}", " ")
    assert re.search("[а-я]{5}", russian)
    assert re.search("[\u4e00-\u9fff]{2}", chinese)
