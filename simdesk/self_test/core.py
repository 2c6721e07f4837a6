"""Parts that need no Qt: modules, words, formats, the catalogue, time zones, hashes, licences."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import platform
import re
import sys
import sysconfig
from collections.abc import Callable
from datetime import date, datetime

import simdesk
from simdesk import __version__
from simdesk.domain.money import Money
from simdesk.i18n.formats import NBSP, date_long, money
from simdesk.i18n.language import LANGUAGES, _, ngettext, speaking
from simdesk.self_test.bench import Bench, require

_BUILD_STEPS = re.compile(r"simdesk\.(i18n\.(extract|compile|check)|.+\.(compile|make_pack))")
"""Modules of a checkout only: what they use need not be packaged."""

_SPOKEN = {
    "zh_CN": (r"[\u4e00-\u9fff]+", 1, "2026年12月3日", "1,200.50"),
    "ru": (r"[а-яё]+", 3, "3 декабря 2026", f"1{NBSP}200,50"),
    "en": (r"[a-z ]+", 2, "3 December 2026", "1,200.50"),
}
"""For each language: its letters, how many plural forms it has, a day, and a sum of roubles."""

_OPENSSL_OF_WINDOWS = "libcrypto-3"

_ZONES = {"Europe/Moscow": 3, "Asia/Shanghai": 8}
_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""SHA-256 of `abc`, FIPS 180-4, appendix B.1."""


def program(_bench: Bench) -> str:
    """Say what this is."""
    made = "packaged" if getattr(sys, "frozen", False) else "not packaged"
    python = platform.python_version()
    return f"SimDesk {__version__} ({made}), Python {python}, {sysconfig.get_platform()}"


def modules(_bench: Bench) -> str:
    """Import every module there is, and so everything that any of them needs."""
    found = [each.name for each in pkgutil.walk_packages(simdesk.__path__, "simdesk.")]
    wanted = [name for name in found if not _BUILD_STEPS.fullmatch(name)]
    require(wanted, "no module of the program is found")
    for name in wanted:
        importlib.import_module(name)
    return f"{len(wanted)} modules"


def words(_bench: Bench) -> str:
    """Have each language say a word and count things in all its plural forms."""
    for code in LANGUAGES:
        letters, forms, _day, _sum = _SPOKEN[code]
        with speaking(code):
            word = _("Numbers").casefold()
            said = {ngettext("{n} number", "{n} numbers", n).replace(str(n), "") for n in (1, 2, 5)}
        require(re.fullmatch(letters, word), f"{code}: 'Numbers' is called '{word}'")
        require(len(said) == forms, f"{code}: {len(said)} plural forms in place of {forms}")
    return ", ".join(LANGUAGES)


def formats(_bench: Bench) -> str:
    """Write a day and a sum in each language."""
    for code in LANGUAGES:
        _letters, _forms, day, amount = _SPOKEN[code]
        with speaking(code):
            require(date_long(date(2026, 12, 3)) == day, f"{code}: {date_long(date(2026, 12, 3))}")
            shown = money(Money(120_050))
        require(shown == f"{amount}{NBSP}₽", f"{code}: {shown}")
    return f"a day and a sum in {len(LANGUAGES)} languages"


def catalogue(bench: Bench) -> str:
    """Read the catalogue of operators and routes whole."""
    desk = bench.desk("catalogue")
    try:
        found = desk.catalogue
        for problem in found.check():
            require(False, problem)
        require(found.operators, "no operators")
        require(found.routes, "no routes")
        return f"{len(found.operators)} operators, {len(found.routes)} routes"
    finally:
        desk.close()


def zones(_bench: Bench) -> str:
    """Ask two time zones for their offsets."""
    from zoneinfo import ZoneInfo

    for name, hours in _ZONES.items():
        offset = datetime(2026, 1, 1, tzinfo=ZoneInfo(name)).utcoffset()
        require(offset is not None and offset.total_seconds() == hours * 3600, f"{name}: {offset}")
    return ", ".join(_ZONES)


def hashes(_bench: Bench) -> str:
    """Compute a known SHA-256 with the fast library."""
    require(hashlib.sha256(b"abc").hexdigest() == _ABC, "SHA-256 gives a wrong hash")
    require(hashlib.sha256.__name__ == "openssl_sha256", "SHA-256 is not OpenSSL's: slow")
    return f"SHA-256 by {_openssl()}"


def _openssl() -> str:
    """Return the version of the library behind `hashlib`; the module `ssl` is not packaged."""
    import ctypes

    if sys.platform == "win32":
        library = ctypes.CDLL(_OPENSSL_OF_WINDOWS)
    else:
        library = ctypes.CDLL(sys.modules["_hashlib"].__file__)  # and what it is linked with
    version = library.OpenSSL_version
    version.argtypes, version.restype = [ctypes.c_int], ctypes.c_char_p
    return str(version(0).decode("ascii", "replace"))


def licences(_bench: Bench) -> str:
    """Find the licence text of every part that the program is made of."""
    from simdesk.services.licences.listed import parts

    found = parts()
    for part in found:
        require(part.text().strip(), f"{part.name}: no licence text")
    require(found, "no parts are listed")
    return f"{len(found)} parts, each with its text"


PARTS: tuple[tuple[str, Callable[[Bench], str]], ...] = (
    ("program", program),
    ("modules", modules),
    ("words", words),
    ("dates and money", formats),
    ("catalogue", catalogue),
    ("time zones", zones),
    ("hashes", hashes),
    ("licences", licences),
)
