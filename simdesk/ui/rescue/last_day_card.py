"""The day by which to ask for the money, how it comes about, and who says so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simdesk.domain.rescue import LastDay, last_day
from simdesk.domain.right_number import PAID_OPERATOR
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _, ngettext
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.rescue.letter_words import paid_on
from simdesk.ui.steps.part import StepContext
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text


class LastDayCard(Card):
    """A date with its arithmetic; it is somebody's word, and the card says whose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", margins=(16, 12, 16, 12), parent=parent)
        line = columns(gap=10)
        sign = Icon("calendar_clock_20_filled", "warn", beside="h2")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = rows(gap=2)
        self.day = Text("h2", wrap=True)
        self.sum = Text("body", wrap=True)
        self.source = Text("second", wrap=True)
        for text in (self.day, self.sum, self.source):
            column.addWidget(text)
        line.addLayout(column, 1)
        self.body.addLayout(line)

    def show_context(self, context: StepContext) -> None:
        """Show the last day for the run's payment."""
        paid, rules = paid_on(context), context.catalogue.rescue.rules
        found = last_day(rules, context.paid(PAID_OPERATOR), paid or context.today)
        self.setVisible(found is not None)
        if found is None:
            return
        days = ngettext("{n} day", "{n} days", found.days)
        if paid is None:
            self.day.setText(
                ngettext(
                    "Ask within {n} day of the payment",
                    "Ask within {n} days of the payment",
                    found.days,
                )
            )
        else:
            late = found.on < context.today
            words = _("The last day was {date}: ask all the same") if late else _("Ask by {date}")
            self.day.setText(words.format(date=date_long(found.on)))
            self.sum.setText(
                _("Paid on {paid} + {days} = {date}").format(
                    paid=date_long(paid), days=days, date=date_long(found.on)
                )
            )
        self.sum.setVisible(paid is not None)
        self.source.setText(_source(found, context))


def _source(found: LastDay, context: StepContext) -> str:
    operator = context.catalogue.operator(found.rule.operator_id)
    name = operator.name if operator else found.rule.operator_id
    whose = _("Said of {operator}; others may differ.").format(operator=name)
    fact = found.rule.fact
    return f"{whose}\n{readable_source(fact.source)} · {source_dates(fact)}"
