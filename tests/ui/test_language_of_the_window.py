"""The language that a start was asked for, and the one that is chosen later in the settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from simdesk import paths
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import _, use_language
from tests.driver import Driver


def test_a_language_of_the_command_line_holds_until_one_is_chosen(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    settings = driver.desk.settings
    driver.window.fixed_language = "en"
    try:
        settings.keep(replace(settings.current, theme=ThemeChoice.DARK))
        driver.settle()
        assert _("Settings") == "Settings"
        settings.keep(replace(settings.current, language="ru"))
        driver.settle()
        assert _("Settings") == "Настройки"
    finally:
        driver.close()
        use_language("en", paths.translations_dir())
