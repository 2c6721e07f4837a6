"""Lets a packaged program run another script than its own, to measure it as it was packaged."""

from __future__ import annotations

import marshal
import struct
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader
from PyInstaller.archive.writers import CArchiveWriter

ENTRY = "__main__"


def with_script(program: Path, script: Path, folder: Path) -> Path:
    """Return a program in `folder` that starts as `program` does, and then runs `script`.

    Interpreter, modules, libraries and start are those of the packaged folder, which it points to;
    only the entry in the archive behind the starting program is another.
    """
    folder.mkdir()
    (folder / "_internal").symlink_to(program.parent / "_internal")
    archive = CArchiveReader(str(program))
    raw = program.read_bytes()
    begin = archive._start_offset
    body, entries = bytearray(), []
    code = compile(script.read_text("utf-8"), script.name, "exec", optimize=2)
    entry = marshal.dumps(code)
    for name, (offset, packed, size, compressed, kind) in archive.toc.items():
        if name == ENTRY:
            entries.append((len(body), len(entry), len(entry), 0, kind, name))
            body += entry
        else:
            entries.append((len(body), packed, size, compressed, kind, name))
            body += raw[begin + offset : begin + offset + packed]
    entries += [(len(body), 0, 0, 0, "o", option) for option in archive.options]
    table = CArchiveWriter._serialize_toc(entries)
    form, length = archive._COOKIE_FORMAT, archive._COOKIE_LENGTH
    end = archive._end_offset
    magic, _whole, _table, _table_size, version, library = struct.unpack(
        form, raw[end - length : end]
    )
    whole = len(body) + len(table) + length
    cookie = struct.pack(form, magic, whole, len(body), len(table), version, library)
    made = folder / program.name
    made.write_bytes(raw[:begin] + body + table + cookie)
    made.chmod(0o755)
    return made
