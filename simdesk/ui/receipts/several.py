"""The pane while several receipts are selected: how many, what they come to, what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _, ngettext
from simdesk.ui.receipts.receipt_model import ReceiptRow, total
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import ScrollPage
from simdesk.ui.widgets.text import Text


class Several(ScrollPage):
    """Its buttons are connected by whoever shows it."""

    def __init__(self) -> None:
        super().__init__(margins=(18, 18, 16, 18), gap=12, ground="lst")
        self.title = Text("h2", wrap=True)
        self.sum = Text("soft", wrap=True)
        self.fill = Button(icon="receipt")
        self.export = Button(icon="arrow_export")
        self.link = Button(icon="link")
        self.turn = Button(icon="arrow_clockwise")
        self.delete = Button("quiet", icon="delete")
        self.restore = Button("primary", icon="arrow_undo")
        self.content.addWidget(self.title)
        self.content.addWidget(self.sum)
        kept = (self.fill, self.export, self.link, self.turn, self.delete)
        for button in (*kept, self.restore):
            self.content.addWidget(button)
        self.content.addStretch(1)

    def retranslate(self) -> None:
        """Name the buttons in the language in use."""
        self.fill.setText(_("Fill in what is empty"))
        self.fill.setToolTip(_("Date, sum and fiscal numbers, as the codes of these receipts say"))
        self.export.setText(_("Export these…"))
        self.link.setText(_("Number and renewal…"))
        self.turn.setText(_("Turn all"))
        self.delete.setText(_("Move to bin"))
        self.restore.setText(_("Restore"))

    def show_rows(self, chosen: Sequence[ReceiptRow], *, fillable: bool) -> None:
        """Show what is selected, which is at least one, and whether codes say more of it."""
        binned = any(row.receipt.deleted_at is not None for row in chosen)
        count = len(chosen)
        self.title.setText(ngettext("{n} receipt selected", "{n} receipts selected", count))
        days = sorted(row.day for row in chosen)
        span = date_long(days[0])
        if days[0] != days[-1]:
            span = _("{first} to {last}").format(first=span, last=date_long(days[-1]))
        self.sum.setText(f"{money(total(chosen))}\n{span}")
        for button in (self.export, self.link, self.turn, self.delete):
            button.setVisible(not binned)
        self.fill.setVisible(fillable and not binned)
        self.restore.setVisible(binned)
