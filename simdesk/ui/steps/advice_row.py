"""One quiet line against fraud in a step, with who says so and the way to the page on scams."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.scam import AdviceLine
from simdesk.i18n.language import _
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text


class AdviceRow(QWidget):
    """Hidden where a step has no such line. `more_requested(scam_id)`."""

    more_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scam_id = ""
        row = columns(self, margins=(4, 0, 0, 0), gap=10)
        row.addWidget(
            Icon("shield_20_regular", "t2", beside="second"), 0, Qt.AlignmentFlag.AlignTop
        )
        column = rows(gap=2)
        self.words = Text("second", wrap=True)
        self.source = Text("caption", wrap=True)
        self.more = Button("link")
        column.addWidget(self.words)
        column.addWidget(self.source)
        under = columns(margins=(-4, 0, 0, 0))  # its words begin where those above do
        under.addWidget(self.more)
        under.addStretch(1)
        column.addLayout(under)
        row.addLayout(column, 1)
        self.more.clicked.connect(lambda: self.more_requested.emit(self._scam_id))

    def show_advice(self, advice: AdviceLine | None) -> None:
        """Show a line in the language in use."""
        self.setVisible(advice is not None)
        if advice is None:
            return
        self._scam_id = advice.scam.id
        self.words.setText(_(advice.text))
        source = advice.scam.sources[0]
        self.source.setText(
            _("Source: {source} · {dated}").format(
                source=readable_source(source.source), dated=source_dates(source)
            )
        )
        self.more.setText(_("More about this trick"))
