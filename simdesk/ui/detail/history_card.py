"""The history of a number, newest first; an entry can be taken away, and undone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _
from simdesk.ui.detail.history_words import Entry, history
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import clear, columns, rows
from simdesk.ui.widgets.text import Text

_FIRST = 5
"""So many entries are shown until all are asked for."""


class HistoryCard(Card):
    """Entries with date, words, amount and proof. `delete_requested(Event)`."""

    delete_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", gap=6, parent=parent)
        self._line_id = ""
        self._all = False
        self._entries: list[Entry] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        head = columns(gap=8)
        self._title = Text("h2")
        head.addWidget(self._title, 1)
        self.show_all = Button("link")
        head.addWidget(self.show_all)
        self.body.addLayout(head)
        self._nothing = Text("soft", wrap=True)
        self.body.addWidget(self._nothing)
        self._list = rows(gap=2)
        self.body.addLayout(self._list)

    def _connect(self) -> None:
        self.show_all.clicked.connect(self._show_all)

    def show_detail(self, detail: LineDetail) -> None:
        """Show the past of a number."""
        if detail.line.id != self._line_id:
            self._line_id, self._all = detail.line.id, False
        self._entries = history(detail)
        self._fill()

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        self._title.setText(_("History"))
        self._nothing.setText(_("Nothing is written down yet."))
        self._nothing.setVisible(not self._entries)
        count = len(self._entries)
        self.show_all.setText(_("All {n}").format(n=count))
        self.show_all.setVisible(count > _FIRST and not self._all)
        clear(self._list)
        shown = self._entries if self._all else self._entries[:_FIRST]
        metrics = QFontMetrics(theme().font("soft"))
        widest = max((metrics.horizontalAdvance(date_long(e.on)) for e in shown), default=0)
        for entry in shown:
            row = HistoryRow(entry, date_width=widest + 2)
            row.delete_requested.connect(self.delete_requested)
            self._list.addWidget(row)


class _Dot(QWidget):
    """The sign before an entry; the words say what it was."""

    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._token = "calm" if tone is Tone.NEUTRAL else f"{tone.value}bar"

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(10), theme().px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(self._token))
        side = theme().px(8)
        painter.drawEllipse(QRectF(1, (theme().px(22) - side) / 2, side, side))


class HistoryRow(QWidget):
    """One entry of the history."""

    delete_requested = Signal(object)

    def __init__(self, entry: Entry, *, date_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = columns(self, gap=10)
        row.addWidget(_Dot(entry.tone))
        day = Text("soft", date_long(entry.on))
        day.setMinimumWidth(date_width)
        row.addWidget(day)
        row.addWidget(Text("body", entry.text, wrap=True), 1)
        if entry.amount:
            row.addWidget(Text("strong", entry.amount))
        if entry.proof:
            row.addWidget(Text("caption", entry.proof))
        if entry.event is not None:
            self.delete = IconButton("delete", _("Delete this entry"))
            self.delete.setAccessibleName(
                _("Delete {date}: {event}").format(date=date_long(entry.on), event=entry.text)
            )
            self.delete.clicked.connect(lambda: self.delete_requested.emit(entry.event))
            row.addWidget(self.delete)
        else:
            row.addSpacing(theme().px(44))
