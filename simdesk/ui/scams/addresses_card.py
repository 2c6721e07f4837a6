"""The operators' own addresses and numbers, to be compared or copied; nothing is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from simdesk.domain.operator import Operator
from simdesk.domain.rule import Confidence, Sourced
from simdesk.i18n.language import _
from simdesk.i18n.source_words import source_dates
from simdesk.ui.widgets.buttons import IconButton
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.marks import Badge
from simdesk.ui.widgets.text import Text


class AddressesCard(Card):
    """One row for each operator. `copied(text)`."""

    copied = Signal(str)

    def __init__(self, *, operators: tuple[Operator, ...], parent: QWidget | None = None) -> None:
        super().__init__("plain", gap=10, parent=parent)
        self._title = Text("h2")
        self._note = Text("second", wrap=True)
        self.body.addWidget(self._title)
        self.body.addWidget(self._note)
        self._rows = [
            _Row(operator, domain)
            for operator in operators
            # What a weak source says is nothing to compare a link with.
            for domain in [d for d in operator.domains if d.confidence is not Confidence.LOW][:1]
        ]
        for row in self._rows:
            row.copy.clicked.connect(lambda _=False, text=row.domain: self._copy(text))
            self.body.addWidget(row)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._title.setText(_("The operators' own addresses"))
        self._note.setText(
            _("Read the end of an address: only its last two parts say whose it is.")
        )
        for row in self._rows:
            row.retranslate()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)


class _Row(QWidget):
    """An operator, its address and the number to call from its own SIM."""

    def __init__(self, operator: Operator, domain: Sourced[str]) -> None:
        super().__init__()
        self._operator, self._fact = operator, domain
        self.domain = domain.value
        row = columns(self, gap=10)
        badge = Badge(28)
        badge.show_operator(operator.monogram, operator.id)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        words = rows(gap=0)
        self._name = Text("strong", operator.name)
        self._domain = Text("body", self.domain, selectable=True)
        self._phone = Text("caption", wrap=True)
        for part in (self._name, self._domain, self._phone):
            words.addWidget(part)
        row.addLayout(words, 1)
        self.copy = IconButton("copy")
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.copy.set_words(_("Copy {text}").format(text=self.domain))
        self._domain.setToolTip(source_dates(self._fact))
        phone = next((p for p in self._operator.phones if p.where == "own_sim"), None)
        self._phone.setVisible(phone is not None)
        if phone is not None:
            self._phone.setText(_("From its own SIM: {phone}").format(phone=phone.fact.value))
            self._phone.setToolTip(source_dates(phone.fact))
