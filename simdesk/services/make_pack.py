"""Makes a pack file of the checkout's own catalogue and words; the program never runs it."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

from babel.messages.pofile import read_po

from simdesk.catalogue.files import Section, parse, read_contents
from simdesk.catalogue.pack import words_file
from simdesk.domain.errors import PackError
from simdesk.i18n.shown import shown
from simdesk.paths import resources_dir, translations_dir
from simdesk.services.pack_check import TRANSLATED, check_pack

_MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same files always make the same pack."""


def make_pack(target: Path) -> Path:
    """Write `simdesk-catalogue-<edition>.zip` into the folder `target` and check it; return it.

    Raises:
        PackError: the catalogue or its words have faults; no pack was made.
        OSError: a file cannot be read or written.
    """
    contents: dict[str, bytes] = {}
    for section in Section:
        for name, data in read_contents(resources_dir() / "catalogue", section).items():
            if isinstance(data, OSError):
                raise data
            contents[name] = data
    texts = set(shown(parse(contents).tables))
    for language in TRANSLATED:
        contents[words_file(language)] = _words(language, texts)
    target.mkdir(parents=True, exist_ok=True)
    partial = target / "pack.partial"
    write_archive(partial, contents)
    try:
        pack = check_pack(partial)
        return partial.replace(target / f"simdesk-catalogue-{pack.edition}.zip")
    finally:
        partial.unlink(missing_ok=True)


def write_archive(path: Path, contents: dict[str, bytes]) -> None:
    """Write the parts of a pack as one zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(name, _MADE), data, compress_type=zipfile.ZIP_DEFLATED)


def _words(language: str, texts: set[str]) -> bytes:
    """Return the translations of `texts` as TOML; a string of JSON is one of TOML as well."""
    path = translations_dir() / language / "LC_MESSAGES" / "simdesk.po"
    with path.open("rb") as file:
        words = {m.id: m.string for m in read_po(file, language) if m.id in texts and m.string}
    lines = (f"{_quoted(text)} = {_quoted(words[text])}\n" for text in sorted(words))
    return "".join(lines).encode()


def _quoted(text: object) -> str:
    return json.dumps(text, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """Make the pack in the folder named, or in `dist`."""
    try:
        print(make_pack(Path(arguments[0] if arguments else "dist")))
    except PackError as error:
        print(*(error.details or (error,)), sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
