"""One notice: its title and one sentence; unfolded, what to do, since when, and who says so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from simdesk.domain.notice import Notice, Status
from simdesk.i18n.language import _
from simdesk.i18n.notice_words import filled, sign, standing
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.marks import NumberedStep, Pill
from simdesk.ui.widgets.text import Text

_ICONS = {
    Status.IN_FORCE: "info_16_regular",
    Status.TEST: "beaker_16_regular",
    Status.BILL: "question_circle_16_regular",
    Status.PRACTICE: "lightbulb_16_regular",
}
_TOP = Qt.AlignmentFlag.AlignTop


class NoticeRow(QWidget):
    """`toggled(open)` when it is folded or unfolded by the button or by a click on its words."""

    toggled = Signal(bool)

    def __init__(self, notice: Notice, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self._build()
        self._connect()
        self.unfold(on=False)

    def _build(self) -> None:
        notice = self.notice
        row = columns(self, gap=8)
        row.addWidget(Icon(_ICONS[notice.status], "t3", 16, beside="body"), 0, _TOP)
        words = rows(gap=0)
        self.head = QWidget()
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)
        told = rows(self.head, gap=0)
        told.addWidget(Text("strong", _(notice.title), wrap=True))
        told.addWidget(Text("soft", filled(notice, notice.text), wrap=True))
        words.addWidget(self.head)
        self.more = QWidget()
        words.addWidget(self.more)
        row.addLayout(words, 1)
        if sign(notice):
            row.addWidget(Pill(Tone.NEUTRAL, sign(notice)), 0, _TOP)
        self.fold = Button("link", icon="chevron_down")
        row.addWidget(self.fold, 0, _TOP)

    def _fill(self) -> None:
        """Make what is unfolded when it is first asked for."""
        notice = self.notice
        column = rows(self.more, margins=(0, 6, 0, 6), gap=6)
        for number, step in enumerate(notice.todo, start=1):
            column.addWidget(NumberedStep(number, _(step)))
        column.addWidget(Text("second", standing(notice), wrap=True))
        if notice.disputed:
            column.addWidget(Text("strong", _("The sources do not agree:"), wrap=True))
        for source in notice.sources:
            who = f"{readable_source(source.source)} · {source_dates(source)}"
            told = rows(gap=0)
            told.addWidget(Text("second", filled(notice, source.value), wrap=True))
            told.addWidget(Text("caption", who, wrap=True, selectable=True))
            column.addLayout(told)

    def _connect(self) -> None:
        self.fold.clicked.connect(self.toggle)
        self.head.installEventFilter(self)

    def toggle(self) -> None:
        """Fold what is unfolded, and the other way round."""
        self.unfold(on=self.more.isHidden())
        self.toggled.emit(not self.more.isHidden())
        if not self.more.isHidden():
            announce(self, standing(self.notice))

    def unfold(self, *, on: bool) -> None:
        """Show or hide what to do and the sources."""
        if on and self.more.layout() is None:
            self._fill()
        self.more.setVisible(on)
        self.fold.set_icon("chevron_up" if on else "chevron_down")
        words = _("Fold: {title}") if on else _("What to do, and sources: {title}")
        self.fold.setToolTip(words.format(title=_(self.notice.title)))
        self.fold.setAccessibleName(self.fold.toolTip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        released = event.type() is QEvent.Type.MouseButtonRelease
        if watched is self.head and released and isinstance(event, QMouseEvent):
            self.toggle()
        return False
