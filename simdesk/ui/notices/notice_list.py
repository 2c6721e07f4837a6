"""Notices under each other, the first few at once and the rest behind a link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.notice import Notice
from simdesk.i18n.language import _
from simdesk.ui.notices.notice_row import NoticeRow
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import clear, rows


class NoticeList(QWidget):
    """`unfolded(widget)` when something new stands where it may not be seen.

    What is unfolded stays so while the same notices are shown; it is hidden without any.
    """

    unfolded = Signal(QWidget)

    def __init__(self, *, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[NoticeRow] = []
        self._first = 0
        self._all = False
        self._said: tuple[str, ...] = ()
        self._longest = 400
        box = rows(self, gap=gap)
        self._list = QWidget()
        self._column = rows(self._list, gap=gap)
        box.addWidget(self._list)
        self.more = Button("link", icon="chevron_down")
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_all)
        self.hide()

    def show_notices(self, notices: Sequence[Notice], *, first: int) -> None:
        """Show notices: the `first` ones, and the others when they are asked for."""
        said = tuple(_(notice.title) for notice in notices)
        if said != self._said:
            self._said, self._all = said, False
            clear(self._column)
            self.rows = [NoticeRow(notice) for notice in notices]
            for row in self.rows:
                self._column.addWidget(row)
                row.toggled.connect(lambda on, r=row: self.unfolded.emit(r) if on else None)
        self._first = first
        self.setVisible(bool(notices))
        self._fit()

    def set_longest(self, pixels: int) -> None:
        """Let the link have so many pixels at 100 %; a single title longer than that gives way."""
        self._longest = pixels
        self._fit()

    def _show_all(self) -> None:
        self._all = not self._all
        self._fit()
        if self._all:
            self.unfolded.emit(self._list)

    def _fit(self) -> None:
        """Show as many rows as are asked for, and say how many there are beside them."""
        for place, row in enumerate(self.rows):
            row.setVisible(self._all or place < self._first)
        self._list.setVisible(self._all or self._first > 0)
        left = len(self.rows) - self._first
        self.more.setVisible(left > 0)
        if self._all:
            words = _("Show fewer")
        elif self._first:
            words = _("{n} more to know").format(n=left)
        else:
            words = _("Worth knowing: {n}").format(n=left)
        self.more.setText(words)
        if left == 1 and not (self._first or self._all):
            self.more.setText(self._said[0])
            if self.more.sizeHint().width() > theme().px(self._longest):
                self.more.setText(words)
        self.more.set_icon("chevron_up" if self._all else "chevron_down")
