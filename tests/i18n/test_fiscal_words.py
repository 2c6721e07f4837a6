"""Everything that a receipt may show has words of its own in every language, with its values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from simdesk.domain.fiscal import FiscalWarning, Operation
from simdesk.domain.money import Money
from simdesk.domain.receipt_check import Flag, FlagKind, check
from simdesk.domain.receipt_compare import Comparison, Field, Kept, Match, Read, Value
from simdesk.i18n import fiscal_words as words
from simdesk.i18n.language import LANGUAGES, use_language

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=timezone(timedelta(hours=3)))
TRANSLATIONS = Path(__file__).parents[2] / "translations"
VALUES: dict[Field, tuple[Value, Value]] = {
    Field.DATE: (date(2026, 9, 4), date(2026, 9, 5)),
    Field.SUM: (Money(65000), Money(60500)),
}
NUMBERS: tuple[Value, Value] = ("+79161234567", "+79264401903")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Use each language in turn, and leave English behind."""
    yield use_language(request.param, TRANSLATIONS)
    use_language("en", TRANSLATIONS)


def flags() -> list[Flag]:
    """Return a flag of every kind, and one for every field that may be missing."""
    found = [
        Flag(kind, field, *VALUES.get(field, NUMBERS))
        for kind in FlagKind
        for field in [Field.SUM if kind is FlagKind.OTHER_SUM else Field.NUMBER]
        if kind is not FlagKind.MISSING
    ]
    return [*found, *check(Read(), Kept(), NOW, {})]


def test_each_thing_has_words_of_its_own(language: str) -> None:
    groups = (
        [words.flag_words(flag) for flag in flags()],
        [words.warning_words(warning) for warning in FiscalWarning],
        [words.operation_words(operation) for operation in Operation],
        [words.field_name(field) for field in Field],
        [words.comparison_words(Comparison(Field.NUMBER, m, *NUMBERS)) for m in Match],
    )
    for texts in groups:
        assert len(set(texts)) == len(texts)
        assert not any(not text or "{" in text for text in texts)
    if language != "en":
        said = {text for texts in groups for text in texts}
        use_language("en", TRANSLATIONS)
        english = {words.flag_words(flag) for flag in flags()}
        assert not said & english


def test_both_values_are_said(language: str) -> None:
    told = words.comparison_words(Comparison(Field.SUM, Match.DIFFERS, *VALUES[Field.SUM]))
    assert "650" in told
    assert "605" in told
    flag = Flag(FlagKind.OTHER_NUMBER, Field.NUMBER, NUMBERS[0], "1903")
    assert "+7 916 123-45-67" in words.flag_words(flag)
    assert "…1903" in words.flag_words(flag)
    vat = words.flag_words(Flag(FlagKind.OLD_VAT, None, "22/122", "20/120"))
    assert "22/122" in vat
    assert "20/120" in vat


def test_a_value_is_shown_as_people_read_it() -> None:
    use_language("en", TRANSLATIONS)
    assert words.value_words(Money(65000), Field.SUM) == "650.00\u00a0₽"
    assert words.value_words(date(2026, 9, 4), Field.DATE) == "4 September 2026"
    assert words.value_words("0171", Field.FD) == "0171"
    assert words.value_words(None, Field.FN) == ""
