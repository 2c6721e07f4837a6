"""What a new catalogue changes: each address, each id that vanishes, and how much else."""

from __future__ import annotations

import pytest

from simdesk.catalogue.addresses import AddressKind
from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.files import Section, Tables, parse, sorted_out
from simdesk.catalogue.loader import catalogue_of
from simdesk.catalogue.pack_changes import Changes, compare, vanished
from tests.packs import Edit, Parts, add_host, own_parts, swap

NOTHING = Changes((), (), 0, 0, 0, 0, 0, 0, 0)
OLD = own_parts()


def read(files: Parts) -> tuple[Catalogue, dict[Section, Tables]]:
    tables = {section: parse(contents) for section, contents in sorted_out(files).items()}
    catalogue = catalogue_of(tables.__getitem__)
    assert catalogue.check() == ()
    return catalogue, tables


def edited(edits: dict[str, Edit]) -> Parts:
    new = dict(OLD)
    for name, edit in edits.items():
        new[name] = edit(new[name].decode()).encode()
        assert new[name] != OLD[name]
    return new


def changes(edits: dict[str, Edit]) -> Changes:
    return compare(*read(OLD), *read(edited(edits)))


def test_nothing_changes_by_itself() -> None:
    assert compare(*read(OLD), *read(OLD)) == NOTHING
    comment = changes({"law.toml": lambda text: f"# Another comment.\n{text}"})
    assert comment == NOTHING


@pytest.mark.parametrize(
    ("file", "old", "new", "kind", "owner"),
    [
        ("mts", "https://lk.mts.ru/", "https://my.mts.ru/", AddressKind.PAGE, "MTS"),
        ("beeline", "*102#", "*103#", AddressKind.CODE, "Beeline"),
        ("mts", "8 800 250 08 90", "8 800 250 08 91", AddressKind.PHONE, "MTS"),
        ("mts", '"0890"', '"0891"', AddressKind.PHONE, "MTS"),
        ("mts", '"ru.mts.mymts"', '"ru.mts.yourmts"', AddressKind.APP, "MTS"),
    ],
)
def test_an_address_takes_the_place_of_another(
    file: str, old: str, new: str, kind: AddressKind, owner: str
) -> None:
    found = changes({f"operators/{file}.toml": swap(old, new)})
    [change] = found.addresses
    assert (change.new.value, change.before) == (new.strip('"'), (old.strip('"'),))
    assert (change.new.kind, change.new.owner) == (kind, owner)
    assert (found.gone, found.changed_operators, found.rules) == ((), 1, 0)


def test_a_host_that_is_added_goes_or_changes_hands() -> None:
    ours = read(edited({"official.toml": add_host("pay.example.ru", "MTS")}))
    theirs = read(edited({"official.toml": add_host("pay.example.ru", "Beeline")}))
    added = compare(*read(OLD), *ours)
    [change] = added.addresses
    assert (change.new.value, change.new.owner, change.before) == ("pay.example.ru", "MTS", ())
    assert (added.gone, added.other_files) == ((), 1)

    [change] = compare(*ours, *theirs).addresses
    assert (change.new.value, change.new.owner) == ("pay.example.ru", "Beeline")

    gone = compare(*ours, *read(OLD))
    assert (gone.addresses, [a.value for a in gone.gone]) == ((), ["pay.example.ru"])


def test_an_honest_name_and_a_shortener_are_asked_for_as_well() -> None:
    text = OLD["official.toml"].decode()
    namesake = text.split("[[namesakes]]")[1].split('"')[1]
    found = changes({"official.toml": swap(f'"{namesake}"', f'"{namesake}", "mts-pay.ru"')})
    assert [(c.new.kind, c.new.value) for c in found.addresses] == [
        (AddressKind.NAMESAKE, "mts-pay.ru")
    ]


def test_an_address_in_a_text_is_an_address() -> None:
    found = changes({"scams.toml": swap("It presses for time.", "Write to help.example.ru.")})
    [change] = found.addresses
    assert (change.new.kind, change.new.value) == (AddressKind.OTHER, "help.example.ru")


def test_a_new_name_of_an_operator_asks_nothing_again() -> None:
    found = changes({"operators/t2.toml": swap('name = "T2"', 'name = "T3"')})
    assert (found.addresses, found.gone, found.changed_operators) == ((), (), 1)


def test_rules_operators_and_routes_are_counted() -> None:
    rules = {
        "law.toml": swap("value = 15\n", "value = 14\n"),
        "operators/mts.toml": swap("value = 150\n", "value = 151\n"),
    }
    assert changes(rules).rules == 2
    new = edited({"operators/t2.toml": swap('name = "T2"', 'name = "T9"')})
    new["operators/t9.toml"] = new["operators/t2.toml"].replace(b"t2.ru", b"t9.ru")
    new["operators/t2.toml"] = OLD["operators/t2.toml"]
    new["operators/t9.toml"] = new["operators/t9.toml"].replace(b"tele2.ru", b"tele9.ru")
    found = compare(*read(OLD), *read(new))
    assert (found.new_operators, found.changed_operators) == (1, 0)
    assert {c.new.owner for c in found.addresses} == {"T9"}
    assert changes({"routes/shop.toml": swap('title = "Shop', 'title = "Any shop')}).changed_routes


RETIRED = """
read_on = "2026-11-21"
title = "Paying by phone call"
icon = "call"
retired = "It has ended."
instead = ["official_app"]

[[sources]]
text = "It has ended."
source = "x"
as_of = "n.d."
confidence = "high"
"""


def _ends_route(folder_files: Parts, name: str) -> Parts:
    return folder_files | {name: RETIRED.encode()}


def test_a_route_may_end_but_not_vanish() -> None:
    """A route that no other names as a way out is enough to see the difference."""
    old = read(OLD)[0]
    named = "".join(data.decode() for data in OLD.values())
    lone = next(
        r.id for r in old.routes if named.count(f'"{r.id}"') == 0 and f"routes/{r.id}.toml" in OLD
    )
    name = f"routes/{lone}.toml"
    new = read(_ends_route(OLD, name))
    assert vanished(old, new[0]) == ()
    assert compare(*read(OLD), *new).ended_routes == 1
    without = {file: data for file, data in OLD.items() if file != name}
    assert vanished(old, read(without)[0]) == (f"routes: {lone}",)


def test_steps_items_failures_and_operators_do_not_vanish() -> None:
    old = read(OLD)[0]
    step = {"routes/official_app.toml": swap('id = "get_ready"', 'id = "ready"')}
    lost = vanished(old, read(edited(step))[0])
    assert "routes/official_app.toml: steps[get_ready]" in lost
    assert "routes/official_app.toml: steps[get_ready].items[card]" in lost
    item = {"shared.toml": swap('{ id = "compare", text', '{ id = "compared", text')}
    lost = vanished(old, read(edited(item))[0])
    assert "routes/shop.toml: steps[balance].items[compare]" in lost
    yota = dict(OLD)
    yota.pop("operators/yota.toml")
    catalogue = catalogue_of(
        {section: parse(contents) for section, contents in sorted_out(yota).items()}.__getitem__
    )
    assert "operators: yota" in vanished(old, catalogue)
