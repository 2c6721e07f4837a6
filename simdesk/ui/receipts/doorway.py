"""How things come to the receipts page from outside: files, pictures and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.ui.receipts import intake


class Doorway(QObject):
    """Watches a page, and its `editors`, in which a file or a picture is pasted all the same.

    `offered([Offer])`, `text_pasted(str)`, `bag_dropped(Path)`. `hot(bool)`: something that can be
    taken hovers over the page, or no longer.
    """

    offered = Signal(list)
    text_pasted = Signal(str)
    bag_dropped = Signal(Path)
    hot = Signal(bool)

    def __init__(
        self, *, page: QWidget, editors: Iterable[QWidget], today: Callable[[], date]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._today = today
        page.setAcceptDrops(True)
        for watched in (page, *editors):
            watched.installEventFilter(self)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Paste),
            page,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        ).activated.connect(self.paste)

    def paste(self) -> None:
        """Hand over the files, the picture or the text in the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        name = _("Pasted {date}").format(date=self._today().isoformat())
        offers = intake.offered(mime, f"{name}.png")
        if offers or not mime.hasText():
            self.offered.emit(offers)
        else:
            self.text_pasted.emit(mime.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is not self._page:
            return isinstance(event, QKeyEvent) and self._pasted_into_editor(event)
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.hot.emit(False)
            event.acceptProposedAction()
            self._take(event)
        elif isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.DragEnter:
            if intake.offers_something(event.mimeData()):
                event.acceptProposedAction()
                self.hot.emit(True)
        elif event.type() is QEvent.Type.DragLeave:
            self.hot.emit(False)
        else:
            return False
        return True

    def _pasted_into_editor(self, event: QKeyEvent) -> bool:
        """Take a file or a picture that an editor could not hold anyway."""
        mine = (
            event.type() is QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
            and intake.offers_something(QGuiApplication.clipboard().mimeData())
        )
        if mine:
            self.paste()
        return mine

    def _take(self, event: QDropEvent) -> None:
        bag = intake.dropped_bag(event.mimeData())
        if bag is not None:
            self.bag_dropped.emit(bag)
        else:
            self.offered.emit(intake.offered(event.mimeData(), _("Dropped picture") + ".png"))
