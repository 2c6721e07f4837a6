"""The number to pay, in groups to compare digit by digit, to copy, and in large print."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simdesk.domain import msisdn
from simdesk.domain.errors import MoneyError
from simdesk.domain.money import parse_rubles
from simdesk.i18n.formats import money
from simdesk.i18n.language import _
from simdesk.ui.steps.large_print import LargePrint
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.copy_button import CopyButton
from simdesk.ui.widgets.layout import FlowRow, Line, columns, rows
from simdesk.ui.widgets.text import Text


class GroupedDigits(QWidget):
    """A number as `+7 | 916 | 123 | 45 | 67`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = columns(self, gap=10)
        self._groups: list[Text] = []
        for place in range(5):
            if place:
                rule = Line(vertical=True)
                rule.setFixedHeight(theme().px(24))
                row.addWidget(rule, 0, Qt.AlignmentFlag.AlignVCenter)
            self._groups.append(Text("display"))
            row.addWidget(self._groups[-1])
        row.addStretch(1)

    def show_number(self, number: str) -> None:
        """Show an E.164 number."""
        for text, group in zip(self._groups, msisdn.groups(number), strict=True):
            text.setText(group)
        self.setAccessibleName(" ".join(msisdn.groups(number)))


class NumberPart(PartWidget):
    """Digits in groups, three forms to copy, and large print for somebody else's eyes."""

    grouped = True

    def _build(self) -> None:
        box = rows(self, gap=6)
        head = columns(gap=10)
        self._caption = Text("caption")
        self.large = Button("link", icon="eye")
        head.addWidget(self._caption, 1)
        head.addWidget(self.large)
        box.addLayout(head)
        self.digits = GroupedDigits()
        box.addWidget(self.digits)
        copies = FlowRow()
        self.copies = [CopyButton() for _form in range(3)]
        for button in self.copies:
            copies.add(button)
        box.addWidget(copies)
        self.print: LargePrint | None = None
        self._context: StepContext | None = None

    def _connect(self) -> None:
        self.large.clicked.connect(self.show_large)

    def show_step(self, context: StepContext) -> None:
        self._context = context
        number = context.line.msisdn
        self._caption.setText(_("Phone number"))
        self.large.setText(_("Large print"))
        self.large.setToolTip(_("For somebody who types it in ({keys})").format(keys="F11"))
        self.digits.show_number(number)
        forms = (
            (_("With +7"), number),
            (_("With 8"), msisdn.trunk(number)),
            (_("10 digits"), msisdn.national(number)),
        )
        for button, (words, text) in zip(self.copies, forms, strict=True):
            button.offer(words, text)

    def show_large(self) -> None:
        """Fill the window with the number; Esc comes back here."""
        context = self._context
        if context is None:
            return
        russian = context.operator.russian_name if context.operator is not None else ""
        try:
            amount = money(parse_rubles(context.planned))
        except MoneyError:
            amount = ""
        self.print = LargePrint(
            number=context.line.msisdn,
            below=[russian, context.operator_name, amount],
            over=self.window(),
            back_to=self.large,
        )
