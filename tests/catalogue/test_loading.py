"""A catalogue gives what is asked for, in a fixed order; a bad file costs only itself."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from simdesk.catalogue.catalogue import Advice, Catalogue, RouteSet
from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.clock import ClockKind, ClockState, Missing
from simdesk.domain.errors import UnknownIdError
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.forecast import forecast
from simdesk.domain.line import Line, SimPlace
from simdesk.domain.official import Official
from simdesk.domain.operator import Rules
from simdesk.domain.receipt_book import ReceiptBook
from simdesk.domain.rescue import RescueBook
from simdesk.domain.scam import ScamBook


def test_what_is_there_comes_in_a_fixed_order(catalogue: Catalogue) -> None:
    main = [o.id for o in catalogue.operators if o.main]
    others = [o.id for o in catalogue.operators if not o.main]
    assert main == ["beeline", "megafon", "mts", "t2", "yota"]
    assert len(others) > 10
    assert [o.id for o in catalogue.operators] == [*main, *others]
    names = [o.name.casefold() for o in catalogue.operators if not o.main]
    assert names == sorted(names)
    risks = ["low", "medium", "high"]
    walked = [(risks.index(r.risk), r.id) for r in catalogue.routes]
    assert walked == sorted(walked)
    assert {r.id for r in catalogue.routes} >= {"official_app", "shop", "auto_debit"}
    assert [r.id for r in catalogue.retired] == [
        "foreign_cards",
        "qiwi",
        "scratch_cards",
        "svyaznoy",
    ]
    doubted = [r.id for r in catalogue.doubted]
    assert doubted == sorted(doubted)
    assert "paypal" in doubted
    mts = catalogue.operator("mts")
    assert mts is not None
    assert mts.name == "MTS"
    assert catalogue.route("shop").title == "Shop or supermarket till"


def test_an_ended_route_is_still_found(catalogue: Catalogue) -> None:
    qiwi = catalogue.route("qiwi")
    assert qiwi.retired == "The bank's licence was revoked on 21 February 2024."
    assert qiwi.steps == ()
    assert not qiwi.live


def test_a_way_in_doubt_is_found_and_says_what_to_do_instead(catalogue: Catalogue) -> None:
    paypal = catalogue.route("paypal")
    assert paypal.doubt.startswith("It is said not to work")
    assert paypal.instead == ("relative", "official_app")
    assert paypal.steps == ()
    assert not paypal.live
    assert paypal not in (*catalogue.routes, *catalogue.retired)


def test_what_is_not_there(catalogue: Catalogue) -> None:
    assert catalogue.operator("") is None
    assert catalogue.operator("kyivstar") is None
    with pytest.raises(UnknownIdError):
        catalogue.route("train")


def test_routes_are_read_when_first_asked_for() -> None:
    reads: list[int] = []

    def read() -> RouteSet:
        reads.append(1)
        return RouteSet({}, ("routes/x.toml: a: b",))

    catalogue = Catalogue(
        operators=(),
        law=None,
        problems=("law.toml: a: b",),
        read_routes=read,
        read_advice=lambda: Advice(
            (), ScamBook(), Official(), (), ReceiptBook(), RescueBook(), ("scams.toml: a: b",)
        ),
    )
    assert list(catalogue.problems) == ["law.toml: a: b"]
    assert reads == []
    assert catalogue.routes == catalogue.retired == catalogue.doubted == ()
    assert list(catalogue.problems) == ["law.toml: a: b", "routes/x.toml: a: b"]
    assert catalogue.scams == ScamBook()
    assert "scams.toml: a: b" in catalogue.problems
    assert reads == [1]


@pytest.mark.parametrize("damage", ["broken", "unreadable"])
@pytest.mark.parametrize(
    "name", ["operators/yota.toml", "routes/qiwi.toml", "routes/webmoney.toml", "routes/shop.toml"]
)
def test_a_bad_file_costs_only_itself(folder: Path, name: str, damage: str) -> None:
    file = folder / name
    file.unlink()
    if damage == "broken":
        file.write_text("x = 1", encoding="utf-8")
    else:
        file.mkdir()
    catalogue = load_catalogue(folder)
    problems = catalogue.check()
    assert problems
    assert all(problem.startswith(f"{name}: ") for problem in problems)
    whole = load_catalogue(Path(__file__).parents[2] / "resources" / "catalogue")
    for kept, all_of_them in (
        (catalogue.operators, whole.operators),
        (catalogue.routes, whole.routes),
        (catalogue.retired, whole.retired),
        (catalogue.doubted, whole.doubted),
    ):
        assert list(kept) == [entry for entry in all_of_them if entry.id not in name]


def test_a_route_that_leads_nowhere_is_left_out(folder: Path) -> None:
    (folder / "routes/auto_debit.toml").unlink()
    catalogue = load_catalogue(folder)
    assert catalogue.check() == (
        "routes/official_app.toml: failures[site_closed].fallbacks: there is no route 'auto_debit'",
    )
    walked = [r.id for r in catalogue.routes]
    assert "official_app" not in walked
    assert "shop" in walked


def test_a_link_may_belong_to_an_operator_that_cannot_be_read(folder: Path) -> None:
    for file in (folder / "operators").iterdir():
        text = file.read_text(encoding="utf-8").replace("[links.account]", "[links.cabinet]")
        file.write_text(text, encoding="utf-8")
    known = "routes/auto_debit.toml: steps[set_up].link: no operator has a link 'account'"
    assert known in load_catalogue(folder).check()
    (folder / "operators/t2.toml").write_text("", encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert known not in catalogue.check()
    assert "auto_debit" in [r.id for r in catalogue.routes]


def test_without_the_law_nothing_is_guessed_and_the_other_clocks_go_on(folder: Path) -> None:
    (folder / "law.toml").unlink()
    catalogue = load_catalogue(folder)
    assert catalogue.problems == ("law.toml: file: No such file or directory",)
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    line = Line("a", "+79161234567", now, operator_id="t2", sim_place=SimPlace.RUSSIA)
    call = Event("c", "a", EventKind.CALL, date(2026, 9, 5), Evidence.CONFIRMED, now)
    rules = Rules(catalogue.operator("t2"), catalogue.law)
    found = forecast(line, [call], rules, now.date())
    assert found.clock(ClockKind.ACTIVITY).due == date(2027, 1, 3)
    for kind in (ClockKind.REGISTRATION, ClockKind.REACH):
        clock = found.clock(kind)
        assert (clock.state, clock.missing) == (ClockState.UNKNOWN, Missing.LAW)


def test_an_empty_folder(tmp_path: Path) -> None:
    catalogue = load_catalogue(tmp_path)
    assert catalogue.operators == ()
    assert catalogue.routes == ()
    assert [problem.partition(":")[0] for problem in catalogue.check()] == [
        "operators",
        "law.toml",
        "pack.toml",
        "routes",
        "shared.toml",
        "notices.toml",
        "official.toml",
        "phrases.toml",
        "receipts.toml",
        "scams.toml",
        "wrong_number.toml",
    ]


NEW_OPERATOR = """
read_on = "2026-11-21"
name = "Example Mobile"
monogram = "Ex"
silence_outcome = "fee"
silence = "unknown"
fee = "unknown"
zero = "unknown"
counts_unknown = ["top_up", "call", "sms", "data", "answered_call", "tariff_debit"]
what_counts = "{operator}: nothing is known."
codes = { balance = "unknown", own_number = "unknown" }
"""

NEW_ROUTE = """
read_on = "2026-11-21"
title = "A friend in Russia"
text = "Somebody you know pays for you"
icon = "handshake"
abroad = "yes"
abroad_note = "The friend is in Russia"
cost = "unknown"
you_need = "Number, operator, amount"
needs = ["helper"]
risk = "low"
risk_note = "You keep the SIM."
minutes = 10
proof = ["The receipt of the friend"]
failures = []
only = ["example"]

[[steps]]
id = "ask"
phase = "prepare"
title = "Ask your friend"
items = [{ id = "send", text = "Send {number} and {amount}." }]
overrides.example.why = "Their shop is round the corner."

[[steps]]
use = "balance"

[[steps]]
use = "outcome"
"""


def test_a_new_operator_and_a_new_route_need_no_code(folder: Path) -> None:
    (folder / "operators/example.toml").write_text(NEW_OPERATOR, encoding="utf-8")
    (folder / "routes/friend.toml").write_text(NEW_ROUTE, encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert catalogue.check() == ()
    example = catalogue.operator("example")
    assert example is not None
    assert not example.silence.known
    friend = catalogue.route("friend")
    assert friend in catalogue.routes
    assert friend.minutes == 10
    assert friend.only == ("example",)
    assert friend.steps[0].at("example").why == "Their shop is round the corner."
    assert friend.steps[1] == catalogue.route("shop").step("balance")
