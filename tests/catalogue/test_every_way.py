"""Every way that people name has its place in the catalogue, with sources and in every language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.route import Route, Step, StepOverride
from simdesk.i18n.language import LANGUAGES

ROOT = Path(__file__).parents[2]
ICONS = ROOT / "resources" / "icons"

WAYS = {
    "the operator's app": "official_app",
    "the operator's site, without a login": "official_app",
    "counter of the operator's salon": "salon",
    "self-service machine in the salon": "salon",
    "public payment terminal": "payment_terminal",
    "till of Magnit": "shop",
    "till of Pyaterochka": "shop",
    "shop in a mall": "shop",
    "shops of Svyaznoy": "svyaznoy",
    "scratch card or voucher": "scratch_cards",
    "bank app": "bank_app",
    "bank transfer": "bank_app",
    "Russian card": "bank_app",
    "SBP": "bank_app",
    "bank branch": "bank_branch",
    "cash machine": "bank_branch",
    "post office": "bank_branch",
    "auto-debit in the operator's app": "auto_debit",
    "auto-debit in the bank": "auto_debit",
    "auto-debit by date, by balance, by bill": "auto_debit",
    "YooMoney": "yoomoney",
    "Qiwi": "qiwi",
    "WebMoney": "webmoney",
    "PayPal": "paypal",
    "foreign Visa or Mastercard": "foreign_cards",
    "foreign UnionPay": "unionpay",
    "Alipay": "alipay_wechat",
    "WeChat": "alipay_wechat",
    "sellers on shop platforms": "alipay_wechat",
    "international top-up services": "international_topup",
    "relative or friend in Russia": "relative",
    "agent": "reseller",
    "reseller in Telegram": "reseller",
    "payment by phone call": "pay_by_phone",
    "promised payment": "promised_payment",
    "transfer from another SIM": "transfer_from_sim",
    "ask to top me up": "ask_to_top_up",
    "paid action in Russia": "paid_action",
    "paid action in roaming": "paid_action_roaming",
    "giving a number up": "give_up_number",
    "registering a foreign citizen's number anew": "reregistration",
    "new passport, or a notice about the data": "new_passport",
    "number of a company": "company_number",
}
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
    assert sorted(route.id for route in every) == sorted(set(WAYS.values()))
    assert {route.id for route in catalogue.routes} == WALKABLE
    assert {route.id for route in catalogue.other_routes} == NO_RENEWALS


@pytest.mark.parametrize(("way", "route_id"), WAYS.items(), ids=list(WAYS))
def test_a_way_leads_somewhere_and_says_where_that_comes_from(
    way: str, route_id: str, catalogue: Catalogue
) -> None:
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


@pytest.mark.parametrize("route_id", sorted(set(WAYS.values())))
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


def test_nobody_who_sells_is_named_or_linked(catalogue: Catalogue) -> None:
    for route_id in ("reseller", "alipay_wechat", "international_topup"):
        for text in words_of(catalogue.route(route_id)):
            assert "@" not in text
            assert "t.me" not in text
            assert "://" not in text
