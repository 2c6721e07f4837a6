"""Each kind of fault in a data file is found and named by file and key; none stops the reading."""

# ruff: noqa: E501 - a table of faults reads best with one fault a line
from __future__ import annotations

from pathlib import Path

import pytest

from simdesk.catalogue.loader import load_catalogue

FOLDER = Path(__file__).parents[2] / "resources" / "catalogue"
MTS = "operators/mts.toml"
T2 = "operators/t2.toml"
YOTA = "operators/yota.toml"
SHOP = "routes/shop.toml"
APP = "routes/official_app.toml"
SALON = "routes/salon.toml"
QIWI = "routes/qiwi.toml"
PAYPAL = "routes/paypal.toml"
PAYPAL_NOT_WALKABLE = [
    *(f"{key}: is missing" for key in (
        "text", "abroad", "abroad_note", "cost", "you_need", "needs", "risk", "risk_note",
        "minutes", "proof", "steps", "failures",
    )),
    "doubts: is not a known key",
    "instead: is not a known key",
]  # fmt: skip

FAULTS = [
    # Keys.
    (MTS, 'monogram = "MT"', 'monogramm = "MT"', ["monogram: is missing", "monogramm: is not a known key"]),
    (MTS, "value = 183\n", "value = 183\nwhy = 1\n", ["silence[1].why: is not a known key"]),
    (MTS, '[links.site]\n', '[links.site]\ntitle = "x"\n', ["links.site.title: is not a known key"]),
    (MTS, '[[codes.own_number]]', '[[codes.owner]]', ["codes.own_number: is missing", "codes.owner: is not a known key"]),
    (SHOP, 'id = "say", text', 'id = "say", say = 1, text', ["steps[pay].items[say].say: is not a known key"]),
    (SHOP, 'id = "choose"\n', 'id = "choose"\n"two words" = 1\n', ["steps[choose].'two words': is not a known key"]),
    # What is missing.
    (MTS, 'source = "63.ru"\n', "", ["phones[3].source: is missing"]),
    (MTS, 'as_of = "2010-07-26"\n', "", ["phones[3].as_of: is missing"]),
    (MTS, 'zero = "unknown"\n', "", ["zero: is missing"]),
    (MTS, 'zero = "unknown"\n', "zero = []\n", ["zero: needs at least one value"]),
    (MTS, 'zero = "unknown"\n', "zero = [90]\n", ["zero[1]: must be a table, not a number", "zero: needs at least one value"]),
    (MTS, 'counts_unknown = ["top_up", "tariff_debit"]', 'counts_unknown = ["top_up"]', ["counts: tariff_debit must be either stated or in counts_unknown"]),
    (SHOP, 'cost = "unknown"\n', "", ["cost: is missing"]),
    (SHOP, 'title = "Pay at the till"\n', "", ["steps[pay].title: is missing"]),
    (SHOP, 'fallbacks = ["salon", "bank_branch", "official_app"]\n', "", ["failures[not_offered].fallbacks: is missing"]),
    # Types.
    (MTS, "value = 90\n", 'value = "90"\n', ["silence[2].value: must be a whole number from 1 to 9999"]),
    (MTS, "value = 90\n", "value = 0\n", ["silence[2].value: must be a whole number from 1 to 9999"]),
    (MTS, "value = 90\n", "value = true\n", ["silence[2].value: must be a whole number from 1 to 9999"]),
    (MTS, "value = 90\n", "value = 0x" + "f" * 5000 + "\n", ["silence[2].value: must be a whole number from 1 to 9999"]),
    (MTS, 'value = "3.30"', "value = 3.3", ["fee[1].value: must be text, not a float"]),
    (MTS, 'value = "3.30"', 'value = "3,30"', ["fee[1].value: must be roubles above zero as '3.30', not '3,30'"]),
    (MTS, 'value = "3.30"', 'value = "0.00"', ["fee[1].value: must be roubles above zero as '3.30', not '0.00'"]),
    (MTS, 'name = "MTS"', "name = 5", ["name: must be text, not a number"]),
    (MTS, 'name = "MTS"', 'name = " MTS"', ["name: must be one line of plain text with nothing around it"]),
    (MTS, 'name = "MTS"', 'name = ""', ["name: must be one line of plain text with nothing around it"]),
    (MTS, 'name = "MTS"', 'name = "M\\u202eTS"', ["name: must be one line of plain text with nothing around it"]),
    (SHOP, 'use = "check_number"', "use = []", ["steps[1].use: must be text, not a list"]),
    (SHOP, 'needs = ["cash", "passport"]', 'needs = "cash"', ["needs: must be a list, not text"]),
    (SHOP, 'needs = ["cash", "passport"]', 'needs = ["cash", 1]', ["needs: must be a list of lines of plain text"]),
    ("shared.toml", "optional = true", 'optional = "yes"', ["steps[paid_action].optional: must be true or false, not text"]),
    # Dates.
    (MTS, 'read_on = "2026-11-21"', 'read_on = "2026-02-30"', ["read_on: must be a day as YYYY-MM-DD, not '2026-02-30'"]),
    (MTS, 'read_on = "2026-11-21"', "read_on = 2026-11-21", ["read_on: must be text, not a date"]),
    (MTS, 'as_of = "2010-07-26"', 'as_of = "2010-7-26"', ["phones[3].as_of: must be YYYY, YYYY-MM, YYYY-MM-DD or n.d., not '2010-7-26'"]),
    (MTS, 'as_of = "2010-07-26"', 'as_of = "2010-13"', ["phones[3].as_of: must be YYYY, YYYY-MM, YYYY-MM-DD or n.d., not '2010-13'"]),
    (MTS, 'as_of = "2010-07-26"', 'as_of = "2027"', ["phones[3].as_of: lies after the day of reading, 2026-11-21"]),
    # Words from a list.
    (MTS, 'silence_outcome = "fee"', 'silence_outcome = "free"', ["silence_outcome: must be one of fee, loss, not 'free'"]),
    (YOTA, 'value = "if_covers_renewal"', 'value = "maybe"', ["counts[2].value: must be one of yes, no, unknown, if_covers_renewal, not 'maybe'"]),
    (YOTA, 'value = "if_covers_renewal"', 'value = "unknown"', ["counts[2].value: is unknown: name the kinds in counts_unknown instead"]),
    (YOTA, 'kinds = ["top_up"]', 'kinds = ["top_up", "balance"]', ["counts: balance never resets a silence count"]),
    (YOTA, 'kinds = ["top_up"]', 'kinds = ["top_up", "call", "call"]', ["counts[2].kinds: names something twice"]),
    (YOTA, 'counts_unknown = ["tariff_debit"]', 'counts_unknown = ["tariff_debit", "call"]', ["counts: call must be either stated or in counts_unknown"]),
    (MTS, 'where = "abroad"', 'where = "moon"', ["phones[3].where: must be one of own_sim, russia, abroad, whatsapp, balance, porting, not 'moon'"]),
    (MTS, 'value = "+7 495 766 01 66"', 'value = "84957660166"', ["phones[3].value: must be dialled and grouped as usual, not '84957660166'"]),
    (MTS, 'store = "android"', 'store = "web"', ["apps[1].store: must be one of android, rustore, ios, not 'web'"]),
    (MTS, 'value = "ru.mts.mymts"', 'value = "My MTS"', ["apps[1].value: must be the id of an app, not 'My MTS'"]),
    (MTS, 'value = "*100#"', 'value = "100"', ["codes.balance[1].value: must be a USSD code such as *100#, not '100'"]),
    (SHOP, 'phase = "pay"', 'phase = "play"', ["steps[pay].phase: must be one of prepare, pay, confirm, evidence, finish, not 'play'"]),
    (SHOP, 'parts = ["receipts"]', 'parts = ["receipt"]', ["steps[receipt].parts: must be of official_page, apps, number, amount, payment, auto_debit, codes, phones, balance, receipts, paid_action, outcome, accounts, registration_done, archive, not 'receipt'"]),
    (SHOP, 'needs = ["cash", "passport"]', 'needs = ["cash", "luck"]', ["needs: must be of russian_card, cash, other_sim, passport, helper, sim_in_hand, gosuslugi, unionpay, alipay_wechat, foreign_card, not 'luck'"]),
    # Links and domains.
    (MTS, '"https://lk.mts.ru/"', '"http://lk.mts.ru/"', ["links.account.url: must be a plain https address, not 'http://lk.mts.ru/'"]),
    (MTS, '"https://lk.mts.ru/"', '"https://lk.mts.ru.example.org/"', ["links.account.url: lk.mts.ru.example.org is not on a domain of this operator"]),
    (MTS, '"https://lk.mts.ru/"', '"https://notmts.ru/"', ["links.account.url: notmts.ru is not on a domain of this operator"]),
    (MTS, '"https://lk.mts.ru/"', '"https://mts.ru@example.org/"', ["links.account.url: must be a plain https address, not 'https://mts.ru@example.org/'"]),
    (MTS, '"https://lk.mts.ru/"', '"https://lk.mts.ru/?next=x"', ["links.account.url: must be a plain https address, not 'https://lk.mts.ru/?next=x'"]),
    (MTS, 'value = "mts.ru"', 'value = "MTS.ru"', ["domains[1].value: must be a domain such as example.ru, not 'MTS.ru'", "links.site.url: mts.ru is not on a domain of this operator", "links.account.url: lk.mts.ru is not on a domain of this operator", "links.payment.url: payment.mts.ru is not on a domain of this operator"]),
    # Words that are shown.
    (SHOP, "Show the number, the operator", "Show {numbr}, the operator", ["steps[pay].items[say].text: has the unknown placeholder {numbr}"]),
    (SHOP, "Show the number, the operator", "Show {0}, the operator", ["steps[pay].items[say].text: has the unknown placeholder {0}"]),
    (SHOP, "Show the number, the operator", "Show {operator.id}, the operator", ["steps[pay].items[say].text: has the unknown placeholder {operator.id}"]),
    (SHOP, "Show the number, the operator", "Show the {number, the operator", ["steps[pay].items[say].text: has a single brace"]),
    (SHOP, "Show the number, the operator", "Show <b>the number</b>, the operator", ["steps[pay].items[say].text: must be plain text without markup"]),
    (MTS, "The account site may ask", "{domain} may ask", ["notes[account_site].text: has the unknown placeholder {domain}"]),
    # Ids.
    (MTS, 'id = "account_site"', 'id = "no_end_date"', ["notes[no_end_date].id: is used twice"]),
    (SHOP, 'id = "choose"', 'id = "pay"', ["steps[pay].id: pay is used twice"]),
    (SHOP, 'id = "choose"', 'id = "check_number"', ["steps[check_number].id: check_number is used twice"]),
    (SHOP, 'id = "salon"', 'id = "bank"', ["steps[choose].items[bank].id: is used twice"]),
    (SHOP, 'id = "salon"', 'id = "Salon"', ["steps[choose].items[1].id: must be an id of a-z, 0-9 and _, not 'Salon'"]),
    (SALON, 'id = "machine_failed"', 'id = "no_salon"', ["failures[no_salon].id: no_salon is used twice"]),
    (SHOP, 'use = "balance"', 'use = "ballance"', ["steps[4].use: there is no shared step 'ballance'"]),
    (SHOP, 'use = "number_off"', 'use = "off"', ["failures[6].use: there is no shared failure 'off'"]),
    ("shared.toml", 'id = "outcome"', 'id = "balance"', ["steps[balance].id: is used twice"]),
    ("shared.toml", 'id = "wrong_number"', 'id = "not_credited"', ["failures[not_credited].id: is used twice"]),
    # What would be empty.
    ("shared.toml", 'parts = ["outcome"]', "parts = []", ["steps[outcome]: a step needs items or parts"]),
    # What does not fit together.
    (SHOP, 'fallbacks = ["official_app"]', 'fallbacks = ["train"]', ["failures[not_credited].fallbacks: there is no route 'train'"]),
    (SHOP, 'fallbacks = ["official_app"]', 'fallbacks = ["qiwi"]', ["failures[not_credited].fallbacks: the route 'qiwi' is retired"]),
    (SHOP, 'fallbacks = ["official_app"]', 'fallbacks = ["paypal"]', ["failures[not_credited].fallbacks: the route 'paypal' is in doubt"]),
    (SHOP, 'fallbacks = ["official_app"]', 'fallbacks = ["shop"]', ["failures[not_credited].fallbacks: a route is no way out of itself"]),
    (SHOP, "[steps.overrides.yota]", "[steps.overrides.yotta]", ["steps[pay].overrides: there is no operator 'yotta'"]),
    (APP, 'link = "payment"', 'link = "paiment"', ["steps[pay].overrides.mts.link: mts has no such link"]),
    (APP, 'link = "site"', 'link = "sight"', ["steps[pay].link: no operator has a link 'sight'"]),
    (SHOP, 'cost = "unknown"', 'cost = "unknown"\nonly = ["tele"]', ["only: there is no operator 'tele'"]),
    (SHOP, 'phase = "evidence"', 'phase = "prepare"', ["steps[receipt].phase: prepare must not follow confirm"]),
    (APP, '[steps.overrides.mts]\nlink = "payment"\n', "[steps.overrides.mts]\n", ["steps[pay].overrides.mts: changes nothing"]),
    (QIWI, "retired =", "abroad = \"no\"\nretired =", ["abroad: is not a known key"]),
    (SHOP, '  "Or try a bank or a post office with your passport.",\n', '  "1",\n  "2",\n  "3",\n', ["failures[not_offered].todo: must be 1 to 3 things to do"]),
    # What cannot be walked.
    (QIWI, 'instead = ["bank_app", "bank_branch"]\n', "instead = []\n", ["instead: needs at least one value"]),
    (QIWI, '"bank_branch"', '"train"', ["instead: there is no route 'train'"]),
    (QIWI, '"bank_branch"', '"qiwi"', ["instead: a route is no way out of itself"]),
    (QIWI, '"bank_branch"', '"paypal"', ["instead: the route 'paypal' is in doubt"]),
    (QIWI, "retired =", 'doubt = "Why not."\nretired =', ["doubt: is not a known key"]),
    (PAYPAL, 'instead = ["relative", "official_app"]\n', "", ["instead: is missing"]),
    (PAYPAL, '"official_app"', '"relative"', ["instead: names something twice"]),
    (PAYPAL, '"official_app"', '"qiwi"', ["instead: the route 'qiwi' is retired"]),
    (PAYPAL, 'icon = "globe"\n', 'icon = "globe"\nsteps = []\n', ["steps: is not a known key"]),
    (PAYPAL, "It is said not", "It is said {not}", ["doubt: has the unknown placeholder {not}"]),
    (PAYPAL, "doubt = ", "doubts = ", PAYPAL_NOT_WALKABLE),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "problems"), FAULTS)
