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

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, and map each file into the package."""
        sys.path.insert(0, str(ROOT))
        from simdesk.catalogue.compile import compile_catalogue  # noqa: PLC0415 - path set above

        compile_catalogue(ROOT / "resources" / "catalogue")
        for po in sorted((ROOT / "translations").glob("*/LC_MESSAGES/simdesk.po")):
            mo = compile_words(po)
            place = mo.relative_to(ROOT / "translations").as_posix()
            build_data["force_include"][str(mo)] = f"simdesk/_data/translations/{place}"


def compile_words(po: Path) -> Path:
    """Compile one word catalogue beside its source."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only where something is compiled
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parents[1].name)
    mo = po.with_suffix(".mo")
    with mo.open("wb") as target:
        write_mo(target, catalogue)
    return mo
