"""What stands in the letter: the Russian that is handed in, and what it means to the owner."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from simdesk.domain import msisdn
from simdesk.domain.errors import MoneyError
from simdesk.domain.money import Money, parse_rubles
from simdesk.domain.phrase import (
    MOST_ROUBLES,
    date_in_russian,
    roubles_in_figures,
    roubles_in_words,
)
from simdesk.domain.rescue import Place
from simdesk.domain.right_number import PAID_LAST_FOUR, PAID_OPERATOR, last_four
from simdesk.i18n.formats import NBSP, date_long, money
from simdesk.i18n.language import _, language
from simdesk.ui.steps.part import StepContext
from simdesk.ui.steps.shown_fields import paired

BLANK = "________________"
"""Filled in by hand."""

TYPED = ("operator", "wrong", "name", "contact", "reference", "fn", "fd", "fpd")
"""What the owner may type, in the order of the page; the rest comes from what is recorded."""


def letter_key(name: str) -> str:
    """Return the key of a run's field that holds what was typed for the letter."""
    return f"letter/{name}"


class Passage(NamedTuple):
    """One paragraph in Russian with its meaning, which is empty for who reads Russian."""

    place: Place
    russian: str
    meaning: str


def paid_on(context: StepContext) -> date | None:
    """Return the day of payment as it is kept, or None."""
    try:
        return date.fromisoformat(context.paid("on"))
    except ValueError:
        return None


def paid_amount(context: StepContext) -> Money | None:
    """Return what was paid, or None where that is not known."""
    try:
        amount = parse_rubles(context.paid("amount"), allow_zero=False)
    except MoneyError:
        return None
    return amount if amount.kopeks // 100 <= MOST_ROUBLES else None


def receiving_operator(context: StepContext) -> str:
    """Return what the operator that the receipt names is called in Russia, or nothing."""
    operator = context.catalogue.operator(context.paid(PAID_OPERATOR))
    return (operator.russian_name or operator.name) if operator is not None else ""


def offered(context: StepContext, name: str) -> str:
    """Return what stands in a field that the owner has not touched."""
    if name == "operator":
        return receiving_operator(context)
    if name == "contact":
        return msisdn.spaced(context.line.msisdn)
    if name == "reference":
        return context.paid("reference")
    if name == "wrong":
        shown = last_four(context.paid(PAID_LAST_FOUR))
        return f"+7 ___ ___-{paired(shown)}" if shown and context.reading.stops else ""
    return ""


def typed(context: StepContext, name: str) -> str:
    """Return what stands in a field: as typed, else as offered."""
    kept = context.fields.get(letter_key(name))
    return (offered(context, name) if kept is None else kept).strip()


def passages(context: StepContext) -> list[Passage]:
    """Return the letter."""
    own = {name: typed(context, name) or BLANK for name in TYPED}
    own["right"] = msisdn.spaced(context.line.msisdn)
    for name in ("right", "wrong", "contact"):
        own[name] = own[name].replace(" ", NBSP)  # a number is not torn at the end of a line
    day, amount = paid_on(context), paid_amount(context)
    russian = own | {
        "today": date_in_russian(context.today),
        "paid_on": date_in_russian(day) if day else BLANK,
        "amount": f"{roubles_in_figures(amount)} ({roubles_in_words(amount)})" if amount else BLANK,
    }
    meaning = own | {
        "today": date_long(context.today),
        "paid_on": date_long(day) if day else BLANK,
        "amount": money(amount) if amount else BLANK,
    }
    with_meaning = language() != "ru"
    return [
        Passage(
            paragraph.place,
            paragraph.ru.format(**russian),
            _(paragraph.text).format(**meaning) if with_meaning else "",
        )
        for paragraph in context.catalogue.rescue.letter
    ]


def letter_text(context: StepContext) -> str:
    """Return the Russian letter as plain text."""
    return "\n\n".join(passage.russian for passage in passages(context))


def data_text(context: StepContext) -> str:
    """Return what an operator asks for first, in Russian, a line for each thing that is known."""
    day, amount = paid_on(context), paid_amount(context)
    found = (
        ("Правильный номер", msisdn.spaced(context.line.msisdn)),
        ("Ошибочный номер", typed(context, "wrong")),
        ("Сумма", roubles_in_figures(amount) if amount else ""),
        ("Дата платежа", date_in_russian(day) if day else ""),
        ("Номер операции", typed(context, "reference")),
        ("ФН", typed(context, "fn")),
        ("ФД", typed(context, "fd")),
        ("ФПД", typed(context, "fpd")),
    )
    return "\n".join(f"{name}: {value}" for name, value in found if value)
