"""What every part is tried on: a folder that goes away, a desk on it, invented data, Qt if asked.

It proves nothing itself. What a part needs is made here, so that a part that is broken leaves the
others alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from simdesk.domain.line import Line
from simdesk.services.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from simdesk.ui.theme.theme import Theme

Build = Callable[..., Desk]

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=timezone(timedelta(hours=3)))
MSISDN = "+79161234567"
CODE = "t=20261121T1428&s=650.00&fn=9999078900001234&i=48215&fp=3190446027&n=1"
"""The code of a receipt that nobody ever got."""


class PartError(Exception):
    """A part that must be there is not, or does not work. The message is one line of English."""


class MissingError(Exception):
    """Something that the system has or has not; the program says it and lives without it."""


def require(met: object, reason: str) -> None:
    """Go on only if something is met.

    Raises:
        PartError: it is not.
    """
    if not met:
        raise PartError(reason)


@dataclass(slots=True)
class Bench:
    """`folder` is empty at first, and removed at the end; nothing else is ever written.

    `language` is the user's own; parts that speak all of them leave any behind.
    """

    folder: Path
    build: Build
    language: str
    _theme: Theme | None = None

    def desk(self, name: str) -> Desk:
        """Open a data folder of the name, made where it is missing, at an invented moment."""
        return self.build(self.folder / name, now=lambda: NOW)

    def app(self) -> QApplication:
        """Return Qt with the program's look, drawing in memory where there is no display."""
        from simdesk.ui.start import make_application  # noqa: PLC0415 - a broken Qt is a part's
        from simdesk.ui.theme.theme import Theme  # noqa: PLC0415 - as above

        seen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
        if sys.platform == "linux" and not seen:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = make_application()
        app.setQuitOnLastWindowClosed(False)
        if self._theme is None:
            self._theme = Theme(app)
        return app

    def theme(self) -> Theme:
        """Return the look."""
        self.app()
        assert self._theme is not None
        return self._theme


def invented_line() -> Line:
    """Return a number as a form would give it."""
    return Line(id="", msisdn=MSISDN, created_at=NOW, label="Self-test", operator_id="mts")
