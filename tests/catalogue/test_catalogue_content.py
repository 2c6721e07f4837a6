"""What the program's own files say: complete routes, sourced facts, plain and honest words."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.files import Section, Tables, parse, read_contents
from simdesk.catalogue.loader import catalogue_of
from simdesk.domain.event import EventKind
from simdesk.domain.line import HolderKind
from simdesk.domain.operator import Counts, Operator, SilenceOutcome
from simdesk.domain.purpose import Purpose
from simdesk.domain.route import ENDINGS, Part, Phase, Risk, Route, Step
from simdesk.domain.rule import Confidence
from simdesk.i18n.shown import MSGID_KEYS

FOLDER = Path(__file__).parents[2] / "resources" / "catalogue"
OPERATORS = ("beeline", "megafon", "mts", "t2", "yota")
OTHERS = (
    "gazprombank_mobile", "letai", "miranda", "mks", "motiv", "phoenix", "rostelecom",
    "sbermobile", "tmobile", "volna", "vtb_mobile", "win_mobile",
)  # fmt: skip
TOP_UPS = (
    "official_app", "shop", "auto_debit", "payment_terminal", "salon", "bank_app", "bank_branch",
    "relative", "transfer_from_sim",
)  # fmt: skip
WITHOUT_TOP_UP = ("paid_action", "paid_action_roaming", "promised_payment")
ROUTES = TOP_UPS + WITHOUT_TOP_UP
NO_RENEWALS = ("reregistration", "new_passport", "company_number", "give_up_number")

BANNED = re.compile(
    r"продл|безопас|\bsafe|\bguarantee|续期|安全|\bjust\b|\bsimply\b|\bplease\b|!", re.IGNORECASE
)
FACTS_IN_WORDS = re.compile(
    r"[*#]\d|₽|\brub|rouble|\b[a-z0-9-]+\.(ru|com|org)\b|\d{4,}[- ]?\d{3}", re.IGNORECASE
)


def texts_in(values: Any, key: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Yield every text in nested tables as its container, its place there, and its key."""
    places: list[Any] = list(range(len(values)) if isinstance(values, list) else values)
    for place in places:
        name = key if isinstance(values, list) else place
        if isinstance(values[place], str):
            yield values, place, name
        elif isinstance(values[place], dict | list):
            yield from texts_in(values[place], name)


TABLES = {section: parse(read_contents(FOLDER, section)).tables for section in Section}
SHOWN = sorted(
    {
        (key, container[place])
        for tables in TABLES.values()
        for table in tables.values()
        for container, place, key in texts_in(table)
        if key in MSGID_KEYS
    }
)


@pytest.fixture(params=OPERATORS)
def operator(catalogue: Catalogue, request: pytest.FixtureRequest) -> Operator:
    found = catalogue.operator(request.param)
    assert found is not None
    return found


@pytest.fixture(params=ROUTES)
def route(catalogue: Catalogue, request: pytest.FixtureRequest) -> Route:
    return catalogue.route(request.param)


@pytest.fixture(params=TOP_UPS)
def top_up(catalogue: Catalogue, request: pytest.FixtureRequest) -> Route:
    return catalogue.route(request.param)


def test_no_file_has_a_problem(catalogue: Catalogue) -> None:
    assert catalogue.check() == ()
    assert catalogue.law is not None


def test_an_operator_has_what_the_job_needs(operator: Operator) -> None:
    assert operator.silence.known
    assert operator.fee.known
    assert operator.monogram
    assert {link.id for link in operator.links.values()} >= {"site", "account"}
    assert operator.apps
    assert operator.codes["balance"].known
    assert operator.codes["own_number"].known
    assert {phone.where for phone in operator.phones} >= {"russia"}
    assert operator.notes


def test_links_are_https_on_the_operators_own_domains(operator: Operator) -> None:
    domains = {domain.value for domain in operator.domains}
    for link in operator.links.values():
        scheme, _, rest = link.url.partition("://")
        host = rest.partition("/")[0]
        assert scheme == "https"
        assert link.domain in domains
        assert host == link.domain or host.endswith(f".{link.domain}")


def test_no_two_operators_share_a_domain(catalogue: Catalogue) -> None:
    domains = [domain.value for operator in catalogue.operators for domain in operator.domains]
    assert len(domains) == len(set(domains))


