"""Reading a Russian mobile number (MSISDN, kept as E.164) out of anything a person may paste."""

from __future__ import annotations

import re
import unicodedata

from simdesk.domain.errors import NumberError, NumberProblem

_USSD = re.compile(r"[*#][0-9*+]{1,40}(?:#|%23)")  # bounded: a long run of * stays quick
_CANDIDATE = re.compile(r"(?:\+ ?)?\d(?:[ \t().\-/]{0,3}\d)*")
_WHOLE = re.compile(r"(?<!\d)[78]?9\d{9}(?!\d)")
_LONGEST = 15
"""E.164: no phone number has more digits."""


def parse_msisdn(text: str) -> str:
    """Return the one Russian mobile number in `text` as E.164, for example `+79161234567`.

    Takes `8 916…`, `+7…`, `007…`, ten digits beginning with 9, digits of any script, dashes,
    brackets, and words around the number. What stands inside a service code is never a number.

    Raises:
        NumberError: there is none, or there are two different ones; it says why.
    """
    plain = _plain(text)
    without_codes = _USSD.sub("\n", plain)
    candidates = [found for text in _CANDIDATE.findall(without_codes) for found in _parts(text)]
    readings = [_read(candidate) for candidate in candidates]
    numbers = {reading for reading in readings if isinstance(reading, str)}
    if len(numbers) > 1:
        raise NumberError(NumberProblem.SEVERAL)
    if numbers:
        return numbers.pop()
    if without_codes != plain:
        raise NumberError(NumberProblem.USSD)
    if not candidates:
        raise NumberError(NumberProblem.EMPTY)
    longest = max(range(len(candidates)), key=lambda i: len(candidates[i]))
    problem = readings[longest]
    assert isinstance(problem, NumberError)
    raise problem


def parse_abroad(text: str) -> str:
    """Return a number of another country in `text` as E.164: `+` or `00`, country, number.

    Nothing is known of how long numbers of other countries are, but what E.164 allows.

    Raises:
        NumberError: it has no country code, or is no number, or is a Russian mobile number.
    """
    digits = re.sub(r"[\s().\-/]", "", _plain(text))
    found = re.fullmatch(r"(?:\+|00)([1-9]\d{6,14})", digits)
    if found is None:
        raise NumberError(NumberProblem.FOREIGN)
    if is_russian(f"+{found[1]}"):
        raise NumberError(NumberProblem.NOT_FOREIGN)
    return f"+{found[1]}"


def is_russian(msisdn: str) -> bool:
    """Tell whether an E.164 number lies in Russia's mobile numbers, +7 9 and nine digits."""
    return msisdn.startswith("+79")


def _plain(text: str) -> str:
    """Return `text` with ASCII digits, plain dashes and spaces, and nothing invisible."""
    out = []
    for char in unicodedata.normalize("NFKC", text):
        category = unicodedata.category(char)
        if category == "Nd":
            out.append(str(unicodedata.decimal(char)))
        elif category == "Pd" or char == "\N{MINUS SIGN}":
            out.append("-")
        elif category == "Zs":
            out.append(" ")
        elif category != "Cf":
            out.append(char)
    return "".join(out)


def _parts(found: str) -> list[str]:
    """Return the digits of a candidate; of more than one number, those written without spaces."""
    digits = re.sub(r"[^\d+]", "", found)
    several = len(digits) > _LONGEST and not found.startswith("+")
    return (several and _WHOLE.findall(found)) or [digits]


def _read(candidate: str) -> str | NumberError:
    digits = re.sub(r"^(?:\+|00|011)", "", candidate)
    international = digits != candidate
    if digits.startswith("810") and len(digits) > 11:  # dialled from inside Russia: 8, 10, country
        digits, international = digits[3:], True
    if re.fullmatch(r"861[3-9]\d{9}" if international else r"(?:86)?1[3-9]\d{9}", digits):
        return NumberError(NumberProblem.CHINESE)
    if international and not digits.startswith("7"):
        return NumberError(NumberProblem.FOREIGN)
    trunk = digits[0] in "78" and (international or len(digits) != 10 or digits[1] == "9")
    national = digits[1:] if trunk else digits
    if len(national) < 10:
        return NumberError(NumberProblem.TOO_SHORT, 10 - len(national))
    if len(national) > 10:
        return NumberError(NumberProblem.TOO_LONG, len(national) - 10)
    if national[0] in "67":
        return NumberError(NumberProblem.KAZAKH)
    if national[0] != "9":
        return NumberError(NumberProblem.NOT_MOBILE)
    return f"+7{national}"


def spaced(msisdn: str) -> str:
    """Return an E.164 number as people read it: `+7 916 123-45-67`; another country's as it is."""
    if not is_russian(msisdn):
        return msisdn
    return f"{msisdn[:2]} {msisdn[2:5]} {msisdn[5:8]}-{msisdn[8:10]}-{msisdn[10:]}"


def groups(msisdn: str) -> tuple[str, str, str, str, str]:
    """Return an E.164 number as it is compared and dictated: `+7`, `916`, `123`, `45`, `67`."""
    return (msisdn[:2], msisdn[2:5], msisdn[5:8], msisdn[8:10], msisdn[10:])


def national(msisdn: str) -> str:
    """Return the ten national digits, as most payment forms want them: `9161234567`.

    Of another country's number: the digits with the country code.
    """
    return msisdn[2:] if is_russian(msisdn) else msisdn[1:]


def trunk(msisdn: str) -> str:
    """Return the number as dialled inside Russia: `89161234567`, or `8108613800138000`."""
    return f"8{msisdn[2:]}" if is_russian(msisdn) else f"810{msisdn[1:]}"
