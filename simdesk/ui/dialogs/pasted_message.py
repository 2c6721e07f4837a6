"""Reads a message in the clipboard and says what it proposes; nothing is recorded by it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.payment_text import Kind, PaymentText, read_payment_text
from simdesk.domain.scam import ScamBook
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import rows


class PastedMessage(QWidget):
    """A button and, once it was pressed, what came of it. `proposed(PaymentText)`."""

    proposed = Signal(object)

    def __init__(
        self, *, line: Line, today: date, book: ScamBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line, self._today, self._book = line, today, book
        box = rows(self, gap=8)
        self.button = Button(icon="clipboard_paste", text=_("Paste a message"))
        self.button.setToolTip(
            _("From the operator, the bank or a receipt service. It fills the fields below.")
        )
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.note = NoteCard(None, "info_20_regular")
        self.warning = NoteCard(Tone.BAD, "error_circle_20_filled")
        for card in (self.note, self.warning):
            card.hide()
            box.addWidget(card)
        self.button.clicked.connect(self._paste)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        found = read_payment_text(text, self._today, self._book)
        bad = found.withheld or self._names_another(found)
        words = "\n".join(self._words(text, found))
        (self.warning if bad else self.note).words.setText(words)
        self.warning.setVisible(bad)
        self.note.setVisible(not bad)
        announce(self, words)
        if not found.withheld:
            self.proposed.emit(found)

    def _words(self, text: str, found: PaymentText) -> list[str]:
        if not text.strip():
            return [_("There is no text in the clipboard.")]
        if found.withheld:
            return [_("This message looks like fraud. Nothing was taken from it.")]
        if not found.proposals:
            return [_("Nothing was found in this message.")]
        said = []
        for kind, one, several in (
            (Kind.SUM, _("Amount: {what}"), _("Several amounts: {what}. Type the right one.")),
            (
                Kind.BALANCE,
                _("Balance: {what}"),
                _("Several balances: {what}. Type the right one."),
            ),
            (Kind.DATE, _("Date: {what}"), _("Several dates: {what}. Choose the right one.")),
        ):
            values = [_shown(proposal.value) for proposal in found.of(kind)]
            if values:
                said.append((one if len(values) == 1 else several).format(what=", ".join(values)))
        if found.of(Kind.YUAN):
            said.append(_("An amount in yuan was left out: the account is kept in roubles."))
        if self._names_another(found):
            said.insert(0, _("The message names another number. Compare every digit."))
        return [*said, _("Check it against the message before you record it.")]

    def _names_another(self, found: PaymentText) -> bool:
        """Tell whether the message names numbers, and none of them is this one."""
        named = [str(p.value) for k in (Kind.NUMBER, Kind.LAST_DIGITS) for p in found.of(k)]
        return bool(named) and not any(self._line.msisdn.endswith(digits) for digits in named)


def _shown(value: object) -> str:
    if isinstance(value, date):
        return date_long(value)
    return money(value) if isinstance(value, Money) else str(value)
