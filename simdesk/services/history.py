"""One user action, one transaction, one undo: the only way the services write."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from simdesk.domain.change import Action, Change, Noun
from simdesk.services.changes import Changes
from simdesk.storage.backup import Backups
from simdesk.storage.database import Database, merged

_Entry = tuple[Change, bytes]


def new_id() -> str:
    """Return an id that no other record has or will have: 128 random bits in hex."""
    return os.urandom(16).hex()


class History:
    """Undo and redo for the whole session, from the changesets that the database records."""

    def __init__(self, database: Database, backups: Backups, changes: Changes) -> None:
        self._database = database
        self._backups = backups
        self._changes = changes
        self._undo: list[_Entry] = []
        self._redo: list[_Entry] = []

    @contextmanager
    def change(
        self,
        action: Action,
        nouns: Iterable[Noun],
        line_ids: Iterable[str] = (),
        count: int = 1,
    ) -> Iterator[None]:
        """Run the body in one transaction; once it is durable, remember and publish the change.

        Raises:
            NotSavedError: nothing was changed.
        """
        self._backups.daily()
        with self._database.transaction() as transaction:
            yield
        change = Change(action, frozenset(nouns), frozenset(line_ids), count)
        if transaction.changeset:
            self._remember(change, transaction.changeset)
            self._changes.publish(change)

    def _remember(self, change: Change, changeset: bytes) -> None:
        self._redo.clear()
        last = self._undo[-1][0] if self._undo else None
        if last is not None and _goes_on(last, change):
            changeset = merged(self._undo.pop()[1], changeset)
            if change.action is Action.FILL_RECEIPTS:
                line_ids = last.line_ids | change.line_ids
                change = replace(change, count=last.count + change.count, line_ids=line_ids)
        self._undo.append((change, changeset))

    @property
    def undoable(self) -> Change | None:
        """What undo would take back."""
        return self._undo[-1][0] if self._undo else None

    @property
    def redoable(self) -> Change | None:
        """What redo would do again."""
        return self._redo[-1][0] if self._redo else None

    def undo(self) -> Change | None:
        """Take back the last change, as one transaction.

        Raises:
            NotSavedError: nothing was changed.
        """
        return self._move(self._undo, self._redo, invert=True)

    def redo(self) -> Change | None:
        """Do the last undone change again, as one transaction.

        Raises:
            NotSavedError: nothing was changed.
        """
        return self._move(self._redo, self._undo, invert=False)

    def _move(self, source: list[_Entry], target: list[_Entry], *, invert: bool) -> Change | None:
        if not source:
            return None
        change, changeset = source[-1]
        self._database.apply(changeset, invert=invert)
        target.append(source.pop())
        done = replace(change, undone=invert)
        self._changes.publish(done)
        return done


def _goes_on(last: Change, change: Change) -> bool:
    """Tell whether both are one thing to their owner: a typed text, files that came together."""
    if change.action is Action.FIELD:
        return last == change
    return change.action is last.action is Action.FILL_RECEIPTS
