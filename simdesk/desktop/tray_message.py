"""Shows a word by a sign in the tray; on Windows and macOS this is the system's own way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from simdesk.domain.heard import Heard, Hearing
from simdesk.i18n.reminder_words import Word

CHANNEL = "tray"


class TrayMessage:
    """Words by a sign that somebody else shows and hears; nobody tells whether they were seen."""

    slow = False

    def __init__(self, sign: QSystemTrayIcon) -> None:
        self._sign = sign

    @property
    def there(self) -> bool:
        """Whether the sign is in a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self._sign.isVisible()

    def send(self, word: Word) -> Heard:
        """Hand a word over; where there is no tray, Qt would show nothing and say nothing."""
        if not self.there:
            return Heard(CHANNEL, Hearing.NOBODY, "no sign in a tray")
        self._sign.showMessage(word.title, word.text, self._sign.icon())
        return Heard(CHANNEL, Hearing.HANDED_OVER)

    def clicked(self, seconds: float) -> bool:
        """Let events run until the message is clicked, or the time is over."""
        loop, over = QEventLoop(), QTimer()
        over.setSingleShot(True)
        over.timeout.connect(loop.quit)
        clicks: list[bool] = []

        def click() -> None:
            clicks.append(True)
            loop.quit()

        self._sign.messageClicked.connect(click)
        over.start(round(seconds * 1000))
        loop.exec()
        over.stop()
        self._sign.messageClicked.disconnect(click)
        return bool(clicks)


class OwnTrayMessage(TrayMessage):
    """A sign of its own for as long as this lives, where no window is there to have one."""

    def __init__(self, icon: Path) -> None:
        self._app = QApplication.instance() or QApplication(["simdesk"])
        self._own = QSystemTrayIcon(QIcon(str(icon)))
        self._own.setToolTip("SimDesk")
        self._own.show()
        super().__init__(self._own)

    def clicked(self, seconds: float) -> bool:
        """As any sign; then the sign goes away."""
        answer = super().clicked(seconds)
        self._own.hide()
        return answer
