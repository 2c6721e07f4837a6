"""What there is to look at, in the place of the gallery: loose receipts, then what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_link import LinkProposal
from simdesk.domain.receipt_order import Finding, FindingKind
from simdesk.i18n.language import _, ngettext
from simdesk.ui.receipts.order_rows import Deed, OrderRow, SmallPicture
from simdesk.ui.receipts.order_words import about, advice, finding_words
from simdesk.ui.thumbnails import Thumbnails
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import FlowRow, ScrollPage, clear, columns, rows
from simdesk.ui.widgets.text import Text

_BELOW = 80
"""Pixels under the last row, which the bar with Undo would cover."""

_MOST = 40
"""So many rows of a kind are shown at once; the others come up as these are settled."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A receipt without a number, what is proposed for it, and both in words."""

    receipt: Receipt
    proposal: LinkProposal | None
    reason: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the number and the way of its renewal, in words."""

    finding: Finding
    where: str


class OrderView(QWidget):
    """A list with a way back. What is asked for is done elsewhere.

    `accepted([(Receipt, LinkProposal)])`, `link_requested([Receipt])`, `show_requested([Receipt])`,
    `apart_requested([Receipt])`, `receipt_requested(line id, run id)`, `line_requested(line id)`.
    """

    closed = Signal()
    accepted = Signal(list)
    link_requested = Signal(list)
    show_requested = Signal(list)
    apart_requested = Signal(list)
    receipt_requested = Signal(str, str)
    line_requested = Signal(str)

    def __init__(self, *, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._wanted: tuple[Sequence[Loose], Sequence[Told]] = ((), ())
        self._shown: tuple[Sequence[Loose], Sequence[Told]] | None = None
        box = rows(self, margins=(0, 0, 0, 0), gap=8)
        head = columns(gap=8, margins=(0, 0, 20, 0))
        self.back = Button("quiet", icon="arrow_left")
        self._title = Text("title")
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        box.addLayout(head)
        self._page = ScrollPage(margins=(0, 4, 20, _BELOW), gap=10)
        box.addWidget(self._page, 1)
        self.back.clicked.connect(self.closed)
        self.rows: list[OrderRow] = []

    def retranslate(self) -> None:
        """Say everything in the language in use; the list follows when it is shown anew."""
        self.back.setText(_("Back to the receipts"))
        self._title.setText(_("Loose ends"))
        self._shown = None

    def show_list(self, loose: Sequence[Loose], told: Sequence[Told]) -> None:
        """Show these things; what has not changed stays as it is, with the keyboard on it."""
        self._wanted = (loose, told)
        if not self.isHidden():  # forty rows take too long to be made for nobody, at each file read
            self._make_rows()

    def _make_rows(self) -> None:
        if self._shown == self._wanted:
            return
        self._shown = loose, told = self._wanted
        held = QApplication.focusWidget()
        focused = held is not None and self.isAncestorOf(held)
        clear(self._page.content)
        self.rows = []
        if loose:
            self._add_loose(loose)
        if told:
            words = ngettext("{n} thing to look at", "{n} things to look at", len(told))
            self._page.content.addWidget(Text("h2", words, wrap=True))
            self._add_rows([self._told_row(each) for each in told[:_MOST]], len(told))
        self._page.content.addStretch(1)
        if focused:
            self.focus_first()

    def _add_loose(self, loose: Sequence[Loose]) -> None:
        words = ngettext(
            "{n} receipt without a number", "{n} receipts without a number", len(loose)
        )
        head = FlowRow(gap=14)
        head.add(Text("h2", words))
        proposed = [each for each in loose if each.proposal is not None]
        if len(proposed) > 1:
            every = Button("tonal", icon="checkmark")
            every.setText(ngettext("Accept {n} proposal", "Accept all {n}", len(proposed)))
            pairs = [(each.receipt, each.proposal) for each in proposed]
            every.clicked.connect(partial(self.accepted.emit, pairs))
            head.add(every)
        self._page.content.addWidget(head)
        self._add_rows([self._loose_row(each) for each in loose[:_MOST]], len(loose))

    def _add_rows(self, made: Sequence[OrderRow], count: int) -> None:
        for row in made:
            self._page.content.addWidget(row)
            self.rows.append(row)
        if count > len(made):
            words = _("and {n} more, once these are settled").format(n=count - len(made))
            self._page.content.addWidget(Text("soft", words, wrap=True))

    def _loose_row(self, loose: Loose) -> OrderRow:
        receipt = loose.receipt
        deeds = []
        if loose.proposal is not None:
            pair = (receipt, loose.proposal)
            words = _("Put to {number}").format(number=loose.number)
            deeds.append(Deed(words, partial(self.accepted.emit, [pair]), "checkmark"))
        other = _("Another number…") if deeds else _("Choose a number…")
        deeds.append(Deed(other, partial(self.link_requested.emit, [receipt])))
        deeds.append(Deed(_("See it"), partial(self.show_requested.emit, [receipt]), kind="quiet"))
        return OrderRow(
            picture=SmallPicture(receipt=receipt, thumbnails=self._thumbnails),
            name=receipt.name,
            lines=(about(receipt), loose.reason),
            deeds=deeds,
            elided=True,
        )

    def _told_row(self, told: Told) -> OrderRow:
        finding = told.finding
        own = list(finding.receipts)
        picture: QWidget = Icon("receipt_20_regular", "t2", beside="body")
        if own:
            picture = SmallPicture(receipt=own[0], thumbnails=self._thumbnails)
        return OrderRow(
            picture=picture,
            name=finding_words(finding),
            lines=(told.where, advice(finding)),
            deeds=self._deeds(finding, own),
        )

    def _deeds(self, finding: Finding, own: list[Receipt]) -> list[Deed]:
        kind, run = finding.kind, finding.run
        if kind is FindingKind.NO_PROOF and run is not None:
            add = partial(self.receipt_requested.emit, run.line_id, run.id)
            go = partial(self.line_requested.emit, run.line_id)
            return [
                Deed(_("Add receipt"), add, "add"),
                Deed(_("Open the number"), go, kind="quiet"),
            ]
        see = ngettext("See it", "See them", len(own))
        show = Deed(see, partial(self.show_requested.emit, own), "eye")
        if kind in (FindingKind.SAME_DOCUMENT, FindingKind.TWO_NUMBERS):
            keep = ngettext("Keep it", "Keep them all", len(own))
            return [show, Deed(keep, partial(self.apart_requested.emit, own), kind="quiet")]
        link = Deed(_("Another renewal…"), partial(self.link_requested.emit, own), kind="quiet")
        return [show, link]

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done, or on the way back."""
        first = self.rows[0].deeds[0] if self.rows else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's own
        if visible:
            self._make_rows()
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
