"""What stands on a phrase card: the Russian a stranger reads, and what it means to the owner."""

from __future__ import annotations

from typing import NamedTuple

from simdesk.domain import msisdn
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.operator import Operator
from simdesk.domain.phrase import Digits, Phrase, group_in_words, roubles_in_words
from simdesk.i18n.formats import money
from simdesk.i18n.language import _, in_language, language
from simdesk.ui.line_list.row_words import operator_name

NUMBER, AMOUNT, OPERATOR, THEN = "Номер", "Сумма", "Оператор", "Потом"
"""Captions for the reader of the card, whatever language the owner reads."""


class Words(NamedTuple):
    """One thing on the card: a Russian caption with its meaning, large words, small words."""

    caption: str
    large: str
    small: str


class CardWords(NamedTuple):
    """A whole card. `number` and `amount` are None where the card has none."""

    sentence: Words
    number: Words | None
    amount: Words | None
    operator: Words
    then: Words

    def russian(self) -> str:
        """Return everything that the stranger must read, as plain text."""
        rows = [self.sentence.large]
        if self.number is not None:
            rows.append(self.number.large)
        if self.amount is not None:
            rows.append(self.amount.large)
        return "\n".join([*rows, self.then.large])


def card_words(
    phrase: Phrase,
    line: Line,
    operator: Operator | None,
    amount: Money | None,
    *,
    both: bool = False,
) -> CardWords:
    """Return a card for a number; the amount only where the phrase asks for one.

    The sentences have their meaning under them in the owner's language; `both`: in Chinese and in
    English, the owner's language first.
    """
    return CardWords(
        sentence=Words("", phrase.ru, _meaning(phrase.ru, phrase.text, both=both)),
        number=_number(phrase, line),
        amount=(
            Words(_both(AMOUNT, _("Amount")), money(amount), roubles_in_words(amount))
            if phrase.amount and amount is not None
            else None
        ),
        operator=_operator(line, operator),
        then=Words(
            _both(THEN, _("Then")),
            phrase.after_ru,
            _meaning(phrase.after_ru, phrase.after_text, both=both),
        ),
    )


def _operator(line: Line, operator: Operator | None) -> Words:
    name = operator_name(line, operator)
    russian = operator.russian_name if operator is not None and operator.russian_name else name
    return Words(_both(OPERATOR, _("Operator")), russian, "" if russian == name else name)


def _number(phrase: Phrase, line: Line) -> Words | None:
    if phrase.digits is Digits.NONE:
        return None
    ten = msisdn.national(line.msisdn)
    groups = [ten[:3], ten[3:6], ten[6:8], ten[8:]]
    if phrase.digits is Digits.LAST_FOUR:
        groups = groups[2:]
    shown = groups if phrase.digits is Digits.LAST_FOUR else ["+7", *groups]
    spoken = " — ".join(group_in_words(group) for group in groups)
    return Words(_both(NUMBER, _("Number")), "  ".join(shown), spoken)


def _meaning(russian: str, text: str, *, both: bool) -> str:
    """Return what a Russian sentence means, nothing to somebody who reads Russian."""
    if both:
        codes = sorted(("zh_CN", "en"), key=lambda code: code != language())
        return "\n".join(in_language(code, text) for code in codes)
    meaning = _(text)
    return "" if meaning == russian or language() == "ru" else meaning


def _both(russian: str, meaning: str) -> str:
    """Return a caption in Russian with its meaning, once where they are the same."""
    return russian if russian == meaning else f"{russian} · {meaning}"
