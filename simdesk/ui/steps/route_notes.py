"""Around the routes: ways out, those that do not suit now, those that are dead or in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.domain.answers import About
from simdesk.domain.judgement import Judged
from simdesk.domain.operator import Operator
from simdesk.domain.route import Route
from simdesk.domain.suitability import Choice, WayOut
from simdesk.i18n.language import _
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.steps import choice_words
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import clear, columns, rows
from simdesk.ui.widgets.text import Text

_TOP = Qt.AlignmentFlag.AlignTop


class _Entries(QGridLayout):
    """Entries under each other, or two beside each other where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(32)
        self.setVerticalSpacing(8)

    def fill(self, entries: Sequence[QWidget], *, narrow: bool) -> None:
        """Show these entries instead of those before."""
        clear(self)
        across = 1 if narrow else 2
        for column in range(2):
            self.setColumnStretch(column, 1 if column < across else 0)
        for index, entry in enumerate(entries):
            self.addWidget(entry, index // across, index % across, _TOP)


def _entry(icon: str, name: Text, lines: Iterable[str], link: Button | None = None) -> QWidget:
    """Return a sign, a name with small lines under it, and what can be done about it."""
    entry = QWidget()
    row = columns(entry, gap=10)
    row.addWidget(Icon(icon, "t3", beside="body"), 0, _TOP)
    words = rows(gap=0)
    words.addWidget(name)
    for line in lines:
        words.addWidget(Text("caption", line, wrap=True))
    row.addLayout(words, 1)
    if link is not None:
        row.addWidget(link, 0, _TOP)
    return entry


class Follow(Card):
    """What must follow a top-up. `route_requested(route_id)`: to do that alone, and now."""

    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(18, 12, 18, 12), gap=4, parent=parent)
        self._lines = rows(gap=2)
        self.body.addLayout(self._lines)
        self.link: Button | None = None

    def show_choice(self, choice: Choice, number: About, operator: Operator | None) -> None:
        """Say it where something paid in fits and may not be enough; else nothing."""
        clear(self._lines)
        self.link = None
        entry = choice.follow
        self.setVisible(entry is not None and any(j.route.pays for j in choice.suitable))
        if entry is None:
            return
        name = "" if operator is None else operator.name
        lines = [] if entry.suitable else [choice_words.against(entry)]
        words = Text("body", choice_words.follow(number.top_up, name), wrap=True)
        icon = f"{entry.route.icon}_20_regular"
        self._lines.addWidget(_entry(icon, words, lines))
        if entry.can_open:
            self.link = Button("link", _("Only that: {route}").format(route=_(entry.route.title)))
            self.link.clicked.connect(lambda: self.route_requested.emit(entry.route.id))
            under = columns(margins=(26, 0, 0, 0))
            under.addWidget(self.link)
            under.addStretch(1)
            self._lines.addLayout(under)


class Unsuitable(Card):
    """`anyway_requested(route_id)`: the owner knows better."""

    anyway_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(18, 14, 18, 14), gap=8, parent=parent)
        self._title = Text("strong")
        self.body.addWidget(self._title)
        self._entries = _Entries()
        self.body.addLayout(self._entries)
        self.links: dict[str, Button] = {}

    def show_routes(
        self, judged: Sequence[Judged], failed: str, failure: str, *, narrow: bool
    ) -> None:
        """Show the routes with what speaks against them, in the order given.

        `failure` says so of the route that has `failed`.
        """
        self.setVisible(bool(judged))
        self._title.setText(_("Not suitable now: {n}").format(n=len(judged)))
        self.links = {}
        entries = []
        for entry in judged:
            route = entry.route
            lines = [failure] if route.id == failed else []
            lines.append(choice_words.against(entry))
            link = self._link(route) if entry.can_open else None
            name = Text("soft", _(route.title), wrap=True)
            entries.append(_entry(f"{route.icon}_20_regular", name, lines, link))
        self._entries.fill(entries, narrow=narrow)

    def _link(self, route: Route) -> Button:
        link = self.links[route.id] = Button("link", _("Choose anyway…"))
        link.setAccessibleName(_("Choose {route} anyway").format(route=_(route.title)))
        link.clicked.connect(lambda: self.anyway_requested.emit(route.id))
        return link


class WaysOut(Card):
    """What to do where nothing fits. `taken(way)`: the owner says that he has or can do it."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", margins=(18, 14, 18, 14), gap=10, parent=parent)
        self._title = Text("strong", wrap=True)
        self.body.addWidget(self._title)
        self._ways = rows(gap=10)
        self.body.addLayout(self._ways)
        self.links: dict[str, Button] = {}

    def show_ways(self, ways: Sequence[WayOut], *, nothing_fits: bool) -> None:
        """Show what would open routes, the nearest first."""
        self.setVisible(bool(ways))
        self._title.setText(
            _("Nothing fits these answers. This would open a way:")
            if nothing_fits
            else _("What fits does not help with the first date. This would:")
        )
        clear(self._ways)
        self.links = {}
        for way in ways:
            route = way.judged.route
            link = self.links[route.id] = Button(text=_("I can do this"))
            link.setAccessibleName(_("I can do this: {route}").format(route=_(route.title)))
            link.clicked.connect(lambda _on=False, w=way: self.taken.emit(w))
            name = Text("body", _(route.title), wrap=True)
            icon = f"{route.icon}_20_regular"
            self._ways.addWidget(_entry(icon, name, choice_words.to_do(way), link))


class OtherWays(Card):
    """Ways that others recommend and that cannot be walked here: why, and what to do instead."""

    def __init__(self, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(18, 14, 18, 14), gap=8, parent=parent)
        self._icon = icon
        head = columns(gap=10)
        self._title = Text("strong")
        self._hint = Text("second", wrap=True)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        self.body.addLayout(head)
        self._entries = _Entries()
        self.body.addLayout(self._entries)

    def name(self, title: str, hint: str) -> None:
        """Say what kind of ways these are."""
        self._title.setText(title)
        self._hint.setText(hint)

    def show_routes(
        self, routes: Sequence[Route], live: Mapping[str, Route], *, narrow: bool
    ) -> None:
        """Show ways; of those that they name instead, only what is in `live`."""
        self.setVisible(bool(routes))
        self._entries.fill([self._way(route, live) for route in routes], narrow=narrow)

    def _way(self, route: Route, live: Mapping[str, Route]) -> QWidget:
        lines = [_(route.retired or route.doubt)]
        lines += [
            _("Instead: {route}").format(route=_(live[name].title))
            for name in route.instead
            if name in live
        ]
        entry = _entry(self._icon, Text("body", _(route.title), wrap=True), lines)
        told = [
            f"{_(s.value)}\n{readable_source(s.source)} · {source_dates(s)}" for s in route.sources
        ]
        entry.setToolTip("\n\n".join(told))
        entry.setAccessibleDescription("\n".join(told))
        return entry
