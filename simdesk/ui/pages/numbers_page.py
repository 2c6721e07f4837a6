"""The Numbers page: which number must be dealt with, by when and why; it opens no other page."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from simdesk.domain.change import Noun
from simdesk.domain.errors import SimdeskError, UnknownIdError
from simdesk.i18n.language import _
from simdesk.ui.line_actions import LineActions
from simdesk.ui.line_list import row_words
from simdesk.ui.line_list.list_pane import ListPane
from simdesk.ui.pages.page import Page
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

    from simdesk.domain.change import Change
    from simdesk.services.desk import Desk
    from simdesk.ui.detail.pane import DetailPane

_LIST = 320
"""So wide, at 100 %, a row says a number and the name of its clock side by side."""
_REST_MS = 40
"""So long a row must stay chosen before its detail is read; shorter than a person notices."""
_LISTED = frozenset({Noun.LINE, Noun.EVENT, Noun.RUN, Noun.RULE})


class NumbersPage(Page):
    """List and detail. `line_chosen(line_id)`, `counted(dict of Group to int)`, `copied(text)`."""

    nouns = _LISTED | {Noun.RECEIPT}

    add_requested = Signal()
    edit_requested = Signal(str, str)
    renew_requested = Signal(str)
    record_requested = Signal(str, str)
    receipt_requested = Signal(str)
    card_requested = Signal(str)
    steps_requested = Signal(str, object)
    calendar_requested = Signal(str)
    leads_requested = Signal(str)
    rule_requested = Signal(str, object)
    rules_requested = Signal(str)
    sheet_requested = Signal(str)
    proof_requested = Signal(str)
    line_chosen = Signal(str)
    counted = Signal(object)
    copied = Signal(str)
    failed = Signal(SimdeskError)

    def __init__(self, *, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk  # what only the detail asks for is put together after the first paint
        self._lines = desk.lines
        self._index = desk.index
        self._catalogue = desk.catalogue
        self._building: Iterator[None] | None = None
        self._line_id = ""
        self._list_width = 0
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        box = rows(self, gap=0)
        self.actions_for_line = LineActions(lines=self._lines, parent=self)
        self.addActions(list(self.actions_for_line.on_page))
        self.list = ListPane(
            index=self._index, catalogue=self._catalogue, actions=self.actions_for_line
        )
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.list)
        self._right = QStackedWidget()
        self._right.addWidget(QWidget())
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(1, 1)
        box.addWidget(self._splitter)
        self._slices = QTimer(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._painted = False

    def _connect(self) -> None:
        self.list.add_requested.connect(self.add_requested)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open_chosen)
        actions = self.actions_for_line
        actions.record_requested.connect(self.record_requested)
        actions.edit_requested.connect(self.edit_requested)
        actions.failed.connect(self.failed)
        actions.renew_requested.connect(self.renew_requested)
        actions.receipt_requested.connect(self.receipt_requested)
        actions.card_requested.connect(self.card_requested)
        actions.steps_requested.connect(self.steps_requested)
        actions.calendar_requested.connect(self.calendar_requested)
        actions.leads_requested.connect(self.leads_requested)
        actions.copied.connect(self.copied)
        # Some widths were taken from the text size that was in use when the detail was filled.
        theme().changed.connect(self._take_look)
        self._slices.timeout.connect(self._read_slice)
        self._later.timeout.connect(self._show_detail)

    @cached_property
    def detail(self) -> DetailPane:
        """The detail, made when a number is first shown: that is after the first paint."""
        from simdesk.ui.detail.pane import DetailPane  # noqa: PLC0415 - after the first paint

        detail = DetailPane(events=self._desk.events, actions=self.actions_for_line)
        detail.record_requested.connect(self.record_requested)
        detail.edit_requested.connect(self.edit_requested)
        detail.rule_requested.connect(self.rule_requested)
        detail.rules_requested.connect(self.rules_requested)
        detail.sheet_requested.connect(self.sheet_requested)
        detail.proof_requested.connect(self.proof_requested)
        detail.failed.connect(self.failed)
        detail.retranslate()
        self._right.addWidget(detail)
        return detail

    @cached_property
    def _nothing(self) -> EmptyState:
        """What stands there while no number is chosen."""
        nothing = EmptyState("sim_24_filled")
        nothing.show_words(_("No number is chosen"), "")
        self._right.addWidget(nothing)
        return nothing

    def title(self) -> str:
        if not self._line_id:
            return _("Numbers")
        try:
            return row_words.label(self._lines.get(self._line_id))
        except UnknownIdError:
            return _("Numbers")

    def open(self) -> None:
        """Read the first page of the index; the rest follows once the window has painted."""
        self._index.open()
        self.refresh()
        if not self._index.complete:
            self._building = self._index.build()

    def refresh(self) -> None:
        self.list.reload(self._line_id)
        self.counted.emit(self._index.counts())
        self._show_detail()

    def retranslate(self) -> None:
        self.actions_for_line.retranslate()
        self.list.retranslate()
        if "detail" in self.__dict__:
            self.detail.retranslate()
        if "_nothing" in self.__dict__:
            self._nothing.show_words(_("No number is chosen"), "")

    def focus_first(self) -> None:
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the keyboard into the search field, with its text selected."""
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def choose(self, line_id: str) -> None:
        """Show a number, whatever filter is in its way."""
        if not self.list.view.choose(line_id):
            self.list.show_everything()
            if not self.list.view.choose(line_id):
                self.list.show_archived()
                self.list.view.choose(line_id)
        self._show_detail()

    def hear(self, change: Change) -> None:
        if not self.nouns & change.nouns:
            return
        if change.nouns & _LISTED:
            self._index.refresh(change.line_ids)
        if not self.isVisible():
            super().hear(change)
            return
        self.list.take_changes(change.line_ids)
        self.counted.emit(self._index.counts())
        self._show_detail()

    def _read_slice(self) -> None:
        assert self._building is not None
        if next(self._building, self) is self:
            self._slices.stop()
            self._building = None
            # What was read stays; to look through all of it for rubbish would stall a key.
            gc.freeze()
            self.list.reload(self._line_id)
            self.counted.emit(self._index.counts())

    def _choose(self, line_id: str) -> None:
        """Aim the actions at once; the detail waits until keys and typing come to rest."""
        if line_id == self._line_id:
            return
        self._line_id = line_id
        if not line_id:
            self._show_detail()
            return
        chosen = self.list.chosen_summary()
        if chosen is not None:
            operator = self._catalogue.operator(chosen.line.operator_id)
            step = row_words.step_title(chosen.progress, chosen.line, operator)
            self.actions_for_line.aim(chosen.line, step)
        self._later.start(_REST_MS)

    def _open_chosen(self) -> None:
        if self._later.isActive():
            self._show_detail()
        self.detail.focus_primary()

    def _show_detail(self) -> None:
        if not self._painted:  # the list answers the first question, so it is seen first
            return
        self._later.stop()
        self._line_id = self.list.view.chosen_id()
        self._right.setCurrentWidget(self.detail if self._line_id else self._nothing)
        if not self._line_id:
            self.actions_for_line.aim(None)
            return
        from simdesk.ui.detail.line_detail import read_detail  # noqa: PLC0415 - as the pane

        detail = read_detail(
            self._line_id,
            lines=self._lines,
            events=self._desk.events,
            runs=self._desk.runs,
            receipts=self._desk.receipts,
            catalogue=self._catalogue,
        )
        self.actions_for_line.aim(detail.line, detail.step())
        self.detail.show_detail(detail)
        self.line_chosen.emit(self._line_id)

    def _take_look(self) -> None:
        self._share_width()
        self._show_detail()

    def _share_width(self) -> None:
        """Give the list its width; within one size of window the owner's own choice stays."""
        width = self.width()
        usual = 340 if width < 1000 else 416 if width < 1450 else 440
        # Large text needs room in the list for a state in words, but the detail needs it as much.
        wanted = min(max(usual, theme().px(_LIST)), max(round(usual * 1.15), width // 2))
        if self.isVisible() and wanted != self._list_width:
            self._list_width = wanted
            self._splitter.setSizes([wanted, max(1, width - wanted)])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._later.start(0)
        if self._building is not None and not self._slices.isActive():
            self._slices.start(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        # Coming back is the moment at which rows may move to where they now belong.
        self._stale = True
        super().showEvent(event)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_width()
