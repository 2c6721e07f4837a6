"""Adds offered files as receipts: kept on a thread, then recorded; refusals are put in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.services.receipts import ReceiptService
from simdesk.storage.attachments import Kept
from simdesk.ui import background
from simdesk.ui.receipts import intake


class Adder(QObject):
    """`begun(count)`, then `ended(receipt ids, sentences)`. A file kept before is not doubled."""

    begun = Signal(int)
    ended = Signal(list, str)

    def __init__(self, *, receipts: ReceiptService, parent: QObject) -> None:
        super().__init__(parent)
        self._receipts = receipts

    def add(self, offers: Sequence[intake.Offer], line_id: str | None) -> None:
        """Begin to keep what is offered, for a number if one is given."""
        if offers:
            self.begun.emit(len(offers))
            background.run(
                lambda _job: intake.keep(offers, self._receipts),
                owner=self,
                done=partial(self._record, line_id),
            )

    def _record(self, line_id: str | None, taken: intake.Intake) -> None:
        """Record what was kept as one step to undo; what is known already is only named."""
        known = {receipt.sha256: receipt.id for receipt in self._receipts.everything()}
        sentences = [message(error) for error in taken.refused]
        fresh: dict[str, tuple[Kept, str]] = {}
        for kept, name in taken.kept:
            if kept.sha256 in known or kept.sha256 in fresh:
                sentences.append(_("“{name}” is kept already.").format(name=name))
            else:
                fresh[kept.sha256] = (kept, name)
        if fresh:
            try:
                added = self._receipts.add_several(list(fresh.values()), line_id=line_id)
            except SimdeskError as error:
                sentences.append(message(error))
            else:
                known |= {receipt.sha256: receipt.id for receipt in added}
        chosen = dict.fromkeys(known[k.sha256] for k, _name in taken.kept if k.sha256 in known)
        self.ended.emit(list(chosen), "\n".join(sentences))
