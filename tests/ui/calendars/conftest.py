"""What the tests of calendars in the window share; the rest is the receipts tests'."""

from __future__ import annotations

from tests.ui.receipts.conftest import _offscreen_remark, application, desk, lines

__all__ = ["_offscreen_remark", "application", "desk", "lines"]
