"""All of a piece of work or nothing, on one connection; not undo, and not the words for failure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import apsw


@contextmanager
def all_or_nothing(connection: apsw.Connection) -> Iterator[None]:
    """Run the body as one transaction; any error takes back what it did.

    SQLite ends a transaction by itself after some errors (a full disk), which the driver's own
    context manager answers with a second error that hides the first.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(apsw.Error):
                connection.execute("ROLLBACK")
        raise
