#!/usr/bin/env python3
"""Checks an exported receipt folder from outside: standard library only, no line of SimDesk.

    check_receipt_folder.py FOLDER [ORIGINAL ...]

Verifies that `index.csv` opens right in a spreadsheet and holds no formula, that `index.html` is
inert and links to exactly the listed files, that every file has the hash that is said of it and a
name that any file system can hold, that nothing else lies in the folder, and that each ORIGINAL
(a file, or a folder of files) is in it byte for byte. Exit status 0, or 1 with one line a problem.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

COLUMNS = 18
NUMBER, FILE, SHA256 = 1, 8, 10
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
FORMULA = "=+-@\t\r\n＝＋－＠"


class Page(HTMLParser):
    """What an HTML page links to, shows and could run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.hashes: list[str] = []
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "img", "link", "form", "base", "svg"}:
            self.active.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on"):
                self.active.append(f"{tag} {name}=")
            if tag == "a" and name == "href":
                self.links.append(value or "")
            elif name in {"href", "src"}:
                self.active.append(f"{tag} {name}=")

    def handle_data(self, data: str) -> None:
        if re.fullmatch(r"[0-9a-f]{64}", data.strip()):
            self.hashes.append(data.strip())


def digest(place: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    return hashlib.sha256(place.read_bytes()).hexdigest()


def rows_of(raw: bytes) -> Iterator[list[str]]:
    """Yield the rows of a CSV file, of whichever of the two separators its head shows."""
    text = raw.decode("utf-8-sig")
    head = text.splitlines()[0] if text else ""
    delimiter = ";" if head.count(";") > head.count(",") else ","
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def csv_problems(raw: bytes) -> Iterator[str]:
    """Yield what would go wrong when a spreadsheet opens the list."""
    if not raw.startswith(b"\xef\xbb\xbf"):
        yield "index.csv: no byte order mark, a spreadsheet would garble it"
    if re.search(rb"(?<!\r)\n", re.sub(rb'"[^"]*"', b"", raw)):
        yield "index.csv: a line does not end with CR LF"
    for at, row in enumerate(rows_of(raw), 1):
        if len(row) != COLUMNS:
            yield f"index.csv:{at}: {len(row)} cells in place of {COLUMNS}"
        for cell in row:
            if cell.lstrip(" ")[:1] and cell.lstrip(" ")[0] in FORMULA:
                yield f"index.csv:{at}: a cell acts as a formula: {cell!r}"
        if at > 1 and row[NUMBER] and not re.fullmatch(r"89\d{9}", row[NUMBER]):
            yield f"index.csv:{at}: not a number as dialled: {row[NUMBER]!r}"


def name_problems(target: str) -> Iterator[str]:
    """Yield why a relative path could not be held by some file system, or misleads a reader."""
    for part in target.split("/"):
        if part in {"", ".", ".."} or part != part.rstrip(". ") or RESERVED.fullmatch(part):
            yield f"{target}: not a name that every file system can hold"
        if re.search(r'[<>:"\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]', part):
            yield f"{target}: a character that is forbidden somewhere or not seen"
        if len(part.encode()) > 255:
            yield f"{target}: too long a name"
    if len(target) > 180:
        yield f"{target}: too long a path"


def problems(folder: Path, originals: Iterable[Path] = ()) -> Iterator[str]:
    """Yield every problem of an exported folder."""
    raw = (folder / "index.csv").read_bytes()
    yield from csv_problems(raw)
    listed = {row[FILE]: row[SHA256] for row in list(rows_of(raw))[1:] if len(row) == COLUMNS}

    page = Page()
    page.feed((folder / "index.html").read_text("utf-8"))
    for found in page.active:
        yield f"index.html: not inert: {found}"
    for link in page.links:
        if urlsplit(link).scheme or urlsplit(link).netloc or link.startswith("/"):
            yield f"index.html: a link leads out of the folder: {link}"
    if sorted(unquote(link) for link in page.links) != sorted(listed):
        yield "index.html: its links are not the files of index.csv"
    if sorted(page.hashes) != sorted(listed.values()):
        yield "index.html: its hashes are not those of index.csv"

    for target, sha256 in listed.items():
        yield from name_problems(target)
        if not (folder / target).is_file():
            yield f"{target}: listed but missing"
        elif digest(folder / target) != sha256:
            yield f"{target}: not the bytes that its hash tells of"
    if len({target.casefold() for target in listed}) != len(listed):
        yield "two names differ only in case"
    inside = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
    for extra in inside - set(listed) - {"index.csv", "index.html"}:
        yield f"{extra}: in the folder but not listed"

    for original in originals:
        files = sorted(original.rglob("*")) if original.is_dir() else [original]
        for file in files:
            if file.is_file() and digest(file) not in listed.values():
                yield f"{file}: not in the folder byte for byte"


def main() -> int:
    """Check what the command line names."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    folder, *originals = map(Path, sys.argv[1:])
    found = list(problems(folder, originals))
    for problem in found:
        print(problem)
    print(f"{folder}: {f'{len(found)} problems' if found else 'all well'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
