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
from simdesk.ui.receipts.receipt_model import ReceiptFilter
from simdesk.ui.receipts.scope import ExportScope
from simdesk.ui.receipts.wall import Wall


class Errands(QWidget):
    """Never shown itself; its dialogs stand over the page it belongs to.

    `said(sentence)` is to be read beside the gallery, an empty one takes the last away.
    `found(Receipt)`: the lost file is there again. `link_requested([Receipt])`: to which number
    they belong is to be asked. `export_requested(ExportScope or None)`: None asks for everything.
    `failed(SimdeskError)`.
    """

    said = Signal(str)
    found = Signal(object)
    link_requested = Signal(list)
    export_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, *, receipts: ReceiptService, wall: Wall, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._receipts = receipts
        self._wall = wall
        self._viewer = outside.Viewer(receipts=receipts, parent=self)
        self._viewer.failed.connect(self._say_error)
        self._viewer.nothing_opens.connect(self._say_nothing_opens)

    def _chosen(self) -> list[Receipt]:
        return [row.receipt for row in self._wall.gallery.selected_rows()]

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

    def ask_whose(self) -> None:
        """Ask to which number and renewal the chosen receipts belong."""
        chosen = [receipt for receipt in self._chosen() if receipt.deleted_at is None]
        if chosen:
            self.link_requested.emit(chosen)

    def export_shown(self) -> None:
        """Ask to export what the filter shows."""
        self._export(prefer_selected=False)

    def export_selected(self) -> None:
        """Ask to export the chosen receipts, or what else there is."""
        self._export(prefer_selected=True)

    def _export(self, *, prefer_selected: bool) -> None:
        everything = self._wall.bar.value() == ReceiptFilter()
        shown = () if everything else tuple(r.receipt.id for r in self._wall.model.rows)
        selected = tuple(receipt.id for receipt in self._chosen())
        if everything and len(selected) < 2:
            self.export_requested.emit(None)
        else:
            self.export_requested.emit(ExportScope(shown, selected, prefer_selected))

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
