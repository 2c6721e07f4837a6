"""The settings file: round trip, and a broken one stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.errors import NotSavedError
from simdesk.domain.means import Means
from simdesk.domain.question import Question
from simdesk.domain.settings import TEXT_SIZES, Place, Settings, ThemeChoice
from simdesk.storage.settings_file import SettingsFile, SettingsReading

SETTINGS = st.builds(
    Settings,
    language=st.sampled_from(["", "zh_CN", "ru", "en"]),
    theme=st.sampled_from(ThemeChoice),
    text_size=st.sampled_from(TEXT_SIZES),
    place=st.sampled_from(Place),
    means=st.frozensets(st.sampled_from(Means)),
    answered=st.frozensets(st.sampled_from(Question)),
    window=st.text(st.characters(exclude_categories=["Cs"])),
    export_folder=st.text(st.characters(exclude_categories=["Cs"])),
    calendar_folder=st.text(st.characters(exclude_categories=["Cs"])),
    calendar_hides_digits=st.booleans(),
    calendar_left_out=st.lists(st.integers()).map(tuple),
)


@given(SETTINGS)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("settings"))
    file.write(settings)
    assert file.read().settings == settings
    assert file.read().problem == ""


def test_the_means_of_an_earlier_file_are_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"place": "russia", "means": ["cash", "unionpay"]}')
    settings = SettingsFile(tmp_path).read().settings
    assert settings.means == {Means.CASH, Means.UNIONPAY}
    assert settings.answered == frozenset()
    SettingsFile(tmp_path).write(settings)
    assert json.loads((tmp_path / "settings.json").read_text())["means"] == ["cash", "unionpay"]


BROKEN = ("", "{", "[1]", "\0\0\0", "null", "[" * 100_000)


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_gives_defaults_and_is_kept_when_new_ones_are_written(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "settings.json").write_text(text)
    for _reading in range(2):
        reading = SettingsFile(tmp_path).read()
        assert reading.settings == Settings()
        assert "settings.json" in reading.problem
    assert (tmp_path / "settings.json").read_text() == text
    SettingsFile(tmp_path).write(Settings(language="ru"))
    (kept,) = tmp_path.glob("settings.broken-*.json")
    assert kept.read_text() == text
    assert SettingsFile(tmp_path).read() == SettingsReading(Settings(language="ru"))
    assert (tmp_path / "settings.json").stat().st_mode & 0o777 == 0o600


def test_what_is_no_text_is_not_kept(tmp_path: Path) -> None:
    SettingsFile(tmp_path).write(Settings(language="ru"))
    with pytest.raises(NotSavedError):
        SettingsFile(tmp_path).write(Settings(export_folder="half a pair \ud800"))
    assert SettingsFile(tmp_path).read().settings == Settings(language="ru")
    (tmp_path / "settings.json").write_text('{"export_folder": "\\ud800", "language": "en"}')
    assert SettingsFile(tmp_path).read().settings == Settings(language="en")


@given(
    st.dictionaries(
        st.sampled_from([*Settings.__slots__, "other"]),
        st.none() | st.integers() | st.text() | st.lists(st.text()),
    )
)
def test_wrong_kinds_get_their_defaults(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.json").write_text(json.dumps(found))
    settings = SettingsFile(folder).read().settings
    assert settings.text_size in TEXT_SIZES
    assert isinstance(settings.theme, ThemeChoice)
    assert isinstance(settings.means, frozenset)
