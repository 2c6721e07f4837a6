"""How a fiscal code is written: made plain and cut at its keys, each value whole; no meanings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from simdesk.domain.errors import FiscalError, FiscalProblem

_KEY = re.compile(r"(?<![^\W\d])(?<!-)(fpd|fp|fd|fn|t|s|i|n)=", re.IGNORECASE)
"""A letter before it makes another word: `enums=`, `dt=`. A digit does not: an `&` can be lost."""
_ALIASES = {"fd": "i", "fpd": "fp"}
_BREAK_IN_VALUE = re.compile(r"(?<=[0-9=&])[ \n]{1,8}(?=[0-9Tt:.,-]{1,20}&)")
_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_END = re.compile(r"$|[\s&;。\"'“”«»<>()\[\]{}|#]|[.,!?](?:$|[\s\"'”»)])")
_GOES_ON = re.compile(r"[\s&;,|]*[.,]?[0-9]")


def _time(found: re.Match[str]) -> str:
    return re.sub(r"[^0-9]", "", found[0])


def _sum(found: re.Match[str]) -> str:
    whole, _, fraction = found[0].replace(",", ".").partition(".")
    return f"{int(whole)}.{fraction.ljust(2, '0')}" if fraction else str(int(whole))


def _number(found: re.Match[str]) -> str:
    return str(int(found[0]))


def _as_written(found: re.Match[str]) -> str:
    return found[0]


class Part(NamedTuple):
    """One field: `name` as `t`, `s`, `fn`, `i`, `fp`, `n`; `value` made comparable; what follows.

    `t` has digits only, `s` roubles with a point before two kopeks if there were any, `i` and `fp`
    no leading zeros.
    """

    name: str
    value: str
    rest: str


class _Form(NamedTuple):
    """How a value is written, how it is made comparable, and what is wrong if it is not so."""

    pattern: str
    read: Callable[[re.Match[str]], str]
    problem: FiscalProblem


_COMPACT = r"[0-9]{8}[Tt][0-9]{4}(?:[0-9]{2})?"
_SPACED_OUT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
_BEGUN = re.compile(f"t=(?:{_COMPACT}|{_SPACED_OUT})", re.IGNORECASE)
_FORMS = {
    "t": _Form(f"{_COMPACT}|{_SPACED_OUT}", _time, FiscalProblem.TIME),
    "s": _Form(r"[0-9]{1,12}(?:[.,][0-9]{1,2})?", _sum, FiscalProblem.SUM),
    "fn": _Form(r"[0-9]{1,20}", _as_written, FiscalProblem.NUMBER),
    "i": _Form(r"[0-9]{1,10}", _number, FiscalProblem.NUMBER),
    "fp": _Form(r"[0-9]{1,10}", _number, FiscalProblem.NUMBER),
    "n": _Form(r"[1-4]", _as_written, FiscalProblem.OPERATION),
}


def cut(text: str) -> list[Part]:
    """Return every known key in `text` with its value, in the order of the text.

    Raises:
        FiscalError: a field that must be there is not, or a value is not whole.
    """
    plain = _plain(text)
    keys = list(_KEY.finditer(plain))
    names = [_ALIASES.get(m[1].lower(), m[1].lower()) for m in keys]
    if missing := {*_FORMS} - {"n"} - {*names}:
        like_one = not {"fn", "fp"} <= missing or _BEGUN.search(plain)
        raise FiscalError(FiscalProblem.INCOMPLETE if like_one else FiscalProblem.NOT_FISCAL)
    ends = [key.start() for key in keys[1:]] + [len(plain)]
    values = zip(names, keys, ends, strict=True)
    return [_part(name, plain[key.end() : end]) for name, key, end in values]


def _plain(text: str) -> str:
    """Return `text` with its escapes undone, in plain letters, without what is not seen."""
    for _round in range(2):  # a link inside a link is escaped twice
        text = unquote(text)
    out = []
    for char in text:
        category = unicodedata.category(char)
        if char in _BREAKS:
            out.append("\n")
        elif category == "Zs":
            out.append(" ")
        elif category == "No":  # raised kopeks: 650⁰⁰ would become 65000
            out.append(char)
        elif category not in ("Cc", "Cf"):
            out.append(unicodedata.normalize("NFKC", char))
    return _BREAK_IN_VALUE.sub("", "".join(out))


def _part(name: str, text: str) -> Part:
    """Return the value that `text` begins with; what follows must not be able to belong to it."""
    form = _FORMS[name]
    found = re.match(form.pattern, text)
    if found is None:
        raise FiscalError(form.problem)
    rest = text[found.end() :]
    if not _END.match(rest) or (name != "n" and _GOES_ON.match(rest)):
        raise FiscalError(form.problem)
    return Part(name, form.read(found), rest)
