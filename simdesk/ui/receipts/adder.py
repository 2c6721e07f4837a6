"""Asks for files and adds what is offered as receipts; what is refused is put in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _, ngettext
from simdesk.i18n.messages import message
from simdesk.services.receipts import ReceiptService
from simdesk.storage.attachments import Kept
from simdesk.ui import background
from simdesk.ui.receipts import intake

_NAMED = 3
"""So many files that are kept already are named, more are counted."""
_TOLD = 3
"""So many reasons why files were refused are told; in a small window more would be cut off."""


class Adder(QWidget):
    """Never shown itself; its dialog stands over the page it belongs to.

    `begun(count)`, then `ended(receipt ids, sentences)`: a file kept before is not doubled.
    """

    begun = Signal(int)
    ended = Signal(list, str)

    def __init__(self, *, receipts: ReceiptService, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._receipts = receipts

    def choose(self, line_id: str | None, run_id: str | None = None) -> None:
        """Ask for files to add to a number and to one of its renewals, where they are known."""
        names, _kind = QFileDialog.getOpenFileNames(
            self.parentWidget(), _("Add receipts"), "", f"{_('Receipts')} ({intake.patterns()})"
        )
        self.add(intake.files([Path(name) for name in names]), line_id, run_id)

    def add(
        self, offers: Sequence[intake.Offer], line_id: str | None, run_id: str | None = None
    ) -> None:
        """Begin to keep what is offered."""
        if offers:
            self.begun.emit(len(offers))
            background.run(
                lambda job: intake.keep(offers, self._receipts, job.stopped),
                owner=self,
                done=partial(self._record, line_id, run_id),
            )

    def _record(self, line_id: str | None, run_id: str | None, taken: intake.Intake) -> None:
        """Record what was kept as one step to undo; what is known already is only named."""
        known = {receipt.sha256: receipt.id for receipt in self._receipts.everything()}
        fresh: dict[str, tuple[Kept, str]] = {}
        already = []
        for kept, name in taken.kept:
            if kept.sha256 in known or kept.sha256 in fresh:
                already.append(name)
            else:
                fresh[kept.sha256] = (kept, name)
        sentences = [*_refused(taken.refused), *_told(taken), *_kept_already(already)]
        try:
            if run_id is not None:
                self._link(taken, line_id, run_id)
            if fresh:
                files = list(fresh.values())
                added = self._receipts.add_several(files, line_id=line_id, run_id=run_id)
                known |= {receipt.sha256: receipt.id for receipt in added}
        except SimdeskError as error:
            sentences.append(message(error))
        chosen = dict.fromkeys(known[k.sha256] for k, _name in taken.kept if k.sha256 in known)
        self.ended.emit(list(chosen), "\n".join(sentences))

    def _link(self, taken: intake.Intake, line_id: str | None, run_id: str) -> None:
        """Put what was kept before to the renewal it was chosen for, unless it is another's."""
        wanted = {kept.sha256 for kept, _name in taken.kept}
        own = [r for r in self._receipts.everything() if r.sha256 in wanted and r.run_id is None]
        free = [r for r in own if r.line_id in (None, line_id)]
        if free:
            self._receipts.link([replace(r, line_id=line_id, run_id=run_id) for r in free])


def _told(taken: intake.Intake) -> list[str]:
    """Return what is to be said of folders."""
    bare = _("There is no picture and no PDF in “{name}”.")
    crowded = _("“{name}” holds more than {n} pictures and PDFs. Choose some of them.")
    return [
        *(bare.format(name=name) for name in taken.bare),
        *(crowded.format(name=name, n=intake.MOST_IN_FOLDER) for name in taken.crowded),
    ]


def _refused(errors: Sequence[SimdeskError]) -> list[str]:
    """Return why files were not kept; a full disk says the same of each."""
    reasons = list(dict.fromkeys(map(message, errors)))
    more = len(reasons) - _TOLD
    if more <= 1:
        return reasons
    rest = ngettext("{n} more file was not kept.", "{n} more files were not kept.", more)
    return [*reasons[:_TOLD], rest]


def _kept_already(names: Sequence[str]) -> list[str]:
    if len(names) > _NAMED:
        return [ngettext("{n} file is kept already.", "{n} files are kept already.", len(names))]
    return [_("“{name}” is kept already.").format(name=name) for name in names]
