"""Keeps typed texts of a run soon after they were typed, and knows which are not kept yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from simdesk.domain.errors import SimdeskError, UnknownIdError

KEEP_AFTER_MS = 400


class FieldKeeper(QObject):
    """`kept` after everything typed is durable; `failed(error)` where it is not, and it stays here.

    `keep(key, text)` makes one text durable.
    """

    kept = Signal()
    failed = Signal(object)

    def __init__(self, *, keep: Callable[[str, str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._pending: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def pending(self) -> Mapping[str, str]:
        """What was typed and is not durable yet, by key."""
        return self._pending

    def take(self, key: str, text: str) -> None:
        """Remember a text; it is kept when typing pauses."""
        self._pending[key] = text
        self._timer.start()

    def forget(self) -> None:
        """Drop what is not kept, because there is nothing to keep it in any more."""
        self._timer.stop()
        self._pending.clear()

    def flush(self) -> bool:
        """Keep everything now; False where it could not be kept."""
        self._timer.stop()
        if not self._pending:
            return True
        try:
            for key, text in list(self._pending.items()):
                self._keep(key, text)
                if self._pending.get(key) == text:
                    del self._pending[key]
        except UnknownIdError:
            self.forget()
        except SimdeskError as error:
            self.failed.emit(error)
            return False
        self.kept.emit()
        return True
