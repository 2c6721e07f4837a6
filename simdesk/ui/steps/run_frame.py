"""The areas of a renewal side by side, and which of them there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.services.runs import RunService
from simdesk.ui.steps.content import RunContent
from simdesk.ui.steps.focus_chain import chain
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.steps.run_footer import RunFooter
from simdesk.ui.steps.run_rail import RunRail
from simdesk.ui.steps.summary import SummaryColumn
from simdesk.ui.steps.top_bar import TopBar
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.layout import columns, rows

NARROW_BELOW = 1036
"""A window of 1100 less its narrow sidebar."""

_RAIL_WIDTH = 248
_SUMMARY_WIDTH = 224


class RunFrame(QWidget):
    """Top bar, rail, content over footer, summary."""

    def __init__(self, *, runs: RunService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alone = False
        outer = rows(self, gap=0)
        self.top = TopBar(with_run=True)
        outer.addWidget(self.top)
        body = columns(gap=0)
        outer.addLayout(body, 1)
        self.rail = RunRail()
        self.content = RunContent()
        self.footer = RunFooter()
        self.content.left_moved.connect(self.footer.set_left)
        self.summary = SummaryColumn(runs=runs)
        rules = [Rule(vertical=True), Rule(vertical=True)]
        self._sides = (self.rail, rules[0], rules[1], self.summary)
        middle = rows(gap=0)
        middle.addWidget(self.content, 1)
        middle.addWidget(Rule())
        middle.addWidget(self.footer)
        body.addWidget(self.rail)
        body.addWidget(rules[0])
        body.addLayout(middle, 1)
        body.addWidget(rules[1])
        body.addWidget(self.summary)
        self._fit()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.top.retranslate()
        self.footer.retranslate()
        self.rail.retranslate()

    def show_view(
        self, view: QWidget, receipts: ReceiptsPart | None = None, *, alone: bool = False
    ) -> None:
        """Show a view in the middle, `alone` without rail and summary."""
        self._alone = alone
        self.content.show_view(view, receipts)
        self._fit()
        self.order()

    def order(self) -> None:
        """Let Tab go from top to bottom and left to right, after widgets came or went."""
        chain(self.top, self.content, self.footer, self.rail, self.summary)

    def _fit(self) -> None:
        self.rail.setFixedWidth(theme().px(_RAIL_WIDTH))
        self.summary.setFixedWidth(theme().px(_SUMMARY_WIDTH))
        narrow = self.width() < theme().px(NARROW_BELOW)
        self.top.set_narrow(narrow=narrow)
        self.content.set_narrow(narrow=narrow)
        for widget in self._sides:
            widget.setVisible(not narrow and not self._alone)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()
