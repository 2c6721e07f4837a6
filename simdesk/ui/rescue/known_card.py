"""What operators are said to do with money on a wrong number, each with its source."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simdesk.domain.rescue import MoveRule
from simdesk.domain.right_number import PAID_OPERATOR
from simdesk.i18n.language import _
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.steps.carry import phone_entries
from simdesk.ui.steps.part import StepContext
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.copy_row import CopyRow
from simdesk.ui.widgets.layout import Line, clear, rows
from simdesk.ui.widgets.text import Text


class KnownCard(Card):
    """The rule of the operator that received the money first; of others after it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunk", margins=(16, 14, 16, 14), gap=8, parent=parent)
        self._title = Text("h2", wrap=True)
        self._ask = Text("body", wrap=True)
        self._phones = rows(gap=8)
        self._list = QWidget()
        self._column = rows(self._list, gap=10)
        self.body.addWidget(self._title)
        self.body.addWidget(self._ask)
        self.body.addLayout(self._phones)
        self.body.addWidget(self._list)

    def show_context(self, context: StepContext) -> None:
        """Show what is known for the run's payment."""
        self._title.setText(_("Which operator to ask, and what it is said to do"))
        receiving = context.paid(PAID_OPERATOR)
        other_sim = receiving != context.line.operator_id
        named = context.catalogue.operator(receiving)
        if named is not None:
            self._ask.setText(
                _("Ask {operator}: the receipt names it. Not your own operator.").format(
                    operator=named.name
                )
                if other_sim
                else _("Ask {operator}: the receipt names it.").format(operator=named.name)
            )
        else:
            self._ask.setText(
                _(
                    "Ask the operator that received the money. Its name stands on the receipt or "
                    "in the bank's app. Whoever took the money knows it too."
                )
            )
        clear(self._phones)
        phones = phone_entries(named, other_sim=other_sim) if named is not None else []
        for caption, value, note in phones:
            row = CopyRow()
            row.show_value(caption, [("", value, value)], note)
            self._phones.addWidget(row)
        if self._phones.count():
            self._phones.addWidget(Line())
        rules = sorted(context.catalogue.rescue.rules, key=lambda r: r.operator_id != receiving)
        clear(self._column)
        if named is not None and all(rule.operator_id != receiving for rule in rules):
            none = _("No rule of {operator} was found. Those of others show what to expect.")
            self._column.addWidget(Text("body", none.format(operator=named.name), wrap=True))
        for place, rule in enumerate(rules):
            if place:
                self._column.addWidget(Line())
            self._column.addWidget(_part(rule, context))


def _part(rule: MoveRule, context: StepContext) -> QWidget:
    part = QWidget()
    column = rows(part, gap=4)
    operator = context.catalogue.operator(rule.operator_id)
    column.addWidget(Text("strong", operator.name if operator else rule.operator_id))
    column.addWidget(Text("body", _(rule.fact.value), wrap=True))
    if rule.wrong is not None:
        column.addWidget(Text("body", _limits(rule), wrap=True))
        verdict = _verdict(rule, context)
        if verdict:
            column.addWidget(Text("body", verdict, wrap=True))
    told = f"{readable_source(rule.fact.source)} · {source_dates(rule.fact)}"
    column.addWidget(Text("caption", told, wrap=True))
    return part


def _limits(rule: MoveRule) -> str:
    return _("At most {wrong} wrong digits, or {swapped} that changed places.").format(
        wrong=rule.wrong, swapped=rule.swapped
    )


def _verdict(rule: MoveRule, context: StepContext) -> str:
    """Return whether what is known of the digits is few enough; nothing where none are known."""
    reading = context.reading
    if not reading.wrong:
        return ""
    if rule.allows(reading.wrong, swapped=reading.swapped):
        return _("The last four digits are within that. Compare the others as well.")
    return _("The last four digits already differ by more. Ask all the same.")
