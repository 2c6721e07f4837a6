"""What the owner says a receipt shows, beside what its file says; saved as a field is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.errors import MoneyError, SimdeskError
from simdesk.domain.line import Line
from simdesk.domain.money import Money, parse_rubles
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Comparison
from simdesk.domain.receipt_compare import Field as Of
from simdesk.i18n.fiscal_words import field_name
from simdesk.i18n.formats import plain_amount
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.ui.receipts.digits_field import DigitsField
from simdesk.ui.receipts.number_box import NumberBox, number_words
from simdesk.ui.receipts.open_date import OpenDateField
from simdesk.ui.receipts.read_field import ReadField
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.fields import Field, LineEdit
from simdesk.ui.widgets.layout import rows

_BESIDE = {
    Of.NUMBER: "line",
    Of.DATE: "day",
    Of.SUM: "amount",
    Of.FN: "fn",
    Of.FD: "fd",
    Of.FPD: "fpd",
}
_DIGITS = {Of.FN: 20, Of.FD: 10, Of.FPD: 10}
"""So many digits there can be."""


class ReceiptFields(QWidget):
    """Edits one receipt. An amount that is wrong stays as typed until it is right.

    `refused(field)` when a field has begun to say what is wrong with it.
    """

    refused = Signal(QWidget)

    def __init__(
        self,
        *,
        receipts: ReceiptService,
        readings: ReadingService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._receipts = receipts
        self._readings = readings
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
        self.digits = {of: DigitsField(most) for of, most in _DIGITS.items()}
        self._beside: dict[Of, ReadField] = {
            Of.NUMBER: ReadField(self.line),
            Of.DATE: ReadField(self.day),
            Of.SUM: ReadField(self.amount),
            **self.digits,
        }
        self._fields: dict[str, Field] = {_BESIDE[of]: f for of, f in self._beside.items()}
        self._fields |= {"reference": Field(self.reference), "note": Field(self.note)}
        for field in self._fields.values():
            box.addWidget(field)

    @property
    def editors(self) -> tuple[LineEdit, ...]:
        """The fields that take typing."""
        digits = (field.edit for field in self.digits.values())
        return (self.amount, *digits, self.reference, self.note)

    def _connect(self) -> None:
        self.line.activated.connect(lambda _index: self._save_line())
        self.day.day_changed.connect(self._save_day)
        self.amount.editingFinished.connect(self._save_amount)
        self.reference.editingFinished.connect(self._save_reference)
        self.note.editingFinished.connect(self._save_note)
        for of, own in self.digits.items():
            own.edit.editingFinished.connect(partial(self._save_digits, of))
        for of, beside in self._beside.items():
            beside.take_requested.connect(partial(self._take, of))
            beside.keep_requested.connect(partial(self._keep, of))

    def retranslate(self) -> None:
        """Say everything in the language in use; the numbers follow with `offer`."""
        self._fields["line"].set_label(_("Number it belongs to"))
        self._fields["day"].set_label(_("Date on the receipt"))
        self._fields["amount"].set_label(_("Amount, ₽"))
        self._fields["reference"].set_label(_("Order or operation number"))
        self._fields["note"].set_label(_("Note"))
        for of, field in self.digits.items():
            field.retranslate(field_name(of))
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
            *(
                (field.edit, getattr(old, _BESIDE[of], ""), getattr(receipt, _BESIDE[of]))
                for of, field in self.digits.items()
            ),
        ):
            if not same or before != now:
                editor.setText(now)
        if not same:
            for field in self._fields.values():
                field.show_error("")
            if receipt.id in self._wrong_amounts:
                self.amount.setText(self._wrong_amounts[receipt.id])
                self._save_amount()
        self._compare()

    def _compare(self) -> None:
        """Show beside each field what the file says of it."""
        receipt = self._receipt
        assert receipt is not None
        found = {c.field: c for c in self._readings.compared(receipt)}
        if self._readings.fiscal(receipt) is None:  # a text alone says whose it is, if anything
            found = {of: c for of, c in found.items() if of is Of.NUMBER}
        for of, field in self._beside.items():
            told = found.get(of)
            field.show_found(
                told,
                settled=told is not None and self._readings.settled(receipt, told),
                may_take=of is not Of.NUMBER or self._line_of(told) is not None,
            )

    def _line_of(self, found: Comparison | None) -> Line | None:
        """Return the one number that the receipt names, by its last digits at least."""
        shown = str(found.read) if found is not None and found.read is not None else "?"
        named = [line for line in self._offered if line.msisdn.endswith(shown)]
        return named[0] if len(named) == 1 else None

    def _found(self, of: Of) -> Comparison | None:
        receipt = self._receipt
        found = self._readings.compared(receipt) if receipt is not None else ()
        return next((c for c in found if c.field is of), None)

    def _take(self, of: Of) -> None:
        """Take what the receipt shows."""
        self._beside[of].editor.setFocus()  # the button goes, and must not lose the keyboard
        line = self._line_of(self._found(of)) if of is Of.NUMBER else None
        if line is not None:
            self._save("line", line_id=line.id)
        elif self._receipt is not None:
            try:
                self._readings.take(self._receipt, of)
            except SimdeskError as error:
                self._refuse(_BESIDE[of], error)

    def _keep(self, of: Of) -> None:
        """Take note that the owner's own value is right."""
        self._beside[of].editor.setFocus()
        found = self._found(of)
        if self._receipt is not None and found is not None:
            self._readings.settle(self._receipt, found)
            self._compare()

    def finish(self) -> None:
        """Save what is typed and not left yet."""
        self._save_amount()
        for of in self.digits:
            self._save_digits(of)
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

    def _save_digits(self, of: Of) -> None:
        field = self.digits[of]
        if not field.check():
            self.refused.emit(field)
        elif self._save(_BESIDE[of], **{_BESIDE[of]: field.digits() or ""}):
            field.edit.setText(field.digits() or "")

    def _save_reference(self) -> None:
        self._save("reference", reference=self.reference.text().strip())

    def _save_note(self) -> None:
        self._save("note", note=self.note.text().strip())

    def _save(self, name: str, **fields: str | Money | date | None) -> bool:
        """Keep one field if it has changed; tell whether it is kept now."""
        if self._receipt is None:
            return False
        changed = replace(self._receipt, **fields)  # type: ignore[arg-type]
        if changed != self._receipt:
            try:
                self._receipts.update(changed)
            except SimdeskError as error:
                self._refuse(name, error)
                return False
            self._receipt = self._receipts.get(changed.id)
            announce(self, _("Saved"))
        self._fields[name].show_error("")
        return True

    def _refuse(self, name: str, error: SimdeskError) -> None:
        self._fields[name].show_error(message(error))
        self.refused.emit(self._fields[name])


def _amount(receipt: Receipt | None) -> str:
    if receipt is None or receipt.amount is None:
        return ""
    return plain_amount(receipt.amount)
