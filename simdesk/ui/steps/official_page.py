"""The operator's own page: its domain before anything, and the browser only after a click."""

from __future__ import annotations

from simdesk.domain.operator import Link
from simdesk.domain.rule import Confidence
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _
from simdesk.ui.links import official_url, open_link
from simdesk.ui.steps.carry import confirmed_words
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.widgets.copy_row import DomainCard
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text

OPENED = "opened"
"""The field that remembers that the page was opened, so that the filled button moves on."""


class OfficialPagePart(PartWidget):
    """A domain, since when it is known, and Open in browser."""

    def _build(self) -> None:
        box = rows(self, gap=8)
        self.card = DomainCard()
        self._note = Text("soft", wrap=True)
        box.addWidget(self.card)
        box.addWidget(self._note)
        self._context: StepContext | None = None
        self._failed_url = ""

    def _connect(self) -> None:
        self.card.button.clicked.connect(self._open)

    def show_step(self, context: StepContext) -> None:
        self._context = context
        link = self._link()
        self.card.setVisible(link is not None)
        if link is not None:
            weak = link.fact.confidence is Confidence.LOW
            official = _("official, read {date}").format(date=date_long(link.fact.read_on))
            note = confirmed_words(link.fact) if weak else official
            self.card.show_page(link.domain, link.url, note)
            self.card.button.set_kind("secondary" if context.field(OPENED) else "primary")
        if link is None:
            self._note.setText(
                _(
                    "No official page of {operator} is known. Take the address from the contract, "
                    "never from a message."
                ).format(operator=context.operator_name)
            )
        elif self._failed_url:
            self._note.setText(
                _("No browser opened. The address is {address}").format(address=self._failed_url)
            )
        self._note.setVisible(link is None or bool(self._failed_url))

    def waits(self) -> bool:
        """Tell whether opening the page is what comes next."""
        opened = self._context is not None and self._context.field(OPENED)
        return self._link() is not None and not opened

    def _link(self) -> Link | None:
        """Return the link of the step, if the operator has it and it may be opened."""
        context = self._context
        if context is None or context.operator is None:
            return None
        link = context.operator.links.get(context.step.link)
        if link is None or official_url(link, context.operator) is None:
            return None
        return link

    def _open(self) -> None:
        link, context = self._link(), self._context
        if link is None or context is None or context.operator is None:
            return
        self._failed_url = "" if open_link(link, context.operator) else link.url
        self.typed.emit(OPENED, "yes")
        self.show_step(context)
