"""The history of a number, newest first; an entry can be taken away, and undone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simdesk.i18n.formats import date_long, date_short
from simdesk.i18n.language import _
from simdesk.ui.detail.history_words import Entry, history
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.detail.room import Room
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import clear, columns, rows
from simdesk.ui.widgets.text import Text

_FIRST = 5
"""So many entries are shown until all are asked for."""


class HistoryCard(Card):
    """Entries with date, words, amount and proof. `delete_requested(Event)`.

    `sheet_requested(run_id)` and `proof_requested(run_id)`: of a renewal.
    """

    delete_requested = Signal(object)
    sheet_requested = Signal(str)
    proof_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", gap=6, parent=parent)
        self._line_id = ""
        self._all = False
        self._room = Room.USUAL
        self._today = date.min
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
        self._today = detail.forecast.today
        self._entries = history(detail)
        self._fill()

    def set_room(self, room: Room) -> None:
        """Where there is little room the proof, and then the day, stand with the words."""
        if room is not self._room:
            self._room = room
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
        days = [date_short(entry.on, self._today) for entry in shown]
        widest = max(map(metrics.horizontalAdvance, days), default=0) + 2
        for entry, day in zip(shown, days, strict=True):
            row = HistoryRow(entry, day, date_width=widest, room=self._room)
            row.delete_requested.connect(self.delete_requested)
            row.sheet_requested.connect(self.sheet_requested)
            row.proof_requested.connect(self.proof_requested)
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
    sheet_requested = Signal(str)
    proof_requested = Signal(str)

    def __init__(
        self,
        entry: Entry,
        day: str,
        *,
        date_width: int,
        room: Room,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = columns(self, gap=10)
        row.addWidget(_Dot(entry.tone))
        when = Text("soft", day)
        when.setMinimumWidth(date_width)
        when.setToolTip(date_long(entry.on))
        words = rows(gap=0)
        (words if room is Room.TIGHT else row).addWidget(when)
        words.addWidget(Text("body", entry.text, wrap=True))
        if entry.level:
            words.addWidget(Text("caption", entry.level, wrap=True))
        narrow = room < Room.USUAL
        if entry.proof and narrow:
            words.addWidget(Text("caption", entry.proof))
        if entry.unproved:
            self.add_proof = Button("link", _("Add receipt"), icon="add")
            self.add_proof.setAccessibleDescription(f"{date_long(entry.on)}, {entry.text}")
            self.add_proof.clicked.connect(lambda: self.proof_requested.emit(entry.run_id))
            words.addWidget(self.add_proof, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        if entry.amount:
            (words if room is Room.TIGHT else row).addWidget(Text("strong", entry.amount))
        if entry.proof and not narrow:
            row.addWidget(Text("caption", entry.proof))
        if entry.event is not None:
            self.delete = IconButton("delete", _("Delete this entry"))
            self.delete.setAccessibleName(
                _("Delete {date}: {event}").format(date=date_long(entry.on), event=entry.text)
            )
            self.delete.clicked.connect(lambda: self.delete_requested.emit(entry.event))
            row.addWidget(self.delete)
        elif entry.run_id:
            self.sheet = IconButton("document_pdf", _("Sheet for a dispute…"))
            self.sheet.setAccessibleName(
                _("Sheet for a dispute, {date}: {event}").format(
                    date=date_long(entry.on), event=entry.text
                )
            )
            self.sheet.clicked.connect(lambda: self.sheet_requested.emit(entry.run_id))
            row.addWidget(self.sheet)
        else:
            row.addSpacing(theme().px(44))
