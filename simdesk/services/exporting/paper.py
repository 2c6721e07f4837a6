"""Writes one finished page where the owner wants it, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from simdesk.services.exporting.writing import export_error
from simdesk.storage import durable


def write_paper(path: Path, content: bytes) -> None:
    """Write a file, over one of that name, as the owner has just agreed.

    Raises:
        ExportError: it is as it was.
    """
    try:
        durable.write_whole(path, content)
    except OSError as error:
        raise export_error(error, path.parent) from error
