"""The page on fraud: check a message, known frauds, official addresses, first steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.i18n.language import _
from simdesk.ui.pages.page import Page
from simdesk.ui.scams.addresses_card import AddressesCard
from simdesk.ui.scams.check_card import CheckCard
from simdesk.ui.scams.tricked_card import TrickedCard
from simdesk.ui.scams.tricks_card import TricksCard
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import ScrollPage, rows
from simdesk.ui.widgets.text import Text

_WIDE = 900
_SIDE = 340


class ScamsPage(Page):
    """Nothing on it opens a page or a connection. `copied(text)`."""

    copied = Signal(str)

    def __init__(self, *, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        book = catalogue.scams
        self.check = CheckCard(book=book, official=catalogue.official)
        self._tricks = TricksCard(book=book)
        self._addresses = AddressesCard(operators=catalogue.operators)
        self._tricked = TrickedCard(book=book)
        self._build()
        self._addresses.copied.connect(self.copied)
        self.retranslate()

    def _build(self) -> None:
        box = rows(self, gap=0)
        self._scroll = ScrollPage(widest=1100, margins=(24, 16, 24, 24), gap=14)
        box.addWidget(self._scroll)
        self._title = Text("title")
        self._scroll.content.addWidget(self._title)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(14)
        self._scroll.content.addLayout(self._split)
        self._scroll.content.addStretch(1)
        main, self._aside = QWidget(), QWidget()
        left, right = rows(main, gap=14), rows(self._aside, gap=14)
        left.addWidget(self.check)
        left.addWidget(self._tricks)
        left.addStretch(1)
        right.addWidget(self._tricked)
        right.addWidget(self._addresses)
        right.addStretch(1)
        self._split.addWidget(main, 1)
        self._split.addWidget(self._aside)

    def title(self) -> str:
        return _("Scams")

    def refresh(self) -> None:
        """Nothing on the page comes from the owner's data."""

    def retranslate(self) -> None:
        self._title.setText(_("Scams"))
        for card in (self.check, self._tricks, self._addresses, self._tricked):
            card.retranslate()

    def focus_first(self) -> None:
        self.check.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_scam(self, scam_id: str) -> None:
        """Lead to one of the known frauds."""
        part = self._tricks.parts.get(scam_id)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 24))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = event.size().width() >= theme().px(_WIDE)
        ways = QBoxLayout.Direction
        self._split.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._aside.setMaximumWidth(theme().px(_SIDE) if wide else 16_777_215)
