"""What every page of the window has in common: it reads again when needed, and only when seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from simdesk.domain.change import Change, Noun


class Page(QWidget):
    """A page. Subclasses set `nouns` and give `refresh`, `retranslate` and `focus_first`."""

    nouns: frozenset[Noun] = frozenset()
    """The kinds of things that the page shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True

    def title(self) -> str:
        """Return the words for the window's title."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read everything shown again."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where work on the page begins."""
        raise NotImplementedError

    def hear(self, change: Change) -> None:
        """Refresh if the change concerns the page: at once when visible, else when shown."""
        if not self.nouns & change.nouns:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._stale = True
            if self.isVisible():
                self._stale = False
                self.refresh()
