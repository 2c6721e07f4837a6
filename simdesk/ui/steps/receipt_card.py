"""One receipt of a run: its picture, what the owner says it shows, and what its file says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.domain.event import Event
from simdesk.domain.receipt import Receipt
from simdesk.i18n.formats import date_short, money, plain_amount, size
from simdesk.i18n.language import _
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.ui.receipts.open_date import OpenDateField
from simdesk.ui.steps.inputs import MoneyField
from simdesk.ui.steps.receipt_read import ReadRow
from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import rounded
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.thumbnails import Look, Thumbnail, Thumbnails
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.fields import Field
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import ElidedText, Text

SAVE_AFTER_MS = 400
THUMBNAIL = (72, 96)

_SIGNS = {
    Look.DOCUMENT: "document_pdf_24_filled",
    Look.MISSING: "error_circle_24_filled",
    Look.UNREADABLE: "question_circle_24_filled",
}


class ThumbnailView(QWidget):
    """The upper part of a receipt on paper, or a sign of what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnail = Thumbnail(Look.WAITING)
        self._fit()

    def _fit(self) -> None:
        self.setFixedSize(theme().px(THUMBNAIL[0]), theme().px(THUMBNAIL[1]))

    def show_thumbnail(self, thumbnail: Thumbnail) -> None:
        """Show a picture or its sign."""
        self._thumbnail = thumbnail
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rounded(painter, self.rect(), 6, fill=t.colour("sunk"), edge=t.colour("line2"))
        inner = self.rect().adjusted(2, 2, -2, -2)
        pixmap = self._thumbnail.pixmap
        if pixmap is not None:
            scale = inner.width() / pixmap.width()
            seen = QRect(0, 0, pixmap.width(), min(pixmap.height(), int(inner.height() / scale)))
            target = QRect(inner.left(), inner.top(), inner.width(), int(seen.height() * scale))
            painter.drawPixmap(target, pixmap, seen)
        elif self._thumbnail.look in _SIGNS:
            side = t.px(24)
            where = QRect(0, 0, side, side)
            where.moveCenter(inner.center())
            icons.paint(painter, where, _SIGNS[self._thumbnail.look], "t2")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()


class ReceiptCard(Card):
    """Edits one receipt; an amount that is wrong is not kept and says why."""

    view_requested = Signal(str)
    remove_requested = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        *,
        receipt: Receipt,
        receipts: ReceiptService,
        readings: ReadingService,
        thumbnails: Thumbnails,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margins=(14, 14, 14, 14), parent=parent)
        self.receipt = receipt
        self._receipts = receipts
        self._readings = readings
        self._thumbnails = thumbnails
        self._today = today
        self._payment: Event | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        row = columns(gap=14)
        self.body.addLayout(row)
        self.picture = ThumbnailView()
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        side = rows(gap=8)
        row.addLayout(side, 1)
        head = columns(gap=8)
        self._name = ElidedText("strong")
        self._size = Text("caption")
        self.view = Button("link", icon="eye")
        self.remove = Button("link", icon="delete")
        head.addWidget(self._name, 1)
        for widget in (self._size, self.view, self.remove):
            head.addWidget(widget)
        side.addLayout(head)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self.amount = MoneyField(optional=True, allow_zero=False)
        # A file dropped on a field is a receipt, not a path to type.
        self.amount.edit.setAcceptDrops(False)
        self.day = OpenDateField(self._today)
        self._day_field = Field(self.day)
        for index, field in enumerate((self.amount, self._day_field)):
            grid.addWidget(field, 0, index, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(index, 1)
        side.addLayout(grid)
        self._match = Text("second", wrap=True)
        side.addWidget(self._match)
        self.as_paid = Button("link")
        side.addWidget(self.as_paid)
        self.reading = ReadRow()
        side.addWidget(self.reading)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SAVE_AFTER_MS)

    def _connect(self) -> None:
        self.view.clicked.connect(lambda: self.view_requested.emit(self.receipt.id))
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self.receipt.id))
        self.as_paid.clicked.connect(self._take_payment)
        self.reading.take.clicked.connect(self._take_read)
        self.amount.typed.connect(lambda _text: self._later.start())
        self.amount.edit.editingFinished.connect(self.save)
        self._later.timeout.connect(self.save)
        self.day.day_changed.connect(lambda day: self._update(replace(self.receipt, on=day)))
        self._thumbnails.arrived.connect(self._see)

    def show_receipt(self, receipt: Receipt, payment: Event | None, *, pays: bool = True) -> None:
        """Show a receipt beside the payment of its run; what is being typed stays.

        Where a run `pays` nothing, it is a photo of a paper, and no code is looked for in it.
        """
        changed = receipt.amount != self.receipt.amount or not self._name.text()
        self.receipt, self._payment = receipt, payment
        self._name.setText(receipt.name)
        self._size.setText(size(receipt.size))
        self.view.setText(_("View"))
        self.view.setAccessibleName(_("View {name}").format(name=receipt.name))
        self.remove.setText(_("Remove"))
        self.remove.setAccessibleName(_("Remove {name}").format(name=receipt.name))
        self.amount.set_label(_("Amount, ₽"))
        self._day_field.set_label(_("Date on the receipt"))
        self.day.show_day(receipt.on, self._today)
        self.day.updateGeometry()  # another day is another width
        if changed and not self._later.isActive():
            self.amount.show_text(plain_amount(receipt.amount) if receipt.amount else "")
        self.amount.say_again()
        self._compare()
        self.reading.setVisible(pays)
        if pays:
            self.reading.show_receipt(receipt, self._readings)
        self.picture.show_thumbnail(self._thumbnails.of(receipt))

    def _compare(self) -> None:
        paid, said = self._payment, self.receipt.amount
        words, tone = "", Tone.OK
        if paid is not None and paid.amount is not None and said is not None:
            if said == paid.amount:
                words = _("The same amount as you paid.")
            else:
                words = _(
                    "Differs from the payment of {amount}. Correct it here or in the payment step."
                ).format(amount=money(paid.amount))
                tone = Tone.WARN
        self._match.setText(words)
        self._match.set_tone(tone)
        self._match.setVisible(bool(words))
        empty = said is None and self.receipt.on is None and not self.amount.edit.text()
        offer = paid is not None and paid.amount is not None and empty
        self.as_paid.setVisible(offer)
        if offer and paid is not None and paid.amount is not None:
            self.as_paid.setText(
                _("As paid: {amount}, {date}").format(
                    amount=money(paid.amount), date=date_short(paid.on, self._today)
                )
            )

    def _take_payment(self) -> None:
        if self._payment is not None:
            self.amount.edit.setFocus()  # the link goes, and must not lose the keyboard
            self._update(replace(self.receipt, on=self._payment.on, amount=self._payment.amount))

    def _take_read(self) -> None:
        """Take day and sum as the file shows them."""
        self.amount.edit.setFocus()  # as above
        self._later.stop()
        try:
            self._readings.take(self.receipt, *self.reading.differing)
        except SimdeskError as error:
            self.failed.emit(error)

    def save(self) -> None:
        """Keep the amount if it is right and new."""
        self._later.stop()
        if self.amount.check():
            self._update(replace(self.receipt, amount=self.amount.value()))

    def _update(self, changed: Receipt) -> None:
        if changed == self.receipt:
            return
        try:
            self._receipts.update(changed)
        except SimdeskError as error:
            self.failed.emit(error)

    def _see(self, sha256: str) -> None:
        if sha256 == self.receipt.sha256:
            self.picture.show_thumbnail(self._thumbnails.of(self.receipt))