def test_a_fault_is_named(folder: Path, file: str, old: str, new: str, problems: list[str]) -> None:
    edit(folder / file, old, new)
    expected = [f"{file}: {problem}" for problem in problems]
    found = list(load_catalogue(folder).check())
    # Routes that use a broken shared step say so as well; that is another test.
    assert [p for p in found if p.startswith(file)] == expected
    assert len(found) == len(expected) or file == "shared.toml"


def test_a_broken_shared_step_costs_the_routes_that_use_it(folder: Path) -> None:
    edit(folder / "shared.toml", 'title = "See what has moved"\n', "")
    found = load_catalogue(folder).check()
    assert found[0] == "shared.toml: steps[outcome].title: is missing"
    assert found[1] == "routes/auto_debit.toml: steps[8].use: there is no shared step 'outcome'"
    walked = [route.id for route in load_catalogue(FOLDER).routes]
    assert [problem.partition(": ")[0] for problem in found[1:]] == [
        f"routes/{route_id}.toml" for route_id in sorted(walked)
    ]


def test_a_broken_shared_failure_costs_the_routes_that_use_it(folder: Path) -> None:
    edit(folder / "shared.toml", 'hint = "The SMS may go to a SIM that gets none now."\n', "")
    assert load_catalogue(folder).check() == (
        "shared.toml: failures[code_missing].hint: is missing",
        "routes/auto_debit.toml: failures[3].use: there is no shared failure 'code_missing'",
        "routes/bank_app.toml: failures[4].use: there is no shared failure 'code_missing'",
        "routes/official_app.toml: failures[2].use: there is no shared failure 'code_missing'",
    )


