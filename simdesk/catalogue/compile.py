"""Writes the compiled form of a catalogue, once, while building; the program only reads it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from simdesk.catalogue.files import COMPILED, Section, fingerprint, parse, read_contents
from simdesk.catalogue.loader import catalogue_of
from simdesk.domain.errors import CatalogueError
from simdesk.paths import resources_dir


def compile_catalogue(folder: Path) -> Path:
    """Check the whole catalogue in `folder` and write its compiled form beside it.

    Raises:
        CatalogueError: a file has a problem; nothing was written.
        OSError: the folder cannot be written.
    """
    contents = {section: read_contents(folder, section) for section in Section}
    tables = {section: parse(contents[section]) for section in Section}
    catalogue = catalogue_of(tables.__getitem__)
    if problems := catalogue.check():
        raise CatalogueError(problems)
    lines = [
        json.dumps(
            {"fingerprint": fingerprint(contents[section]), "tables": tables[section].tables},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for section in Section
    ]
    target = folder / COMPILED
    partial = target.with_suffix(".partial")
    partial.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    partial.replace(target)
    return target


def main(arguments: list[str]) -> int:
    """Compile the catalogue in the folder named, or the program's own."""
    folder = Path(arguments[0]) if arguments else resources_dir() / "catalogue"
    try:
        print(compile_catalogue(folder))
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
