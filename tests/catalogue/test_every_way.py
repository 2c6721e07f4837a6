"""Every way that people name has its place in the catalogue, with sources and in every language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.line import Plan, SimKind
from simdesk.domain.route import Route, Step, StepOverride
from simdesk.i18n.language import LANGUAGES

ROOT = Path(__file__).parents[2]
ICONS = ROOT / "resources" / "icons"

WAYS = {
    "the operator's app": ("official_app", "official app"),
    "the operator's web site, without a login": ("official_app", "site"),
    "counter of the operator's salon": ("salon", "counter"),
    "self-service machine in the salon": ("salon", "machine in the salon"),
    "public payment terminal": ("payment_terminal", "terminal"),
    "supermarket till": ("shop", "supermarket till"),
    "till of Magnit": ("shop", "Magnit"),
    "till of Pyaterochka": ("shop", "Pyaterochka"),
    "shop in a mall": ("shop", "malls"),
    "shops of Svyaznoy": ("svyaznoy", "Svyaznoy"),
    "scratch card": ("scratch_cards", "scratch cards"),
    "voucher": ("scratch_cards", "vouchers"),
    "bank app": ("bank_app", "bank app"),
    "bank transfer": ("bank_app", "transfer in your own bank"),
    "Russian card": ("bank_app", "Russian card"),
    "SBP": ("bank_app", "SBP"),
    "bank branch": ("bank_branch", "branch"),
    "cash machine": ("bank_branch", "cash machine"),
    "post office": ("bank_branch", "post office"),
    "auto-debit in the operator's app": ("auto_debit", "in the operator's app"),
    "auto-debit in the bank": ("auto_debit", "in your bank"),
    "auto-debit by date": ("auto_debit", "by date"),
    "auto-debit by threshold": ("auto_debit", "by balance"),
    "auto-debit by bill, for postpaid": ("auto_debit", "by bill"),
    "YooMoney": ("yoomoney", "YooMoney"),
    "Qiwi": ("qiwi", "Qiwi"),
    "WebMoney": ("webmoney", "WebMoney"),
    "PayPal": ("paypal", "PayPal"),
    "foreign Visa": ("foreign_cards", "Visa"),
    "foreign Mastercard": ("foreign_cards", "Mastercard"),
    "foreign UnionPay": ("unionpay", "UnionPay"),
    "Alipay": ("alipay_wechat", "Alipay"),
    "WeChat": ("alipay_wechat", "WeChat"),
    "shop platforms": ("alipay_wechat", "platforms"),
    "international top-up services": ("international_topup", "international"),
    "relative in Russia": ("relative", "relative"),
    "friend in Russia": ("relative", "friend"),
    "agent": ("reseller", "agents"),
    "reseller in Telegram": ("reseller", "resellers in Telegram"),
    "payment by phone call": ("pay_by_phone", "phone"),
    "promised payment": ("promised_payment", "promised payment"),
    "transfer from another SIM": ("transfer_from_sim", "another SIM"),
    "ask to top me up": ("ask_to_top_up", "ask to top me up"),
    "call in Russia": ("paid_action", "call"),
    "SMS in Russia": ("paid_action", "SMS"),
    "mobile data in Russia": ("paid_action", "data"),
    "call in roaming": ("paid_action_roaming", "call"),
    "SMS in roaming": ("paid_action_roaming", "SMS"),
    "data in roaming": ("paid_action_roaming", "data"),
    "giving a number up": ("give_up_number", "number"),
    "registering a foreign citizen's number anew": ("reregistration", "foreign"),
    "new passport, or a notice about the data": ("new_passport", "passport"),
    "number of a company": ("company_number", "company"),
}
"""Of each way that people name: its entry, and what the entry calls it."""

KINDS = {
    "prepaid": ("prepaid", {Plan.PREPAID}),
    "postpaid": ("postpaid", {Plan.POSTPAID}),
    "data SIM": ("data_only", {SimKind.DATA_ONLY}),
    "travel SIM": ("travel", {SimKind.TRAVEL}),
    "eSIM": ("esim", {SimKind.ESIM}),
}
"""Of each kind of SIM and of payment: its notice, and whose numbers that stands at."""

ENTRIES = sorted({route_id for route_id, _called in WAYS.values()})
NO_RENEWALS = {"give_up_number", "reregistration", "new_passport", "company_number"}
"""Walked in steps as well, but never offered where a way to renew is chosen."""
NAMES = {"PayPal", "MTS", "Beeline", "MegaFon"}
"""What Chinese, and partly Russian, writes as it is."""
WALKABLE = {
    "official_app", "salon", "payment_terminal", "shop", "bank_app", "bank_branch", "auto_debit",
    "relative", "promised_payment", "transfer_from_sim", "paid_action", "paid_action_roaming",
}  # fmt: skip


def words_of(route: Route) -> Iterator[str]:
    """Yield every text of a way that is shown; there may be empty ones among them."""
    yield from (route.title, route.text, route.abroad_note, route.you_need, route.risk_note)
    yield from (route.retired, route.doubt, *route.proof)
    sources = (*route.sources, *route.cost.values, *(f.source for f in route.failures if f.source))
    for source in sources:
        yield from (source.value, source.applies_to)
    for step in route.steps:
        yield from _words_of_step(step)
        for override in step.overrides.values():
            yield from _words_of_step(override)
    for failure in route.failures:
        yield from (failure.title, failure.hint, *failure.todo)


def _words_of_step(step: Step | StepOverride) -> Iterator[str]:
    yield from (step.title, step.why, step.warning)
    yield from (item.text for item in step.items or ())


@pytest.fixture(scope="module")
def translated() -> dict[str, dict[str, str]]:
    """What every language says for a text."""
    words: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        path = ROOT / "translations" / language / "LC_MESSAGES" / "simdesk.po"
        with path.open("rb") as file:
            found = read_po(file, language)
        words[language] = {m.id: str(m.string) for m in found if isinstance(m.id, str)}
    return words


def test_every_entry_is_a_way_that_somebody_names(catalogue: Catalogue) -> None:
    walked = (*catalogue.routes, *catalogue.other_routes)
    every = (*walked, *catalogue.retired, *catalogue.doubted)
    assert sorted(route.id for route in every) == sorted(ENTRIES)
    assert {route.id for route in catalogue.routes} == WALKABLE
    assert {route.id for route in catalogue.other_routes} == NO_RENEWALS


@pytest.mark.parametrize("way", WAYS)
def test_a_way_is_found_by_its_name(way: str, catalogue: Catalogue) -> None:
    route_id, called = WAYS[way]
    said = "\n".join(words_of(catalogue.route(route_id)))
    assert called.casefold() in said.casefold()


@pytest.mark.parametrize("way", WAYS)
def test_a_way_leads_somewhere_and_says_where_that_comes_from(
    way: str, catalogue: Catalogue
) -> None:
    route_id, _called = WAYS[way]
    route = catalogue.route(route_id)
    live = {other.id for other in catalogue.routes}
    assert bool(route.steps) + bool(route.retired) + bool(route.doubt) == 1, way
    assert route.sources
    assert (ICONS / f"{route.icon}_20_regular.svg").exists()
    if route_id in NO_RENEWALS:
        assert route.failures
        assert not any(failure.fallbacks for failure in route.failures)
    elif route.steps:
        assert any(failure.fallbacks for failure in route.failures)
        assert all(set(failure.fallbacks) <= live - {route_id} for failure in route.failures)
    else:
        assert route.instead
        assert set(route.instead) <= live


@pytest.mark.parametrize("route_id", ENTRIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_a_way_is_said_in_every_language(
    language: str, route_id: str, catalogue: Catalogue, translated: dict[str, dict[str, str]]
) -> None:
    texts = {text for text in words_of(catalogue.route(route_id)) if text}
    assert len(texts) >= 3
    said = translated[language]
    assert sorted(text for text in texts if not said.get(text)) == []
    if language != "en":
        assert sorted(t for t in texts if said[t] == t and t not in NAMES) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kind_of_sim_has_its_notice_in_every_language(
    language: str, kind: str, catalogue: Catalogue, translated: dict[str, dict[str, str]]
) -> None:
    notice_id, whose = KINDS[kind]
    notice = next(n for n in catalogue.notices if n.id == notice_id)
    assert {*notice.plans, *notice.sim_kinds} == whose
    assert notice.where
    assert notice.sources
    texts = {notice.title, notice.text, *notice.todo, *(s.value for s in notice.sources)}
    assert len(texts) >= 4
    said = translated[language]
    assert sorted(text for text in texts if not said.get(text)) == []
    assert language == "en" or sorted(text for text in texts if said[text] == text) == []


def test_there_are_operators_beyond_the_big_five(catalogue: Catalogue) -> None:
    assert {o.name for o in catalogue.operators} >= {
        "MTS", "Beeline", "MegaFon", "T2", "Yota", "SberMobile", "T-Mobile", "VTB Mobile",
        "Gazprombank Mobile", "Rostelecom", "Motiv", "Letai", "Volna mobile", "Win Mobile",
        "Miranda-Media", "Phoenix", "MKS",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_an_operator_is_said_in_every_language(
    language: str, catalogue: Catalogue, translated: dict[str, dict[str, str]]
) -> None:
    said = translated[language]
    for operator in catalogue.operators:
        facts = (*operator.silence.values, *operator.fee.values, *operator.zero.values)
        facts += tuple(v for fact in operator.codes.values() for v in fact.values)
        facts += tuple(phone.fact for phone in operator.phones)
        facts += tuple(app.fact for app in operator.apps)
        notes = tuple(note.fact for note in operator.notes)
        texts = {operator.what_counts, *(n.value for n in notes)}
        texts |= {fact.applies_to for fact in (*facts, *notes)} - {""}
        assert sorted(text for text in texts if not said.get(text)) == [], operator.id
        if language != "en":
            assert sorted(text for text in texts - NAMES if said[text] == text) == []


def test_nobody_who_sells_is_named_or_linked(catalogue: Catalogue) -> None:
    for route_id in ("reseller", "alipay_wechat", "international_topup"):
        for text in words_of(catalogue.route(route_id)):
            assert "@" not in text
            assert "t.me" not in text
            assert "://" not in text