def test_a_route_without_steps(folder: Path) -> None:
    text = (folder / QIWI).read_text(encoding="utf-8")
    (folder / QIWI).write_text(text.partition("[[sources]]")[0], encoding="utf-8")
    shop = (folder / SHOP).read_text(encoding="utf-8")
    (folder / SHOP).write_text(
        "steps = []\nfailures = []\n" + shop.partition("[[steps]]")[0], encoding="utf-8"
    )
    assert load_catalogue(folder).check() == (
        "routes/qiwi.toml: sources: needs at least one value",
        "routes/shop.toml: steps: needs at least one step",
    )


@pytest.mark.parametrize(
    ("route", "old", "new", "part"),
    [
        ("shop", '[[steps]]\nuse = "outcome"\n', "", "outcome"),
        ("shop", 'use = "paid_action"', 'use = "registration_done"', "outcome"),
        ("reregistration", 'purpose = "register"\n', "", "outcome"),
        ("give_up_number", '"give_up"', '"register"', "registration_done"),
    ],
)
def test_a_route_that_cannot_be_finished(
    folder: Path, route: str, old: str, new: str, part: str
) -> None:
    edit(folder / f"routes/{route}.toml", old, new)
    found = [p for p in load_catalogue(folder).check() if p.startswith(f"routes/{route}.toml")]
    assert found == [f"routes/{route}.toml: steps: only the last one must have the part {part}"]


