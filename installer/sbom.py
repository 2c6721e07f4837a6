"""Writes the bill of materials (CycloneDX) of a frozen folder: what is in it, not what was meant.

`python -m installer.sbom FROZEN [DIST]`. A part that belongs to no component stops it: what nobody
can name must not reach a person.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.model.license import License, LicenseAcknowledgement
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from installer import NotMadeError
from installer.freeze import moment
from installer.frozen import Frozen, read_frozen
from installer.listing import sha256
from installer.lock import DEV, read_lock
from installer.native import Library, SystemPackage, libraries_in, python_version, system_package
from installer.owners import PYINSTALLER, PYTHON, SIMDESK, find_owners, installed
from simdesk import __version__

SCHEMA = SchemaVersion.V1_6

LICENCES = {
    # Where the metadata of a package say it in words, or not wholly.
    "apsw-sqlite3mc": "Any-OSI",
    "pypdfium2": "BSD-3-Clause OR Apache-2.0",
    PYINSTALLER: "GPL-2.0-or-later WITH Bootloader-exception",
}


class UnknownPartError(NotMadeError):
    """Parts of the frozen folder belong to no component; the message names them."""


def write_sbom(folder: Path, dist: Path) -> Path:
    """Describe a frozen folder in `dist`; each system's has its own name, as its parts are others.

    Raises:
        FileNotFoundError: there is no program in the folder.
        UnknownPartError: a file or a module belongs to no component.
    """
    frozen = read_frozen(folder)
    text = describe(frozen)
    dist.mkdir(parents=True, exist_ok=True)
    path = dist / f"SimDesk-{__version__}-{frozen.system}.cdx.json"
    path.write_text(text, "utf-8", newline="\n")
    return path


def describe(frozen: Frozen) -> str:
    """Return the bill of materials as JSON, the same for the same folder and sources.

    Raises:
        UnknownPartError: a file or a module belongs to no component.
    """
    ours = _component(SIMDESK, "SimDesk", __version__, "MIT", kind=ComponentType.APPLICATION)
    tools = ToolRepository(components=[this_component()])
    made_from = datetime.fromtimestamp(moment(), tz=UTC)
    metadata = BomMetaData(component=ours, timestamp=made_from, tools=tools)
    # A random number would make two bills of the same folder differ, so it comes from the content.
    bom = Bom(components=_components(frozen), metadata=metadata, serial_number=UUID(int=0))
    bom.register_dependency(ours, bom.components)
    bom.serial_number = uuid5(NAMESPACE_URL, _json(bom))
    text = _json(bom)
    fault = JsonStrictValidator(SCHEMA).validate_str(text)
    if fault is not None:
        raise ValueError(f"the bill of materials breaks its own form: {fault}")
    return text


def _json(bom: Bom) -> str:
    told = json.loads(make_outputter(bom, OutputFormat.JSON, SCHEMA).output_as_string())
    return json.dumps(_in_order(told), indent=2, sort_keys=True) + "\n"


def _in_order(value: Any) -> Any:
    """Put every list in order: the library writes some of them in another order each time."""
    if isinstance(value, dict):
        return {key: _in_order(each) for key, each in value.items()}
    if isinstance(value, list):
        return sorted(map(_in_order, value), key=lambda each: json.dumps(each, sort_keys=True))
    return value


def _components(frozen: Frozen) -> list[Component]:
    packages = installed()
    owners = find_owners(packages)
    files: dict[str, list[str]] = {}
    of_system: defaultdict[SystemPackage, list[str]] = defaultdict(list)
    alone: list[str] = []
    strays: list[str] = []
    for place, path in sorted(frozen.files.items()):
        owner = owners.of_file(place)
        if owner is not None:
            files.setdefault(owner, []).append(place)
        elif package := system_package(path):
            of_system[package].append(place)
        else:
            (alone if libraries_in(place) else strays).append(place)
    for module in sorted(frozen.modules):
        owner = owners.of_module(module)
        if owner is None:
            strays.append(f"module {module}")
        else:
            files.setdefault(owner, [])  # a package may have no file beside the archive
    if strays:
        raise UnknownPartError("belongs to no component: " + ", ".join(strays))
    files.pop(SIMDESK)  # the bill is that of SimDesk; its own files are not a part of it
    made = [_of_package(name, packages, places, frozen) for name, places in files.items()]
    made += [_of_system(package, places, frozen) for package, places in of_system.items()]
    return [*made, *_inside(alone, frozen)]


def _of_package(
    name: str, packages: Mapping[str, Distribution], places: list[str], frozen: Frozen
) -> Component:
    if name == PYTHON:
        version = python_version([frozen.files[place] for place in places])
        purl = PackageURL("generic", name="cpython", version=version)
        component = _component(str(purl), "CPython", version, "PSF-2.0", purl=purl, places=places)
    else:
        told = packages[name].metadata
        fields = (told[field] for field in ("License-Expression", "License") if field in told)
        licence = LICENCES.get(name) or next(fields, None)
        purl = PackageURL("pypi", name=name, version=told["Version"])
        component = _component(str(purl), name, told["Version"], licence, purl=purl, places=places)
        locked = read_lock(DEV).get(name)
        if locked is not None and locked.version == told["Version"]:
            component.hashes = [_sha256(content) for content in locked.hashes]
    component.components = _inside(places, frozen)
    return component


def _of_system(package: SystemPackage, places: list[str], frozen: Frozen) -> Component:
    purl = PackageURL(
        "deb",
        namespace=package.system.split("-")[0],
        name=package.name,
        version=package.version,
        qualifiers={"arch": package.architecture, "distro": package.system},
    )
    component = _component(str(purl), package.name, package.version, None, purl=purl, places=places)
    component.components = _inside(places, frozen)
    return component


def _inside(places: list[str], frozen: Frozen) -> list[Component]:
    """Return the libraries that files are or hold, with the hash of a file as it is shipped."""
    found: dict[Library, list[str]] = {}
    for place in places:
        for library in libraries_in(place):
            found.setdefault(library, []).append(place)
    made = []
    for library, here in found.items():
        version = library.version(frozen.files[here[0]])
        name = re.sub(r"\W+", "-", library.name.lower())
        purl = PackageURL("generic", name=name, version=version)
        component = _component(
            f"{purl}#{here[0]}", library.name, version, library.licence, purl=purl, places=here
        )
        if len(here) == 1:
            component.hashes = [_sha256(sha256(frozen.files[here[0]]))]
        if version is None:
            component.properties = [Property(name="simdesk:version", value="not told by the file")]
        made.append(component)
    return made


def _sha256(content: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=content)


def _component(
    ref: str,
    name: str,
    version: str | None,
    licence: str | None,
    *,
    kind: ComponentType = ComponentType.LIBRARY,
    purl: PackageURL | None = None,
    places: list[str] | None = None,
) -> Component:
    declared = LicenseAcknowledgement.DECLARED
    licences: list[License] = []
    if licence:
        licences = [LicenseFactory().make_from_string(licence, license_acknowledgement=declared)]
    found = ComponentEvidence(occurrences=[Occurrence(location=place) for place in places or ()])
    return Component(
        bom_ref=ref,
        name=name,
        version=version,
        type=kind,
        purl=purl,
        licenses=licences,
        evidence=found if places else None,
    )


if __name__ == "__main__":
    try:
        print(write_sbom(Path(sys.argv[1]), Path(*sys.argv[2:3] or ["dist"])))
    except UnknownPartError as unknown_part:
        sys.exit(f"{unknown_part}")
