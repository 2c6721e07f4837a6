"""The settings as one small JSON file; a broken one is kept aside and never stops the program."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from simdesk.domain.errors import NotSavedError
from simdesk.domain.means import Means
from simdesk.domain.question import Question
from simdesk.domain.settings import TEXT_SIZES, Hours, KeptBack, Place, Settings, ThemeChoice
from simdesk.storage import durable

ChoiceT = TypeVar("ChoiceT", bound=Enum)


class SettingsReading(NamedTuple):
    """The settings read, and what was wrong with the file, if it was broken or unreadable."""

    settings: Settings
    problem: str = ""


class SettingsFile:
    """`settings.json` in the data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"

    def read(self) -> SettingsReading:
        """Return the settings; what is missing, unknown or of a wrong kind gets its default.

        The file stays as it is, broken or not, so that every reading says the same.
        """
        try:
            return SettingsReading(_settings(_object(self._path.read_text("utf-8"))))
        except FileNotFoundError:
            return SettingsReading(Settings())
        except (OSError, ValueError, RecursionError) as error:
            return SettingsReading(Settings(), f"{self._path}: {error}")

    def write(self, settings: Settings) -> None:
        """Replace the file as a whole; a broken one is kept as `settings.broken-<time>.json`.

        Raises:
            NotSavedError: the old file is unchanged.
        """
        text = json.dumps(_plain(settings), ensure_ascii=False, indent=2)
        try:
            durable.make_folder(self._path.parent)
            if self.read().problem:
                now = datetime.now(UTC)
                durable.replace(
                    self._path, self._path.with_name(f"settings.broken-{now:%Y%m%d-%H%M%S}.json")
                )
            durable.write_whole(self._path, text.encode("utf-8"))
        except (OSError, UnicodeEncodeError) as error:
            number = error.errno if isinstance(error, OSError) else None
            raise NotSavedError(str(error), disk_full=durable.disk_full(number)) from error


def _plain(settings: Settings) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for field in fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, frozenset):
            value = sorted(item.value for item in value)
        if isinstance(value, Hours):
            hours = {part.name: getattr(value, part.name) for part in fields(value)}
            value = {name: at.isoformat("minutes") for name, at in hours.items()}
        if isinstance(value, date):
            value = value.isoformat()
        plain[field.name] = value.value if isinstance(value, Enum) else value
    return plain


def _object(text: str) -> dict[str, Any]:
    """Return the JSON object in `text`.

    Raises:
        ValueError, RecursionError: there is none.
    """
    found = json.loads(text)
    if isinstance(found, dict):
        return found
    raise ValueError("no object")


def _settings(found: dict[str, Any]) -> Settings:
    default = Settings()

    def text(name: str) -> str:
        value = found.get(name)
        return value if isinstance(value, str) and _encodable(value) else ""

    size = found.get("text_size")
    return Settings(
        language=text("language"),
        theme=_choice(ThemeChoice, found.get("theme"), default.theme),
        text_size=size if isinstance(size, int) and size in TEXT_SIZES else default.text_size,
        place=_choice(Place, found.get("place"), default.place),
        means=_choices(Means, found.get("means")),
        answered=_choices(Question, found.get("answered")),
        window=text("window"),
        export_folder=text("export_folder"),
        export_form=text("export_form"),
        kept_back=(
            _choices(KeptBack, found["kept_back"]) if "kept_back" in found else default.kept_back
        ),
        hours=_hours(found.get("hours")),
        last_open=_day(found.get("last_open")),
        tray=found.get("tray") is True,
        calendar_folder=text("calendar_folder"),
        calendar_hides_digits=found.get("calendar_hides_digits") is True,
        calendar_left_out=_numbers(found.get("calendar_left_out")),
        photo_folder=text("photo_folder"),
    )


def _hours(found: object) -> Hours:
    told = found if isinstance(found, dict) else {}
    usual = Hours()
    return Hours(*(_time(told.get(part.name), getattr(usual, part.name)) for part in fields(Hours)))


def _numbers(found: object) -> tuple[int, ...]:
    told = found if isinstance(found, list) else []
    return tuple(n for n in told if isinstance(n, int) and not isinstance(n, bool))


def _day(found: object) -> date | None:
    try:
        return date.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        return None


def _time(found: object, usual: time) -> time:
    try:
        return time.fromisoformat(found).replace(tzinfo=None) if isinstance(found, str) else usual
    except ValueError:
        return usual


def _encodable(text: str) -> bool:
    """Tell whether `text` is whole characters; JSON can also spell halves of a pair."""
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)


def _choices(kind: type[ChoiceT], words: object) -> frozenset[ChoiceT]:
    told = [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
    return frozenset(member for member in kind if member.value in told)


def _choice(kind: type[ChoiceT], value: object, default: ChoiceT) -> ChoiceT:
    try:
        return kind(value)
    except ValueError:
        return default
