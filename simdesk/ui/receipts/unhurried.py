"""Does a costly thing soon, once for all that asked for it, and mostly leaves the window alone."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

_LEAST_MS = 150
_REST = 10
"""It rests so many times as long as it takes."""


class Unhurried(QObject):
    """Does `deed` some time after `ask`."""

    def __init__(self, deed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._deed = deed
        self._took_ms = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._do)

    def ask(self) -> None:
        """Have it done when it is its time."""
        if not self._later.isActive():
            self._later.start(max(_LEAST_MS, round(self._took_ms * _REST)))

    def forget(self) -> None:
        """Leave it, because it was done meanwhile."""
        self._later.stop()

    def _do(self) -> None:
        begun = monotonic()
        self._deed()
        self._took_ms = (monotonic() - begun) * 1000
