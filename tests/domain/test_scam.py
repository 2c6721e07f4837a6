"""Messages against the shipped patterns of fraud: what fits, what does not, and disguises."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.catalogue.scam_schema import read_scam_book
from simdesk.catalogue.table import read_table
from simdesk.domain.scam import ScamBook, read_message

ROOT = Path(__file__).parents[2]
ROWS = (ROOT / "tests" / "data" / "messages.tsv").read_text("utf-8").splitlines()
CASES = [row.split("\t") for row in ROWS if not row.startswith("#")]


@pytest.fixture(scope="module")
def book() -> ScamBook:
    text = (ROOT / "resources" / "catalogue" / "scams.toml").read_text("utf-8")
    problems: list[str] = []
    found = read_table("scams.toml", tomllib.loads(text), problems, read_scam_book)
    assert problems == []
    assert found is not None
    return found


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_message_fits_what_it_should(book: ScamBook, message: str, expected: str) -> None:
    found = [scam.id for scam in read_message(message, book).scams]
    assert found == ([] if expected == "-" else [expected])


def test_every_pattern_is_met_by_a_message_and_needs_both_its_sides(book: ScamBook) -> None:
    assert {case[1] for case in CASES} == {scam.id for scam in book.scams} | {"-"}
    phrase = {sign.id: sign.phrases[0] for sign in book.signs}
    for scam in book.scams:
        for said in scam.says:
            alone = [s.id for s in read_message(phrase[said], book).scams]
            assert (scam.id in alone) == (not scam.and_also)


@given(before=st.text(max_size=80), after=st.text(max_size=80))
def test_what_stands_around_a_message_never_hides_it(
    book: ScamBook, before: str, after: str
) -> None:
    message = f"{before} . договор истек, назовите код . {after}"
    assert "expiring" in [scam.id for scam in read_message(message, book).scams]


@pytest.mark.parametrize(
    "disguised",
    [
        "ДОГОВОР ИСТЕК, НАЗОВИТЕ КОД",
        "договор\n  истёк,\tназовите\nкод",
        "дого\u00adвор ис\u200bтёк, на\u200dзовите код",
        "ｃｏｎｔｒａｃｔ ｅｘｐｉｒｅｓ, sms code",
    ],
)
def test_case_breaks_and_invisible_letters_do_not_hide_it(book: ScamBook, disguised: str) -> None:
    assert [scam.id for scam in read_message(disguised, book).scams] == ["expiring"]
