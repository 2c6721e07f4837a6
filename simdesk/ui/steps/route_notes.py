"""Under the routes: those that do not suit now, each with its reason, and those that are dead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.domain.route import Route
from simdesk.domain.suitability import Judged
from simdesk.i18n.language import _
from simdesk.ui.steps import route_words
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import clear, columns, rows
from simdesk.ui.widgets.text import Text

_TOP = Qt.AlignmentFlag.AlignTop


class Unsuitable(Card):
    """`anyway_requested(route_id)`: the owner knows better."""

    anyway_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(18, 14, 14, 14), gap=8, parent=parent)
        self._title = Text("strong")
        self.body.addWidget(self._title)
        self._list = rows(gap=8)
        self.body.addLayout(self._list)
        self.links: dict[str, Button] = {}

    def show_routes(self, judged: Sequence[Judged], failed: str, failure: str) -> None:
        """Show the routes with what speaks against them; `failure` says so of the `failed` one."""
        self.setVisible(bool(judged))
        self._title.setText(_("Not suitable now: {n}").format(n=len(judged)))
        clear(self._list)
        self.links = {}
        for entry in judged:
            route = entry.route
            line = columns(gap=10)
            sign = Icon(f"{route.icon}_20_regular", "t3", beside="body")
            line.addWidget(sign, 0, _TOP)
            words = rows(gap=0)
            words.addWidget(Text("soft", _(route.title), wrap=True))
            if route.id == failed:
                words.addWidget(Text("caption", failure, wrap=True))
            words.addWidget(Text("caption", route_words.against(entry), wrap=True))
            line.addLayout(words, 1)
            if not entry.other_operator:
                link = self.links[route.id] = Button("link", _("Choose anyway…"))
                link.setAccessibleName(_("Choose {route} anyway").format(route=_(route.title)))
                link.clicked.connect(lambda _=False, r=route.id: self.anyway_requested.emit(r))
                line.addWidget(link, 0, _TOP)
            self._list.addLayout(line)


class DeadRoutes(Card):
    """Obituaries: what people still recommend, and when it ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(18, 14, 18, 14), gap=8, parent=parent)
        head = columns(gap=10)
        self._title = Text("strong")
        self._hint = Text("second", wrap=True)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        self.body.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self.body.addLayout(self._grid)

    def show_routes(self, routes: Sequence[Route], *, narrow: bool) -> None:
        """Show the dead routes, in two columns where there is room."""
        self.setVisible(bool(routes))
        self._title.setText(_("No longer there"))
        self._hint.setText(_("Does somebody still recommend one? Then the advice is old."))
        clear(self._grid)
        across = 1 if narrow else 2
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for index, route in enumerate(routes):
            entry = QWidget()
            line = columns(entry, gap=10)
            line.addWidget(Icon("history_dismiss_20_regular", "t3", beside="body"), 0, _TOP)
            words = rows(gap=0)
            words.addWidget(Text("body", _(route.title), wrap=True))
            words.addWidget(Text("caption", _(route.retired), wrap=True))
            line.addLayout(words, 1)
            self._grid.addWidget(entry, index // across, index % across, _TOP)
