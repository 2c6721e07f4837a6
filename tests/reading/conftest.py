"""How the tests of reading watch what a file costs."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from simdesk.domain.errors import FileProblem, FiscalError, ReceiptFileError
from simdesk.domain.reading import Reading
from simdesk.reading.read import read_file

MOST_SECONDS = 20
MOST_MEMORY = 1_100 << 20
"""Bytes of the child: its limit of addresses, and a little for how it is counted."""

Refuse = Callable[[str, bytes], FileProblem | None]


def read_in_bounds(path: Path) -> Reading:
    """Read a file; fail if that took longer or more memory than any file may."""
    begun = time.monotonic()
    reading = read_file(path)
    assert time.monotonic() - begun < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MOST_MEMORY
    return reading


@pytest.fixture
def refused(tmp_path: Path) -> Refuse:
    """Read bytes as the file `name`; return why nothing is in it, None for "no code in it"."""

    def read(name: str, content: bytes) -> FileProblem | None:
        path = tmp_path / name
        path.write_bytes(content)
        reading = read_in_bounds(path)
        assert reading.fiscal is None
        if isinstance(reading.error, FiscalError):
            return None
        assert isinstance(reading.error, ReceiptFileError)
        assert reading.error.name == name
        return reading.error.problem

    return read
