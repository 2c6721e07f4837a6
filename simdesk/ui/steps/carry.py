"""Parts that are carried over to another program or a phone: codes, apps, phones."""

from __future__ import annotations

from simdesk.domain.operator import Operator
from simdesk.domain.route import Phase
from simdesk.domain.rule import Confidence, Sourced
from simdesk.i18n.formats import date_long, partial_date
from simdesk.i18n.language import N_, _
from simdesk.i18n.operator_words import PHONES, code_caption, code_text
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.widgets.copy_row import CopyRow
from simdesk.ui.widgets.layout import Line, clear, rows
from simdesk.ui.widgets.text import Text

_STORES = {
    "android": N_("App for Android, package name"),
    "rustore": N_("App in RuStore, package name"),
    "ios": N_("App for iPhone, id"),
}

_SHORT = "own_sim"
_SUPPORT = (_SHORT, "russia", "abroad", "whatsapp")

_ALWAYS, _TO_CONFIRM = ("balance", "own_number"), ("balance", "last_payment")
"""The codes of a step that names none; to confirm a payment nobody needs the own number."""


def confirmed_words(fact: Sourced[str]) -> str:
    """Return how far a value can be trusted, with its date, and what it holds for."""
    return " · ".join(filter(None, (_trust(fact), _(fact.applies_to) if fact.applies_to else "")))


def _trust(fact: Sourced[str]) -> str:
    if fact.confidence is Confidence.HIGH and fact.applies_to and fact.as_of:
        # What the operator said once, of a time that is named, is not what it says today.
        return _("official source of {date}").format(date=partial_date(fact.as_of))
    if fact.confidence is Confidence.HIGH:
        return _("official, read {date}").format(date=date_long(fact.read_on))
    if fact.as_of is None:
        return _("undated source, unconfirmed")
    return _("source of {date}, unconfirmed").format(date=partial_date(fact.as_of))


_Entry = tuple[str, str, str]
"""Caption, value, note."""


def phone_entries(operator: Operator, *, other_sim: bool = False) -> list[_Entry]:
    """Return the support numbers of an operator as they are copied.

    `other_sim`: the owner's SIM is of another operator, whose short numbers are not these.
    """
    return [
        (_(PHONES[phone.where]), phone.fact.value, confirmed_words(phone.fact))
        for phone in operator.phones
        if phone.where in _SUPPORT and not (other_sim and phone.where == _SHORT)
    ]


class _CopyRows(PartWidget):
    """Copy rows of what the operator's file gives, or one sentence where it gives nothing."""

    grouped = True

    def _build(self) -> None:
        self._box = rows(self, gap=10)
        self.rows: list[CopyRow] = []
        self._purposes: tuple[str, ...] = _ALWAYS
        self._nothing = Text("soft", wrap=True)
        self._box.addWidget(self._nothing)

    def show_step(self, context: StepContext) -> None:
        confirming = context.step.phase is Phase.CONFIRM
        self._purposes = context.step.codes or (_TO_CONFIRM if confirming else _ALWAYS)
        entries = self._entries(context.operator) if context.operator else []
        self._nothing.setText(self._without(context))
        self._nothing.setVisible(not entries)
        if len(entries) != len(self.rows):
            self._rebuild(len(entries))
        for row, (caption, value, note) in zip(self.rows, entries, strict=True):
            row.show_value(caption, [("", value, value)], note)

    def _rebuild(self, count: int) -> None:
        self._box.removeWidget(self._nothing)
        clear(self._box)
        self._box.addWidget(self._nothing)
        self.rows = [CopyRow() for _index in range(count)]
        for index, row in enumerate(self.rows):
            if index:
                self._box.addWidget(Line())
            self._box.addWidget(row)

    def _entries(self, operator: Operator) -> list[_Entry]:
        raise NotImplementedError

    def _without(self, context: StepContext) -> str:
        raise NotImplementedError


class CodesPart(_CopyRows):
    """Service codes to dial by hand on the SIM itself; nothing here dials."""

    def _entries(self, operator: Operator) -> list[_Entry]:
        return [
            (code_caption(purpose), code_text(value.value), confirmed_words(value))
            for purpose in self._purposes
            if purpose in operator.codes
            for value in operator.codes[purpose].values
        ]

    def _without(self, context: StepContext) -> str:
        return _("No code of {operator} is known. Look in its app or ask its support.").format(
            operator=context.operator_name
        )


class AppsPart(_CopyRows):
    """The operator's own apps, by the name a store knows them under."""

    def _entries(self, operator: Operator) -> list[_Entry]:
        return [
            (
                _(_STORES[app.store]),
                app.fact.value,
                _("“{name}”, {confirmed}").format(
                    name=app.name, confirmed=confirmed_words(app.fact)
                )
                if app.name
                else confirmed_words(app.fact),
            )
            for app in operator.apps
        ]

    def _without(self, context: StepContext) -> str:
        return _("No app of {operator} is known. Use the official page.").format(
            operator=context.operator_name
        )


class PhonesPart(_CopyRows):
    """The operator's support."""

    def _entries(self, operator: Operator) -> list[_Entry]:
        return phone_entries(operator)

    def _without(self, context: StepContext) -> str:
        return _("No support number of {operator} is known.").format(operator=context.operator_name)
