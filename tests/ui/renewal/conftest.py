"""One offscreen application with the look of the program, and desks for the renewal pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from simdesk.domain.line import Line
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme
from tests.samples import fill, make_desk
from tests.ui.renewal.hands import Browser, Hands


@pytest.fixture(autouse=True)
def _offscreen_remark(qt_messages: list[str]) -> Iterator[None]:
    """Take out what the platform without a screen says of every window that is shown."""
    yield
    qt_messages[:] = [m for m in qt_messages if "This plugin does not support" not in m]


@pytest.fixture(scope="session")
def app() -> QApplication:
    """Return the one application, with the program's look."""
    application = make_application()
    if application.property("simdesk_theme") is None:
        Theme(application)
    return application


@pytest.fixture
def desk(tmp_path: Path, app: QApplication) -> Iterator[Desk]:
    """Return a desk on an empty folder; it is closed at the end."""
    use_language("en", Path())
    opened = make_desk(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def lines(desk: Desk) -> list[Line]:
    """Return the eight sample numbers: MTS, Beeline, Yota, MegaFon, none, T2, MTS, T2."""
    return fill(desk)


@pytest.fixture
def hands(desk: Desk) -> Iterator[Hands]:
    """Return hands that put their pages away at the end."""
    own = Hands()
    yield own
    own.close()


@pytest.fixture
def browser(app: QApplication) -> Iterator[Browser]:
    """Catch every address that is handed to the system."""
    catcher = Browser()
    for scheme in Browser.SCHEMES:
        # The stubs ask for bytes, the binding takes text only.
        QDesktopServices.setUrlHandler(scheme, catcher, "take")  # type: ignore[arg-type]
    yield catcher
    for scheme in Browser.SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def crash(tmp_path: Path) -> Iterator[Callable[[Desk], Desk]]:
    """Return a way to open what would be left of a desk, were its program killed this moment."""
    opened: list[Desk] = []

    def open_remains(desk: Desk) -> Desk:
        remains = tmp_path / f"remains{len(opened)}"
        shutil.copytree(desk.folder, remains)
        opened.append(make_desk(remains))
        return opened[-1]

    yield open_remains
    for desk in opened:
        desk.close()
