"""Parts about money that left: what is planned, what was paid and whom to, what pays by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.domain.line import AutoDebit
from simdesk.i18n.formats import money
from simdesk.i18n.language import N_, _
from simdesk.services.runs import StepFacts
from simdesk.ui.steps.inputs import DayField, MoneyField, RadioList, TextField
from simdesk.ui.steps.part import PLANNED, PartWidget, StepContext
from simdesk.ui.steps.shown_fields import ShownFields
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.fields import Field
from simdesk.ui.widgets.layout import Line, columns, rows
from simdesk.ui.widgets.text import Text

_STARTS = {
    AutoDebit.DATE: (
        N_("By date"),
        N_("Pays on its day, whatever the balance is. Best for a number you do not use."),
    ),
    AutoDebit.THRESHOLD: (
        N_("By balance"),
        N_("Waits until the balance falls below a limit."),
    ),
    AutoDebit.BILL: (N_("By bill"), N_("Pays the bill of a postpaid number.")),
}


_COPIED_MS = 2000


class AmountPart(PartWidget):
    """The amount that the owner means to pay, to copy into a payment form."""

    grouped = True

    def _build(self) -> None:
        box = rows(self, gap=6)
        line = columns(gap=10)
        self.planned = MoneyField(optional=True, allow_zero=False)
        self.planned.edit.setFixedWidth(180)
        self.copy = Button(icon="copy")
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_MS)
        line.addWidget(self.planned, 1)
        line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(line)
        self._note = Text("second", wrap=True)
        box.addWidget(self._note)

    def _connect(self) -> None:
        self.planned.typed.connect(lambda text: self.typed.emit(PLANNED, text))
        self.planned.finished.connect(self.finished)
        self.copy.clicked.connect(self._copy)
        self._back.timeout.connect(self._rest)

    def show_step(self, context: StepContext) -> None:
        self.planned.set_label(_("Amount you mean to pay, ₽"))
        own = context.fields.get(f"{context.step.id}/{PLANNED}")
        self.planned.show_text(context.planned if own is None else own)
        self.planned.say_again()
        if not self._back.isActive():
            self._rest()
        price = context.line.tariff_price
        self._note.setVisible(price is not None)
        if price is not None:
            self._note.setText(
                _("One renewal of the tariff costs {price}.").format(price=money(price))
            )

    def wrong(self) -> QWidget | None:
        return None if self.planned.check() else self.planned.edit

    def _copy(self) -> None:
        amount = self.planned.value()
        if amount is None:
            self.planned.check()
            self.planned.edit.setFocus()
            return
        # Payment forms want plain digits: no sign, no grouping, a point before kopeks.
        whole, rest = divmod(amount.kopeks, 100)
        text = f"{whole}.{rest:02d}" if rest else str(whole)
        QGuiApplication.clipboard().setText(text)
        announce(self, _("Copied: {text}").format(text=text))
        self.copy.setText(_("Copied"))
        self.copy.set_icon("checkmark")
        self._back.start()

    def _rest(self) -> None:
        """Offer Copy, as wide as the row of the number above does."""
        self.copy.set_icon("copy")
        widths = []
        for words in (_("Copied"), _("Copy")):
            self.copy.setText(words)
            widths.append(self.copy.sizeHint().width())
        self.copy.setMinimumWidth(max(widths))
        self.copy.setAccessibleName(_("Copy {value}").format(value=_("Amount")))


class PaymentPart(PartWidget):
    """What was really paid: amount, commission, day, order number, and to which number."""

    look = "sunk"

    def _build(self) -> None:
        box = rows(self, gap=10)
        self._title = Text("h2")
        box.addWidget(self._title)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        self.amount = MoneyField(allow_zero=False)
        self.fee = MoneyField(optional=True)
        self.day = DayField(self._today)
        self.reference = TextField()
        for index, field in enumerate((self.amount, self.fee, self.day, self.reference)):
            grid.addWidget(field, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(index % 2, 1)
        box.addLayout(grid)
        box.addWidget(Line())
        self.shown = ShownFields()
        box.addWidget(self.shown)
        self._context: StepContext | None = None

    def _connect(self) -> None:
        self.shown.typed.connect(self.typed)
        self.shown.finished.connect(self.finished)
        for name, field in (
            ("amount", self.amount),
            ("fee", self.fee),
            ("on", self.day),
            ("reference", self.reference),
        ):
            field.typed.connect(lambda text, n=name: self._take(n, text))
        for text_field in (self.amount, self.fee, self.reference):
            text_field.finished.connect(self.finished)

    def show_step(self, context: StepContext) -> None:
        self._context = context
        self._title.setText(_("Paid? Write it down"))
        self.amount.set_label(_("Amount paid, ₽"))
        self.fee.set_label(_("Commission, ₽ (optional)"))
        self.day.set_label(_("Day of payment"))
        self.reference.set_label(_("Order number (optional)"))
        typed = f"{context.step.id}/amount" in context.fields
        self.amount.show_text(context.field("amount") if typed else context.planned)
        self.fee.show_text(context.field("fee"))
        self.day.show_text(context.field("on"), context.today)
        self.reference.show_text(context.field("reference"))
        self.amount.say_again()
        self.fee.say_again()
        self.shown.show_context(context)

    def _take(self, name: str, text: str) -> None:
        self.typed.emit(name, text)
        if name != "on":
            self._hold("on", self.day.text())  # today must still be that day next week

    def _hold(self, name: str, text: str) -> None:
        """Keep what is shown by itself as if it had been typed."""
        context = self._context
        if context is not None and f"{context.step.id}/{name}" not in context.fields:
            self.typed.emit(name, text)

    def wrong(self) -> QWidget | None:
        right = (self.amount.check(), self.fee.check())
        if not all(right):
            return self.fee.edit if right[0] else self.amount.edit
        amount, fee = self.amount.value(), self.fee.value()
        if amount is not None and fee is not None and fee >= amount:
            self.fee.show_error(_("The commission cannot be as much as the payment."))
            return self.fee.edit
        return None if self.shown.check() else self.shown.digits.edit

    def stated(self) -> StepFacts | None:
        self._hold("amount", self.amount.edit.text())
        self._hold("on", self.day.text())
        return StepFacts(
            on=self.day.day(),
            amount=self.amount.value(),
            fee=self.fee.value(),
            reference=self.reference.edit.text().strip(),
        )


class AutoDebitPart(PartWidget):
    """What starts an automatic payment, with the honest word on the one that does not fire."""

    look = "sunk"

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.starts: RadioList[AutoDebit] = RadioList()
        self._field = Field(self.starts)
        self._warning = NoteCard(Tone.WARN, "warning_20_filled")
        self.day = DayField(self._today)
        for widget in (self._field, self._warning, self.day):
            box.addWidget(widget)
        self._told = False

    def _connect(self) -> None:
        self.starts.chosen.connect(self._choose)
        self.day.typed.connect(lambda text: self.typed.emit("on", text))

    def show_step(self, context: StepContext) -> None:
        self._field.set_label(_("What starts the payment?"))
        for start, (title, second) in _STARTS.items():
            self.starts.set_words(start, _(title), _(second))
        kept = context.field("starts")
        self.starts.choose(AutoDebit(kept) if kept in list(AutoDebit) else None)
        self.day.set_label(_("Day it was set up"))
        self.day.show_text(context.field("on"), context.today)
        self._warning.words.setText(
            _(
                "This never starts on an idle number that still has money: its balance does not "
                "fall. Choose a date if the operator offers one."
            )
        )
        self._warning.setVisible(self.starts.value() is AutoDebit.THRESHOLD)
        if self._told:
            self.wrong()

    def _choose(self, start: AutoDebit) -> None:
        self._warning.setVisible(start is AutoDebit.THRESHOLD)
        self._field.show_error("")
        self.typed.emit("starts", start.value)
        self.typed.emit("on", self.day.text())

    def wrong(self) -> QWidget | None:
        self._told = self.starts.value() is None
        self._field.show_error(_("Choose what starts the payment.") if self._told else "")
        return self.starts.stop() if self._told else None

    def stated(self) -> StepFacts | None:
        return StepFacts(on=self.day.day(), auto_debit=self.starts.value())