def test_the_main_operators_come_first_and_the_others_are_no_less_honest(
    catalogue: Catalogue,
) -> None:
    assert tuple(o.id for o in catalogue.operators if o.main) == OPERATORS
    others = {o.id for o in catalogue.operators if not o.main}
    assert others == set(OTHERS)
    for operator_id in OTHERS:
        operator = catalogue.operator(operator_id)
        assert operator is not None
        assert operator.silence_outcome is SilenceOutcome.LOSS, "unknown: the worse is taken"
        assert not operator.silence.known
        assert "not verified" in operator.what_counts
        assert operator.notes
        assert operator.networks or operator_id in ("miranda", "mks")
        assert operator.counting(EventKind.PAID_ACTION) is Counts.YES
        assert operator.counting(EventKind.TOP_UP) is Counts.UNKNOWN
        assert operator.counting(EventKind.ANSWERED_CALL) is Counts.NO


def test_sources_that_name_different_apps_are_shown_as_such(catalogue: Catalogue) -> None:
    operator = catalogue.operator("sbermobile")
    assert operator is not None
    assert len({app.fact.value for app in operator.apps}) == 2
    for app in operator.apps:
        assert app.fact.confidence is Confidence.LOW
        assert "different packages" in app.fact.applies_to


def test_what_was_looked_for_and_not_found_is_said(catalogue: Catalogue) -> None:
    said = {
        (o.id, n.id) for o in catalogue.operators for n in o.notes if "not verified" in n.fact.value
    }
    assert said >= {(o, "holding_service") for o in ("mts", "beeline", "megafon", "t2")}
    assert said >= {(o, "from_abroad") for o in ("beeline", "megafon", "yota")}
    assert ("mts", "call_me") in said


def test_the_shortest_silence_and_the_end_of_each_operator(catalogue: Catalogue) -> None:
    found = {
        o.id: (
            {v.value for v in o.silence.values},
            {v.value.kopeks for v in o.fee.values},
            {v.value for v in o.zero.values},
            o.silence_outcome,
        )
        for o in catalogue.operators
        if o.silence.known or o.fee.known or o.zero.known
    }
    fee, loss = SilenceOutcome.FEE, SilenceOutcome.LOSS
    assert found == {
        "mts": ({90, 150, 180, 183}, {300, 330}, set(), fee),
        "beeline": ({90, 179}, {500}, {180}, fee),
        "megafon": ({45, 89, 90, 270}, {300, 500, 1500}, {90}, fee),
        "t2": ({120}, {300}, {180}, fee),
        "yota": ({90}, {15000}, set(), loss),
        "tmobile": (set(), set(), {120}, loss),
    }


def test_what_counts_is_unknown_where_no_source_says_so(catalogue: Catalogue) -> None:
    yes, no, unknown = Counts.YES, Counts.NO, Counts.UNKNOWN
    top_up = {"t2": no, "yota": Counts.IF_COVERS_RENEWAL}
    for operator in (o for o in catalogue.operators if o.main):
        counting = {kind: operator.counting(kind) for kind in operator.counts}
        assert counting == {
            EventKind.TOP_UP: top_up.get(operator.id, unknown),
            EventKind.CALL: yes,
            EventKind.SMS: yes,
            EventKind.DATA: yes,
            EventKind.ANSWERED_CALL: yes if operator.id == "yota" else no,
            EventKind.TARIFF_DEBIT: unknown,
        }
        assert operator.counting(EventKind.PAID_ACTION) is yes
    t2 = catalogue.operator("t2")
    assert t2 is not None
    assert t2.counts[EventKind.TOP_UP].disputed


def test_the_law(catalogue: Catalogue) -> None:
    law = catalogue.law
    assert law is not None
    assert {v.value for v in law.foreign_since.values} == {date(2025, 1, 1)}
    assert {v.value for v in law.foreign_cutoff.values} == {date(2025, 7, 1)}
    assert {v.value for v in law.notice.values} == {15}
    assert {v.value for v in law.cooling.values} == {24}
    (recheck,) = law.recheck.values
    assert recheck.value == 180
    assert recheck.source == "SimDesk's own cautious advice"


def steps_of(route: Route, phase: Phase) -> list[Step]:
    """Return the steps of one phase."""
    return [step for step in route.steps if step.phase is phase]


def parts_of(route: Route) -> dict[Phase, set[Part]]:
    """Return what each phase puts on the screen."""
    return {
        phase: {part for step in steps_of(route, phase) for part in step.parts} for phase in Phase
    }


def test_these_are_all_the_routes(catalogue: Catalogue) -> None:
    assert {route.id for route in catalogue.routes} == set(ROUTES)
    assert {route.id for route in catalogue.other_routes} == set(NO_RENEWALS)


