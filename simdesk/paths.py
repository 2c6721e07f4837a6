"""Where the program's own data and the owner's data are; it reads nothing from there."""

from __future__ import annotations

import sys
from pathlib import Path


def _bundle() -> Path:
    """Return what holds `resources` and `translations`: a package, a frozen folder, a checkout."""
    installed = Path(__file__).parent / "_data"
    if installed.is_dir():
        return installed
    return Path(getattr(sys, "_MEIPASS", Path(__file__).parents[1]))


def resources_dir() -> Path:
    """Return the folder of catalogue and icons."""
    return _bundle() / "resources"


def translations_dir() -> Path:
    """Return the folder of compiled word catalogues."""
    return _bundle() / "translations"


def data_dir() -> Path:
    """Return the folder for the owner's data that the platform provides, not made yet."""
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed with --data-dir

    return user_data_path("SimDesk", appauthor=False, roaming=False)
