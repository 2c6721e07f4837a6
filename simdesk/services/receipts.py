"""What a user can do with receipts: keep files unchanged, say what they show, bin and restore."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from simdesk.domain.change import Action, Noun
from simdesk.domain.errors import FutureDateError
from simdesk.domain.money import Money
from simdesk.domain.receipt import LARGEST_RECEIPT_BYTES, Receipt
from simdesk.services.history import History, new_id
from simdesk.storage.attachments import Attachments, Kept
from simdesk.storage.receipts import ReceiptRepository


class ReceiptService:
    """Kept proofs."""

    def __init__(
        self,
        *,
        receipts: ReceiptRepository,
        attachments: Attachments,
        history: History,
        now: Callable[[], datetime],
    ) -> None:
        self._receipts = receipts
        self._attachments = attachments
        self._history = history
        self._now = now

    def keep_file(self, source: Path | bytes, name: str) -> Kept:
        """Copy a file into the data folder, unchanged and durable; callable from any thread.

        Raises:
            ReceiptFileError: it is empty, too large, of another type, missing or unreadable.
            NotSavedError: there was no room, or the folder cannot be written.
        """
        return self._attachments.keep(source, name, LARGEST_RECEIPT_BYTES)

    def add(
        self,
        kept: Kept,
        name: str,
        *,
        line_id: str | None = None,
        run_id: str | None = None,
        on: date | None = None,
        amount: Money | None = None,
    ) -> Receipt:
        """Record a kept file as a receipt of a number and a run, with what it is said to show."""
        receipt = replace(self._new(kept, name, line_id), run_id=run_id, on=on, amount=amount)
        self._record([receipt])
        return receipt

    def add_several(
        self, files: Sequence[tuple[Kept, str]], *, line_id: str | None = None
    ) -> list[Receipt]:
        """Record kept files with their names as receipts of a number, as one step to undo."""
        receipts = [self._new(kept, name, line_id) for kept, name in files]
        self._record(receipts)
        return receipts

    def _new(self, kept: Kept, name: str, line_id: str | None) -> Receipt:
        return Receipt(
            id=new_id(),
            sha256=kept.sha256,
            name=name,
            media_type=kept.media_type,
            size=kept.size,
            added_at=self._now(),
            line_id=line_id,
        )

    def _record(self, receipts: Sequence[Receipt]) -> None:
        with self._change(Action.ADD_RECEIPTS, receipts):
            for receipt in receipts:
                self._receipts.add(receipt)

    def get(self, receipt_id: str) -> Receipt:
        """Return one receipt.

        Raises:
            UnknownIdError: it is gone.
        """
        return self._receipts.get(receipt_id)

    def everything(self) -> list[Receipt]:
        """Return all receipts that are not in the bin, newest first."""
        kept = (r for r in self._receipts.all() if r.deleted_at is None)
        return sorted(kept, key=_newest_first, reverse=True)

    def in_bin(self) -> list[Receipt]:
        """Return the receipts in the bin, newest first."""
        binned = (r for r in self._receipts.all() if r.deleted_at is not None)
        return sorted(binned, key=_newest_first, reverse=True)

    def of_line(self, line_id: str) -> list[Receipt]:
        """Return the receipts of one number, newest first."""
        return [r for r in self.everything() if r.line_id == line_id]

    def of_run(self, run_id: str) -> list[Receipt]:
        """Return the receipts of one run, newest first."""
        return [r for r in self.everything() if r.run_id == run_id]

    def path(self, receipt: Receipt) -> Path:
        """Return where the kept file is; whether it is still there is not known here."""
        return self._attachments.path(receipt.sha256)

    def update(self, receipt: Receipt) -> None:
        """Keep what the owner corrected.

        Raises:
            FutureDateError: its date lies after today.
        """
        if receipt.on is not None and receipt.on > self._now().date():
            raise FutureDateError
        with self._change(Action.EDIT_RECEIPT, [receipt]):
            self._receipts.update(receipt)

    def delete(self, receipts: Sequence[Receipt]) -> None:
        """Put receipts in the bin; their files stay."""
        with self._change(Action.DELETE_RECEIPTS, receipts):
            for receipt in receipts:
                self._receipts.update(replace(receipt, deleted_at=self._now()))

    def restore(self, receipts: Sequence[Receipt]) -> None:
        """Take receipts out of the bin."""
        with self._change(Action.RESTORE_RECEIPTS, receipts):
            for receipt in receipts:
                self._receipts.update(replace(receipt, deleted_at=None))

    def _change(self, action: Action, receipts: Sequence[Receipt]) -> AbstractContextManager[None]:
        line_ids = {r.line_id for r in receipts if r.line_id is not None}
        return self._history.change(action, (Noun.RECEIPT,), line_ids, len(receipts))


def _newest_first(receipt: Receipt) -> tuple[date, datetime]:
    return (receipt.on or receipt.added_at.date(), receipt.added_at)
