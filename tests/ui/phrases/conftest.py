"""What the tests of the phrase cards share; the rest is the receipts tests'."""

from __future__ import annotations

from tests.ui.receipts.conftest import _offscreen_remark, application

__all__ = ["_offscreen_remark", "application"]
