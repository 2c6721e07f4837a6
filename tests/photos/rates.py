"""`dev.py decode-rates`: how many codes are read in each condition, beside a single plain call.

Takes the photographs anew into a temporary folder and reads each in three ways; before, it tells
how long the window stands still while photographs are read behind it. With `--write` the figures
are kept in `docs/decode-rates.md`.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import zxingcpp
from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage

from simdesk.domain.errors import FiscalError
from simdesk.domain.fiscal import parse_fiscal
from simdesk.domain.signature import HEAD_BYTES, recognise
from simdesk.reading.codes import climb
from simdesk.reading.picture import decode, gray
from simdesk.reading.read import read_file
from tests.bench import reading_gap
from tests.photos.conditions import CONDITIONS, take

DOCUMENT = Path(__file__).parents[2] / "docs" / "decode-rates.md"
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_BEGIN, _END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"
_EACH = 12
"""Photographs of each condition, a third of them at each level of error correction."""


@dataclass(slots=True)
class Tally:
    """What one way of reading made of some photographs."""

    read: int = 0
    wrong: int = 0
    seconds: list[float] = field(default_factory=list)

    def count(self, wanted: frozenset[str], way: Callable[[], frozenset[str]]) -> None:
        """Read a photograph: it is read if every fiscal code of it was, and none is wrong."""
        begun = time.perf_counter()
        found = way()
        self.seconds.append(time.perf_counter() - begun)
        self.read += found == wanted
        self.wrong += len(found - wanted)

    def add(self, other: Tally) -> None:
        """Count what another has counted."""
        self.read += other.read
        self.wrong += other.wrong
        self.seconds += other.seconds

    def times(self) -> str:
        """Return the median and the 95th percentile in milliseconds."""
        parts = statistics.quantiles(self.seconds, n=20, method="inclusive")
        return f"{statistics.median(self.seconds) * 1000:.1f} / {parts[-1] * 1000:.0f}"


@dataclass(slots=True)
class Row:
    """The photographs of one condition, read in three ways."""

    name: str
    photos: int = 0
    plain: Tally = field(default_factory=Tally)
    ladder: Tally = field(default_factory=Tally)
    whole: Tally = field(default_factory=Tally)

    def add(self, other: Row) -> None:
        """Count what another row has counted."""
        self.photos += other.photos
        self.plain.add(other.plain)
        self.ladder.add(other.ladder)
        self.whole.add(other.whole)

    def cells(self) -> str:
        """Return a line of the table."""
        times = (self.plain.times(), self.ladder.times(), self.whole.times())
        cells = (self.name, self.photos, self.plain.read, self.ladder.read, *times)
        return "| " + " | ".join(map(str, cells)) + " |"


def is_fiscal(text: str) -> bool:
    """Tell whether a code would be taken for a fiscal document."""
    try:
        parse_fiscal(text)
    except FiscalError:
        return False
    return True


def plain(image: QImage) -> frozenset[str]:
    """Read a gray picture by a single call with everything as the library has it."""
    found = zxingcpp.read_barcodes(image, formats=_QR)
    return frozenset(code.text for code in found if is_fiscal(code.text))


def ladder(image: QImage) -> frozenset[str]:
    """Read a gray picture as the child process does."""
    return frozenset(filter(is_fiscal, climb(image, is_fiscal, float("inf"))))


def whole(path: Path) -> frozenset[str]:
    """Read a file as the program does: in a child process, from its bytes to its fields."""
    return frozenset(fiscal.raw for fiscal in read_file(path).fiscals)


def gray_of(path: Path) -> QImage:
    """Return the pixels that are looked at."""
    content = path.read_bytes()
    return gray(decode(content, recognise(content[:HEAD_BYTES], path.name)))


def measure(condition: str, folder: Path, indices: Iterable[int]) -> Row:
    """Take photographs of one condition and read each: plainly, by the ladder, and as a file."""
    row = Row(condition)
    for index in indices:
        photo = take(condition, index)
        path = folder / f"{list(CONDITIONS).index(condition):02}-{index:03}"
        path.write_bytes(photo.content)
        image = gray_of(path)
        row.photos += 1
        row.plain.count(photo.payloads, lambda: plain(image))  # noqa: B023 - called at once
        row.ladder.count(photo.payloads, lambda: ladder(image))  # noqa: B023 - as above
        row.whole.count(photo.payloads, lambda: whole(path))  # noqa: B023 - as above
    return row


def report(each: int) -> Iterator[str]:
    """Take and read everything; yield the lines about it."""
    yield "| condition | photos | plain call | ladder | plain, ms | ladder, ms | whole file, ms |"
    yield "|---|---|---|---|---|---|---|"
    total = Row("**all**")
    with tempfile.TemporaryDirectory(prefix="simdesk-photos-") as name:
        for condition in CONDITIONS:
            row = measure(condition, Path(name), range(each))
            yield row.cells()
            total.add(row)
    yield total.cells()
    yield ""
    yield (
        f"Read as a file, in a child process: {total.whole.read}. Fiscal codes that no photograph "
        f"shows: {total.plain.wrong} by the plain call, {total.ladder.wrong} by the ladder, "
        f"{total.whole.wrong} by the child process."
    )


def about() -> str:
    """Return when and on what the figures were taken."""
    system = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors shared with other "
        f"work (load {os.getloadavg()[0]:.1f})"
    )
    versions = (
        f"Python {platform.python_version()}, Qt {qVersion()}, zxing-cpp {version('zxing-cpp')}"
    )
    return f"{datetime.now(UTC).date().isoformat()}, {system}, {versions}."


def _window() -> Iterator[str]:
    gaps = reading_gap.measure()
    names = list(gaps["idle"])
    yield f"| the window | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for name, told in gaps.items():
        yield f"| {name} | {' | '.join(f'{value:g}' for value in told.values())} |"


def main() -> None:
    """Measure and print; with --write put the figures into the document."""
    parser = argparse.ArgumentParser(prog="dev.py decode-rates", description=__doc__)
    parser.add_argument("--each", type=int, default=_EACH, help="photographs of each condition")
    parser.add_argument("--write", action="store_true", help=f"keep them in {DOCUMENT.name}")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    lines = [about(), ""]
    for line in (*_window(), "", *report(options.each)):
        print(line, flush=True)
        lines.append(line)
    if options.write:
        text = DOCUMENT.read_text("utf-8")
        before, after = text.split(_BEGIN)[0], text.split(_END)[1]
        DOCUMENT.write_text(before + _BEGIN + "\n".join(lines) + "\n" + _END + after, "utf-8")


if __name__ == "__main__":
    main()
