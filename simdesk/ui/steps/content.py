"""The middle of a renewal: a scrolling column that takes dropped files wherever they fall."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from simdesk.domain.run import Progress, StepState
from simdesk.i18n.language import _
from simdesk.ui.receipts import intake
from simdesk.ui.steps import step_words
from simdesk.ui.steps.part import StepContext
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.layout import ScrollPage
from simdesk.ui.widgets.text import Text

_WIDEST = 640
_WIDEST_ALONE = 780
"""Where neither rail nor summary stands beside it."""
_MARGINS = (40, 20, 32, 16)
_TIGHT_MARGINS = (24, 12, 20, 20)


class RunContent(ScrollPage):
    """Where one is, and one view under it.

    `step_requested(step_id)` from the narrow menu, `left_moved(pixels)` of the column's left edge.
    """

    step_requested = Signal(str)
    left_moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(widest=_WIDEST, margins=_MARGINS, gap=8, parent=parent)
        self._where = Text("caption")
        self.menu_button = Button("link", icon="chevron_down")
        self.content.addWidget(self._where)
        self.content.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addStretch(1)
        column = self.widget()
        assert column is not None
        column.setMinimumHeight(1)  # a row that wraps asks for more than it takes at this width
        self._view: QWidget | None = None
        self._receipts: ReceiptsPart | None = None
        self._narrow = False
        self._entries: list[tuple[str, str, StepState, bool]] = []
        self.menu_button.clicked.connect(self._drop_menu)
        self.setAcceptDrops(True)

    def show_view(self, view: QWidget, receipts: ReceiptsPart | None) -> None:
        """Show a view in place of the last one, which is deleted; begin at its top."""
        if self._view is not None:
            self.content.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view, self._receipts = view, receipts
        self.content.insertWidget(2, view)
        view.show()
        self.verticalScrollBar().setValue(0)

    def show_place(self, progress: Progress, context: StepContext) -> None:
        """Say which step it is."""
        self._where.setText(step_words.where(progress, context.step))
        place = step_words.where_short(progress, context.step)
        self.menu_button.setText(place)
        self.menu_button.setAccessibleName(_("{place}, choose a step").format(place=place))
        self._entries = [
            (step.id, context.fill(step.title), state, step.id == context.step.id)
            for step, state in progress.steps
        ]
        self._fit()

    def hide_place(self) -> None:
        """Say nothing of where one is, because what is shown is no step."""
        self._entries = []
        self._fit()

    def set_narrow(self, *, narrow: bool) -> None:
        """Offer the steps in a menu, because there is no room for the rail."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        widest = theme().px(_WIDEST_ALONE if self._narrow else _WIDEST)
        roomy = self.width() >= widest + _MARGINS[0] + _MARGINS[2]
        margins = _MARGINS if roomy and not self._narrow else _TIGHT_MARGINS
        self.content.setContentsMargins(*margins)
        column = self.content.parentWidget()
        assert column is not None
        column.setMaximumWidth(widest + margins[0] + margins[2])
        self.left_moved.emit(margins[0])
        self._where.setVisible(bool(self._entries) and not self._narrow)
        self.menu_button.setVisible(bool(self._entries) and self._narrow)

    def _drop_menu(self) -> None:
        menu = QMenu(self)
        for step_id, title, state, shown in self._entries:
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(shown)
            action.setEnabled(state is not StepState.AHEAD)
            action.triggered.connect(lambda _=False, i=step_id: self.step_requested.emit(i))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self._receipts is not None and intake.offers_something(event.mimeData()):
            event.acceptProposedAction()
            self._receipts.set_hot(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        if self._receipts is not None:
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        if self._receipts is not None:
            self._receipts.set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if self._receipts is not None:
            event.acceptProposedAction()
            self._receipts.set_hot(False)
            self._receipts.take(event.mimeData())