@pytest.mark.parametrize("route_id", NO_RENEWALS)
def test_what_renews_nothing_ends_by_its_purpose(catalogue: Catalogue, route_id: str) -> None:
    route = catalogue.route(route_id)
    assert route.purpose is not Purpose.RENEW
    assert all(steps_of(route, phase) for phase in Phase)
    *before, last = route.steps
    assert last.parts == (ENDINGS[route.purpose],)
    ends = set(ENDINGS.values())
    assert not any(ends & set(step.parts) for step in before)
    assert not route.pays
    assert any(step.concerns for step in route.steps)
    assert parts_of(route)[Phase.EVIDENCE] == {Part.RECEIPTS}


def test_there_are_steps_for_the_data_of_every_holder(catalogue: Catalogue) -> None:
    found = {holder: catalogue.route_for(Purpose.REGISTER, holder) for holder in HolderKind}
    assert {holder: route and route.id for holder, route in found.items()} == {
        HolderKind.UNKNOWN: None,
        HolderKind.FOREIGN: "reregistration",
        HolderKind.RUSSIAN: "new_passport",
        HolderKind.COMPANY: "company_number",
    }
    for holder in HolderKind:
        route = catalogue.route_for(Purpose.GIVE_UP, holder)
        assert route is not None
        assert route.id == "give_up_number"


def test_a_foreign_citizen_walks_the_papers_in_their_order(catalogue: Catalogue) -> None:
    steps = [step.id for step in catalogue.route("reregistration").steps]
    assert steps[:5] == ["translation", "snils", "gosuslugi", "biometrics", "salon"]
    salon = catalogue.route("reregistration").step("salon")
    assert salon is not None
    assert "IMEI" in " ".join(item.text for item in salon.items)


def test_a_route_has_all_phases_and_can_be_finished(route: Route) -> None:
    assert all(steps_of(route, phase) for phase in Phase)
    *_, last = route.steps
    assert last.parts == (Part.OUTCOME,)
    assert not last.optional
    assert parts_of(route)[Phase.EVIDENCE] == {Part.RECEIPTS}
    (action,) = (step for step in route.steps if Part.PAID_ACTION in step.parts)
    assert action.parts == (Part.PAID_ACTION,)
    assert action.optional == (route.id not in ("paid_action", "paid_action_roaming"))


def test_a_top_up_asks_for_what_was_paid_and_for_the_balance(top_up: Route) -> None:
    parts = parts_of(top_up)
    assert parts[Phase.PREPARE] >= {Part.NUMBER}
    assert parts[Phase.CONFIRM] == {Part.CODES, Part.BALANCE}
    assert parts[Phase.FINISH] == {Part.PAID_ACTION, Part.OUTCOME}
    (payment,) = (step for step in top_up.steps if Part.PAYMENT in step.parts)
    assert payment.phase is Phase.PAY
    assert {Part.NUMBER, Part.AMOUNT} <= set(payment.parts)
    assert (Part.AUTO_DEBIT in parts[Phase.PAY]) == (top_up.id == "auto_debit")
    official = top_up.id in ("official_app", "auto_debit", "transfer_from_sim")
    assert (Part.OFFICIAL_PAGE in parts[Phase.PAY]) == official


def test_what_is_no_top_up_records_no_payment(catalogue: Catalogue) -> None:
    for route_id in WITHOUT_TOP_UP:
        route = catalogue.route(route_id)
        assert not any(Part.PAYMENT in step.parts for step in route.steps)
        assert "not_credited" not in {failure.id for failure in route.failures}


def test_a_promised_payment_is_debt_and_moves_no_clock(catalogue: Catalogue) -> None:
    route = catalogue.route("promised_payment")
    assert "debt" in route.title
    assert "no renewal" in route.text
    assert route.risk is Risk.HIGH
    # A balance with borrowed money in it would push the money clock back.
    assert parts_of(route)[Phase.CONFIRM] == {Part.CODES}


@pytest.mark.parametrize("route_id", ROUTES + NO_RENEWALS)
def test_a_route_is_short_enough_to_be_walked(catalogue: Catalogue, route_id: str) -> None:
    route = catalogue.route(route_id)
    assert len(route.steps) <= 8
    for step in route.steps:
        for variant in (step, *(step.at(operator_id) for operator_id in OPERATORS)):
            assert len(variant.items) <= 4
            assert len(variant.title) <= 40
            assert all(len(item.text) <= 100 for item in variant.items)
            assert len(variant.warning) <= 140
            assert len({item.id for item in variant.items}) == len(variant.items)
            assert variant.link or Part.OFFICIAL_PAGE not in variant.parts
    assert len({step.id for step in route.steps}) == len(route.steps)


