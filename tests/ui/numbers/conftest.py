"""What the tests of the Numbers page share: one application, a real desk, a real page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from simdesk.domain.line import Line
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.compile import compiled_words
from simdesk.i18n.extract import collect
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme, theme
from tests.samples import fill, make_desk


@pytest.fixture(autouse=True)
def _offscreen_remark(qt_messages: list[str]) -> Iterator[None]:
    """Take out what the platform without a screen says of every window that is shown."""
    yield
    qt_messages[:] = [m for m in qt_messages if "This plugin does not support" not in m]


@pytest.fixture(scope="session")
def app() -> QApplication:
    """One application with the program's look, speaking English."""
    application = make_application()
    if application.property("simdesk_theme") is None:
        Theme(application)
    return application


@pytest.fixture
def desk(app: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """An empty desk on a real folder."""
    use_language("en", tmp_path)
    theme().choose(ThemeChoice.LIGHT, 100)
    opened = make_desk(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def kept(desk: Desk) -> dict[str, Line]:
    """The eight sample numbers by label."""
    return {line.label: line for line in fill(desk)}


@pytest.fixture
def page(app: QApplication, desk: Desk, kept: dict[str, Line]) -> Iterator[NumbersPage]:
    """The page over the eight numbers, shown, hearing of changes as it does in the window."""
    shown = make_page(desk)
    shown.resize(1072, 860)
    shown.open()
    shown.show()
    shown.activateWindow()
    shown.focus_first()
    while not shown.detail.isVisible():  # the list paints first, then the detail comes
        app.processEvents()
    yield shown
    shown.close()
    shown.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Switch to a language in which every translated text stands in ‹these brackets›."""

    def switch() -> None:
        folder = tmp_path / "ru" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "simdesk.mo").write_bytes(_brackets())
        use_language("ru", tmp_path)

    yield switch
    use_language("en", tmp_path)


def _brackets() -> bytes:
    """Return a compiled catalogue of every word of the program, each in brackets."""
    words = collect(Path(__file__).parents[3])
    words.locale = "ru"
    for message in words:
        if isinstance(message.id, tuple):
            message.string = tuple(f"‹{message.id[1]}›" for _form in range(words.num_plurals))
        elif message.id:
            message.string = f"‹{message.id}›"
    return compiled_words(words)


def make_page(desk: Desk) -> NumbersPage:
    """Return a page of the desk's services."""
    page = NumbersPage(desk=desk)
    ChangeBridge(desk.changes, page).changed.connect(page.hear)
    return page
