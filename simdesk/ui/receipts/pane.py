"""The pane beside the gallery: the chosen receipt, what it shows, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import SimdeskError
from simdesk.i18n.formats import size
from simdesk.i18n.language import _
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.ui import background
from simdesk.ui.receipts.details import ReceiptDetails
from simdesk.ui.receipts.number_box import number_words
from simdesk.ui.receipts.picture_view import PictureView
from simdesk.ui.receipts.reader import Reader
from simdesk.ui.receipts.receipt_model import ReceiptRow
from simdesk.ui.receipts.several import Several
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.thumbnails import Look, Sight, see
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.layout import ScrollPage, columns, rows
from simdesk.ui.widgets.text import ElidedText, Text

_NARROW_BELOW = 1000
_PICTURE_WIDTH = 640
_PICTURE_HEIGHT = 228
_SIGN_HEIGHT = 127
"""Of what stands for a picture; as on a card."""


class ReceiptPane(QWidget):
    """Shows nothing, one receipt, one from the bin, or how many are selected.

    `paste_requested`, `other_requested(receipt_id)` and `failed(SimdeskError)` come from what
    stands below the picture.
    """

    open_requested = Signal()
    enlarge_requested = Signal()
    find_requested = Signal()
    delete_requested = Signal()
    restore_requested = Signal()
    export_requested = Signal()
    turn_requested = Signal()
    link_requested = Signal()
    paste_requested = Signal()
    other_requested = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        readings: ReadingService,
        reader: Reader,
        catalogue: Catalogue,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._receipts = receipts
        self._readings = readings
        self._rows: Sequence[ReceiptRow] = ()
        self._shown = self._sha256 = ""
        self._look = Look.PICTURE
        self.details = ReceiptDetails(
            receipts=receipts, readings=readings, reader=reader, catalogue=catalogue, today=today
        )
        self.fields = self.details.fields
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("ground", "lst")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget()
        rows(self, gap=0).addWidget(self._stack)
        self._nothing = ScrollPage(margins=(18, 18, 16, 18), ground="lst")
        self._hint = Text("soft", wrap=True)
        self._nothing.content.addWidget(self._hint)
        self._nothing.content.addStretch(1)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._build_one())
        self.several = Several()
        self._stack.addWidget(self.several)

    def _build_one(self) -> QWidget:
        page = self._one = ScrollPage(margins=(18, 18, 16, 18), gap=12, ground="lst")
        self.picture = PictureView()
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.content.addWidget(self.picture)
        tools = columns(gap=6)
        self.open = Button(icon="open")
        self.enlarge = IconButton("eye")
        self.rotate = IconButton("arrow_clockwise")
        self.link = Button("link", icon="link")
        for button in (self.open, self.enlarge, self.rotate):
            tools.addWidget(button)
        tools.addStretch(1)
        self.delete = IconButton("delete")
        tools.addWidget(self.delete)
        page.content.addLayout(tools)
        self._missing = NoteCard(Tone.BAD, "error_circle_20_filled")
        self._unreadable = NoteCard(None, "info_20_filled")
        page.content.addWidget(self._missing)
        page.content.addWidget(self._unreadable)
        self.look_for = Button(icon="folder")
        page.content.addWidget(self.look_for)
        about = rows(gap=0)
        self._name = ElidedText("caption_strong")
        self._about = Text("caption", wrap=True)
        about.addWidget(self._name)
        about.addWidget(self._about)
        about.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        page.content.addLayout(about)
        page.content.addWidget(Rule())
        page.content.addWidget(self.details)
        self._facts = Text("body", wrap=True)
        page.content.addWidget(self._facts)
        self.restore = Button("primary", icon="arrow_undo")
        page.content.addWidget(self.restore)
        page.content.addStretch(1)
        return page

    def _connect(self) -> None:
        self.open.clicked.connect(self.open_requested)
        self.enlarge.clicked.connect(self.enlarge_requested)
        self.rotate.clicked.connect(self.turn_requested)
        self.picture.turn_requested.connect(self.turn_requested)
        self.picture.double_clicked.connect(self.enlarge_requested)
        self.several.turn.clicked.connect(self.turn_requested)
        for button in (self.link, self.several.link):
            button.clicked.connect(self.link_requested)
        self.look_for.clicked.connect(self.find_requested)
        self.several.export.clicked.connect(self.export_requested)
        self.several.fill.clicked.connect(self._fill)
        details = self.details
        details.reveal_requested.connect(self._bring_into_view)
        details.paste_requested.connect(self.paste_requested)
        details.other_requested.connect(self.other_requested)
        details.bin_requested.connect(self.delete_requested)
        details.failed.connect(self.failed)
        for button in (self.delete, self.several.delete):
            button.clicked.connect(self.delete_requested)
        for button in (self.restore, self.several.restore):
            button.clicked.connect(self.restore_requested)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.details.retranslate()
        self._hint.setText(_("Choose a receipt to see it here."))
        self.open.setText(_("Open"))
        self.open.setToolTip(_("Open a copy in another program; the kept file stays as it is"))
        self.enlarge.set_words(_("Enlarge (Space)"))
        self.rotate.set_words(_("Turn (R)"))
        self.link.setText(_("Number and renewal…"))
        self.link.setToolTip(_("Put it to a number and one of its renewals (L)"))
        self.delete.set_words(_("Move to bin (Del)"))
        self.look_for.setText(_("Find file…"))
        self._missing.words.setText(
            _("The kept file is missing from the data folder. What you wrote about it is here.")
        )
        self._unreadable.words.setText(
            _("This picture cannot be shown. The file is kept unchanged; open it to look.")
        )
        self.several.retranslate()
        self.picture.setAccessibleName(_("Picture of the receipt"))
        self.restore.setText(_("Restore"))

    def fit(self, room: int) -> None:
        """Take a width that suits a page of `room` pixels, at the text size in use."""
        narrow = room < theme().px(_NARROW_BELOW)
        self.setFixedWidth(min(theme().px(292 if narrow else 312), room // 2))
        self._fit_picture()

    def _fit_picture(self) -> None:
        """Give a picture more height than a sign; while one is awaited, nothing moves."""
        if self._look is not Look.WAITING:
            picture = self._look is Look.PICTURE
            self.picture.setFixedHeight(theme().px(_PICTURE_HEIGHT if picture else _SIGN_HEIGHT))

    def _bring_into_view(self, field: QWidget) -> None:
        # Only after the layout has made room for the words under the field.
        QTimer.singleShot(0, field, lambda: self._one.ensureWidgetVisible(field, 0, 12))

    def show_rows(self, chosen: Sequence[ReceiptRow]) -> None:
        """Show what is selected."""
        if self._only() is not None and (len(chosen) != 1 or chosen[0].receipt.id != self._id()):
            self.fields.finish()
        self._rows = chosen
        row = self._only()
        if row is not None:
            self._show_one(row)
        elif chosen:
            fillable = self._readings.fillable(row.receipt for row in chosen)
            self.several.show_rows(chosen, fillable=bool(fillable))
        self._stack.setCurrentIndex(0 if not chosen else 1 if row is not None else 2)

    def _fill(self) -> None:
        try:
            self._readings.fill(row.receipt for row in self._rows)
        except SimdeskError as error:
            self.failed.emit(error)
        else:
            self.several.fill.hide()  # the rows follow a moment later

    def _only(self) -> ReceiptRow | None:
        return self._rows[0] if len(self._rows) == 1 else None

    def _id(self) -> str:
        row = self._only()
        return row.receipt.id if row is not None else ""

    def _show_one(self, row: ReceiptRow) -> None:
        receipt, binned = row.receipt, row.receipt.deleted_at is not None
        if receipt.id != self._shown:
            self._shown = receipt.id
            self._one.verticalScrollBar().setValue(0)
        self._name.setText(receipt.name)
        self._about.setText("\n".join(fact for fact in (size(receipt.size), row.route) if fact))
        self.details.setVisible(not binned)
        for button in (self.delete, self.link):
            button.setVisible(not binned)
        self.restore.setVisible(binned)
        self._facts.setVisible(binned)
        number = number_words(row.line) if row.line else row.label()
        self._facts.setText(f"{number}\n{row.date()}\n{row.amount()}")
        if not binned:
            self.details.show_receipt(receipt, row.line)
        self.picture.turn_to(receipt.turned)
        if receipt.sha256 != self._sha256:
            self._show_sight(receipt.sha256, Sight(Look.WAITING))
            self.look_again()

    def look_again(self) -> None:
        """Read the picture of the chosen receipt from its file."""
        row = self._only()
        if row is None:
            return
        receipt = row.receipt
        path = self._receipts.path(receipt)
        background.run(
            lambda _job: see(path, receipt.media_type, _PICTURE_WIDTH),
            owner=self,
            done=partial(self._arrived, receipt.sha256),
        )

    def _arrived(self, sha256: str, sight: Sight) -> None:
        # Several may be chosen meanwhile: the answer still belongs to what is shown next.
        if sha256 == self._sha256:
            self._show_sight(sha256, sight)

    def _show_sight(self, sha256: str, sight: Sight) -> None:
        again = self._sha256 == sha256
        self._sha256, self._look = sha256, sight.look
        self._fit_picture()
        self.picture.show_sight(sight, again=again)
        missing = sight.look is Look.MISSING
        picture = sight.look is Look.PICTURE
        self._missing.setVisible(missing)
        self._unreadable.setVisible(sight.look is Look.UNREADABLE)
        self.look_for.setVisible(missing)
        self.open.setEnabled(not missing)
        self.enlarge.setVisible(picture)
        self.rotate.setVisible(picture)
