"""What the program's own notices say, where they stand, and what a bad file of them costs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.loader import load_catalogue
from simdesk.catalogue.notice_schema import read_notices
from simdesk.catalogue.table import Problems, Table
from simdesk.domain.line import HolderKind, Line, Plan, SimKind, SimPlace
from simdesk.domain.money import Money
from simdesk.domain.notice import CLOCKS, Notice, Status, Where, notices_for
from simdesk.domain.rule import Confidence
from simdesk.i18n.language import LANGUAGES

ROOT = Path(__file__).parents[2]
LINE = Line("a", "+79161234567", datetime(2026, 11, 21, tzinfo=UTC))
FOREIGN = replace(LINE, holder_kind=HolderKind.FOREIGN)
RUSSIAN = replace(LINE, holder_kind=HolderKind.RUSSIAN)
COMPANY = replace(LINE, holder_kind=HolderKind.COMPANY)

GOOD: dict[str, Any] = {
    "id": "a_rule",
    "title": "A title",
    "text": "A text.",
    "todo": ["Do it."],
    "status": "in_force",
    "since": "2025-01-01",
    "where": ["cash"],
    "sources": [
        {"text": "So.", "source": "example.ru", "as_of": "2025", "confidence": "high"},
    ],
}


def ids(
    catalogue: Catalogue, line: Line, *where: Where, registration_open: bool = True
) -> list[str]:
    found = notices_for(catalogue.notices, line, where, registration_open=registration_open)
    return [notice.id for notice in found]


def by_id(catalogue: Catalogue, notice_id: str) -> Notice:
    return next(notice for notice in catalogue.notices if notice.id == notice_id)


def words_of(notice: Notice) -> Iterator[str]:
    yield from (notice.title, notice.text, *notice.todo)
    for source in notice.sources:
        yield from filter(None, (source.value, source.applies_to))


def test_the_law_of_each_holder_stands_under_the_registration_clock(catalogue: Catalogue) -> None:
    place = Where.REGISTRATION
    assert ids(catalogue, FOREIGN, place) == [
        "foreign_contract",
        "foreign_cutoff",
        "stale_data",
        "foreign_phone",
        "foreign_limit",
        "second_package",
    ]
    assert "foreign_cutoff" not in ids(catalogue, FOREIGN, place, registration_open=False)
    assert ids(catalogue, RUSSIAN, place) == ["stale_data", "russian_limit", "second_package"]
    assert ids(catalogue, COMPANY, place) == ["company_user", "second_package"]
    assert ids(catalogue, LINE, place)[0] == "stale_data"
    assert "holder_decides" in ids(catalogue, LINE, place)


def test_a_form_is_told_what_the_holder_and_the_kind_of_sim_mean(catalogue: Catalogue) -> None:
    assert ids(catalogue, FOREIGN, Where.HOLDER)[:2] == ["foreign_contract", "foreign_cutoff"]
    assert ids(catalogue, COMPANY, Where.HOLDER) == ["company_user"]
    for kind in SimKind:
        assert ids(catalogue, replace(LINE, sim_kind=kind), Where.KIND), kind
    assert "prepaid" in ids(catalogue, replace(LINE, plan=Plan.PREPAID), Where.KIND)
    assert "postpaid" in ids(catalogue, replace(LINE, plan=Plan.POSTPAID), Where.KIND)


def test_steps_are_told_what_they_touch(catalogue: Catalogue) -> None:
    assert ids(catalogue, FOREIGN, Where.CASH) == ["cash_with_id"]
    assert ids(catalogue, COMPANY, Where.CASH) == ["company_pays"]
    assert ids(catalogue, LINE, Where.HELPER) == ["handing_over"]
    assert ids(catalogue, LINE, Where.COOLING) == ["cooling"]
    assert "self_ban" in ids(catalogue, RUSSIAN, Where.NEW_CONTRACT)
    assert "self_ban" not in ids(catalogue, COMPANY, Where.NEW_CONTRACT)
    assert "next_owner" in ids(catalogue, LINE, Where.GIVE_UP)


def test_what_a_way_touches_is_said_in_its_step(catalogue: Catalogue) -> None:
    """Each way on which cash, a helper or a SIM back from roaming has a part says so."""
    touched = {
        where: {
            route.id
            for route in (*catalogue.routes, *catalogue.other_routes)
            if any(where in step.concerns for step in route.steps)
        }
        for where in Where
    }
    assert touched[Where.CASH] == {"salon", "bank_branch", "payment_terminal", "shop"}
    assert touched[Where.HELPER] == {"relative"}
    assert touched[Where.COOLING] >= {"official_app", "paid_action", "paid_action_roaming"}
    assert touched[Where.CONTRACT] == {"salon", "reregistration", "company_number"}
    assert touched[Where.NEW_CONTRACT] == {"reregistration", "new_passport", "give_up_number"}
    assert touched[Where.AUTO_DEBIT] == {"auto_debit"}
    assert touched[Where.GIVE_UP] == {"give_up_number"}


def test_a_sim_in_other_hands_and_abroad_is_told_under_its_clock(catalogue: Catalogue) -> None:
    for place, expected in (
        (SimPlace.ELSEWHERE, ["handing_over"]),
        (SimPlace.ABROAD, ["cooling"]),
        (SimPlace.RUSSIA, []),
    ):
        assert ids(catalogue, replace(LINE, sim_place=place), Where.REACH) == expected


def test_every_notice_has_its_sources_and_its_place(catalogue: Catalogue) -> None:
    placed = {where for notice in catalogue.notices for where in notice.where}
    assert placed == set(Where), "a place without a notice, or a notice without a place"
    for notice in catalogue.notices:
        assert notice.sources
        assert len(notice.title) <= 50, notice.title
        assert len(notice.text) <= 90, notice.text
        assert all(source.confidence in Confidence for source in notice.sources)
        assert notice.since is None or notice.since <= date(2026, 11, 21)
        assert (notice.since is None) or notice.status not in (Status.BILL, Status.PRACTICE)
    assert [n.id for n in catalogue.notices if n.disputed] == ["russian_limit", "data_only"]
    assert {n.status for n in catalogue.notices} == set(Status)


def test_dates_and_the_fine_are_those_of_the_sources(catalogue: Catalogue) -> None:
    since = {
        "foreign_contract": date(2025, 1, 1),
        "foreign_cutoff": date(2025, 7, 1),
        "russian_limit": date(2025, 4, 1),
        "handing_over": date(2025, 9, 1),
        "cash_with_id": date(2025, 1, 1),
        "cooling": date(2025, 11, 10),
        "second_package": None,
    }
    for notice_id, day in since.items():
        assert by_id(catalogue, notice_id).since == day
    assert by_id(catalogue, "handing_over").amounts == (Money(3_000_000), Money(5_000_000))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_said_in_every_language(language: str, catalogue: Catalogue) -> None:
    path = ROOT / "translations" / language / "LC_MESSAGES" / "simdesk.po"
    with path.open("rb") as file:
        said = {m.id: str(m.string) for m in read_po(file, language) if isinstance(m.id, str)}
    texts = {text for notice in catalogue.notices for text in words_of(notice)}
    assert len(texts) > 100
    assert sorted(text for text in texts if not said.get(text)) == []
    if language != "en":
        assert sorted(text for text in texts if said[text] == text) == []


def problems_of(**changes: Any) -> str:
    """Return what is wrong with a good notice that was changed; None takes a key away."""
    entry = {key: value for key, value in (GOOD | changes).items() if value is not None}
    found = Problems("notices.toml")
    read_notices(Table({"read_on": "2026-11-21", "notices": [entry]}, found))
    return "\n".join(found.found)


def test_a_good_notice_has_no_problem() -> None:
    assert problems_of() == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sources": []}, "sources: needs as many"),
        ({"disputed": True}, "sources: needs as many"),
        ({"where": []}, "where: needs at least one"),
        ({"where": ["street"]}, "where: must be of"),
        ({"todo": []}, "todo: must be 1 to 3"),
        ({"since": None}, "since: is missing"),
        ({"since": "soon"}, "since: must be a day"),
        ({"status": "perhaps"}, "status: must be one of"),
        ({"text": "It costs {low}."}, "unknown placeholder {low}"),
        ({"amounts": {"low": "3", "high": "5.00"}}, "low: must be roubles"),
        ({"holders": ["martian"]}, "holders: must be of"),
        ({"colour": "red"}, "colour: is not a known key"),
    ],
)
def test_a_bad_notice_says_what_is_wrong(changes: dict[str, Any], words: str) -> None:
    assert words in problems_of(**changes)


def test_a_broken_file_costs_only_the_notices(folder: Path) -> None:
    path = folder / "notices.toml"
    text = path.read_text(encoding="utf-8")
    assert tomllib.loads(text)
    path.write_text(text.replace('status = "test"', 'status = "tomorrow"'), encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert catalogue.notices == ()
    assert catalogue.phrases
    assert len(catalogue.check()) == 1
    assert "notices[cooling].status" in catalogue.check()[0]


def test_clocks_are_the_first_four_places() -> None:
    assert tuple(Where)[:4] == CLOCKS