def test_a_route_says_how_it_fails_and_the_way_out(route: Route) -> None:
    known = {failure.id for failure in route.failures}
    assert "number_off" in known
    assert known >= {"not_credited", "wrong_number"} or route.id in WITHOUT_TOP_UP
    assert any(failure.fallbacks for failure in route.failures)
    for failure in route.failures:
        assert 1 <= len(failure.todo) <= 3
        assert set(failure.fallbacks) <= set(ROUTES) - {route.id}
        assert len(failure.title) <= 40


@pytest.mark.parametrize("route_id", ROUTES + NO_RENEWALS)
def test_a_route_says_what_to_have_and_what_to_keep(catalogue: Catalogue, route_id: str) -> None:
    route = catalogue.route(route_id)
    assert len(route.title) <= 40
    assert len(route.text) <= 60
    assert route.needs
    assert route.you_need
    assert route.abroad_note
    assert route.risk_note
    assert route.proof
    assert route.sources
    assert route.minutes is None, "no source gives a duration"


def test_every_operator_has_the_page_a_step_opens(catalogue: Catalogue) -> None:
    for route in catalogue.routes:
        for operator in (o for o in catalogue.operators if o.main):
            for step in route.steps:
                link = step.at(operator.id).link
                assert not link or link in operator.links


def test_a_step_that_names_codes_has_them_at_some_operator(catalogue: Catalogue) -> None:
    named = {
        (route.id, purpose)
        for route in catalogue.routes
        for step in route.steps
        for purpose in step.codes
    }
    assert named == {("promised_payment", "promised_payment"), ("transfer_from_sim", "transfer")}
    for route_id, purpose in named:
        for operator_id in catalogue.route(route_id).only:
            operator = catalogue.operator(operator_id)
            assert operator is not None
            assert operator.codes[purpose].known


def test_yota_wants_use_before_money(catalogue: Catalogue) -> None:
    for route in catalogue.routes:
        if route.only and "yota" not in route.only:
            continue
        if route.id in TOP_UPS:
            first = route.steps[0].at("yota")
            assert first.items[0].id == "use_first"
            assert "does not count" in first.warning
        (action,) = (step for step in route.steps if Part.PAID_ACTION in step.parts)
        assert "Answer a call" in action.at("yota").items[0].text
        assert action.at("mts") == action


def test_what_cannot_be_walked_says_why_and_what_instead(catalogue: Catalogue) -> None:
    for route in (*catalogue.retired, *catalogue.doubted):
        assert bool(route.retired) != bool(route.doubt)
        assert len(route.title) <= 40
        assert len(route.retired or route.doubt) <= 110
        assert 1 <= len(route.instead) <= 3
        assert not route.steps
        assert not route.failures
        assert route.sources


@pytest.mark.parametrize(("key", "text"), SHOWN, ids=lambda v: v[:24])
def test_words_are_plain(key: str, text: str) -> None:
    assert not BANNED.search(text)
    assert not FACTS_IN_WORDS.search(text), "codes, prices, numbers and domains are fields"
    sentence = key in ("why", "warning", "hint", "what_counts", "retired", "doubt")
    assert text.endswith(".") or not sentence
    assert not text.endswith(".") or key not in ("title", "you_need", "abroad_note") or ". " in text
    longest = max(len(part.split()) for part in re.split(r"[.?:;]\s", text))
    assert longest <= 18, "a sentence of a child's school book"


def test_russian_words_are_only_names_on_screens() -> None:
    for _, text in SHOWN:
        assert not re.search(r"[а-яё]", re.sub(r"«[^»]+»", "", text), re.IGNORECASE)


def test_exactly_the_texts_that_are_shown_are_words_to_translate() -> None:
    """Markup is refused in shown texts only, so markup tells which keys are read as words."""
    treated: dict[bool, set[str]] = {True: set(), False: set()}
    for section, tables in copy.deepcopy(TABLES).items():
        all_tables = {s: Tables(TABLES[s]) for s in Section} | {section: Tables(tables)}
        for name in tables:
            for container, place, key in texts_in(tables[name]):
                kept = container[place]
                container[place] = f"{kept}<"
                found = catalogue_of(all_tables.__getitem__).check()
                words = any("without markup" in problem for problem in found)
                treated[words].add(key)
                container[place] = kept
    assert treated[True] == set(MSGID_KEYS)
    assert treated[False].isdisjoint(MSGID_KEYS)
