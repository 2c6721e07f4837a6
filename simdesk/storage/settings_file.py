"""The settings as one small JSON file; a broken one is kept aside and never stops the program."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from simdesk.domain.errors import NotSavedError
from simdesk.domain.route import Means
from simdesk.domain.settings import TEXT_SIZES, Place, Settings, ThemeChoice

ChoiceT = TypeVar("ChoiceT", bound=Enum)


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """The settings read, and where a broken file was put, if it was broken."""

    settings: Settings
    problem: str = ""


class SettingsFile:
    """`settings.json` in the data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "settings.json"

    def read(self) -> SettingsReading:
        """Return the settings; what is missing, unknown or of a wrong kind gets its default."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
            if not isinstance(found, dict):
                raise ValueError("no object")
        except FileNotFoundError:
            return SettingsReading(Settings())
        except (OSError, ValueError, RecursionError):
            return SettingsReading(Settings(), self._set_aside())
        return SettingsReading(_settings(found))

    def _set_aside(self) -> str:
        aside = self._path.with_name("settings.broken.json")
        try:
            self._path.replace(aside)
        except OSError:
            return str(self._path)
        return str(aside)

    def write(self, settings: Settings) -> None:
        """Replace the file as a whole.

        Raises:
            NotSavedError: the old file is unchanged.
        """
        partial = self._path.with_suffix(".partial")
        text = json.dumps(_plain(settings), ensure_ascii=False, indent=2)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._path)
        except OSError as error:
            raise NotSavedError(str(error)) from error


def _plain(settings: Settings) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for field in fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, frozenset):
            value = sorted(item.value for item in value)
        plain[field.name] = value.value if isinstance(value, Enum) else value
    return plain


def _settings(found: dict[str, Any]) -> Settings:
    default = Settings()

    def text(name: str) -> str:
        value = found.get(name)
        return value if isinstance(value, str) else ""

    means = found.get("means")
    known = {m.value: m for m in Means}
    size = found.get("text_size")
    return Settings(
        language=text("language"),
        theme=_choice(ThemeChoice, found.get("theme"), default.theme),
        text_size=size if size in TEXT_SIZES else default.text_size,
        place=_choice(Place, found.get("place"), default.place),
        means=frozenset(
            known[m] for m in (means if isinstance(means, list) else []) if isinstance(m, str) and m in known
        ),
        window=text("window"),
        export_folder=text("export_folder"),
    )


def _choice(kind: type[ChoiceT], value: object, default: ChoiceT) -> ChoiceT:
    try:
        return kind(value)
    except ValueError:
        return default
