"""Hands for the renewal pages: pointer, keyboard, drag and drop, as a person would use them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QThreadPool, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from simdesk.domain.line import Line
from simdesk.domain.run import Run
from simdesk.services.desk import Desk
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.pages.page import Page
from simdesk.ui.pages.route_page import RoutePage
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.part import PartWidget
from simdesk.ui.steps.receipts import ReceiptsPart

WIDE = (1216, 800)
NARROW = (836, 600)

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton

PageT = TypeVar("PageT", bound=Page)
PartT = TypeVar("PartT", bound=PartWidget)


class Browser(QObject):
    """Takes the place of the system's browser and notes what would be opened."""

    SCHEMES = ("https", "http", "file", "ftp", "javascript", "data", "ssh", "tel")

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note an address."""
        self.opened.append(url.toString())


class Hands:
    """Opens pages on a desk and uses them; `close` puts everything away."""

    def __init__(self) -> None:
        self._pages: list[QWidget] = []

    def run_page(self, desk: Desk, run: Run, size: tuple[int, int] = WIDE) -> RunPage:
        """Open a renewal."""
        page = RunPage(
            run_id=run.id,
            runs=desk.runs,
            lines=desk.lines,
            receipts=desk.receipts,
            readings=desk.readings,
            catalogue=desk.catalogue,
            settings=desk.settings,
            now=desk.now,
        )
        return self._open(page, desk, size)

    def route_page(
        self, desk: Desk, line: Line, failed: str | None = None, size: tuple[int, int] = WIDE
    ) -> RoutePage:
        """Open the chooser."""
        page = RoutePage(
            line_id=line.id,
            failed_run_id=failed,
            lines=desk.lines,
            runs=desk.runs,
            catalogue=desk.catalogue,
            settings=desk.settings,
        )
        return self._open(page, desk, size)

    def _open(self, page: PageT, desk: Desk, size: tuple[int, int]) -> PageT:
        bridge = ChangeBridge(desk.changes, page)
        bridge.changed.connect(page.hear)
        self._pages.append(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page)
        page.focus_first()
        return page

    def close(self) -> None:
        """Put the pages away."""
        settle()
        for page in self._pages:
            page.close()
            page.deleteLater()


def settle() -> None:
    """Let everything come that is on its way, from threads as well."""
    for _again in range(4):
        QApplication.processEvents()
        assert QThreadPool.globalInstance().waitForDone(5000)
    QApplication.processEvents()


def click(widget: QWidget) -> None:
    """Press something that can be seen with the pointer."""
    assert widget.isVisible(), widget
    assert widget.isEnabled(), widget
    where = QPoint(min(20, widget.width() // 2), min(12, widget.height() // 2))
    QTest.mouseClick(widget, LEFT, NONE, where)


def enter(editor: QLineEdit, text: str) -> None:
    """Replace what stands in a field: key by key, or as an input method commits other scripts."""
    assert editor.isVisible(), editor.accessibleName()
    QTest.mouseClick(editor, LEFT)
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(editor, text)
    else:
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(editor, commit)


def key(page: QWidget, which: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.focusWidget() or page
    QTest.keyClick(target, which, modifier)


def part(page: RunPage, kind: type[PartT]) -> PartT:
    """Return a part of the step shown."""
    assert page.view is not None
    found = page.view.part(kind)
    assert found is not None, page.view.step.id
    return found


def shown(page: RunPage) -> str:
    """Return the id of the step shown."""
    assert page.view is not None
    return page.view.step.id


def go_to(page: RunPage, step_id: str) -> None:
    """Leave out what comes before a step."""
    while shown(page) != step_id:
        assert page.walk.skip(page.walk.step("")), shown(page)
        page.refresh()


def drop(page: RunPage, files: Sequence[Path]) -> None:
    """Drag files over the middle of the page and let go."""
    target = page.frame.content.viewport()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    middle = QPointF(target.rect().center())
    copy = Qt.DropAction.CopyAction
    enter_event = QDragEnterEvent(middle.toPoint(), copy, mime, LEFT, NONE)
    QApplication.sendEvent(target, enter_event)
    assert enter_event.isAccepted()
    QApplication.sendEvent(target, QDropEvent(middle, copy, mime, LEFT, NONE))
    settle()


def refusals(page: RunPage) -> list[str]:
    """Return the sentences about files that were not taken."""
    note = part(page, ReceiptsPart).refusals
    return note.words.text().splitlines() if note.isVisible() else []


def button(parent: QWidget, words: str) -> QAbstractButton:
    """Return the visible button with these words."""
    QApplication.processEvents()
    found = [
        b
        for b in parent.findChildren(QAbstractButton)
        if b.isVisible() and words in (b.text().strip("\N{NO-BREAK SPACE}"), b.accessibleName())
    ]
    assert found, [b.accessibleName() for b in parent.findChildren(QAbstractButton)]
    return found[0]
