"""What a text may mean for a receipt: each candidate with its piece, taken over one by one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.line import Line
from simdesk.domain.payment_text import Kind, PaymentText, Proposal, Yuan
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Field, Value
from simdesk.i18n.fiscal_words import field_name, value_words
from simdesk.i18n.language import _
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import FlowRow, clear, columns, rows
from simdesk.ui.widgets.text import ElidedText, Text

_FIELDS = {
    Kind.DATE: Field.DATE,
    Kind.SUM: Field.SUM,
    Kind.FN: Field.FN,
    Kind.FD: Field.FD,
    Kind.FPD: Field.FPD,
}


class Proposals(Card):
    """`taken(values)`: what is to be put into which field. `closed`: the text is put aside.

    Of a file's own text, what is recorded already is left out, and so is the card without more.
    """

    taken = Signal(object)
    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(12, 10, 12, 10), gap=8, parent=parent)
        self._told: object = None
        self._all: dict[Field, Value] = {}
        self.title = Text("second_strong", wrap=True)
        self.body.addWidget(self.title)
        self._rows = rows(gap=8)
        self.body.addLayout(self._rows)
        self.words = Text("second", wrap=True)
        self.body.addWidget(self.words)
        tools = self._tools = FlowRow(gap=10, row_gap=2)
        self.all = Button("link", icon="checkmark")
        self.close_button = Button("link", icon="dismiss")
        tools.add(self.all)
        tools.add(self.close_button)
        self.body.addWidget(tools)
        self.all.clicked.connect(lambda: self.taken.emit(self._all))
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def show_text(
        self, found: PaymentText, receipt: Receipt, line: Line | None, *, pasted: bool
    ) -> None:
        """Show what a text means for a receipt of a number."""
        left = [p for p in found.proposals if p.kind in _FIELDS and not _recorded(p, receipt)]
        self._all = {_FIELDS[p.kind]: _value(p) for p in left if found.sole(p.kind)}
        self.setVisible(pasted or bool(left))
        if self.isHidden():
            return
        title = _("The pasted text may mean:") if pasted else _("The text of this file may mean:")
        self.title.setText(title)
        self.title.setVisible(bool(left))
        told = (left, title)
        if told != self._told:
            self._told = told
            clear(self._rows)
            for proposal in left:
                self._rows.addWidget(self._row(proposal))
        words, tone = _words(found, left, line, pasted=pasted)
        self.words.setText("\n".join(words))
        self.words.setVisible(bool(words))
        self.words.set_tone(tone)
        self.all.setText(_("Take over all"))
        self.all.setVisible(len(self._all) > 1)
        self.close_button.setText(_("Put the text aside"))
        self.close_button.setVisible(pasted)
        self._tools.setVisible(pasted or len(self._all) > 1)

    def announce(self) -> None:
        """Tell a screen reader what came of a text."""
        announce(self, self.title.text() if self.title.isVisibleTo(self) else self.words.text())

    def _row(self, proposal: Proposal) -> QWidget:
        field, value = _FIELDS[proposal.kind], _value(proposal)
        shown = value_words(value, field)
        row = QWidget()
        box = rows(row, gap=0)
        said = _("{field}: {value}").format(field=field_name(field), value=shown)
        box.addWidget(Text("body", said, wrap=True))
        below = columns(gap=8)
        take = Button("link", _("Take over"), icon="receipt")
        take.setAccessibleName(f"{take.text()}: {shown}")
        take.clicked.connect(partial(self.taken.emit, {field: value}))
        piece = " ".join(proposal.piece.split())
        below.addWidget(ElidedText("caption", f"“{piece}”"), 1)
        below.addWidget(take)
        box.addLayout(below)
        return row


def _value(proposal: Proposal) -> Value:
    assert not isinstance(proposal.value, Yuan)
    return proposal.value


def _recorded(proposal: Proposal, receipt: Receipt) -> bool:
    """Tell whether a field holds what is proposed for it."""
    recorded: Mapping[Kind, Value | None] = {
        Kind.DATE: receipt.on,
        Kind.SUM: receipt.amount,
        Kind.FN: receipt.fn,
        Kind.FD: receipt.fd.lstrip("0"),
        Kind.FPD: receipt.fpd.lstrip("0"),
    }
    value = _value(proposal)
    bare = proposal.kind in (Kind.FD, Kind.FPD) and isinstance(value, str)
    return recorded[proposal.kind] == (value.lstrip("0") if bare else value)  # type: ignore[union-attr]


def _words(
    found: PaymentText, left: list[Proposal], line: Line | None, *, pasted: bool
) -> tuple[list[str], Tone | None]:
    """Return what is to be said besides, and whether it warns."""
    if found.withheld:
        return [_("This message looks like fraud. Nothing was taken from it.")], Tone.BAD
    named = [str(p.value) for k in (Kind.NUMBER, Kind.LAST_DIGITS) for p in found.of(k)]
    if pasted and line and named and not any(line.msisdn.endswith(digits) for digits in named):
        return [_("The message names another number. Compare every digit.")], Tone.BAD
    words = []
    if found.of(Kind.YUAN):
        words.append(_("An amount in yuan was left out: the account is kept in roubles."))
    if left:
        words.append(_("Only a proposal: compare it with the receipt."))
    elif pasted:
        taken = any(p.kind in _FIELDS for p in found.proposals)
        words.append(
            _("All of it is recorded.") if taken else _("Nothing was found in this message.")
        )
    return words, None
