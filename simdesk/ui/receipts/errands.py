"""What is done with the chosen receipts: binned, restored, opened, a lost file found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.services.receipts import ReceiptService
from simdesk.ui import background
from simdesk.ui.receipts import outside


class Errands(QWidget):
    """Never shown itself; its dialogs stand over the page it belongs to.

    `said(sentence)` is to be read beside the gallery, an empty one takes the last away.
    `found(Receipt)`: the lost file is there again. `failed(SimdeskError)`.
    """

    said = Signal(str)
    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        chosen: Callable[[], list[Receipt]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.hide()
        self._receipts = receipts
        self._chosen = chosen
        self._viewer = outside.Viewer(receipts=receipts, parent=self)
        self._viewer.failed.connect(self._say_error)
        self._viewer.nothing_opens.connect(self._say_nothing_opens)

    def delete(self) -> None:
        """Put the chosen receipts in the bin."""
        self._change(self._receipts.delete, [r for r in self._chosen() if r.deleted_at is None])

    def turn(self) -> None:
        """Have the chosen pictures viewed a quarter further to the right."""
        kept = (receipt for receipt in self._chosen() if receipt.deleted_at is None)
        self._change(self._receipts.turn, [r for r in kept if r.media_type is not MediaType.PDF])

    def restore(self) -> None:
        """Take the chosen receipts out of the bin."""
        self._change(self._receipts.restore, self._chosen())

    def _change(
        self, action: Callable[[Sequence[Receipt]], None], chosen: Sequence[Receipt]
    ) -> None:
        if not chosen:
            return
        try:
            action(chosen)
        except SimdeskError as error:
            self.failed.emit(error)

    def open_copy(self) -> None:
        """Open a copy of the first chosen one in another program."""
        for receipt in self._chosen()[:1]:
            self._viewer.open(receipt)

    def find_file(self) -> None:
        """Ask where the lost file of the chosen receipt is."""
        name, _kind = QFileDialog.getOpenFileName(self, _("Find the file of this receipt"))
        if name:
            self.put_back(Path(name))

    def put_back(self, found: Path) -> None:
        """Keep `found` as the lost file of the chosen receipt, if it is that file."""
        receipt = self._chosen()[0]
        background.run(
            lambda _job: outside.put_back(found, receipt, self._receipts),
            owner=self,
            done=partial(self._was_put_back, receipt, found.name),
            failed=self._say_error,
        )

    def _was_put_back(self, receipt: Receipt, name: str, same: bool) -> None:
        if same:
            self.said.emit("")
            self.found.emit(receipt)
        else:
            self.said.emit(
                _("“{name}” is another file. The lost one has different content.").format(name=name)
            )

    def _say_error(self, error: SimdeskError) -> None:
        self.said.emit(message(error))

    def _say_nothing_opens(self, copy: str) -> None:
        self.said.emit(_("No program opens this file. A copy is here: {path}").format(path=copy))
