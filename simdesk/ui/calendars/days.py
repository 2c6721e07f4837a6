"""Which of the warning days stand in a calendar; when to be told at all is chosen elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _, ngettext
from simdesk.ui.widgets.choices import Chip
from simdesk.ui.widgets.layout import FlowRow, rows
from simdesk.ui.widgets.text import Text


class DaysChoice(QWidget):
    """A chip for each warning day of any number, ticked unless it is left out. `changed`."""

    changed = Signal()

    def __init__(
        self, leads: Sequence[int], left_out: Iterable[int], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._left_out = frozenset(left_out)
        box = rows(self, gap=4)
        box.addWidget(Text("caption", _("Warning days before the date")))
        row = FlowRow(gap=6)
        box.addWidget(row)
        self.chips: dict[int, Chip] = {}
        for lead in leads:
            chip = self.chips[lead] = Chip(str(lead), ticked=True)
            chip.setAccessibleName(ngettext("{n} day before", "{n} days before", lead))
            chip.setChecked(lead not in self._left_out)
            chip.toggled.connect(self.changed)
            row.add(chip)
        about = _("The date itself always has an entry. Each number's own days are chosen with it.")
        box.addWidget(Text("second", about, wrap=True))

    @property
    def left_out(self) -> frozenset[int]:
        """The days that are not ticked, and those left out that no number has just now."""
        unticked = {lead for lead, chip in self.chips.items() if not chip.isChecked()}
        return frozenset(self._left_out - self.chips.keys() | unticked)
