"""What a user can set; every change is kept at once."""

from __future__ import annotations

from simdesk.domain.change import Action, Change, Noun
from simdesk.domain.settings import Settings
from simdesk.services.changes import Changes
from simdesk.storage.settings_file import SettingsFile


class SettingsService:
    """The settings in use. `problem` says what was wrong with the settings file, if anything."""

    def __init__(self, file: SettingsFile, changes: Changes) -> None:
        reading = file.read()
        self._file = file
        self._changes = changes
        self.current: Settings = reading.settings
        self.problem: str = reading.problem

    def keep(self, settings: Settings) -> None:
        """Use and keep `settings`.

        Raises:
            NotSavedError: they are not kept, and the old ones stay in use.
        """
        if settings == self.current:
            return
        self._file.write(settings)
        self.current = settings
        self._changes.publish(Change(Action.CHANGE_SETTINGS, frozenset({Noun.SETTINGS})))
