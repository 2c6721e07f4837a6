"""General settings: language, place and look; each change is kept and used at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.domain.settings import TEXT_SIZES, Place, ThemeChoice
from simdesk.i18n.language import LANGUAGES, OWN_NAMES, _
from simdesk.services.settings import SettingsService
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.widgets.choices import Segmented
from simdesk.ui.widgets.fields import ComboBox


class GeneralSection(Section):
    """What the owner chooses for the whole program."""

    def __init__(self, *, settings: SettingsService, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self.language = ComboBox()
        self.place: Segmented[Place] = Segmented()
        self.place.add(Place.RUSSIA, icon="home")
        self.place.add(Place.ABROAD, icon="airplane")
        self.theme: Segmented[ThemeChoice] = Segmented()
        for choice in ThemeChoice:
            self.theme.add(choice)
        self.text_size: Segmented[int] = Segmented()
        for size in TEXT_SIZES:
            self.text_size.add(size)
        self._language_row = SettingRow(self.language)
        self._place_row = SettingRow(self.place)
        self._theme_row = SettingRow(self.theme)
        self._size_row = SettingRow(self.text_size)
        self._where = self.add_group([self._language_row, self._place_row])
        self._look = self.add_group([self._theme_row, self._size_row])
        self.language.activated.connect(lambda _i: self._keep(language=self.language.value()))
        self.place.chosen.connect(lambda place: self._keep(place=place))
        self.theme.chosen.connect(lambda choice: self._keep(theme=choice))
        self.text_size.chosen.connect(lambda size: self._keep(text_size=size))

    def name(self) -> str:
        return _("General")

    def refresh(self) -> None:
        current = self._settings.current
        self.language.choose(current.language)
        self.place.choose(current.place)
        self.theme.choose(current.theme)
        self.text_size.choose(current.text_size)

    def retranslate(self) -> None:
        super().retranslate()
        self._where.setText(_("Language and place"))
        self._look.setText(_("Appearance"))
        self._language_row.show_words(_("Language"), _("Changes at once, no restart."))
        own = [(code, OWN_NAMES[code]) for code in LANGUAGES]
        self.language.fill([("", _("Like the system")), *own])
        self._place_row.show_words(_("I am usually"), _("Decides which routes are offered first."))
        self._theme_row.show_words(_("Theme"))
        self._size_row.show_words(_("Text size"), _("Everything grows, not only the text."))
        for choices, words in (
            (self.place, {Place.RUSSIA: _("In Russia"), Place.ABROAD: _("Abroad")}),
            (
                self.theme,
                {
                    ThemeChoice.SYSTEM: _("Like the system"),
                    ThemeChoice.LIGHT: _("Light"),
                    ThemeChoice.DARK: _("Dark"),
                },
            ),
            (self.text_size, {size: _("{n} %").format(n=size) for size in TEXT_SIZES}),
        ):
            _name(choices, words)

    def _keep(self, **changes: Any) -> None:
        try:
            self._settings.keep(replace(self._settings.current, **changes))
        except SimdeskError as error:
            self.refresh()
            self.failed.emit(error)


def _name(choices: Segmented[Any], words: dict[Any, str]) -> None:
    """Name the choices; a screen reader hears with each what it is a choice of."""
    for key, text in words.items():
        button = choices.button(key)
        button.setText(text)
        button.setAccessibleDescription(choices.accessibleName())
