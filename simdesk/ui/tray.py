"""The sign in the system's tray: the most pressing things, and the window when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from simdesk.domain.reminder import Matter
from simdesk.i18n.language import _, ngettext
from simdesk.ui.theme.theme import theme

_MOST = 3
_SIDE = 64


class Tray(QObject):
    """`opened(Matter or None)` when the window is wanted, at a matter or where it was.

    `word_clicked` when its message was; `add_requested`, `not_today_requested` and
    `quit_requested` are what its menu asks for.
    """

    opened = Signal(object)
    word_clicked = Signal()
    add_requested = Signal()
    not_today_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self.sign = QSystemTrayIcon(self)
        self.sign.setContextMenu(self._menu)
        self.sign.activated.connect(self._activate)
        self.sign.messageClicked.connect(self.word_clicked)
        self.show_due([])

    @staticmethod
    def there() -> bool:
        """Tell whether this desktop shows signs in a tray at all."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def set_shown(self, shown: bool) -> None:
        """Show the sign, or take it away."""
        self.sign.setVisible(shown)

    @property
    def shown(self) -> bool:
        """Whether the sign is there, so that a hidden window can be brought back."""
        return self.sign.isVisible() and self.there()

    def show_due(self, due: Sequence[tuple[Matter, str]]) -> None:
        """Offer what is due, most pressing first, each with its words."""
        self._menu.clear()
        for matter, words in due[:_MOST]:
            self._menu.addAction(words, partial(self.opened.emit, matter))
        if due:
            self._menu.addAction(_("Not today"), self.not_today_requested.emit)
            self._menu.addSeparator()
        self._menu.addAction(_("Add a number…"), self.add_requested.emit)
        self._menu.addAction(_("Open SimDesk"), partial(self.opened.emit, None))
        self._menu.addAction(_("Quit"), self.quit_requested.emit)
        tip = ngettext("SimDesk: {n} thing is due", "SimDesk: {n} things are due", len(due))
        self.sign.setToolTip(tip if due else "SimDesk")
        self.sign.setIcon(_marked() if due else QApplication.windowIcon())

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.opened.emit(None)


def _marked() -> QIcon:
    """Return the program's sign with a dot, for a shape is seen where a colour is not."""
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QApplication.windowIcon().paint(painter, picture.rect())
    side = _SIDE * 0.42
    painter.setPen(theme().colour("sur"))
    painter.setBrush(theme().colour("warnbar"))
    painter.drawEllipse(QRectF(_SIDE - side - 1, 1, side, side))
    painter.end()
    return QIcon(picture)
