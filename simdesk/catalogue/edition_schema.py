"""What the file about the catalogue itself must hold: its edition, and the shape of the files."""

from __future__ import annotations

from datetime import date

from simdesk.catalogue.table import Table
from simdesk.domain.edition import Edition, read_edition

FORMAT = 1
"""The shape of the files that this program reads; it grows when an old program would misread."""


def read_edition_file(table: Table) -> Edition:
    """Read the file."""
    text = table.text("version")
    edition = read_edition(text)
    if text and edition is None:
        table.problem("version", f"must be a day and a number as 2026-11-21.1, not '{text}'")
    if "format" not in table or table.count("format") != FORMAT:
        table.problem("format", f"must be {FORMAT}")
    table.close()
    return edition or Edition(date.min, 0)
