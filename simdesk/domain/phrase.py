"""Sentences in Russian for people at a counter or on the phone, and numbers in Russian words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simdesk.domain.money import Money


class Digits(StrEnum):
    """How much of the number a card shows."""

    ALL = "all"
    LAST_FOUR = "last_four"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One card. `ru` and `after_ru` are Russian as they are said; the other texts are msgids."""

    id: str
    title: str
    icon: str
    ru: str
    text: str
    digits: Digits
    amount: bool
    after_ru: str
    after_text: str
    todo: tuple[str, ...]


_ONES = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
_TEENS = (
    *("десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать"),
    *("пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"),
)
_TENS = (
    *("", "", "двадцать", "тридцать", "сорок"),
    *("пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
)
_HUNDREDS = (
    *("", "сто", "двести", "триста", "четыреста"),
    *("пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"),
)
_THOUSAND = ("тысяча", "тысячи", "тысяч")
_ROUBLE = ("рубль", "рубля", "рублей")
_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
MOST_ROUBLES = 999_999


def in_words(number: int) -> str:
    """Return 0 to 999,999 as masculine Russian words, as for roubles."""
    if not 0 <= number <= MOST_ROUBLES:
        raise ValueError(number)
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands:
        words = [_below_thousand(thousands, feminine=True), _form(thousands, _THOUSAND)]
    if rest or not thousands:
        words.append(_below_thousand(rest) or "ноль")
    return " ".join(words)


def group_in_words(digits: str) -> str:
    """Return a group of up to three digits as it is dictated: zeros in front are said."""
    zeros = len(digits) - len(digits.lstrip("0"))
    rest = _below_thousand(int(digits or "0"))
    return " ".join([*["ноль"] * zeros, *([rest] if rest else [])])


def roubles_in_words(amount: Money) -> str:
    """Return whole roubles as words, and kopeks after them as figures."""
    roubles, kopeks = divmod(amount.kopeks, 100)
    words = f"{in_words(roubles)} {_form(roubles, _ROUBLE)}"
    return f"{words} {kopeks:02d} коп." if kopeks else words


def roubles_in_figures(amount: Money) -> str:
    """Return an amount as it is written in Russia, whatever language the owner reads."""
    roubles, kopeks = divmod(amount.kopeks, 100)
    figures = f"{roubles:,}".replace(",", "\N{NO-BREAK SPACE}")
    return (
        f"{figures},{kopeks:02d}\N{NO-BREAK SPACE}₽" if kopeks else f"{figures}\N{NO-BREAK SPACE}₽"
    )


def date_in_russian(day: date) -> str:
    """Return `21 ноября 2026 г.`, as a Russian letter is dated."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} г."


def _below_thousand(number: int, *, feminine: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    last = _TEENS[ones] if tens == 1 else _ONES[ones]
    if feminine and tens != 1:
        last = {"один": "одна", "два": "две"}.get(last, last)
    return " ".join(word for word in (_HUNDREDS[hundreds], _TENS[tens], last) if word)


def _form(number: int, forms: tuple[str, str, str]) -> str:
    """Return the form of a noun after a number, by the rule of Russian plurals."""
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return forms[1]
    return forms[2]
