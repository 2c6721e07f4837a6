"""What macOS is told about SimDesk: the values of `Info.plist`, and what the program may do.

None of it could be tried on a Mac by those who wrote it; the tests check forms, not effects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from simdesk import __version__
from simdesk.i18n.language import LANGUAGES

ROOT = Path(__file__).parents[2]
ENTITLEMENTS_FILE = Path(__file__).parent / "entitlements.plist"

IDENTIFIER = "simdesk.SimDesk"
"""Never to be changed after a release: what the owner has allowed the program hangs on it."""

APPLE_LANGUAGES = {"zh_CN": "zh-Hans", "ru": "ru", "en": "en"}

MINIMUM_SYSTEM = "13.0"
"""The oldest macOS: what the wheel of PySide6 6.11 says in its name, `macosx_13_0_universal2`, and
what the heads of Qt's libraries in it say as well."""

WITH_MACHINE_CODE = ("PySide6-Essentials", "shiboken6", "apsw-sqlite3mc", "pypdfium2", "zxing-cpp")

ENTITLEMENTS = {
    # pypdfium2 calls PDFium through ctypes, which makes a callback, a piece of code in memory, as
    # soon as it is imported; with the hardened runtime that has ended in a MemoryError. It costs
    # some hardening: whoever has a Mac should try without it first, by `--self-test`.
    "com.apple.security.cs.allow-unsigned-executable-memory": True,
}
"""What the hardened runtime must allow, each with its reason; `entitlements.plist` holds the same,
without the reasons, because the system may refuse a file with comments.

Not there, on purpose: loading libraries signed by others (`sign.sh` signs all of them anew), code
made at run time (no part of SimDesk does it), variables of the loader (the program sets none),
camera, microphone, network or Apple events (it uses none of them)."""


def info(tags: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the values that PyInstaller's BUNDLE is to put into `Info.plist`.

    Args:
        tags: what the wheels say they run on; those that are installed here if none are given.

    Raises:
        ValueError: one of the wheels needs a newer macOS than we say.
    """
    needed = minimum_system(_wheel_tags() if tags is None else tags)
    if _numbers(needed) > _numbers(MINIMUM_SYSTEM):
        raise ValueError(f"a wheel needs macOS {needed}; MINIMUM_SYSTEM must say so")
    return {
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleName": "SimDesk",
        "CFBundleDisplayName": "SimDesk",
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "CFBundleDevelopmentRegion": "en",
        # Finder and the menu of the program speak the owner's language only where it is listed.
        "CFBundleLocalizations": [APPLE_LANGUAGES[language] for language in LANGUAGES],
        "LSMinimumSystemVersion": MINIMUM_SYSTEM,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "NSPrincipalClass": "NSApplication",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # the dark look follows the system
        "NSHumanReadableCopyright": _copyright(),
    }


def minimum_system(tags: Iterable[str]) -> str:
    """Return the newest macOS that one of the tags of wheels asks for, such as `13.0`."""
    found = [match.groups() for tag in tags for match in re.finditer(r"macosx_(\d+)_(\d+)", tag)]
    versions = sorted((int(major), int(minor)) for major, minor in found)
    return "{}.{}".format(*versions[-1]) if versions else "0.0"


def _wheel_tags() -> list[str]:
    texts = []
    for name in WITH_MACHINE_CODE:
        try:
            texts.append(distribution(name).read_text("WHEEL") or "")
        except PackageNotFoundError:
            continue
    return [line for text in texts for line in text.splitlines() if line.startswith("Tag:")]


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _copyright() -> str:
    lines = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    [copyright_line] = [each for each in lines if each.startswith("Copyright")]
    return copyright_line
