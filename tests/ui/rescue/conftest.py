"""What the tests of the letter share; the rest is the renewal pages' tests'."""

from __future__ import annotations

from tests.ui.renewal.conftest import _offscreen_remark, app, desk, hands, lines

__all__ = ["_offscreen_remark", "app", "desk", "hands", "lines"]
