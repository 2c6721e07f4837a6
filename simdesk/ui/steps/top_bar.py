"""The bar above a renewal: back to the number, whose number it is, and that everything is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.domain import msisdn
from simdesk.domain.line import Line
from simdesk.domain.operator import Operator
from simdesk.i18n.formats import time_of_day
from simdesk.i18n.language import _
from simdesk.ui.line_list import row_words
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.marks import Badge
from simdesk.ui.widgets.text import ElidedText, Text

_GAP = 10


class TopBar(QWidget):
    """`back_requested` and, where there is a run to leave, `later_requested`."""

    back_requested = Signal()
    later_requested = Signal()

    def __init__(self, *, with_run: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_run = with_run
        self._narrow = False
        self._saved_at: datetime | None = None
        self._line: Line | None = None
        self._title = ""
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        outer = rows(self, gap=0)
        self._row = row = columns(margins=(16, 8, 20, 8), gap=_GAP)
        outer.addLayout(row)
        outer.addWidget(Rule())
        self.back = Button("quiet", icon="arrow_left")
        self.back_icon = IconButton("arrow_left")
        row.addWidget(self.back)
        row.addWidget(self.back_icon)
        rule = Rule(vertical=True)
        rule.setFixedHeight(theme().px(24))
        row.addWidget(rule)
        self._badge = Badge(28)
        row.addWidget(self._badge)
        self._label = ElidedText("strong")
        row.addWidget(self._label, 0)
        self._number = Text("second")
        row.addWidget(self._number)
        row.addStretch(1)
        self._check = Icon("checkmark_20_regular", "ok")
        self._saved = Text("second")
        row.addWidget(self._check)
        row.addWidget(self._saved)
        self.later = Button(icon="pause")
        self.later_icon = IconButton("pause")
        row.addWidget(self.later)
        row.addWidget(self.later_icon)
        self.set_narrow(narrow=False)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.back_icon.clicked.connect(self.back_requested)
        self.later.clicked.connect(self.later_requested)
        self.later_icon.clicked.connect(self.later_requested)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.back.setText(_("Back to the number"))
        self.back_icon.set_words(_("Back to the number"))
        self.later.setText(_("Continue later"))
        self.later.setToolTip(_("Everything stays as it is (Esc)"))
        self.later_icon.set_words(_("Continue later"))
        self._say_label()
        self._say_saved()
        self._fit()

    def show_line(self, line: Line, operator: Operator | None, title: str = "") -> None:
        """Show whose renewal it is; `title` names it, and whose number, where it is none."""
        self._line, self._title = line, title
        self._badge.show_operator(row_words.monogram(line, operator), line.operator_id)
        self._number.setText(msisdn.spaced(line.msisdn))
        self._number.setVisible(bool(line.label))
        self._say_label()
        self._fit()

    def show_saved(self, moment: datetime | None) -> None:
        """Say when something was made durable last; None says nothing."""
        self._saved_at = moment
        self._say_saved()
        self._fit()

    def set_narrow(self, *, narrow: bool) -> None:
        """Use short words."""
        self._narrow = narrow
        self.back.setVisible(not narrow)
        self.back_icon.setVisible(narrow)
        self._say_label()
        self._say_saved()
        self._fit()

    def _say_label(self) -> None:
        if self._line is None:
            return
        name = row_words.label(self._line)
        title = self._title or _("Renewal · {name}").format(name=name)
        self._label.setText(name if self._narrow else title)

    def _say_saved(self) -> None:
        saved = self._saved_at
        self._check.setVisible(saved is not None)
        self._saved.setVisible(saved is not None)
        if saved is None:
            return
        words = _("Saved {time}").format(time=time_of_day(saved))
        self._saved.setText(time_of_day(saved) if self._narrow else words)
        self._saved.setAccessibleName(words)

    def focus_back(self) -> None:
        """Put the keyboard on the way back."""
        (self.back_icon if self._narrow else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Say Continue later with a sign alone where its words would cut off the number's name."""
        beside = (self.back_icon if self._narrow else self.back, self._badge, self._label)
        also = (w for w in (self._number, self._check, self._saved) if not w.isHidden())
        wanted = sum(max(w.sizeHint().width(), w.minimumWidth()) + _GAP for w in (*beside, *also))
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 3 * _GAP
        tight = wanted + self.later.sizeHint().width() > room
        self.later.setVisible(self._with_run and not tight)
        self.later_icon.setVisible(self._with_run and tight)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()
