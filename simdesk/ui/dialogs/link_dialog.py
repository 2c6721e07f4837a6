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
_AS_THEY_ARE = "="
"""No number and no renewal has this name: each receipt keeps its own."""


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
        whose = {receipt.line_id for receipt in self._chosen}
        kept = [(_AS_THEY_ARE, _("As they are now"))] if len(whose) > 1 else []
        self.line.fill([*kept, ("", _("No number yet")), *offered])
        self.line.choose(_AS_THEY_ARE if kept else whose.pop() or "")
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
        runs = {r.run_id if r.line_id == line_id else None for r in self._chosen}
        current = runs.pop() if len(runs) == 1 else _AS_THEY_ARE
        if current not in {None, *(renewal.run.id for renewal in known)}:
            current = _AS_THEY_ARE  # an older one, or several
        if known and current == _AS_THEY_ARE:
            self._add(current, _("As they are now"), "")
        if known:
            self._add(None, _("None of its renewals"), "")
        for renewal in known:
            self._add(renewal.run.id, self._title(renewal), self._paid(renewal))
        if known:
            self.choices[current].setChecked(True)

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
        ticked = (key for key, card in self.choices.items() if card.isChecked())
        run_id = next(ticked, _AS_THEY_ARE)
        links = [self._linked(receipt, run_id) for receipt in self._chosen]
        if links != list(self._chosen):
            self._receipts.link(links)
        return True

    def _linked(self, receipt: Receipt, run_id: str | None) -> Receipt:
        """Return a receipt as it is linked then; a renewal stays only with its own number."""
        if self.line.value() == _AS_THEY_ARE:
            return receipt
        line_id = str(self.line.value()) or None
        if run_id == _AS_THEY_ARE:
            run_id = receipt.run_id if receipt.line_id == line_id else None
        return replace(receipt, line_id=line_id, run_id=run_id)
