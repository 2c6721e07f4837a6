"""The balance after paying, and whether it shows that the money has arrived."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.domain.event import EventKind
from simdesk.domain.money import Money
from simdesk.i18n.formats import money
from simdesk.i18n.language import _
from simdesk.services.runs import StepFacts
from simdesk.ui.steps.inputs import DayField, MoneyField
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.marks import CheckTick
from simdesk.ui.widgets.text import Text


class BalancePart(PartWidget):
    """A reading, its day, and what it shows. Without proof the owner may say what he saw."""

    look = "sunk"

    def _build(self) -> None:
        box = rows(self, gap=10)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self.balance = MoneyField(allow_negative=True)
        self.day = DayField(self._today)
        for index, field in enumerate((self.balance, self.day)):
            grid.addWidget(field, 0, index, Qt.AlignmentFlag.AlignTop)  # an error is below one
            grid.setColumnStretch(index, 1)
        box.addLayout(grid)
        self.verdict = Text("body", wrap=True)
        box.addWidget(self.verdict)
        self.arrived = CheckTick()
        box.addWidget(self.arrived)
        self._before: Money | None = None
        self._paid: Money | None = None

    def _connect(self) -> None:
        self.balance.typed.connect(self._take)
        self.balance.finished.connect(self.finished)
        self.day.typed.connect(lambda text: self.typed.emit("on", text))
        self.arrived.clicked.connect(lambda on: self.typed.emit("arrived", "yes" if on else ""))

    def show_step(self, context: StepContext) -> None:
        self.balance.set_label(_("Balance you see now, ₽"))
        self.day.set_label(_("Day of the reading"))
        self.arrived.setText(_("I saw the money arrive, in an SMS or in the app"))
        self.balance.show_text(context.field("balance"))
        self.balance.say_again()
        self.day.show_text(context.field("on"), context.today)
        self.arrived.setChecked(bool(context.field("arrived")))
        paid = (e for e in self._runs.events(context.run) if e.kind is EventKind.TOP_UP)
        self._paid = next((e.arriving for e in paid), None)
        self._before = self._runs.balance_before(context.run)
        self._judge()

    def _take(self, text: str) -> None:
        self.typed.emit("balance", text)
        self.typed.emit("on", self.day.text())
        self._judge()

    def _judge(self) -> None:
        now = self.balance.value() if self.balance.edit.text().strip() else None
        grown = now is not None and self._before is not None and now > self._before
        words, tone = self._words(now)
        self.verdict.setText(words)
        self.verdict.set_tone(tone)
        self.arrived.setVisible(self._paid is not None and now is not None and not grown)

    def _words(self, now: Money | None) -> tuple[str, Tone | None]:
        before = self._before
        if self._paid is None:
            return _("No payment is written down here, so nothing can be compared."), None
        if before is None:
            return _("No earlier balance is known, so the number alone shows nothing."), None
        if now is None:
            return _("Last known balance: {amount}").format(amount=money(before)), None
        change = {"before": money(before), "now": money(now)}
        if now <= before:
            return (
                _(
                    "{before} → {now}: it has not grown, so this does not show that the money "
                    "arrived."
                ).format(**change),
                Tone.WARN,
            )
        if now - before < self._paid:
            return (
                _(
                    "{before} → {now}: it has grown, but by less than was paid. A fee or a "
                    "promised payment may have been taken."
                ).format(**change),
                Tone.OK,
            )
        return _("{before} → {now}: it has grown, so the money arrived.").format(**change), Tone.OK

    def wrong(self) -> QWidget | None:
        return None if self.balance.check() else self.balance.edit

    def stated(self) -> StepFacts | None:
        seen = self.arrived.isVisibleTo(self) and self.arrived.isChecked()
        return StepFacts(on=self.day.day(), balance=self.balance.value(), arrived=seen)
