"""Every word of a wrong number's pages can be read: each language, size of text and of window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from simdesk import paths
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import LANGUAGES, use_language
from simdesk.ui.theme.theme import theme
from tests.driver import Driver
from tests.samples import fill
from tests.screens.wrong_number import draw_wrong_number
from tests.ui.numbers.whole_words import broken

LEFT_TO_OTHERS = "large-print"
"""A painted sheet over a page that is not to be seen meanwhile."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, app: QApplication) -> Iterator[str]:
    """Each language in turn, as it is delivered."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("this machine has no font for Chinese names")
    yield request.param
    use_language("en", paths.translations_dir())
    theme().choose(ThemeChoice.LIGHT, 100)


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_every_word_can_be_read(
    language: str, text_size: int, size: tuple[int, int], tmp_path: Path
) -> None:
    d = Driver(tmp_path / "desk", language=language, size=size, text_size=text_size)
    found: dict[str, list[str]] = {}

    def look(name: str) -> Path:
        page = d.window._stack.currentWidget()
        assert page is not None
        if name != LEFT_TO_OTHERS and (problems := broken(page)):
            found[name] = problems
        return tmp_path / name

    draw_wrong_number(d, fill(d.desk, language)[0], look)
    d.close()
    assert found == {}
