"""What a user can bring back: a bag is looked at, compared, and added as one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simdesk.domain.change import Action, Noun
from simdesk.domain.errors import BagError, BagProblem, ReceiptFileError
from simdesk.domain.event import Event
from simdesk.domain.receipt import LARGEST_RECEIPT_BYTES
from simdesk.domain.run import Run
from simdesk.services.history import History
from simdesk.storage.attachments import Attachments
from simdesk.storage.repositories import Repositories

if TYPE_CHECKING:
    from simdesk.services.importing.content import Content
    from simdesk.services.importing.plan import Plan

Moved = Callable[[int, int], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Look:
    """A bag at `path` that passed every check, and which of its files are kept here whole."""

    path: Path
    content: Content
    intact: frozenset[str]


class ImportService:
    """Brings bags back. What is here stays as it is; a bag only adds to it."""

    def __init__(self, *, kept: Repositories, attachments: Attachments, history: History) -> None:
        self._kept = kept
        self._attachments = attachments
        self._history = history

    def look(self, path: Path, *, moved: Moved, stopped: Stopped) -> Look | None:
        """Check a bag, its folder or a zip file of it, from end to end; None if stopped.

        Callable from any thread; nothing is written. `moved` counts files.

        Raises:
            BagError: it is refused.
        """
        from simdesk.services.importing.content import read_content  # noqa: PLC0415 - rarely needed
        from simdesk.services.importing.fitting import check_fit  # noqa: PLC0415 - as above
        from simdesk.services.importing.source import open_source  # noqa: PLC0415 - as above
        from simdesk.services.importing.whole import check  # noqa: PLC0415 - as above

        source = open_source(path)
        try:
            whole = check(source, moved, stopped)
            if whole is None:
                return None
            content = read_content(source, whole)
            check_fit(content, source, whole.sums)
        finally:
            source.close()
        named = {receipt.sha256 for receipt in content.receipts}
        return Look(path, content, frozenset(filter(self._attachments.intact, named)))

    def plan(self, look: Look) -> Plan:
        """Return what bringing the bag back would do now."""
        from simdesk.services.importing.plan import Here, compare  # noqa: PLC0415 - as above

        content, kept = look.content, self._kept
        here = Here(
            {line.id: line for line in kept.lines.all()},
            {run.id: run for run in kept.runs.many([run.id for run in content.runs])},
            {event.id: event for event in kept.events.many([e.id for e in content.events])},
            {receipt.id: receipt for receipt in kept.receipts.all()},
            {rule.id: rule for rule in kept.own_rules.all()},
            look.intact,
        )
        return compare(content, here)

    def keep_files(self, look: Look, plan: Plan, *, moved: Moved, stopped: Stopped) -> bool:
        """Copy the files of a plan into the data folder, durable; False if stopped.

        Callable from any thread. A file without a record is no harm: a later start clears it away.

        Raises:
            BagError: a file is no longer what it was.
            NotSavedError: there was no room, or the folder cannot be written.
        """
        from simdesk.catalogue.archive import FAULTS  # noqa: PLC0415 - as above
        from simdesk.services.importing.source import open_source  # noqa: PLC0415 - as above

        source = open_source(look.path)
        try:
            for done, receipt in enumerate(plan.files):
                if stopped():
                    return False
                moved(done, len(plan.files))
                name = look.content.files[receipt.id]
                changed = BagError(BagProblem.CHANGED, [name])
                try:
                    found = source.keepable(name)
                    kept = self._attachments.keep(found, name, LARGEST_RECEIPT_BYTES)
                except (ReceiptFileError, *FAULTS) as error:
                    raise changed from error
                if kept.sha256 != receipt.sha256:
                    raise changed
        finally:
            source.close()
        moved(len(plan.files), len(plan.files))
        return True

    def record(self, look: Look) -> Plan:
        """Record what is new in a bag whose files are kept, as one step; return what was done.

        Raises:
            NotSavedError: nothing was changed.
        """
        plan = self.plan(look)
        nouns = (Noun.LINE, Noun.RUN, Noun.EVENT, Noun.RECEIPT, Noun.RULE)
        # A rule may bear on every number of an operator.
        lines = (*plan.lines, *(self._kept.lines.all() if plan.rules else ()))
        things: tuple[Run | Event, ...] = (*plan.runs, *plan.events)
        touched = {line.id for line in lines} | {thing.line_id for thing in things}
        touched |= {receipt.line_id for receipt in plan.receipts if receipt.line_id is not None}
        with self._history.change(Action.BRING_BACK, nouns, touched, len(plan.receipts)):
            for line in plan.lines:
                self._kept.lines.add(line)
            for run in plan.runs:
                self._kept.runs.add_whole(run)
            for event in plan.events:
                self._kept.events.add(event)
            for receipt in plan.receipts:
                self._kept.receipts.add(receipt)
            for rule in plan.rules:
                self._kept.own_rules.add(rule)
        return plan
