"""A row that wraps and, before it knows its width, asks for the height of one line only."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from simdesk.ui.widgets.layout import FlowRow


class Flow(FlowRow):
    """As `FlowRow`; a page of it is as high as its lines, not as its widgets under each other."""

    def __init__(self, *, gap: int = 8, row_gap: int | None = None) -> None:
        super().__init__(gap=gap, row_gap=row_gap)
        policy = self.sizePolicy()
        # By `Minimum` the wished height, that of the narrowest width, would be the least height.
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
