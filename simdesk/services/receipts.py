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
from simdesk.domain.run import Run
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
        self,
        files: Sequence[tuple[Kept, str]],
        *,
        line_id: str | None = None,
        run_id: str | None = None,
    ) -> list[Receipt]:
        """Record kept files with their names as receipts of a number, as one step to undo."""
        new = (self._new(kept, name, line_id) for kept, name in files)
        receipts = [replace(receipt, run_id=run_id) for receipt in new]
        self._record(receipts)
        return receipts

    def add_to_run(self, files: Sequence[tuple[Kept, str]], run: Run) -> list[str]:
        """Record kept files as receipts of a run, as one step to undo.

        A file that is kept without a run, for the same number or for none, joins this run. Returns
        the names of those that the run had already.
        """
        everything = self.everything()
        had = {receipt.sha256 for receipt in everything if receipt.run_id == run.id}
        near = [r for r in everything if r.run_id is None and r.line_id in (None, run.line_id)]
        loose = {receipt.sha256: receipt for receipt in reversed(near)}
        doubled, fresh, joining = [], [], []
        for kept, name in files:
            if kept.sha256 in had:
                doubled.append(name)
            elif kept.sha256 in loose:
                joining.append(replace(loose[kept.sha256], line_id=run.line_id, run_id=run.id))
            else:
                fresh.append(replace(self._new(kept, name, run.line_id), run_id=run.id))
            had.add(kept.sha256)
        if fresh or joining:
            with self._change(Action.ADD_RECEIPTS, [*fresh, *joining]):
                for receipt in fresh:
                    self._receipts.add(receipt)
                for receipt in joining:
                    self._receipts.update(receipt)
        return doubled

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
        """Keep what the owner corrected; with another number it leaves its renewal behind.

        Raises:
            FutureDateError: its date lies after today.
        """
        if receipt.on is not None and receipt.on > self._now().date():
            raise FutureDateError
        before = self._receipts.get(receipt.id)
        if receipt.line_id != before.line_id and receipt.run_id == before.run_id:
            receipt = replace(receipt, run_id=None)
        self._update(Action.EDIT_RECEIPT, [receipt])

    def link(self, receipts: Sequence[Receipt]) -> None:
        """Keep the number and renewal that each of these receipts names now, or that it has none.

        A renewal belongs to the number beside it. All are one step to undo.
        """
        linked = any(receipt.line_id is not None for receipt in receipts)
        self._update(Action.LINK_RECEIPTS if linked else Action.UNLINK_RECEIPTS, receipts)

    def turn(self, receipts: Sequence[Receipt]) -> None:
        """Have pictures viewed a quarter further to the right; their files stay as they are."""
        turned = [replace(receipt, turned=(receipt.turned + 90) % 360) for receipt in receipts]
        self._update(Action.TURN_RECEIPTS, turned)

    def keep_apart(self, receipts: Sequence[Receipt]) -> None:
        """Remember that the owner knows of the others that show the same, and all stay."""
        apart = [replace(receipt, kept_apart=True) for receipt in receipts]
        self._update(Action.KEEP_RECEIPTS_APART, apart)

    def _update(self, action: Action, receipts: Sequence[Receipt]) -> None:
        with self._change(action, receipts):
            for receipt in receipts:
                self._receipts.update(receipt)

    def delete(self, receipts: Sequence[Receipt]) -> None:
        """Put receipts in the bin; their files stay."""
        now = self._now()
        self._update(Action.DELETE_RECEIPTS, [replace(r, deleted_at=now) for r in receipts])

    def restore(self, receipts: Sequence[Receipt]) -> None:
        """Take receipts out of the bin."""
        self._update(Action.RESTORE_RECEIPTS, [replace(r, deleted_at=None) for r in receipts])

    def _change(self, action: Action, receipts: Sequence[Receipt]) -> AbstractContextManager[None]:
        line_ids = {r.line_id for r in receipts if r.line_id is not None}
        return self._history.change(action, (Noun.RECEIPT,), line_ids, len(receipts))


def _newest_first(receipt: Receipt) -> tuple[date, datetime]:
    return (receipt.on or receipt.added_at.date(), receipt.added_at)
