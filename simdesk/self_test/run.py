"""Tries each part that a packaged program must carry, and prints a line for each; it mends none."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from simdesk import paths
from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import speaking, use_language
from simdesk.i18n.messages import message
from simdesk.self_test import core, kept, read, shown, system
from simdesk.self_test.bench import Bench, Build, MissingError, PartError

OK, MISSING, FAILED = "ok", "missing", "FAILED"
_LONGEST = 400

Part = tuple[str, Callable[[Bench], str]]
PARTS: tuple[Part, ...] = (*core.PARTS, *kept.PARTS, *shown.PARTS, *read.PARTS, *system.PARTS)
"""In this order: what needs no Qt first, for a Qt that cannot start may end the process."""


class Line(NamedTuple):
    """What is said of one part. MISSING is of the system and no fault of the program."""

    state: str
    part: str
    detail: str

    def __str__(self) -> str:
        # ASCII, so that neither a name nor a locale can spoil the line.
        detail = " ".join(self.detail.split())[:_LONGEST]
        return f"{self.state}\t{self.part}\t{detail.encode('ascii', 'backslashreplace').decode()}"


def run(build: Build, language: str, report: Path) -> int:
    """Print a line for each part, into the file `report` as well; return 1 if a part failed.

    A program of Windows that opens no terminal has nowhere to print: there the file is read.
    """
    spoken = use_language(language, paths.translations_dir())
    said: list[str] = []
    failed = False
    try:
        report.write_text("", encoding="ascii")
    except OSError as error:
        print(Line(FAILED, "report", str(error)))
        return 1
    for line in _lines(build, spoken, PARTS):
        failed = failed or line.state == FAILED
        said.append(str(line))
        _print(line)
        # After each line, for the next part may end the process.
        report.write_text("".join(f"{each}\n" for each in said), encoding="ascii")
    return int(failed)


def _print(line: Line) -> None:
    """Print a line; where nobody reads any more, what is left is tried all the same."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _lines(build: Build, language: str, parts: Iterable[Part]) -> Iterator[Line]:
    try:
        folder = tempfile.TemporaryDirectory(prefix="simdesk-test-", ignore_cleanup_errors=True)
    except OSError as error:
        yield Line(FAILED, "folder", f"no temporary folder can be made: {error}")
        return
    with folder as place:
        bench = Bench(Path(place), build, language)
        for name, check in parts:
            yield _try(name, check, bench)


def _try(name: str, check: Callable[[Bench], str], bench: Bench) -> Line:
    try:
        return Line(OK, name, check(bench))
    except MissingError as error:
        return Line(MISSING, name, str(error))
    except PartError as error:
        return Line(FAILED, name, str(error))
    except SimdeskError as error:
        with speaking("en"):
            return Line(FAILED, name, f"{type(error).__name__}: {message(error)}")
    except Exception as error:  # noqa: BLE001 - a broken part may fail in any way, the rest goes on
        return Line(FAILED, name, f"{type(error).__name__}: {error}")
