"""Gives a frozen program the list of its parts, each with the words of its licence.

`python -m installer.licences FROZEN`. It replaces what the checkout has in `resources/licences`: a
package needs no more than its own parts. A part without a text stops it, for it may not be passed
on.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from installer import NotMadeError
from installer.frozen import Frozen, read_frozen
from installer.lock import plain
from installer.native import LIBRARIES, SystemPackage, libraries_in, system_package
from installer.owners import SIMDESK, find_owners, installed
from simdesk.services.licences.here import gather
from simdesk.services.licences.listed import INDEX
from simdesk.services.licences.part import Part, folder

_DOCUMENTS = Path("/usr/share/doc")
_CODE = re.compile(r".*(\.so(\.[\d.]+)?|\.dll|\.dylib|\.pyd)")


class NoLicenceError(NotMadeError):
    """Parts of the frozen program have no licence text; the message names them."""


def write(frozen_folder: Path) -> Path:
    """Put list and texts into a frozen folder; return the place inside where they are now.

    Raises:
        FileNotFoundError: there is no program in the folder, or it holds no list to replace.
        NoLicenceError: nothing was changed.
    """
    frozen = read_frozen(frozen_folder)
    try:
        place = frozen.files["resources/licences/parts.toml"].parent
    except KeyError:
        raise FileNotFoundError(f"no list of parts in {frozen_folder}") from None
    texts: dict[str, str] = {}
    listed = []
    for part in parts_of(frozen):
        file = texts.setdefault(part.text(), _file_name(part.name))
        listed.append(
            {
                "name": part.name,
                "version": part.version,
                "licence": part.licence,
                "by": part.by,
                "file": file,
            }
        )
    shutil.rmtree(place)
    place.mkdir()
    for text, name in texts.items():
        (place / name).write_text(f"{text}\n", "utf-8", newline="\n")
    index = json.dumps(listed, ensure_ascii=False, indent=1)
    (place / INDEX).write_text(f"{index}\n", "utf-8", newline="\n")
    return place


def parts_of(frozen: Frozen) -> list[Part]:
    """Return the parts of a frozen program, those of the building system last.

    Raises:
        NoLicenceError: something in it is no part, or a part has no text.
    """
    entries = tomllib.loads((folder() / "parts.toml").read_text("utf-8"))["part"]
    of = {entry["name"]: plain(entry.get("distribution", "")) for entry in entries}
    inside = _inside(frozen)
    parts = [
        replace(part, version=inside.get(part.name) or part.version)
        for part in gather(packaged=True)
        if not _is_library(part.name) or part.name in inside
    ]
    owners, strangers, faults = _owners(frozen)
    parts = [part for part in parts if of[part.name] in ("", *owners)]
    faults += sorted(owners - {of[part.name] for part in parts} - {SIMDESK})
    faults += sorted(inside.keys() - {part.name for part in parts})
    parts += [_debian_part(package) for package in sorted(strangers, key=lambda each: each.name)]
    faults += [part.name for part in parts if not part.files or not part.text()]
    if faults:
        raise NoLicenceError(f"no licence text for: {', '.join(faults)}")
    return parts


def _is_library(name: str) -> bool:
    return any(library.name == name for library in LIBRARIES)


def _inside(frozen: Frozen) -> dict[str, str | None]:
    """Return the libraries that files are or hold, with the versions that they tell."""
    found: dict[str, str | None] = {}
    for place, path in sorted(frozen.files.items()):
        for library in libraries_in(place):
            found[library.name] = found.get(library.name) or library.version(path)
    return found


def _owners(frozen: Frozen) -> tuple[set[str], set[SystemPackage], list[str]]:
    """Return whose files and modules are there: packages, those of the system, and nobody's."""
    known = find_owners(installed())
    owners = {known.of_module(module) for module in frozen.modules}
    nobodys = [f"module {name}" for name in sorted(frozen.modules) if not known.of_module(name)]
    strangers = set()
    for place, path in sorted(frozen.files.items()):
        owner = known.of_file(place)
        owners.add(owner)
        if owner is None and _CODE.fullmatch(place) and not libraries_in(place):
            package = system_package(path)
            if package is None:
                nobodys.append(place)
            else:
                strangers.add(package)
    return {owner for owner in owners if owner is not None}, strangers, nobodys


def _debian_part(package: SystemPackage) -> Part:
    """Return a part with the copyright file of its package, which every Debian package has."""
    file = _DOCUMENTS / package.name / "copyright"
    found = re.search(r"^License: *(\S.*)$", file.read_text("utf-8"), re.MULTILINE)
    return Part(
        name=package.name,
        version=package.version,
        licence=found[1] if found else "see the text",
        by=", ".join(_holders(file.read_text("utf-8"))) or "see the text",
        files=(file,),
    )


def _holders(text: str) -> Iterator[str]:
    """Yield who has the copyright of most files, without years and addresses."""
    block = re.search(r"^Copyright: *((?:.+\n)(?:[ \t]+.+\n)*)", text, re.MULTILINE)
    for line in block[1].splitlines() if block else ():
        name = re.sub(r"<[^>]*>|\(c\)|©|[\d,\s-]*\d{4}", " ", line, flags=re.IGNORECASE)
        if name := " ".join(name.split()):
            yield name


def _file_name(part: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") + ".txt"


if __name__ == "__main__":
    try:
        write(Path(sys.argv[1]))
    except NoLicenceError as without:
        sys.exit(str(without))
