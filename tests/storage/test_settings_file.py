"""The settings file: round trip, and a broken one stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.route import Means
from simdesk.domain.settings import TEXT_SIZES, Place, Settings, ThemeChoice
from simdesk.storage.settings_file import SettingsFile

SETTINGS = st.builds(
    Settings,
    language=st.sampled_from(["", "zh_CN", "ru", "en"]),
    theme=st.sampled_from(ThemeChoice),
    text_size=st.sampled_from(TEXT_SIZES),
    place=st.sampled_from(Place),
    means=st.frozensets(st.sampled_from(Means)),
    window=st.text(st.characters(exclude_categories=["Cs"])),
    export_folder=st.text(st.characters(exclude_categories=["Cs"])),
)


@given(SETTINGS)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("settings"))
    file.write(settings)
    assert file.read().settings == settings
    assert file.read().problem == ""


@pytest.mark.parametrize("text", ["", "{", "[1]", "\0\0\0", "null", "[" * 100_000])
def test_a_broken_file_is_put_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    reading = SettingsFile(tmp_path).read()
    assert reading.settings == Settings()
    assert Path(reading.problem).read_text() == text
    assert SettingsFile(tmp_path).read().problem == ""


@given(st.dictionaries(st.sampled_from([*Settings.__slots__, "other"]), st.none() | st.integers() | st.text() | st.lists(st.text())))
def test_wrong_kinds_get_their_defaults(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.json").write_text(json.dumps(found))
    settings = SettingsFile(folder).read().settings
    assert settings.text_size in TEXT_SIZES
    assert isinstance(settings.theme, ThemeChoice)
    assert isinstance(settings.means, frozenset)
