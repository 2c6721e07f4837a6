"""Phone numbers and a receipt's fiscal numbers in a message; whom to call is not among them."""

from __future__ import annotations

import re

from simdesk.domain.errors import NumberError
from simdesk.domain.msisdn import parse_msisdn
from simdesk.domain.payment_text_parts import Found, Kind, Plain

_PHONE = re.compile(
    r"(?<![0-9A-Za-zА-Яа-я*+])(?:\+?[78][ (-]{0,2})?9[0-9]{2}[ )-]{0,2}[0-9]{3}[ -]?[0-9]{2}[ -]?"
    r"[0-9]{2}(?![0-9*]|[.,][0-9])"
)
_MASKED = re.compile(
    r"(?<![0-9*])(?:\+7|[78])[ (-]{0,2}[0-9]{0,3}[ )-]{0,2}[*•·xхX][*•·xхX ()-]{1,12}"
    r"(?P<last>[0-9]{4}|[0-9]{2}[ -][0-9]{2})(?![ -]?[0-9])"
)
_LABEL = (
    r"(?:(?<!\w)(?:номер\w{0,2}|тел(?:ефон\w{0,2}|\.)?|абонент\w{0,2}|phone|number)"
    r"|手机号?码?|号码)"
)
_LABELLED = re.compile(
    rf"(?:{_LABEL}(?: (?:телефона|абонента|number))?|услуги связи)[ :#No.]{{0,4}}$", re.IGNORECASE
)
_LAST = re.compile(
    rf"{_LABEL}(?:,? ?(?:ending|с окончанием|(?:оканчива|заканчива)\w{{2,6}})(?: (?:in|with|на))?)?"
    r"[ :#No.]{0,4}(?:尾号)?[ *•·.xхX-]{0,10}(?P<last>[0-9]{4})(?![0-9]|[ -][0-9])",
    re.IGNORECASE,
)
_TO_CALL = re.compile(
    r"(?:звон\w{1,8}|call|致电|拨打|联系|contact|поддержк\w|справк\w{1,3}|инн|whatsapp|telegram"
    r"|вацап)[^0-9\n]{0,25}$",
    re.IGNORECASE,
)
_SIGN = r"[ :#No.]{0,6}"
_FORMS = {
    Kind.FN: (r"ФН|FN|фискальн\w{2,3} накопител\w", r"[0-9]{16}|[0-9]{4}(?: [0-9]{4}){3}"),
    Kind.FD: (r"ФД|FD|фискальн\w{2,3} документа?", r"[0-9]{1,10}"),
    Kind.FPD: (r"ФПД?|FPD?|фискальн\w{2,3} признак(?: документа)?", r"[0-9]{1,10}"),
}
_FISCAL = {
    kind: re.compile(rf"(?<!\w)(?:{name}){_SIGN}(?P<v>{form})(?![0-9]|[.,][0-9])", re.IGNORECASE)
    for kind, (name, form) in _FORMS.items()
}


def find_numbers(plain: Plain) -> list[Found]:
    """Return Russian mobile numbers as E.164, and the last four digits of hidden ones.

    Ten digits alone are a phone number only beside a word that says so.
    """
    found = []
    for match in _PHONE.finditer(plain.text):
        bare = match[0].isdecimal() and len(match[0]) == 10
        if _told(_TO_CALL, plain, match) or (bare and not _told(_LABELLED, plain, match)):
            continue
        try:
            number = parse_msisdn(match[0])
        except NumberError:
            continue
        found.append(Found(Kind.NUMBER, number, *match.span()))
    for match in (*_MASKED.finditer(plain.text), *_LAST.finditer(plain.text)):
        if not _told(_TO_CALL, plain, match):
            last = re.sub("[^0-9]", "", match["last"])
            found.append(Found(Kind.LAST_DIGITS, last, *match.span()))
    return found


def find_fiscal(plain: Plain) -> list[Found]:
    """Return FN (16 digits), FD and FPD (without leading zeros) that stand beside their names."""
    return [
        Found(kind, value if kind is Kind.FN else str(int(value)), *match.span())
        for kind, form in _FISCAL.items()
        for match in form.finditer(plain.text)
        if (value := match["v"].replace(" ", ""))
    ]


def _told(words: re.Pattern[str], plain: Plain, match: re.Match[str]) -> bool:
    """Tell whether `words` stand right before a match."""
    start = match.start()
    return words.search(plain.text, max(0, start - 40), start) is not None
