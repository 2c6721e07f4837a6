"""Opens the real window over a real folder and drives it with real input events; not a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.own_rule import RuleKey
from simdesk.domain.settings import Settings, ThemeChoice
from simdesk.services.desk import Desk
from simdesk.storage.settings_file import SettingsFile
from simdesk.ui.main_window import MainWindow
from simdesk.ui.spoken_language import speak
from simdesk.ui.start import make_application
from simdesk.ui.theme.theme import Theme, theme
from tests.samples import make_desk


class Driver:
    """A window under test. Clicks and keys go through Qt's event system like a person's."""

    def __init__(
        self,
        folder: Path,
        *,
        language: str = "en",
        look: ThemeChoice = ThemeChoice.LIGHT,
        size: tuple[int, int] = (1280, 800),
        text_size: int = 100,
    ) -> None:
        self.app = make_application()
        if not self.app.property("simdesk_driven"):
            Theme(self.app)
            self.app.setProperty("simdesk_driven", True)
        SettingsFile(folder).write(Settings(language=language, theme=look, text_size=text_size))
        speak(self.app, language)
        theme().choose(look, text_size)
        self.desk: Desk = make_desk(folder)
        self.window = MainWindow(desk=self.desk, theme=theme(), fixed_language=None)
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def settle(self, rounds: int = 6) -> None:
        """Let everything that is waiting happen."""
        for _ in range(rounds):
            QApplication.sendPostedEvents()
            self.app.processEvents()

    def until(self, happened: Callable[[], bool], most_ms: int = 20_000) -> None:
        """Let events run until something has happened that a thread does."""
        ends = QDeadlineTimer(most_ms)
        while not happened():
            if ends.hasExpired():
                raise TimeoutError
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        self.settle(20)

    def find(self, kind: type[QWidget], words: str = "", within: QWidget | None = None) -> QWidget:
        """Return the visible widget of a class whose text or name begins with `words`."""
        root = within or QApplication.activeModalWidget() or self.window
        for widget in root.findChildren(kind):
            names = (_words(widget).strip("\N{NO-BREAK SPACE} "), widget.accessibleName())
            if widget.isVisible() and any(name.startswith(words) for name in names):
                return widget
        seen = sorted({_words(w) for w in root.findChildren(kind) if w.isVisible()})
        raise LookupError(f"no visible {kind.__name__} {words!r}; there are {seen}")

    def click(self, widget: QWidget) -> None:
        """Press and release the left button in the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.settle()

    def click_at(self, widget: QWidget, where: QPoint) -> None:
        """Press and release the left button somewhere in a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)
        self.settle()

    def type(self, widget: QWidget, text: str) -> None:
        """Put the keyboard into a field, empty it, and type."""
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if text.isascii():
            QTest.keyClicks(widget, text)
        else:  # other scripts come from an input method, as a whole
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(widget, committed)
        self.settle()

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:
        """Press a key where the keyboard is; shortcuts work in the active window only."""
        if QApplication.activeModalWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()
            self.settle()
        QTest.keyClick(widget or self.app.focusWidget() or self.window, key, modifier)
        self.settle()

    def open_page(self, key: str, line_id: str = "") -> None:
        """Open a page or a dialog by its name, for a number where it is about one."""
        pages = self.window._pages
        asked: dict[str, Callable[[], None]] = {
            "add": pages.add_number,
            "edit": lambda: pages.dialogs.edit_number(line_id),
            "record": lambda: pages.dialogs.record(line_id, "activity"),
            "owner": lambda: pages.dialogs.record(line_id, "registration"),
            "renewal": lambda: pages.runs.renew(line_id),
            "rule": lambda: pages.dialogs.change_rule(line_id, RuleKey.SILENCE),
            "card": lambda: pages.runs.show_card(line_id),
            "export": pages.dialogs.export_all,
            "calendar": lambda: pages.dialogs.save_calendar(line_id),
            "bring back": pages.dialogs.bring_back,
        }
        asked.get(key, lambda: pages.open(key))()
        self.settle(12)

    def shoot(self, path: Path) -> Path:
        """Save a picture of the window, or of the dialog or popup in front of it."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        (front or self.window).grab().save(str(path))
        return path

    def close(self) -> None:
        """Close the window as a person does."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()


def _words(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""
