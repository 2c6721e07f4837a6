"""What the owner says a receipt shows: five fields, each saved as soon as it is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from simdesk.domain import msisdn
from simdesk.domain.errors import MoneyError, SimdeskError
from simdesk.domain.line import Line
from simdesk.domain.money import Money, parse_rubles
from simdesk.domain.receipt import Receipt
from simdesk.i18n.formats import plain_amount
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.services.receipts import ReceiptService
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.date_field import DateField
from simdesk.ui.widgets.fields import ComboBox, Field, LineEdit
from simdesk.ui.widgets.layout import rows


class NumberBox(ComboBox):
    """A list of numbers that may be narrower than a label: its end is cut, never the digits."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option)
        whole = option.currentText
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = QFontMetrics(self.font()).elidedText(
            whole, Qt.TextElideMode.ElideRight, place.width() - 2
        )
        if self.toolTip() != whole:
            self.setToolTip(whole)


class OpenDateField(DateField):
    """A day that may not be known yet."""

    def __init__(self, latest: date, *, parent: QWidget | None = None) -> None:
        self._known = False
        super().__init__(latest, latest, parent=parent)

    def show_day(self, day: date | None, latest: date) -> None:
        """Show a day, or that there is none, without a signal."""
        self._known = day is not None
        self._latest = latest
        self.set_day(day or latest)

    def retranslate(self) -> None:
        super().retranslate()
        if not self._known:
            self.setText(_("No date yet"))

    def _move_to(self, day: date) -> None:
        if not self._known:
            self._known = True
            self._day = date.min  # the first choice counts, today as well
        super()._move_to(day)


class ReceiptFields(QWidget):
    """Edits one receipt. An amount that is wrong stays as typed until it is right.

    `refused(field)` when a field has begun to say what is wrong with it.
    """

    refused = Signal(QWidget)

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._receipts = receipts
        self._today = today
        self._receipt: Receipt | None = None
        self._offered: list[Line] = []
        self._binned: Line | None = None
        self._wrong_amounts: dict[str, str] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.line = NumberBox()
        self.day = OpenDateField(self._today())
        self.amount = LineEdit()
        self.reference = LineEdit()
        self.note = LineEdit()
        box = rows(self, gap=12)
        self._fields: dict[str, Field] = {}
        for name, editor in (
            ("line", self.line),
            ("day", self.day),
            ("amount", self.amount),
            ("reference", self.reference),
            ("note", self.note),
        ):
            self._fields[name] = Field(editor)
            box.addWidget(self._fields[name])

    def _connect(self) -> None:
        self.line.activated.connect(lambda _index: self._save_line())
        self.day.day_changed.connect(self._save_day)
        self.amount.editingFinished.connect(self._save_amount)
        self.reference.editingFinished.connect(self._save_reference)
        self.note.editingFinished.connect(self._save_note)

    def retranslate(self) -> None:
        """Say everything in the language in use; the numbers follow with `offer`."""
        self._fields["line"].set_label(_("Number it belongs to"))
        self._fields["day"].set_label(_("Date on the receipt"))
        self._fields["amount"].set_label(_("Amount, ₽"))
        self._fields["reference"].set_label(_("Order or operation number"))
        self._fields["note"].set_label(_("Note"))
        self.day.retranslate()

    def offer(self, lines: list[Line]) -> None:
        """Offer these numbers."""
        self._offered = lines
        self._fill()

    def _offer_also(self, line: Line | None) -> None:
        """Offer a number that is in the bin to the receipt that belongs to it."""
        also = None if line in self._offered else line
        if also != self._binned:
            self._binned = also
            self._fill()

    def _fill(self) -> None:
        lines = [*self._offered, *([self._binned] if self._binned else [])]
        items: list[tuple[object, str]] = [("", _("No number yet"))]
        items += [(line.id, number_words(line)) for line in lines]
        self.line.fill(items)

    def show_receipt(self, receipt: Receipt, line: Line | None) -> None:
        """Show a receipt and its number, which may be in the bin itself.

        What is being typed stays where it is still the same receipt.
        """
        old = self._receipt
        same = old is not None and old.id == receipt.id
        self._receipt = receipt
        self._offer_also(line)
        self.line.choose(receipt.line_id or "")
        self.day.show_day(receipt.on, self._today())
        for editor, before, now in (
            (self.amount, _amount(old), _amount(receipt)),
            (self.reference, old.reference if old else "", receipt.reference),
            (self.note, old.note if old else "", receipt.note),
        ):
            if not same or before != now:
                editor.setText(now)
        if not same:
            for field in self._fields.values():
                field.show_error("")
            if receipt.id in self._wrong_amounts:
                self.amount.setText(self._wrong_amounts[receipt.id])
                self._save_amount()

    def finish(self) -> None:
        """Save what is typed and not left yet."""
        self._save_amount()
        self._save_reference()
        self._save_note()

    def focus_first(self) -> None:
        """Put the keyboard where the first question is."""
        self.line.setFocus()

    def _save_line(self) -> None:
        self._save("line", line_id=str(self.line.value()) or None)

    def _save_day(self, day: date) -> None:
        self._save("day", on=day)

    def _save_amount(self) -> None:
        if self._receipt is None:
            return
        text = self.amount.text().strip()
        try:
            amount = parse_rubles(text, allow_zero=False) if text else None
        except MoneyError as error:
            self._wrong_amounts[self._receipt.id] = self.amount.text()
            self._fields["amount"].show_error(message(error))
            self.refused.emit(self._fields["amount"])
            return
        self._wrong_amounts.pop(self._receipt.id, None)
        if self._save("amount", amount=amount) and amount is not None:
            self.amount.setText(plain_amount(amount))

    def _save_reference(self) -> None:
        self._save("reference", reference=self.reference.text().strip())

    def _save_note(self) -> None:
        self._save("note", note=self.note.text().strip())

    def _save(self, name: str, **fields: str | Money | date | None) -> bool:
        """Keep one field if it has changed; tell whether it is kept now."""
        if self._receipt is None:
            return False
        changed = replace(self._receipt, **fields)  # type: ignore[arg-type]
        error: SimdeskError | None = None
        if changed != self._receipt:
            try:
                self._receipts.update(changed)
            except SimdeskError as refused:
                error = refused
            else:
                self._receipt = changed
                announce(self, _("Saved"))
        self._fields[name].show_error(message(error) if error else "")
        if error is not None:
            self.refused.emit(self._fields[name])
        return error is None


def number_words(line: Line) -> str:
    """Return a number in a list: its digits first, because they are never cut off."""
    number = msisdn.spaced(line.msisdn)
    return f"{number}  {line.label}" if line.label else number


def _amount(receipt: Receipt | None) -> str:
    if receipt is None or receipt.amount is None:
        return ""
    return plain_amount(receipt.amount)
