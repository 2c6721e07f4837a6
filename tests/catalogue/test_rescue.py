"""The file on wrong-number payments, the cards that steps name, and the lines against fraud."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.files import Section, Tables, parse, read_contents
from simdesk.catalogue.loader import catalogue_of
from simdesk.domain.rescue import LETTER_FIELDS, Place
from simdesk.domain.route import Part

FOLDER = Path(__file__).parents[2] / "resources" / "catalogue"
PHRASES = {"shop", "terminal", "till", "call_centre", "cooling", "reregistration", "wrong_number"}


def changed(file: str, change: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the problems of the catalogue with a file changed."""
    tables = {section: parse(read_contents(FOLDER, section)) for section in Section}
    found = tables[Section.ADVICE].tables[file]
    assert found is not None
    advice = {**tables[Section.ADVICE].tables, file: {**found, **change}}
    read = {**tables, Section.ADVICE: Tables(advice)}
    return tuple(p for p in catalogue_of(read.__getitem__).check() if p.startswith(file))


def test_the_rules_and_their_figures_are_facts(catalogue: Catalogue) -> None:
    found = {r.operator_id: (r.days, r.wrong, r.swapped) for r in catalogue.rescue.rules}
    assert found == {"mts": (14, 3, 4), "t2": (None, 2, 2)}
    for rule in catalogue.rescue.rules:
        assert rule.fact.source
        assert rule.fact.as_of is None, "neither source shows a date"


def test_the_letter_has_every_blank_and_promises_nothing(catalogue: Catalogue) -> None:
    letter = catalogue.rescue.letter
    named = set(re.findall(r"\{(\w+)\}", " ".join(p.ru for p in letter)))
    assert named == set(LETTER_FIELDS)
    assert [p.place for p in letter][:4] == [Place.HEAD, Place.HEAD, Place.HEAD, Place.TITLE]
    for paragraph in letter:
        blanks = re.findall(r"\{\w+\}", paragraph.ru)
        assert sorted(set(blanks)) == sorted(set(re.findall(r"\{\w+\}", paragraph.text)))
        assert not re.search(r"закон|обязан|гаранти|паспорт|продл", paragraph.ru, re.IGNORECASE)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"rules": [{"operator": "nobody"}]}, "there is no operator 'nobody'"),
        (
            {"letter": [{"id": "a", "place": "head", "ru": "{age}", "text": "A"}]},
            "letter[a].ru: has the unknown placeholder {age}",
        ),
        (
            {"letter": [{"id": "a", "place": "head", "ru": "} a", "text": "A"}]},
            "letter[a].ru: has a single brace",
        ),
        ({"letter": [{"id": "a", "place": "foot", "ru": "a", "text": "A"}]}, "must be one of head"),
    ],
)
def test_a_fault_in_the_file_is_named(change: Mapping[str, Any], problem: str) -> None:
    assert any(problem in found for found in changed("wrong_number.toml", change))


def test_all_seven_cards_are_there_and_steps_name_only_those(catalogue: Catalogue) -> None:
    assert {phrase.id for phrase in catalogue.phrases} == PHRASES
    every = (*catalogue.routes, *catalogue.other_routes)
    cards = {(route.id, step.id): step.card for route in every for step in route.steps if step.card}
    assert set(cards.values()) <= PHRASES
    assert cards[("payment_terminal", "pay")] == "terminal"
    assert cards[("shop", "pay")] == "till"
    assert cards[("salon", "pay")] == "shop"


def test_whoever_pays_can_ask_for_the_money_back(catalogue: Catalogue) -> None:
    for route in catalogue.routes:
        rescue = [failure.id for failure in route.failures if failure.rescue]
        assert rescue == (["wrong_number"] if route.pays else [])


def test_the_steps_where_it_matters_have_a_line_against_fraud(catalogue: Catalogue) -> None:
    book = catalogue.scams
    every = (*catalogue.routes, *catalogue.other_routes)
    known = {line.id for line in book.advice}
    for step in (step for route in every for step in route.steps):
        line = book.advice_for(step.advice, step.parts)
        assert not step.advice or step.advice in known
        if {Part.OFFICIAL_PAGE, Part.APPS, Part.CODES, Part.PHONES} & set(step.parts):
            assert line is not None
            assert line.scam.sources
    ask = catalogue.route("relative").step("ask")
    assert ask is not None
    found = book.advice_for(ask.advice, ask.parts)
    assert found is not None
    assert found.scam.id == "agent"


def test_a_line_against_an_unknown_fraud_is_a_fault() -> None:
    line = {"id": "a", "scam": "nothing", "text": "A."}
    assert any("there is no scam" in p for p in changed("scams.toml", {"advice": [line]}))
