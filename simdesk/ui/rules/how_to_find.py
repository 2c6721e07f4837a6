"""Where an owner finds the rule that holds for him: whom to call, and the official page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simdesk.domain.operator import Link, Operator
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _
from simdesk.ui.links import official_url, open_link
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.copy_row import DomainCard
from simdesk.ui.widgets.marks import NumberedStep
from simdesk.ui.widgets.text import Text

_PAGES = ("site", "account")
"""The official pages to look at, the best first, as far as an operator has them."""


class HowToFind(Card):
    """Three short steps and the operator's own page; the browser opens only after a click."""

    def __init__(self, operator: Operator | None, parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(16, 12, 16, 12), gap=8, parent=parent)
        self._operator = operator
        self.body.addWidget(Text("strong", _("How to find out")))
        for number, words in enumerate(self._steps(), start=1):
            self.body.addWidget(NumberedStep(number, words))
        self.link = self._link()
        self.page = DomainCard()
        self._note = Text("second", wrap=True)
        if self.link is not None:
            read = date_long(self.link.fact.read_on)
            note = _("official, read {date}").format(date=read)
            self.page.show_page(self.link.domain, self.link.url, note)
            self.page.button.set_kind("secondary")
            self.page.button.clicked.connect(self._open)
            self.body.addWidget(self.page)
        self.body.addWidget(self._note)
        self._note.hide()

    def _steps(self) -> list[str]:
        operator = self._operator
        phones = operator.phones if operator is not None else ()
        own = next((p.fact.value for p in phones if p.where == "own_sim"), "")
        call = _("Call {phone} from this number, or write in the operator's app.")
        ask = _("Ask the operator's support, or look into the contract.")
        return [
            call.format(phone=own) if own else ask,
            _("Look at the page of your own tariff: rules differ from tariff to tariff."),
            _("Write below what you found. Your answer stays on this computer."),
        ]

    def _link(self) -> Link | None:
        operator = self._operator
        if operator is None:
            return None
        links = (operator.links.get(page) for page in _PAGES)
        return next((ln for ln in links if ln and official_url(ln, operator)), None)

    def _open(self) -> None:
        assert self.link is not None
        assert self._operator is not None
        if not open_link(self.link, self._operator):
            words = _("No browser opened. The address is {address}")
            self._note.setText(words.format(address=self.link.url))
            self._note.show()
