"""A field for a day that may not be known yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.ui.widgets.date_field import DateField


class OpenDateField(DateField):
    """A day that may not be known yet."""

    def __init__(self, latest: date, *, parent: QWidget | None = None) -> None:
        self._known = False
        super().__init__(latest, latest, parent=parent)

    def show_day(self, day: date | None, latest: date) -> None:
        """Show a day, or that there is none, without a signal."""
        self._known = day is not None
        self._latest = latest
        self.set_day(day or latest)

    def retranslate(self) -> None:
        super().retranslate()
        if not self._known:
            self.setText(_("No date yet"))

    def _move_to(self, day: date) -> None:
        if not self._known:
            self._known = True
            self._day = date.min  # the first choice counts, today as well
        super()._move_to(day)
