"""The list half of the page: title and Add, search, order, filters, the rows, and their legend."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.i18n.language import _, ngettext
from simdesk.services.line_index import Group, LineIndex, Sort, Summary
from simdesk.ui.line_actions import LineActions
from simdesk.ui.line_list import row_words
from simdesk.ui.line_list.legend import Legend
from simdesk.ui.line_list.line_delegate import LineDelegate
from simdesk.ui.line_list.line_model import LineModel
from simdesk.ui.line_list.line_view import LineView
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button, IconButton
from simdesk.ui.widgets.choices import ChipRow
from simdesk.ui.widgets.fields import LineEdit
from simdesk.ui.widgets.layout import Line, columns, rows
from simdesk.ui.widgets.notices import EmptyState
from simdesk.ui.widgets.text import Text

_NARROW = 400
_NARROWEST = 320
_FILTERS: tuple[Group | None, ...] = (None, *Group)
MOST_SHOWN = 40
"""Characters of a search that found nothing."""


class ListPane(QWidget):
    """Filters and orders `index`. `chosen(line_id)`, `opened`, `add_requested`."""

    add_requested = Signal()
    chosen = Signal(str)
    opened = Signal()

    def __init__(
        self,
        *,
        index: LineIndex,
        catalogue: Catalogue,
        actions: LineActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._index = index
        self._catalogue = catalogue
        self._actions = actions
        self._sort = Sort.DEADLINE
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setProperty("ground", "lst")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = rows(self, gap=0)
        self._head = head = columns(margins=(20, 12, 16, 10))
        self._title = Text("title")
        head.addWidget(self._title, 1)
        self.add = Button(icon="add")
        head.addWidget(self.add)
        box.addLayout(head)
        finder = columns(margins=(20, 0, 16, 10))
        self.search = LineEdit(search=True)
        finder.addWidget(self.search, 1)
        self.order = Button("quiet", icon="arrow_sort")
        self.order_icon = IconButton("arrow_sort")
        finder.addWidget(self.order)
        finder.addWidget(self.order_icon)
        self.order.hide()
        box.addLayout(finder)
        self.chips: ChipRow[Group | None] = ChipRow()
        chip_box = columns(margins=(20, 0, 16, 6))
        self._chips = {group: self.chips.add(group) for group in _FILTERS}
        self.chips.button(None).setChecked(True)
        chip_box.addWidget(self.chips)
        box.addLayout(chip_box)
        self.model = LineModel(index=self._index, describe=self._describe, parent=self)
        self.view = LineView(model=self.model)
        self._delegate = LineDelegate(
            monogram=self._monogram, is_header=self.model.is_header, view=self.view
        )
        self.view.setItemDelegate(self._delegate)
        self.view.addActions(list(self._actions.on_list))
        self._empty = EmptyState("search_28_filled")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        box.addWidget(self._stack, 1)
        self.archived = Button("link")
        self._hits = QWidget()
        hits = columns(self._hits, margins=(18, 4, 16, 6))
        hits.addWidget(self.archived)
        hits.addStretch(1)
        box.addWidget(self._hits)
        box.addWidget(Line())
        self._legend = Legend()
        box.addWidget(self._legend)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_requested)
        self.search.textChanged.connect(lambda _text: self._apply())
        self.chips.chosen.connect(lambda _group: self._apply())
        self.order.clicked.connect(lambda: self._drop_orders(self.order))
        self.order_icon.clicked.connect(lambda: self._drop_orders(self.order_icon))
        self.archived.clicked.connect(self.show_archived)
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.customContextMenuRequested.connect(self._drop_context)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._title.setText(_("Numbers"))
        self.add.setText(_("Add"))
        self.add.setAccessibleName(_("Add a number"))
        self.search.setPlaceholderText(_("Number, name, operator"))
        self.search.setAccessibleName(_("Search number, name, operator"))
        self.search.setToolTip(_("Search ({keys})").format(keys="Ctrl+F"))
        self.chips.setAccessibleName(_("Filters"))
        self._legend.retranslate()
        self._say_order()
        self.recount()
        self._say_state()
        self.view.doItemsLayout()

    def recount(self) -> None:
        """Say how many numbers each filter has, as soon as all are counted."""
        counts = self._index.counts()
        live = sum(counts.values()) - counts[Group.ARCHIVED]
        for group in _FILTERS:
            count = live if group is None else counts[group]
            shown = count if self._index.complete and group is not Group.ARCHIVED else None
            self._chips[group].show_words(row_words.chip_name(group), shown)
        self.chips.retranslate()

    def reload(self, keep: str = "") -> None:
        """Order everything anew; the chosen row, or that of `keep`, is chosen again."""
        keep = keep or self.view.chosen_id()
        self.model.reload()
        self.recount()
        self._say_state()
        self._choose_or_first(self.model.find_line(keep))

    def chosen_summary(self) -> Summary | None:
        """Return what the chosen row shows."""
        index = self.view.currentIndex()
        return self.model.summary(index.row()) if index.isValid() else None

    def take_changes(self, line_ids: Collection[str]) -> None:
        """Read some numbers again where they stand; one that is not there yet comes in, chosen."""
        missing = self.model.take_changes(line_ids)
        if missing:
            self.reload(next(iter(line_ids)) if len(line_ids) == 1 else "")
        else:
            self._say_state()
            self._choose_or_first(self.view.currentIndex())
            self.recount()

    def _apply(self) -> None:
        keep = self.view.chosen_id()
        query = self.search.text()
        self.model.show_lines(self.chips.value(), query, self._sort)
        self._say_state()
        # Between keystrokes nobody waits until thousands of rows are fetched for the chosen one.
        self._choose_or_first(self.model.find_near(keep) if query else self.model.find_line(keep))

    def _choose_or_first(self, index: QModelIndex) -> None:
        self.view.go(index if index.isValid() else self.model.first_line())
        if not self.view.currentIndex().isValid():
            self.chosen.emit("")

    def _say_state(self) -> None:
        """Show the rows, or say why there are none and what else there is."""
        query = self.search.text().strip()
        archived = 0
        if query and self.model.group is not Group.ARCHIVED:
            archived = len(self._index.select(Group.ARCHIVED, query))
        self._hits.setVisible(archived > 0)
        self.archived.setText(
            ngettext("{n} archived number matches", "{n} archived numbers match", archived)
        )
        count = self.model.line_count()
        self._stack.setCurrentWidget(self.view if count else self._empty)
        if not count:
            self._empty.show_words(*self._nothing(query))
        self.view.setAccessibleName(
            _("Numbers, {count}, {order}").format(
                count=count, order=row_words.sort_name(self._sort)
            )
        )

    def _nothing(self, query: str) -> tuple[str, str]:
        if query:
            line = _("Search looks at numbers, names, operators, holders, SIM serials and notes.")
            return _("Nothing matches “{query}”").format(query=_on_one_line(query)), line
        if self.model.group is None and self._index.counts()[Group.ARCHIVED]:
            return _("Everything is archived"), _("Archived numbers wait under their own filter.")
        return _("No number here"), _("Another filter may have what you look for.")

    def show_archived(self) -> None:
        """Show the archived numbers."""
        self.chips.choose(Group.ARCHIVED)
        self._apply()

    def show_everything(self) -> None:
        """Take filter and search away, so that every number that is not archived is in the list."""
        self.chips.choose(None)
        self.search.clear()
        self._apply()

    def _drop_orders(self, button: QWidget) -> None:
        menu = QMenu(self)
        for sort in Sort:
            action = menu.addAction(row_words.sort_name(sort))
            action.setCheckable(True)
            action.setChecked(sort is self._sort)
            action.triggered.connect(lambda _checked=False, s=sort: self.set_order(s))
        menu.exec(button.mapToGlobal(QPoint(0, button.height() + 2)))
        menu.deleteLater()

    def set_order(self, sort: Sort) -> None:
        """Order the rows another way."""
        self._sort = sort
        self._say_order()
        self._apply()
        announce(self.view, row_words.sort_name(sort))

    def _say_order(self) -> None:
        words = row_words.sort_name(self._sort)
        self.order.setText(words)
        self.order.setAccessibleName(_("Order: {order}").format(order=words))
        self.order_icon.set_words(_("Order: {order}").format(order=words))

    def _drop_context(self, at: QPoint) -> None:
        if not self.model.line_id(self.view.currentIndex()):
            return
        place = self.view.visualRect(self.view.currentIndex()).center()
        menu = self._actions.context_menu(QMenu(self))
        menu.exec(self.view.viewport().mapToGlobal(at if self.view.underMouse() else place))
        menu.deleteLater()

    def _describe(self, summary: Summary) -> row_words.RowWords:
        return row_words.row_words(summary, self._catalogue.operator(summary.line.operator_id))

    def _monogram(self, summary: Summary) -> str:
        operator = self._catalogue.operator(summary.line.operator_id)
        return row_words.monogram(summary.line, operator)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # The order's words give way to an icon, so they must not keep the list from narrowing.
        width = max(_NARROWEST, self._head.minimumSize().width())
        return QSize(width, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._delegate.measure()
            self.view.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = event.size().width() < theme().px(_NARROW)
        self.order.setVisible(not narrow)
        self.order_icon.setVisible(narrow)


def _on_one_line(query: str) -> str:
    """Return the beginning of what was searched for: a whole page may have been pasted."""
    words = " ".join(query[:200].split())
    return words if len(words) <= MOST_SHOWN else words[:MOST_SHOWN].rstrip() + "…"
