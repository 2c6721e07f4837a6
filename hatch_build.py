"""Compiles words and the catalogue while a wheel is built; they are never committed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds what is compiled to the wheel, where `simdesk.paths` looks for it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and map each file into the package."""
        sys.path.insert(0, str(ROOT))  # the build happens where the program is not installed
        from simdesk.catalogue.compile import compile_catalogue  # noqa: PLC0415 - as above
        from simdesk.i18n.compile import compile_words  # noqa: PLC0415 - as above

        compile_catalogue(ROOT / "resources" / "catalogue")
        translations = ROOT / "translations"
        for mo in compile_words(translations):
            place = mo.relative_to(translations).as_posix()
            build_data["force_include"][str(mo)] = f"simdesk/_data/translations/{place}"
