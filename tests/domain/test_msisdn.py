"""Phone numbers as people paste them: what is read, what is refused and what it is called."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain import msisdn
from simdesk.domain.errors import NumberError, NumberProblem
from simdesk.domain.msisdn import parse_msisdn

NUMBER = "+79161234567"

READ = {
    "e164": "+79161234567",
    "e164 spaced": "+7 916 123-45-67",
    "brackets": "+7 (916) 123-45-67",
    "brackets around the plus": "(+7) 916 123 45 67",
    "brackets without spaces": "7(916)1234567",
    "plus and a space": "+ 7 916 123 45 67",
    "without the plus": "79161234567",
    "trunk": "89161234567",
    "trunk spaced": "8 916 123-45-67",
    "trunk in brackets": "8 (916) 123 45 67",
    "trunk with a dash": "8-916-123-45-67",
    "ten digits": "9161234567",
    "ten digits spaced": "916 123 45 67",
    "two zeros": "0079161234567",
    "two zeros spaced": "00 7 916 123 45 67",
    "011": "011 7 916 123 4567",
    "8 10": "8 10 7 916 123 45 67",
    "8~10 joined": "81079161234567",
    "points": "8.916.123.45.67",
    "slash": "916/123-45-67",
    "full-width": "＋７９１６１２３４５６７",
    "full-width with brackets": "８（９１６）１２３－４５－６７",
    "arabic-indic": "+٧٩١٦١٢٣٤٥٦٧",
    "persian": "+۷۹۱۶۱۲۳۴۵۶۷",
    "devanagari": "+७९१६१२३४५६७",
    "superscript": "⁺⁷⁹¹⁶¹²³⁴⁵⁶⁷",
    "mathematical digits": "+𝟕𝟗𝟏𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕",
    "nbsp": "+7\u00a0916\u00a0123\u00a045\u00a067",
    "narrow nbsp": "+7\u202f916\u202f123\u202f45\u202f67",
    "figure space": "+7\u2007916\u2007123\u200745\u200767",
    "ideographic space": "+7\u3000916\u3000123\u300045\u300067",
    "tab": "+7\t916\t123-45-67",
    "new line at the end": "+79161234567\r\n",
    "double spaces": "+7  916  123  45  67",
    "left-to-right mark": "\u200e+79161234567\u200e",
    "embedding": "\u202d+7 916 123-45-67\u202c",
    "isolates": "\u2066+7 916 123-45-67\u2069",
    "zero-width spaces": "+7\u200b916\u200b1234567",
    "byte order mark": "\ufeff89161234567",
    "soft hyphens": "8\u00ad916\u00ad1234567",
    "hyphen U+2010": "8\u2010916\u2010123\u201045\u201067",
    "no-break hyphen U+2011": "8\u2011916\u2011123\u201145\u201167",
    "figure dash U+2012": "8\u2012916\u2012123\u201245\u201267",
    "en dash U+2013": "8\u2013916\u2013123\u201345\u201367",
    "em dash U+2014": "8\u2014916\u2014123\u201445\u201467",
    "bar U+2015": "8\u2015916\u2015123\u201545\u201567",
    "minus sign": "8\u2212916\u2212123\u221245\u221267",
    "label before": "Тел.: 8 916 123-45-67",
    "words around": "мой номер +7 916 123-45-67, звони",
    "chinese around": "我的俄罗斯号码是+79161234567，谢谢",
    "tel link": "tel:+7-916-123-45-67",
    "html": '<a href="tel:+79161234567">+7 916 123-45-67</a>',
    "csv formula": "=+79161234567",
    "leading apostrophe": "'+79161234567",
    "quotes": "«8 916 123 45 67»",
    "emoji": "📱 +7 916 123-45-67 👍",
    "extension ;ext": "+79161234567;ext=12",
    "extension ext.": "+7 916 123-45-67 ext. 12",
    "extension доб.": "8 916 123-45-67 доб. 12",
    "pause and tone": "+79161234567,,1#",
    "pause p": "+79161234567p12",
    "wait w": "+79161234567w12#",
    "nul after it": "+79161234567\x00",
    "lone surrogate before it": "\ud83d +79161234567",
    "the same number twice": "+79161234567, 8 916 123-45-67",
    "the same number twice in one run": "89161234567 / 9161234567",
    "with a short number": "0611 или +7 916 123-45-67",
    "with its balance code": "Ваш номер +79161234567. Баланс: *100#",
    "hidden caller id": "#31#+79161234567",
}

REFUSED = {
    "empty": ("", NumberProblem.EMPTY, 0),
    "spaces": ("   ", NumberProblem.EMPTY, 0),
    "nbsp only": ("\u00a0\u00a0", NumberProblem.EMPTY, 0),
    "words": ("мой номер", NumberProblem.EMPTY, 0),
    "a plus": ("+", NumberProblem.EMPTY, 0),
    "punctuation": ("()-./", NumberProblem.EMPTY, 0),
    "emoji only": ("📱", NumberProblem.EMPTY, 0),
    "nul": ("\x00", NumberProblem.EMPTY, 0),
    "lone surrogate": ("\ud800", NumberProblem.EMPTY, 0),
    "short code": ("611", NumberProblem.TOO_SHORT, 7),
    "emergency": ("112", NumberProblem.TOO_SHORT, 7),
    "vanity letters": ("8-916-CALL-NOW", NumberProblem.TOO_SHORT, 7),
    "one digit missing": ("+7 916 123-45-6", NumberProblem.TOO_SHORT, 1),
    "one missing, trunk": ("8 916 123 45 6", NumberProblem.TOO_SHORT, 1),
    "one missing, nine": ("916123456", NumberProblem.TOO_SHORT, 1),
    "one missing, not mobile": ("+7 495 123 456", NumberProblem.TOO_SHORT, 1),
    "+7 alone": ("+7", NumberProblem.TOO_SHORT, 10),
    "letter O for a zero": ("8 9O5 123 45 67", NumberProblem.TOO_SHORT, 2),
    "nul inside": ("8916\x001234567", NumberProblem.TOO_SHORT, 3),
    "one too many": ("+7 916 123-45-678", NumberProblem.TOO_LONG, 1),
    "eight after +7": ("+7 8 916 123 45 67", NumberProblem.TOO_LONG, 1),
    "16 digits": ("7916123456789012", NumberProblem.TOO_LONG, 5),
    "40 digits": ("7" * 40, NumberProblem.TOO_LONG, 29),
    "two numbers": ("+79161234567, +79035550812", NumberProblem.SEVERAL, 0),
    "two numbers by line": ("89161234567\n89035550812", NumberProblem.SEVERAL, 0),
    "two numbers by a slash": ("89161234567/89035550812", NumberProblem.SEVERAL, 0),
    "two numbers by a space": ("9161234567 9035550812", NumberProblem.SEVERAL, 0),
    "balance code": ("*100#", NumberProblem.USSD, 0),
    "imei code": ("*#06#", NumberProblem.USSD, 0),
    "full-width code": ("＊１００＃", NumberProblem.USSD, 0),
    "own number code": ("*111*0887#", NumberProblem.USSD, 0),
    "forwarding": ("**21*+79161234567#", NumberProblem.USSD, 0),
    "forwarding link": ("tel:*21*+79161234567%23", NumberProblem.USSD, 0),
    "forwarding link, no plus": ("tel:**21*89161234567%23", NumberProblem.USSD, 0),
    "ask for money": ("*116*9161234567*100#", NumberProblem.USSD, 0),
    "call me back": ("*144*89161234567#", NumberProblem.USSD, 0),
    "kazakh 7": ("+7 701 123 45 67", NumberProblem.KAZAKH, 0),
    "kazakh 6": ("+7 601 123 45 67", NumberProblem.KAZAKH, 0),
    "kazakh by trunk": ("8 705 123 45 67", NumberProblem.KAZAKH, 0),
    "kazakh ten digits": ("7051234567", NumberProblem.KAZAKH, 0),
    "chinese mobile": ("13800138000", NumberProblem.CHINESE, 0),
    "chinese mobile spaced": ("138 0013 8000", NumberProblem.CHINESE, 0),
    "chinese +86": ("+86 138 0013 8000", NumberProblem.CHINESE, 0),
    "chinese 86": ("86 138 0013 8000", NumberProblem.CHINESE, 0),
    "chinese 0086": ("0086 19912345678", NumberProblem.CHINESE, 0),
    "chinese 8 10 86": ("8 10 86 138 0013 8000", NumberProblem.CHINESE, 0),
    "chinese full-width": ("１３８００１３８０００", NumberProblem.CHINESE, 0),
    "chinese landline": ("+86 10 6552 9988", NumberProblem.FOREIGN, 0),
    "german": ("+49 151 23456789", NumberProblem.FOREIGN, 0),
    "belarusian": ("+375 29 123 45 67", NumberProblem.FOREIGN, 0),
    "american with 916": ("+1 916 123 4567", NumberProblem.FOREIGN, 0),
    "american by 00": ("001 916 123 4567", NumberProblem.FOREIGN, 0),
    "plus eight": ("+8 916 123 45 67", NumberProblem.FOREIGN, 0),
    "moscow": ("+7 495 123-45-67", NumberProblem.NOT_MOBILE, 0),
    "moscow by trunk": ("8 (499) 123-45-67", NumberProblem.NOT_MOBILE, 0),
    "free call": ("8 800 250 08 90", NumberProblem.NOT_MOBILE, 0),
    "free call, ten digits": ("8002500890", NumberProblem.NOT_MOBILE, 0),
    "indian without a plus": ("91 9161234567", NumberProblem.TOO_LONG, 2),
    "indian twice": ("+91 9161234567 +91 9161234567", NumberProblem.FOREIGN, 0),
    "indian twice in one run": ("+91 9161234567 91 9161234567", NumberProblem.FOREIGN, 0),
}


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_reads(text: str) -> None:
    assert parse_msisdn(text) == NUMBER


@pytest.mark.parametrize(("text", "problem", "digits"), REFUSED.values(), ids=REFUSED)
def test_refuses(text: str, problem: NumberProblem, digits: int) -> None:
    with pytest.raises(NumberError) as caught:
        parse_msisdn(text)
    assert (caught.value.problem, caught.value.digits) == (problem, digits)


def test_every_problem_is_met() -> None:
    met = {problem for _, problem, _ in REFUSED.values()}
    assert met == set(NumberProblem) - {NumberProblem.NOT_FOREIGN}


def test_shows_a_number_in_three_ways() -> None:
    assert msisdn.spaced(NUMBER) == "+7 916 123-45-67"
    assert msisdn.national(NUMBER) == "9161234567"
    assert msisdn.trunk(NUMBER) == "89161234567"


numbers = st.from_regex(r"\+79[0-9]{9}", fullmatch=True)


@given(numbers, st.sampled_from((str, msisdn.spaced, msisdn.national, msisdn.trunk)))
def test_reads_what_it_shows(number: str, shown: type[str]) -> None:
    assert parse_msisdn(shown(number)) == number


SEPARATORS = ("", " ", "-", "\u00a0", "\u2011", " - ", ".")


@given(
    numbers,
    st.sampled_from(("+7", "8", "7", "007", "8 10 7", "")),
    st.lists(st.sampled_from(SEPARATORS), min_size=4, max_size=4),
    st.sampled_from(("", "тел. ", "我的号码：", "«", "\u202d")),
    st.sampled_from(("", ", звони", "。", "»", "\u202c", " (Маша)")),
)
def test_reads_any_grouping(
    number: str, prefix: str, separators: list[str], before: str, after: str
) -> None:
    digits = number[2:]
    groups = (digits[:3], digits[3:6], digits[6:8], digits[8:])
    parts = [s + g for s, g in zip(separators, groups, strict=True)]
    if not prefix:
        parts[0] = groups[0]
    assert parse_msisdn(before + prefix + "".join(parts) + after) == number


hostile = st.text(
    st.characters(categories=("Nd", "Pd", "Zs", "Cf", "No", "Cs", "Lo"))
    | st.sampled_from("0123456789+7989*#-() ./,\n%")
)


@given(st.text() | hostile)
def test_raises_nothing_but_its_own_error(text: str) -> None:
    try:
        number = parse_msisdn(text)
    except NumberError as error:
        counted = error.problem in (NumberProblem.TOO_SHORT, NumberProblem.TOO_LONG)
        assert (error.digits > 0) == counted  # noqa: PT017 - both ends are right here
    else:
        assert re.fullmatch(r"\+79[0-9]{9}", number)
        assert parse_msisdn(number) == number


@pytest.mark.parametrize(
    "piece",
    ["9", "8 ", "*", "#", "*1", "+7", "+7916123456 ", "(", "89161234567123 ", "\u202d", "９"],
)
def test_a_hundred_thousand_characters_are_quick(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    began = time.perf_counter()
    with pytest.raises(NumberError):
        parse_msisdn(text)
    assert time.perf_counter() - began < 2.0


def test_counts_ten_thousand_digits() -> None:
    with pytest.raises(NumberError) as caught:
        parse_msisdn("8" * 10_000)
    assert (caught.value.problem, caught.value.digits) == (NumberProblem.TOO_LONG, 9_989)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+86 138 0013 8000", "+8613800138000"),
        ("0086-138-0013-8000", "+8613800138000"),
        ("+7 701 123 45 67", "+77011234567"),
        ("(+375) 29 123-45-67", "+375291234567"),
        ("+１２０２５５５０１２３", "+12025550123"),
    ],
)
def test_a_number_of_another_country_is_kept_as_it_is(text: str, number: str) -> None:
    assert msisdn.parse_abroad(text) == number
    assert not msisdn.is_russian(number)
    assert msisdn.spaced(number) == number
    assert msisdn.national(number) == number[1:]
    assert msisdn.trunk(number) == f"810{number[1:]}"
    assert msisdn.parse_abroad(msisdn.spaced(number)) == number


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("13800138000", NumberProblem.FOREIGN),
        ("+0 138 0013 8000", NumberProblem.FOREIGN),
        ("+86 138", NumberProblem.FOREIGN),
        ("+1234567890123456", NumberProblem.FOREIGN),
        ("+86 138 0013 8000 or 1", NumberProblem.FOREIGN),
        ("+7 916 123-45-67", NumberProblem.NOT_FOREIGN),
        ("", NumberProblem.FOREIGN),
    ],
)
def test_what_is_no_number_of_another_country_says_so(text: str, problem: NumberProblem) -> None:
    with pytest.raises(NumberError) as caught:
        msisdn.parse_abroad(text)
    assert caught.value.problem is problem
