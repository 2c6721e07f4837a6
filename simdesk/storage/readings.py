"""What kept files say, by their content; the files themselves are read elsewhere."""

from __future__ import annotations

import json

from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.reading import Reading, ReadingNote, reading_of
from simdesk.storage.database import Database
from simdesk.storage.rows import Found


class ReadingRepository:
    """Reads and writes readings, outside of undo: a lost one costs reading the file again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, Reading]:
        """Return every reading by the SHA-256 of its file, in hex."""
        sql = "SELECT sha256, codes, pages, cut_off, problem FROM readings"
        return dict(self._database.select(sql, (), _reading))

    def keep(self, sha256: str, reading: Reading) -> None:
        """Write a reading in the place of an earlier one; it may fail, and nothing is lost."""
        error = reading.error
        row = (
            sha256,
            json.dumps(reading.codes),
            json.dumps(reading.pages),
            int(ReadingNote.CUT_OFF in reading.notes),
            error.problem.value if isinstance(error, ReceiptFileError) else "",
        )

        def save() -> None:
            self._database.write("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?)", row)

        self._database.write_cache(save)


def _reading(row: Found) -> tuple[str, Reading]:
    sha256, codes, pages, cut_off, problem = row
    found = reading_of(
        sha256,
        json.loads(codes),
        json.loads(pages),
        cut_off=bool(cut_off),
        problem=FileProblem(problem) if problem else None,
    )
    return sha256, found
