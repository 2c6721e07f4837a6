"""The left part of the receipts page: head, filters, notice, gallery or what replaces it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from simdesk.domain.reading import ReceiptState
from simdesk.domain.receipt import Receipt
from simdesk.i18n.formats import money
from simdesk.i18n.language import _, ngettext
from simdesk.ui.receipts.filter_bar import FilterBar
from simdesk.ui.receipts.gallery import Gallery
from simdesk.ui.receipts.large_view import LargeView
from simdesk.ui.receipts.receipt_delegate import ReceiptDelegate
from simdesk.ui.receipts.receipt_model import ReceiptModel, ReceiptRow, total
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.thumbnails import Look, Thumbnails
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.drop_zone import DropZone
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.notices import EmptyState
from simdesk.ui.widgets.text import Text

_BUSY_MS = 1000
_THUMBNAIL = 272


class Wall(QWidget):
    """Shows rows; it reads and changes nothing itself."""

    add_requested = Signal()
    open_requested = Signal()
    export_requested = Signal()
    chosen = Signal()
    filter_changed = Signal()
    bin_toggled = Signal()
    delete_requested = Signal()
    zoom_requested = Signal(int)
    rotate_requested = Signal()

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
        self._head = QWidget()
        head = columns(self._head, margins=(0, 0, 20, 0), gap=10)
        self._title = Text("title")
        self._count = Text("soft")
        self._count_below = Text("soft")
        self.add = Button(icon="add")
        self.export = Button(icon="arrow_export")
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        head.addWidget(self.export)
        box.addWidget(self._head)
        box.addWidget(self._count_below)
        self._filters = QWidget()
        self.bar = FilterBar()
        columns(self._filters, margins=(0, 0, 20, 0)).addWidget(self.bar)
        box.addWidget(self._filters)
        box.addWidget(self._build_notice())
        self.model = ReceiptModel(self)
        self.thumbnails = Thumbnails(path_of=self._path_of, side=_THUMBNAIL, parent=self)
        delegate = ReceiptDelegate(thumbnail=self.thumbnails.of, state=self._state_of, parent=self)
        self.gallery = Gallery(model=self.model, delegate=delegate)
        self.large = LargeView(path_of=self._path_of)
        self._nothing = EmptyState("receipt_28_filled")
        self.first_add = Button("primary", icon="add")
        self._nothing.buttons.add(self.first_add)
        self._no_match = EmptyState("search_28_filled")
        self._clear = Button("link")
        self._no_match.buttons.add(self._clear)
        self._stage = QStackedWidget()
        for page in (self.gallery, self.large, self._nothing, self._no_match):
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
        self.gallery.zoom_requested.connect(self.zoom_requested)
        self.gallery.rotate_requested.connect(self.rotate_requested)
        self.large.closed.connect(self.step_back)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._title.setText(_("Receipts"))
        self.bar.retranslate()
        self.large.retranslate()
        self._dismiss.set_words(_("Dismiss"))
        self.first_add.setText(_("Add receipt"))
        self._clear.setText(_("Clear the filter"))
        self._no_match.show_words(_("No receipt matches the filter"), "")
        self._drop.show_words(_("Let go to add"), _("JPG, PNG, WebP or PDF; kept unchanged"))
        self._show_count()

    def _name_buttons(self) -> None:
        """Use the longest words for which there is room, and at the least the icons alone."""
        add, export = _("Add receipt"), _("Export receipt folder…")
        room = self.width() - self._title.sizeHint().width() - 80
        beside = room - self._count.sizeHint().width()
        for words in ((add, export), (_("Receipt"), _("Export…")), ("", "")):
            self.add.setText(words[0])
            self.export.setText(words[1])
            needed = self.add.sizeHint().width() + self.export.sizeHint().width()
            if needed <= beside or (words[0] != add and needed <= room):
                break
        self._count.setVisible(needed <= beside)
        below = needed > beside and bool(self._count.text())
        self._count_below.setVisible(below and not self._head.isHidden())
        for button, name in ((self.add, add), (self.export, export)):
            button.setAccessibleName(name)
            button.setToolTip("" if button.text().strip() == name else name)

    def fit(self) -> None:
        """Stand as the text size in use asks for."""
        self._head.setMinimumHeight(self.add.sizeHint().height())  # without its buttons as well
        self._name_buttons()
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
        self.gallery.choose_something()
        self._settle()

    def _settle(self) -> None:
        self._show_count()
        self.gallery.setAccessibleName(_("Receipts, {n}").format(n=self.model.rowCount()))
        page: QWidget = self.gallery
        if not self.model.rowCount():
            page = self._no_match if self._known else self._nothing
        elif self._stage.currentWidget() is self.large:
            page = self.large
        self._turn_to(page)
        something = page is not self._nothing
        binned = self.bar.bin.isChecked()
        self.add.setVisible(something and not binned)
        self.export.setVisible(bool(self.model.rowCount()) and not binned)
        self.bar.setVisible(something or not self.bar.bin.isHidden())
        self._nothing.show_words(*_empty_words(binned=binned))
        self.first_add.setVisible(not binned)
        self.chosen.emit()

    def _turn_to(self, page: QWidget) -> None:
        """Show a page of the stage; a receipt that is read has the whole height."""
        self._stage.setCurrentWidget(page)
        for widget in (self._head, self._filters):
            widget.setVisible(page is not self.large)
        self._name_buttons()

    def _show_count(self) -> None:
        count = self.model.rowCount()
        words = ngettext("{n} receipt", "{n} receipts", count)
        amount = money(total(self.model.rows))
        for text in (self._count, self._count_below):
            text.setText(f"{words} · {amount}" if count else "")
        self._name_buttons()

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
        if self._stage.currentWidget() is self.large:
            self._turn_to(self.gallery)
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
        self._name_buttons()
        self._cover.setGeometry(self.rect())


def _empty_words(*, binned: bool) -> tuple[str, str]:
    if binned:
        return _("The bin is empty"), ""
    return _("No receipts yet"), _("They are your proof if a number is blocked by mistake.")