def test_a_step_touches_no_clock(folder: Path) -> None:
    edit(folder / SHOP, 'concerns = ["cash"]', 'concerns = ["money"]')
    assert (
        f"{SHOP}: steps[pay].concerns: money is not touched by a step"
        in load_catalogue(folder).check()
    )


def test_all_faults_of_a_file_come_at_once(folder: Path) -> None:
    edit(folder / YOTA, 'name = "Yota"\n', "")
    edit(folder / YOTA, "value = 90", "value = -90")
    edit(folder / YOTA, 'value = "*103#"', 'value = "103"')
    assert load_catalogue(folder).problems == (
        "operators/yota.toml: name: is missing",
        "operators/yota.toml: silence[1].value: must be a whole number from 1 to 9999",
        "operators/yota.toml: codes.own_number[1].value: must be a USSD code such as *100#, not '103'",
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"name = \n", "syntax: Invalid value (at line 1, column 8)"),
        (b'name = "\xff"', "file: is not UTF-8"),
        (b"a = " + b"[" * 5000, "syntax: maximum recursion depth exceeded"),
        (b"a = " + b"9" * 5000, "syntax: Exceeds the limit (4300 digits)"),
    ],
)
def test_a_file_that_is_no_toml(folder: Path, content: bytes, problem: str) -> None:
    (folder / T2).write_bytes(content)
    (found,) = load_catalogue(folder).problems
    assert found.startswith(f"{T2}: {problem}")


def test_a_name_that_is_no_id(folder: Path) -> None:
    (folder / QIWI).rename(folder / "routes/Qiwi-2.toml")
    assert load_catalogue(folder).check() == (
        "routes/Qiwi-2.toml: file: must be named with a-z, 0-9 and _ only",
    )


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
