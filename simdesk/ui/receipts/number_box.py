"""A list of the owner's numbers, and how a number is called in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from simdesk.domain import msisdn
from simdesk.domain.line import Line
from simdesk.ui.widgets.fields import ComboBox


class NumberBox(ComboBox):
    """A list of numbers that may be narrower than a label: its end is cut, never the digits."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option)
        whole = option.currentText
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = QFontMetrics(self.font()).elidedText(
            whole, Qt.TextElideMode.ElideRight, place.width() - 2
        )
        if self.toolTip() != whole:
            self.setToolTip(whole)


def number_words(line: Line) -> str:
    """Return a number in a list: its digits first, because they are never cut off."""
    number = msisdn.spaced(line.msisdn)
    return f"{number}  {line.label}" if line.label else number
