"""A switch for what the system does for SimDesk by itself, with what is written where."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.desktop.entry import Entry, State
from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import N_, _
from simdesk.ui import background
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.widgets.choices import Switch

_STATES = {
    State.OFF: "",
    State.ON: N_("It is on."),
    State.DIFFERS: N_("Something else is there now. Switching it on puts this in its place."),
    State.NO_MANAGER: N_("This system has nothing here that could do it."),
}


class ScheduleRow(SettingRow):
    """`failed(SimdeskError)`: it is as it was. The system's tools are asked behind the window."""

    failed = Signal(object)

    def __init__(self, entry: Callable[[], Entry], *, parent: QWidget | None = None) -> None:
        self.switch = Switch()
        super().__init__(self.switch, parent=parent)
        self._entry = entry
        self._state: State | None = None
        self._said = ("", "")
        self.switch.clicked.connect(self._change)

    def say(self, title: str, note: str) -> None:
        """Say what would be done, by itself and on which day."""
        self._said = (title, note)
        self._show()

    def look(self) -> None:
        """Ask the system how it is now."""
        entry = self._entry()
        background.run(lambda _job: entry.state(), owner=self, done=self._take)

    @property
    def on(self) -> bool:
        """Whether the system does it now."""
        return self._state is State.ON

    def renew(self) -> None:
        """Write it anew where it is on, for what it says has changed."""
        if self.on:
            self._change(on=True)

    def _change(self, on: bool) -> None:
        entry = self._entry()
        self.switch.setEnabled(False)

        def work(_job: background.Job) -> State:
            (entry.switch_on if on else entry.switch_off)()
            return entry.state()

        background.run(work, owner=self, done=self._take, failed=self._refuse)

    def _take(self, state: State) -> None:
        self._state = state
        self._show()

    def _refuse(self, error: SimdeskError) -> None:
        self.failed.emit(error)
        self.look()

    def _show(self) -> None:
        title, note = self._said
        state = self._state
        lines = [note]
        if state is not None:
            self.switch.setChecked(state is State.ON)
            self.switch.setEnabled(state is not State.NO_MANAGER)
            lines += [_(_STATES[state])]
            if state is not State.NO_MANAGER:
                where = [piece.where for piece in self._entry().pieces()]
                lines += [_("Written to: {where}").format(where=w) for w in where]
        self.show_words(title, "\n".join(line for line in lines if line))
