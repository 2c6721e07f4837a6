"""The receipts page: a gallery with a filter, the chosen receipt beside it, adding and the bin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Action, Change, Noun
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _, ngettext
from simdesk.services.lines import LineService
from simdesk.services.readings import ReadingService
from simdesk.services.receipt_order import ReceiptOrder
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService
from simdesk.ui.pages.page import Page
from simdesk.ui.receipts import intake
from simdesk.ui.receipts.adder import Adder
from simdesk.ui.receipts.card_states import CardStates
from simdesk.ui.receipts.doorway import Doorway
from simdesk.ui.receipts.errands import Errands
from simdesk.ui.receipts.pane import ReceiptPane
from simdesk.ui.receipts.phone_folder import PhoneFolder
from simdesk.ui.receipts.reader import Reader
from simdesk.ui.receipts.receipt_model import ReceiptRow
from simdesk.ui.receipts.row_reader import RowReader
from simdesk.ui.receipts.tidying import Tidying
from simdesk.ui.receipts.unhurried import Unhurried
from simdesk.ui.receipts.wall import Wall
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.layout import columns


class ReceiptsPage(Page):
    """`export_requested(ExportScope or None)`: None asks for everything. `failed(SimdeskError)`.

    `bag_requested(Path)`: what was dropped is a receipt bag, to be brought back.
    `link_requested([Receipt])`: to which number and renewal they belong is to be asked.
    `line_requested(id)`: a number is to be seen. `photos_requested`: what the phone has brought.
    """

    nouns = frozenset({Noun.RECEIPT, Noun.LINE, Noun.RUN, Noun.EVENT})

    export_requested = Signal(object)
    bag_requested = Signal(Path)
    link_requested = Signal(list)
    line_requested = Signal(str)
    photos_requested = Signal()
    failed = Signal(object)

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        lines: LineService,
        readings: ReadingService,
        reader: Reader,
        order: ReceiptOrder,
        phone: PhoneFolder,
        runs: RunService,
        catalogue: Catalogue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._receipts = receipts
        self._lines = lines
        self._reader = RowReader(
            receipts=receipts, readings=readings, lines=lines, runs=runs, catalogue=catalogue
        )
        self._rows: list[ReceiptRow] = []
        self._readings = readings
        self._states = CardStates(readings)
        self._soon = Unhurried(self._catch_up, self)
        self._build(reader, catalogue)
        self.tidying = Tidying(
            wall=self.wall,
            phone=phone,
            order=order,
            receipts=receipts,
            lines=lines,
            runs=runs,
            catalogue=catalogue,
            parent=self,
        )
        self._connect()
        self.retranslate()

    def _build(self, reader: Reader, catalogue: Catalogue) -> None:
        self.setProperty("ground", "sur")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = columns(self, gap=0)
        self.wall = Wall(path_of=self._receipts.path, state_of=self._states.of)
        row.addWidget(self.wall, 1)
        reader.moved.connect(self.wall.head.show_reading)
        self.wall.head.show_reading(reader.waiting)
        self._line = Rule(vertical=True)
        row.addWidget(self._line)
        self.pane = ReceiptPane(
            receipts=self._receipts,
            readings=self._readings,
            reader=reader,
            catalogue=catalogue,
            today=self._lines.today,
        )
        row.addWidget(self.pane)
        self.errands = Errands(receipts=self._receipts, wall=self.wall, parent=self)
        self._adder = Adder(receipts=self._receipts, parent=self)
        editors = (self.wall.bar.search, *self.pane.fields.editors)
        self._door = Doorway(page=self, editors=editors, today=self._lines.today)

    def _connect(self) -> None:
        wall, pane, errands = self.wall, self.pane, self.errands
        wall.add_requested.connect(self.choose_files)
        wall.export_requested.connect(errands.export_shown)
        wall.chosen.connect(self._show_chosen)
        wall.filter_changed.connect(self._show_anew)
        wall.bin_toggled.connect(self.refresh)
        wall.open_requested.connect(errands.open_copy)
        wall.delete_requested.connect(errands.delete)
        wall.link_requested.connect(errands.ask_whose)
        wall.photo_strip.looked.connect(self.photos_requested)
        wall.order.link_requested.connect(self.link_requested)
        wall.order.line_requested.connect(self.line_requested)
        wall.order.receipt_requested.connect(self._adder.choose)
        wall.order.show_requested.connect(self._show_only)
        self.tidying.failed.connect(self.failed)
        wall.zoom_requested.connect(pane.picture.zoom)
        wall.turn_requested.connect(errands.turn)
        pane.turn_requested.connect(errands.turn)
        pane.link_requested.connect(errands.ask_whose)
        pane.enlarge_requested.connect(wall.enlarge)
        pane.open_requested.connect(errands.open_copy)
        pane.find_requested.connect(errands.find_file)
        pane.delete_requested.connect(errands.delete)
        pane.restore_requested.connect(errands.restore)
        pane.export_requested.connect(errands.export_selected)
        pane.paste_requested.connect(self.paste)
        pane.other_requested.connect(lambda own: self._show_only([self._receipts.get(own)]))
        pane.failed.connect(self.failed)
        self._adder.begun.connect(wall.show_busy)
        self._adder.ended.connect(self._show_added)
        errands.said.connect(wall.say)
        errands.found.connect(self._see_again)
        errands.failed.connect(self.failed)
        errands.export_requested.connect(self.export_requested)
        errands.link_requested.connect(self.link_requested)
        door = self._door
        door.offered.connect(self.add)
        door.text_pasted.connect(self._propose)
        door.bag_dropped.connect(self.bag_requested)
        door.hot.connect(wall.set_hot)

    def title(self) -> str:
        return _("Receipts")

    def refresh(self) -> None:
        self._read()
        self._show_anew()

    def retranslate(self) -> None:
        self.wall.retranslate()
        self.pane.retranslate()
        self.pane.fields.offer(self._reader.lines())

    def focus_first(self) -> None:
        if self.wall.gallery.model().rowCount():
            self.wall.gallery.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.wall.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the keyboard into the search field, with its text selected."""
        self.wall.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wall.bar.search.selectAll()

    def hear(self, change: Change) -> None:
        if not (self.nouns & change.nouns and self.isVisible()):
            super().hear(change)
        elif change.action in (Action.READ_RECEIPT, Action.FILL_RECEIPTS) and not change.undone:
            self._show_read()
        else:
            self._catch_up()

    def _show_read(self) -> None:
        """Show what was read where it is seen now; files may follow one another quickly."""
        self._states.forget()
        self.wall.gallery.viewport().update()
        self.pane.details.refresh()
        self._soon.ask()

    def _catch_up(self) -> None:
        self._soon.forget()
        self._read()
        self._take_changes()

    def _read(self) -> None:
        self.tidying.refresh()
        self._states.forget()
        self._rows, deleted = self._reader.read(binned=self.wall.bar.bin.isChecked())
        self.wall.bar.offer(self._rows, deleted)
        self.pane.fields.offer(self._reader.lines())

    def _show_anew(self) -> None:
        self.wall.show_rows(self.wall.bar.value().of(self._rows), len(self._rows))

    def _take_changes(self, added: Sequence[str] = ()) -> None:
        wanted = self.wall.bar.value().of(self._rows, always=added)
        self.wall.take_changes(wanted, self._rows)
        self.wall.gallery.viewport().update()  # a file that was read changes no row

    def _show_chosen(self) -> None:
        self.pane.show_rows(self.wall.gallery.selected_rows())
        for widget in (self.pane, self._line):
            widget.setVisible(bool(self._rows) and not self.wall.tidies)

    def _show_only(self, receipts: list[Receipt]) -> None:
        """Show these in the gallery, whatever the filter left out."""
        self.wall.bar.clear()
        self._show_anew()
        self.wall.step_back()
        self.wall.gallery.choose([receipt.id for receipt in receipts])

    # Adding

    def choose_files(self) -> None:
        """Ask for files to add."""
        self._adder.choose(self.wall.bar.value().line_id or None)

    def add_for(self, line_id: str, run_id: str | None = None) -> None:
        """Ask for files to add to a number, or to one of its renewals."""
        self._adder.choose(line_id, run_id)

    def paste(self) -> None:
        """Add the files or the picture in the clipboard; a text is read for the chosen receipt."""
        self._door.paste()

    def _propose(self, text: str) -> None:
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0].deleted_at is None:
            self.pane.details.show_pasted(self._readings.proposed_by(text))
        else:
            self.wall.say(_("Choose one receipt first: a pasted text is read for that one."))

    def add(self, offers: Sequence[intake.Offer], line_id: str | None = None) -> None:
        """Add what is offered, to the number in the filter unless another is given."""
        self._adder.add(offers, line_id or self.wall.bar.value().line_id or None)

    def _show_added(self, added: list[str], sentences: str) -> None:
        self.wall.show_busy(0)
        self.wall.say(sentences)
        self.wall.bar.bin.setChecked(False)
        self._read()
        self._take_changes(added)
        if added:
            self.wall.gallery.choose(added)
            self.pane.fields.focus_first()
            announce(self, ngettext("{n} receipt added", "{n} receipts added", len(added)))

    # The chosen ones

    def _chosen(self) -> list[Receipt]:
        return [row.receipt for row in self.wall.gallery.selected_rows()]

    def _see_again(self, receipt: Receipt) -> None:
        self.wall.thumbnails.forget(receipt.sha256)
        self.pane.look_again()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.wall.step_back():
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        self.pane.fit(self.width())
        self.wall.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.pane.fields.finish()
        super().hideEvent(event)
