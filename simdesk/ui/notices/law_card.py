"""All notices in one card, to be read whole; which of them matter for a number is not asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from simdesk.domain.notice import Notice
from simdesk.i18n.language import _
from simdesk.ui.notices.notice_list import NoticeList
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.text import Text


class LawCard(Card):
    """Law, drafts of law and kinds of SIM, in the order of their file."""

    def __init__(self, notices: Sequence[Notice], *, parent: QWidget | None = None) -> None:
        super().__init__("plain", gap=10, parent=parent)
        self.body.addWidget(Text("h2", _("What the law and kinds of SIM ask"), wrap=True))
        about = _("On a number's page only those stand that matter for it.")
        self.body.addWidget(Text("second", about, wrap=True))
        self.list = NoticeList(gap=10)
        self.list.show_notices(notices, first=len(notices))
        self.body.addWidget(self.list)
        self.setVisible(bool(notices))
