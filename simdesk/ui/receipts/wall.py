"""The left part of the receipts page: head, filters, notice, gallery or what replaces it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from simdesk.domain.reading import ReceiptState
from simdesk.domain.receipt import Receipt
from simdesk.i18n.language import _, ngettext
from simdesk.ui.receipts.filter_bar import FilterBar
from simdesk.ui.receipts.gallery import Gallery
from simdesk.ui.receipts.large_view import LargeView
from simdesk.ui.receipts.look_strip import LookStrip
from simdesk.ui.receipts.order_view import OrderView
from simdesk.ui.receipts.receipt_delegate import ReceiptDelegate
from simdesk.ui.receipts.receipt_model import ReceiptModel, ReceiptRow
from simdesk.ui.receipts.wall_head import WallHead
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.thumbnails import Look, Thumbnails
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.drop_zone import DropZone
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.notices import EmptyState

_BUSY_MS = 1000
_THUMBNAIL = 272
_LEAST = 120
"""Pixels of the gallery that stay where large words above it take the room of a small window."""


class Wall(QWidget):
    """Shows rows; it reads and changes nothing itself."""

    add_requested = Signal()
    open_requested = Signal()
    export_requested = Signal()
    chosen = Signal()
    filter_changed = Signal()
    bin_toggled = Signal()
    delete_requested = Signal()
    link_requested = Signal()
    zoom_requested = Signal(int)
    turn_requested = Signal()

    def __init__(
        self,
        *,
        path_of: Callable[[Receipt], Path],
        state_of: Callable[[Receipt], ReceiptState],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path_of = path_of
        self._state_of = state_of
        self._known = 0
        self._coming = 0
        self._build()
        self._connect()

    def _build(self) -> None:
        box = rows(self, margins=(24, 14, 4, 0), gap=10)
        self.head = WallHead()
        self.add, self.export = self.head.add, self.head.export
        box.addWidget(self.head)
        self._filters = QWidget()
        self.bar = FilterBar()
        columns(self._filters, margins=(0, 0, 20, 0)).addWidget(self.bar)
        box.addWidget(self._filters)
        box.addWidget(self._build_notice())
        self.order_strip = LookStrip("info_20_regular")
        self.photo_strip = LookStrip("phone_20_regular")
        self._strips = QWidget()
        strips = rows(self._strips, gap=6)
        for strip in (self.order_strip, self.photo_strip):
            strips.addWidget(strip)
        box.addWidget(self._strips)
        self.model = ReceiptModel(self)
        self.thumbnails = Thumbnails(path_of=self._path_of, side=_THUMBNAIL, parent=self)
        delegate = ReceiptDelegate(thumbnail=self.thumbnails.of, state=self._state_of, parent=self)
        self.gallery = Gallery(model=self.model, delegate=delegate)
        self.large = LargeView(path_of=self._path_of)
        self.order = OrderView(thumbnails=self.thumbnails)
        self._nothing = EmptyState("receipt_28_filled")
        self.first_add = Button("primary", icon="add")
        self._nothing.buttons.add(self.first_add)
        self._no_match = EmptyState("search_28_filled")
        self._clear = Button("link")
        self._no_match.buttons.add(self._clear)
        self._stage = QStackedWidget()
        self._stage.setMinimumSize(1, _LEAST)  # pages that are not shown ask for nothing
        for page in (self.gallery, self.large, self.order, self._nothing, self._no_match):
            self._stage.addWidget(page)
        box.addWidget(self._stage, 1)
        self._cover = QWidget(self)
        self._cover.setProperty("ground", "sur")
        self._cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drop = DropZone()
        rows(self._cover, margins=(24, 14, 24, 14)).addWidget(self._drop)
        self._cover.hide()
        self._busy_later = QTimer(self)
        self._busy_later.setSingleShot(True)
        self._busy_later.setInterval(_BUSY_MS)

    def _build_notice(self) -> QWidget:
        self._notice = QWidget()
        row = columns(self._notice, margins=(0, 0, 20, 0))
        self._note = NoteCard(Tone.WARN, "warning_20_filled")
        self._dismiss = IconButton("dismiss")
        row.addWidget(self._note, 1)
        row.addWidget(self._dismiss)
        self._notice.hide()
        return self._notice

    def _connect(self) -> None:
        for button in (self.add, self.first_add):
            button.clicked.connect(self.add_requested)
        self.export.clicked.connect(self.export_requested)
        self.bar.changed.connect(self.filter_changed)
        self.bar.bin_chosen.connect(lambda _on: self.bin_toggled.emit())
        self._clear.clicked.connect(self._clear_filter)
        self._dismiss.clicked.connect(self._notice.hide)
        self._busy_later.timeout.connect(self._say_busy)
        self.thumbnails.arrived.connect(self.model.file_changed)
        self.gallery.chosen.connect(self.chosen)
        self.gallery.enlarge_requested.connect(self.enlarge)
        self.gallery.delete_requested.connect(self.delete_requested)
        self.gallery.link_requested.connect(self.link_requested)
        self.gallery.zoom_requested.connect(self.zoom_requested)
        self.gallery.turn_requested.connect(self.turn_requested)
        for view in (self.large, self.order):
            view.closed.connect(self.step_back)
        self.order_strip.looked.connect(self.show_order)
        self.large.turn_requested.connect(self.turn_requested)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        for part in (self.head, self.bar, self.large, self.order):
            part.retranslate()
        self._dismiss.set_words(_("Dismiss"))
        self.first_add.setText(_("Add receipt"))
        self._clear.setText(_("Clear the filter"))
        self._no_match.show_words(_("No receipt matches the filter"), "")
        self._drop.show_words(
            _("Let go to add"), _("Pictures, PDFs or a folder of them; kept unchanged")
        )
        self._show_head()

    def fit(self) -> None:
        """Stand as the text size in use asks for."""
        self.head.fit()
        self.bar.fit()
        self.gallery.fit_cards()

    def show_rows(self, shown: Sequence[ReceiptRow], known: int) -> None:
        """Show these rows, of `known` there are, in this order; keep what was selected."""
        kept = [row.receipt.id for row in self.gallery.selected_rows()]
        self._known = known
        self.gallery.selectionModel().blockSignals(True)
        self.model.show_rows(shown)
        self.gallery.choose(kept)
        self.gallery.choose_something()
        self.gallery.selectionModel().blockSignals(False)
        self.gallery.scrollTo(self.gallery.currentIndex())
        self._settle()

    def take_changes(self, wanted: Sequence[ReceiptRow], known: Sequence[ReceiptRow]) -> None:
        """Bring the rows up to date where they stand."""
        self._known = len(known)
        self.model.take_changes(wanted, known)
        current = self.gallery.current_row()
        if current is not None:
            self.large.take_change(current)
        self.gallery.choose_something()
        self._settle()

    def _settle(self) -> None:
        self.gallery.setAccessibleName(_("Receipts, {n}").format(n=self.model.rowCount()))
        page: QWidget = self.gallery
        if not self.model.rowCount():
            page = self._no_match if self._known else self._nothing
        if self.tidies:
            page = self.order
        elif self.model.rowCount() and self._stage.currentWidget() is self.large:
            page = self.large
        self._turn_to(page)
        binned = self.bar.bin.isChecked()
        self.bar.setVisible(bool(self._known) or not self.bar.bin.isHidden())
        self._show_head()
        self._nothing.show_words(*_empty_words(binned=binned))
        self.first_add.setVisible(not binned)
        self.chosen.emit()

    def _turn_to(self, page: QWidget) -> None:
        """Show a page of the stage; a receipt or a list that is read has the whole height."""
        self._stage.setCurrentWidget(page)
        reading = page in (self.large, self.order)
        for widget in (self.head, self._filters, self._strips):
            widget.setVisible(not reading)

    def _show_head(self) -> None:
        self.head.show_rows(
            self.model.rows, buttons=bool(self._known) and not self.bar.bin.isChecked()
        )

    @property
    def tidies(self) -> bool:
        """Whether what there is to look at stands in the place of the gallery."""
        return self._stage.currentWidget() is self.order

    def show_order(self) -> None:
        """Show what there is to look at, in the place of the gallery."""
        self._turn_to(self.order)
        self.chosen.emit()
        self.order.focus_first()

    def enlarge(self) -> None:
        """Show the current receipt over the gallery, or the gallery again.

        A document has no picture here, so another program is to show it.
        """
        row = self.gallery.current_row()
        if self._stage.currentWidget() is self.large:
            self.step_back()
        elif row is not None and self.thumbnails.of(row.receipt).look is Look.DOCUMENT:
            self.open_requested.emit()
        elif row is not None:
            self.large.show_row(row)
            self._turn_to(self.large)
            self.large.picture.setFocus()

    def step_back(self) -> bool:
        """Leave the large picture, or empty the search; tell whether there was something."""
        if self._stage.currentWidget() in (self.large, self.order):
            self._turn_to(self.gallery)
            self._settle()
            self.gallery.setFocus()
            return True
        if self.bar.search.text():
            self.bar.search.clear()
            return True
        return False

    def _clear_filter(self) -> None:
        self.bar.clear()
        self.filter_changed.emit()

    def say(self, words: str) -> None:
        """Show a notice above the gallery until it is dismissed; nothing takes it away."""
        self._note.words.setText(words)
        self._notice.setVisible(bool(words))
        if words:
            announce(self, words)

    def show_busy(self, count: int) -> None:
        """Say after a second that files are being added; 0 says that they are."""
        self._coming = count
        if count:
            self._busy_later.start()
        else:
            self._busy_later.stop()

    def _say_busy(self) -> None:
        self.say(ngettext("Adding {n} file…", "Adding {n} files…", self._coming))

    def set_hot(self, hot: bool) -> None:
        """Show where files may be let go."""
        self._drop.set_hot(hot)
        self._cover.setVisible(hot)
        self._cover.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._cover.setGeometry(self.rect())


def _empty_words(*, binned: bool) -> tuple[str, str]:
    if binned:
        return _("The bin is empty"), ""
    return _("No receipts yet"), _("They are your proof if a number is blocked by mistake.")
