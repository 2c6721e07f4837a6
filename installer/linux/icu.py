"""Cuts ICU's data, 32 MB for all languages of the world, down to what Qt asks of it for ours."""

from __future__ import annotations

import ctypes
import re
import subprocess
from pathlib import Path

_LANGUAGES = {"root", "en", "en_US", "ru", "ru_RU", "zh", "zh_CN", "zh_Hans", "zh_Hans_CN"}
_TABLES = {"pool", "res_index"}
_NEVER_ASKED = {
    *("confusables", "dayPeriods", "genderList", "langInfo", "unames", "units"),
    *("nfkc", "nfkc_cf", "uts46"),  # Qt normalises, and reads names of hosts, by tables of its own
}
_A_LANGUAGE = re.compile(r"[a-z]{2,3}(_\w+)?")


def wanted(item: str) -> bool:
    """Tell whether an item of ICU's data, such as `coll/zh.res`, is kept."""
    folder, _, name = item.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if folder:  # of these, Qt asks only for the order of words; it has its own names and breaks
        return folder == "coll" and (ending == "icu" or stem in _LANGUAGES | _TABLES)
    if ending == "res" and stem not in _TABLES and _A_LANGUAGE.fullmatch(stem):
        return stem in _LANGUAGES
    # Texts reach the program as UTF, which needs no table (`cnv`).
    return ending not in ("cnv", "spp") and stem not in _NEVER_ASKED


def cut(library: Path, work: Path) -> None:
    """Put a smaller `libicudata.so` in the place of `library`; `work` is an empty folder.

    Needs icupkg (icu-devtools) and gcc.

    Raises:
        OSError, subprocess.CalledProcessError: it was not done, and `library` is as it was.
    """
    symbol, data = _data(library)
    package = symbol.replace("_dat", "l")  # the name that is found inside, for small endian
    whole, small = work / "whole" / f"{package}.dat", work / f"{package}.dat"
    whole.parent.mkdir()
    whole.write_bytes(data)
    items = _printed("icupkg", "-l", whole).split()
    removed = work / "removed.txt"
    removed.write_text("\n".join(i for i in items if not wanted(i)), encoding="ascii")
    _printed("icupkg", "-r", removed, whole, small)
    source, made = work / "data.S", work / library.name
    source.write_text(
        f".section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, @object\n"
        f'{symbol}: .incbin "{small}"\n.size {symbol}, . - {symbol}\n'
        '.section .note.GNU-stack,"",@progbits\n',
        encoding="utf-8",
    )
    options = ("-shared", "-nostdlib", "-s", f"-Wl,-soname,{library.name}")
    _printed("gcc", *options, "-o", made, source)
    made.replace(library)
    library.chmod(0o644)


def _data(library: Path) -> tuple[str, bytes]:
    """Return the name of the data in the library, and the data."""
    found = re.search(r" (\w+) R (icudt\d+_dat)$", _printed("nm", "-DS", library), re.MULTILINE)
    if found is None:
        raise OSError(f"{library}: no data of ICU in it")
    size, symbol = int(found[1], 16), found[2]
    start = ctypes.c_char.in_dll(ctypes.CDLL(str(library)), symbol)
    return symbol, ctypes.string_at(ctypes.addressof(start), size)


def _printed(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
