"""The program's own catalogue, and a copy of it that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.files import COMPILED
from simdesk.catalogue.loader import load_catalogue

FOLDER = Path(__file__).parents[2] / "resources" / "catalogue"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The program's catalogue, read from its TOML files or from their equal."""
    return load_catalogue(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue's files without a compiled form."""
    return shutil.copytree(
        FOLDER, tmp_path / "catalogue", ignore=shutil.ignore_patterns(COMPILED, ".*")
    )
