"""Compiles the words of every language, once, while building; the program only reads the result."""

from __future__ import annotations

import io
import struct
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from simdesk.paths import translations_dir


def compile_words(folder: Path) -> list[Path]:
    """Write `<language>/LC_MESSAGES/simdesk.mo` in `folder` beside each `simdesk.po`; return them.

    Raises:
        ValueError: a file is no catalogue of words; it is named.
        OSError: a file cannot be read or written.
    """
    compiled = []
    for po in sorted(folder.glob("*/LC_MESSAGES/simdesk.po")):
        try:
            with po.open("rb") as source:
                words = read_po(source, po.parents[1].name, abort_invalid=True)
        except (PoFileError, UnicodeDecodeError) as error:
            raise ValueError(f"{po}: {error}") from error
        mo = po.with_suffix(".mo")
        partial = po.with_suffix(".partial")
        partial.write_bytes(compiled_words(words))
        # At once, for the program may be reading the words of before.
        partial.replace(mo)
        compiled.append(mo)
    return compiled


def compiled_words(words: Catalog) -> bytes:
    """Return words as `WordFile` reads them: sorted by the bytes of their keys.

    Babel forgets the context where it sorts.
    """
    written = io.BytesIO()
    write_mo(written, words)
    compiled = written.getvalue()
    _magic, _version, count, keys, values = struct.unpack_from("<5I", compiled)
    pairs = struct.Struct(f"<{2 * count}I")
    places = [iter(pairs.unpack_from(compiled, table)) for table in (keys, values)]
    entries = [
        (compiled[start : start + length], (length, start), value)
        for (length, start), value in zip(
            *(zip(place, place, strict=True) for place in places), strict=True
        )
    ]
    entries.sort()
    ordered = bytearray(compiled)
    pairs.pack_into(ordered, keys, *(number for _key, key, _ in entries for number in key))
    pairs.pack_into(ordered, values, *(number for _key, _, value in entries for number in value))
    return bytes(ordered)


def main() -> int:
    """Compile the program's own words."""
    try:
        compile_words(translations_dir())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
