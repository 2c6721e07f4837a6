"""The routes on offer, of which one is chosen; which are on offer is not decided here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from simdesk.domain.judgement import Judged
from simdesk.domain.route import Route
from simdesk.domain.suitability import Choice
from simdesk.i18n.language import _
from simdesk.ui.steps import choice_words
from simdesk.ui.steps.route_row import RouteHead, RouteRow, Strip
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.layout import clear, rows

_FOCUS = Qt.FocusReason.OtherFocusReason


class RouteList(QWidget):
    """One row a route. `chosen_changed` after another one is chosen; `chosen` is None or it."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = rows(self, gap=8)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._choose)
        self._wanted = ""
        self.rows: dict[str, RouteRow] = {}

    @property
    def chosen(self) -> Route | None:
        """The route whose row is chosen, None where there is none."""
        row = self.rows.get(self._wanted)
        return None if row is None else row.route

    def show_choice(
        self,
        choice: Choice,
        offered: Sequence[Judged],
        failed: str,
        failure: str,
        *,
        narrow: bool,
    ) -> bool:
        """Show routes; the one chosen before stays so, else it is the first that has not failed.

        `failure` says so of the route that has `failed`.

        Returns:
            False where the keyboard was in a row and no row is left.
        """
        first = next((j.route.id for j in choice.suitable if j.route.id != failed), "")
        held = any(row.hasFocus() for row in self.rows.values())
        for row in self.rows.values():
            self._group.removeButton(row)
        clear(self._list)
        self.rows = {}
        if offered and not narrow:
            self._list.addWidget(RouteHead())
        for judged in offered:
            route = judged.route
            row = RouteRow(
                route,
                narrow=narrow,
                still_open=choice_words.still_open(judged),
                strip=(
                    Strip(Tone.NEUTRAL, failure)
                    if route.id == failed
                    else _strip(judged, choice, narrow=narrow)
                ),
            )
            self.rows[route.id] = row
            self._group.addButton(row)
            self._list.addWidget(row)
            row.show()  # what waits for its layout to show it takes no focus
        self.setVisible(bool(offered))
        self._wanted = self._wanted if self._wanted in self.rows else first
        if self._wanted:
            self.rows[self._wanted].setChecked(True)
        return not held or self.focus_chosen()

    def choose(self, route_id: str) -> None:
        """Choose a route, or want it as soon as it is shown."""
        self._wanted = route_id
        if route_id in self.rows:
            self.rows[route_id].setChecked(True)

    def focus_chosen(self) -> bool:
        """Put the keyboard into the chosen row; False where there is none."""
        if self._wanted in self.rows:
            self.rows[self._wanted].setFocus(_FOCUS)
            return True
        return False

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in a row."""
        return any(row.hasFocus() for row in self.rows.values())

    def _choose(self, row: RouteRow, on: bool) -> None:
        if on:
            self._wanted = row.route.id
            self.chosen_changed.emit()


def _strip(judged: Judged, choice: Choice, *, narrow: bool) -> Strip | None:
    if not judged.suitable:
        return Strip(Tone.WARN, choice_words.against(judged))
    if judged.route is choice.recommended:
        told = choice_words.reasons(judged, short=narrow)
        then = _("Then use the number once.") if choice.follow and judged.route.pays else ""
        return Strip(Tone.INFO, _("Recommended for you"), told, then)
    if judged.cautions:
        return Strip(Tone.WARN, choice_words.cautions(judged))
    made_for = choice_words.made_for(judged)
    return Strip(Tone.INFO, made_for) if made_for else None
