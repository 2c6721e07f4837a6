"""What the tests of receipts and export share: one application, a real desk, real files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.receipts.phone_folder import PhoneFolder
from simdesk.ui.receipts.reader import Reader
from simdesk.ui.receipts.wall import Wall
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme, theme
from tests.samples import TODAY, fill, make_desk, rubles

DATA = Path(__file__).parents[2] / "data" / "receipts"


def settle() -> None:
    """Let tasks in the background end, and what they and the user asked for happen."""
    for _round in range(4):
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _offscreen_remark(qt_messages: list[str]) -> Iterator[None]:
    """Take out what the platform without a screen says of every window that is shown."""
    yield
    qt_messages[:] = [m for m in qt_messages if "propagateSizeHints" not in m]


@pytest.fixture(scope="session")
def application() -> QApplication:
    """One application with the program's look."""
    app = make_application()
    if app.property("simdesk_theme") is None:
        Theme(app)
    return app


@pytest.fixture
def desk(application: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The eight sample numbers on a real folder, and no receipt."""
    use_language("en", tmp_path)
    theme().choose(ThemeChoice.LIGHT, 100)
    opened = make_desk(tmp_path / "data")
    fill(opened)
    yield opened
    settle()
    opened.close()
    theme().choose(ThemeChoice.LIGHT, 100)
    use_language("en", tmp_path)


@pytest.fixture
def lines(desk: Desk) -> dict[str, Line]:
    """The numbers by label."""
    return {line.label: line for line in desk.lines.everything()}


@dataclass
class Kept:
    """The receipts that `kept` has put in, by what they are for."""

    dated: Receipt
    older: Receipt
    loose: Receipt
    document: Receipt


@pytest.fixture
def kept(desk: Desk, lines: dict[str, Line]) -> Kept:
    """Four receipts: one of today, one of last year, one nothing is known of, and a PDF."""

    def add(name: str, label: str = "", **fields: object) -> Receipt:
        file = desk.receipts.keep_file(DATA / name, name)
        line_id = lines[label].id if label else None
        return desk.receipts.add(file, name, line_id=line_id, **fields)  # type: ignore[arg-type]

    return Kept(
        dated=add("slip.jpg", "Main · bank", on=TODAY, amount=rubles(150)),
        older=add("small_slip.jpg", "Parcels", on=TODAY - timedelta(days=400), amount=rubles(100)),
        loose=add("second_slip.jpg"),
        document=add("electronic.pdf", "Main · bank", on=TODAY - timedelta(days=2)),
    )


@pytest.fixture
def phone(desk: Desk, application: QApplication) -> Iterator[PhoneFolder]:
    """What looks into the phone's folder; none is chosen."""
    phone = PhoneFolder(photos=desk.photos, parent=application)
    yield phone
    phone.end()
    settle()
    phone.deleteLater()


@pytest.fixture
def show(
    desk: Desk, application: QApplication, phone: PhoneFolder
) -> Iterator[Callable[[], ReceiptsPage]]:
    """Return what opens the page as the window does."""
    shown: list[QWidget] = []

    def make() -> ReceiptsPage:
        reader = Reader(readings=desk.readings, receipts=desk.receipts, parent=application)
        page = ReceiptsPage(
            receipts=desk.receipts,
            lines=desk.lines,
            readings=desk.readings,
            reader=reader,
            order=desk.receipt_order,
            phone=phone,
            runs=desk.runs,
            catalogue=desk.catalogue,
        )
        ChangeBridge(desk.changes, page).changed.connect(page.hear)
        page.resize(1071, 800)
        page.show()
        page.activateWindow()
        page.focus_first()
        settle()
        shown.append(page)
        return page

    yield make
    for page in shown:
        page.close()
        page.deleteLater()
    settle()


@pytest.fixture
def page(show: Callable[[], ReceiptsPage], kept: Kept) -> ReceiptsPage:
    """The page over the four receipts."""
    return show()


def names(wall: Wall) -> list[str]:
    """Return the files of the rows as they stand."""
    return [row.receipt.name for row in wall.model.rows]


def choose(page: ReceiptsPage, *receipts: Receipt) -> None:
    """Select receipts as clicks with Ctrl would."""
    page.wall.gallery.choose([receipt.id for receipt in receipts])
    settle()
