"""The order in which Tab goes through areas whose widgets come and go."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(*areas: QWidget) -> None:
    """Let Tab go through the areas in this order, and inside each as its widgets were made.

    An area that is one widget alone is a stop itself.
    """
    stops = [
        widget
        for area in areas
        for widget in (area, *area.findChildren(QWidget))
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and widget.window() is area.window()  # a list that drops down is a window of its own
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
