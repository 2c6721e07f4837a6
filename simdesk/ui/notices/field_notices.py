"""Notices under a question of a form, told once its answer changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.line import Line
from simdesk.domain.notice import Where, notices_for
from simdesk.ui.notices.notice_list import NoticeList
from simdesk.ui.widgets.cards import Card


class FieldNotices(Card):
    """`question`: which condition the answer meets: `holders`, `sim_kinds` or `plans`."""

    def __init__(
        self, *, catalogue: Catalogue, where: Where, question: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("sunk", margins=(14, 8, 8, 8), parent=parent)
        self._catalogue, self._where, self._question = catalogue, where, question
        self.list = NoticeList()
        self.body.addWidget(self.list)
        self.hide()

    def tell(self, line: Line) -> None:
        """Show what the answer means for `line`; nothing where it means nothing special."""
        found = notices_for(self._catalogue.notices, line, [self._where])
        own = [notice for notice in found if getattr(notice, self._question)]
        self.list.show_notices(own, first=1)
        self.setVisible(bool(own))
