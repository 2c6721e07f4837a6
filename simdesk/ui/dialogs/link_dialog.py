"""The dialog that says to which number, and to which of its renewals, receipts belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_order import Renewal
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _, ngettext
from simdesk.services.lines import LineService
from simdesk.services.receipt_order import ReceiptOrder
from simdesk.services.receipts import ReceiptService
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.receipts.number_box import NumberBox, number_words
from simdesk.ui.receipts.order_words import about
from simdesk.ui.widgets.cards import RadioCard
from simdesk.ui.widgets.fields import Field
from simdesk.ui.widgets.layout import clear, rows
from simdesk.ui.widgets.text import ElidedText, Text

_MOST = 12
"""Renewals of one number that are offered; older receipts are rarely put in order."""


class LinkDialog(Dialog):
    """Links several at once, and unlinks them where no number is chosen; one step to undo."""

    def __init__(
        self,
        *,
        chosen: Sequence[Receipt],
        receipts: ReceiptService,
        order: ReceiptOrder,
        lines: LineService,
        catalogue: Catalogue,
        parent: QWidget,
    ) -> None:
        count = len(chosen)
        title = ngettext("Whose receipt is it?", "Whose receipts are they?", count)
        super().__init__(title, _("Save"), parent=parent)
        self._chosen = chosen
        self._receipts = receipts
        self._order = order
        self._lines = lines
        self._catalogue = catalogue
        self.choices: dict[str | None, RadioCard] = {}
        self._build()
        self._connect()
        self._offer_renewals()
        self.fit()
        self.line.setFocus()

    def _build(self) -> None:
        if len(self._chosen) == 1:
            (receipt,) = self._chosen
            self.body.addWidget(ElidedText("strong", receipt.name))
            self.body.addWidget(Text("second", about(receipt), wrap=True))
        else:
            n = len(self._chosen)
            words = ngettext("{n} receipt selected", "{n} receipts selected", n)
            self.body.addWidget(Text("strong", words, wrap=True))
        self.line = NumberBox()
        offered = [(line.id, number_words(line)) for line in self._lines.everything()]
        self.line.fill([("", _("No number yet")), *offered])
        self.line.choose(_common([receipt.line_id for receipt in self._chosen]) or "")
        self.body.addWidget(Field(self.line, _("Number it belongs to")))
        self._heading = Text("caption", _("Renewal it was paid in"), wrap=True)
        self.body.addWidget(self._heading)
        self._list = rows(gap=8)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.line.activated.connect(lambda _index: self._offer_renewals())

    def _offer_renewals(self) -> None:
        """Offer the renewals of the chosen number, that of the receipts chosen already."""
        clear(self._list)
        self.choices = {}
        line_id = str(self.line.value())
        known = self._order.renewals(line_id)[:_MOST] if line_id else []
        self._heading.setVisible(bool(known))
        if known:
            self._add(None, _("None of its renewals"), "")
        for renewal in known:
            self._add(renewal.run.id, self._title(renewal), self._paid(renewal))
        current = _common([receipt.run_id for receipt in self._chosen])
        if known:
            self.choices.get(current, self.choices[None]).setChecked(True)

    def _add(self, run_id: str | None, title: str, second: str) -> None:
        card = RadioCard(title, second)
        self.choices[run_id] = card
        self._list.addWidget(card)

    def _title(self, renewal: Renewal) -> str:
        """Return when a renewal was paid or begun, and its way."""
        day = date_long(renewal.on or renewal.run.started_at.date())
        try:
            route = _(self._catalogue.route(renewal.run.route_id).title)
        except UnknownIdError:
            return day
        return _("{date} · {route}").format(date=day, route=route)

    def _paid(self, renewal: Renewal) -> str:
        count = len(self._receipts.of_run(renewal.run.id))
        proof = ngettext("{n} receipt", "{n} receipts", count) if count else _("no receipt")
        paid = money(renewal.paid) if renewal.paid is not None else _("no payment written down")
        return f"{paid} · {proof}"

    def accept_input(self) -> bool:
        """Keep what is chosen."""
        line_id = str(self.line.value()) or None
        run_id = next((key for key, card in self.choices.items() if card.isChecked()), None)
        links = [replace(r, line_id=line_id, run_id=run_id) for r in self._chosen]
        if links != list(self._chosen):
            self._receipts.link(links)
        return True


def _common(values: Sequence[str | None]) -> str | None:
    """Return the value that all have, if they have one."""
    return values[0] if len(set(values)) == 1 else None
