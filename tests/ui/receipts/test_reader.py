"""Files are read behind the window as they come, each once, by the real child process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from simdesk.domain.receipt import Receipt
from simdesk.services.desk import Desk
from simdesk.ui import background
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.receipts.reader import Reader
from tests.samples import rubles
from tests.ui.receipts.conftest import DATA


def keep(desk: Desk, name: str) -> Receipt:
    return desk.receipts.add(desk.receipts.keep_file(DATA / name, name), name)


def reader(desk: Desk, app: QApplication) -> Reader:
    made = Reader(readings=desk.readings, receipts=desk.receipts, parent=app)
    bridge = ChangeBridge(desk.changes, made)
    bridge.changed.connect(made.hear)
    return made


def wait(app: QApplication, desk: Desk) -> None:
    ends = QDeadlineTimer(20_000)
    while desk.readings.unread() and not ends.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def test_what_was_there_is_read_and_what_comes_is_filled_in(
    desk: Desk, application: QApplication
) -> None:
    old = keep(desk, "slip.jpg")
    made = reader(desk, application)
    counts: list[int] = []
    made.moved.connect(counts.append)
    made.go_on()
    new, bad = keep(desk, "second_slip.jpg"), keep(desk, "small_slip.jpg")
    assert len(desk.readings.unread()) == 3
    wait(application, desk)
    assert desk.receipts.get(old.id) == old
    assert [desk.readings.of(r) is not None for r in (old, new, bad)] == [True] * 3
    filled = desk.receipts.get(new.id)
    found = desk.readings.of(new)
    assert found is not None
    assert found.fiscal is not None
    assert (filled.amount, filled.fn) == (found.fiscal.amount, found.fiscal.fn)
    assert counts[0] == 1
    assert counts[-1] == 0
    made.read_again(old)
    wait(application, desk)
    again = desk.receipts.get(old.id)
    assert (again.amount, again.on) == (rubles(300), date(2024, 1, 6))
    made.deleteLater()


def test_a_window_that_closes_keeps_nothing_half_read(
    desk: Desk, application: QApplication
) -> None:
    made = reader(desk, application)
    keep(desk, "slip.jpg")
    made.go_on()
    background.finish(made)
    assert len(desk.readings.unread()) == 1
    made.deleteLater()


def test_a_lost_file_is_not_asked_for_again_and_again(
    desk: Desk, application: QApplication, tmp_path: Path
) -> None:
    made = reader(desk, application)
    receipt = keep(desk, "slip.jpg")
    desk.receipts.path(receipt).unlink()
    made.go_on()
    wait(application, desk)
    found = desk.readings.of(receipt)
    assert found is not None
    assert found.error is not None
    assert desk.readings.unread() == []
    made.deleteLater()
