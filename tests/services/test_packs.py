"""Taking a newer catalogue: looked at whole, agreed to address by address, kept, given up again."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import simdesk.services.packs as packs_module
from simdesk.app import main
from simdesk.catalogue.files import Section
from simdesk.domain.edition import read_edition
from simdesk.domain.errors import NotSavedError, PackError, PackProblem
from simdesk.i18n.language import _, in_language, use_language
from simdesk.services.desk import Desk
from simdesk.services.make_pack import write_archive
from simdesk.services.packs import Packs, open_catalogue
from simdesk.storage import durable
from tests.packs import NEW_PAGE, NEWER, OWN, Edit, add_host, make, parts, swap
from tests.samples import NOW, make_desk

LATER = "2027-03-01.2"
T3: dict[str, Edit] = {"operators/t2.toml": swap('name = "T2"', 'name = "T3"')}


def open_packs(folder: Path, *, read_only: bool = False) -> Packs:
    """Open the catalogue of a data folder as a start does."""
    return Packs(
        in_use=open_catalogue(OWN, folder),
        data_folder=folder,
        now=lambda: NOW,
        read_only=read_only,
    )


def take(folder: Path, pack: Path) -> Packs:
    """Take a pack with all its addresses; return what the next start has."""
    packs = open_packs(folder)
    offer = packs.look(pack)
    packs.take(offer, offer.changes.addresses)
    return open_packs(folder)


def refusal(folder: Path, pack: Path) -> PackError:
    with pytest.raises(PackError) as caught:
        open_packs(folder).look(pack)
    return caught.value


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def test_without_a_pack_the_program_has_its_own(data: Path) -> None:
    packs = open_packs(data)
    assert (packs.in_use.file, packs.in_use.taken_on, packs.damaged) == ("", None, "")
    assert packs.in_use.edition == packs.in_use.catalogue.edition
    assert packs.earlier() is None
    packs.go_back()
    assert tree(data) == {}


def test_looking_changes_nothing_and_taking_is_for_the_next_opening(
    data: Path, tmp_path: Path
) -> None:
    packs = open_packs(data)
    own = packs.in_use
    offer = packs.look(make(tmp_path / "new.zip", edits=T3 | NEW_PAGE))
    assert [c.new.value for c in offer.changes.addresses] == ["https://my.mts.ru/"]
    assert tree(data) == {}
    packs.take(offer, offer.changes.addresses)
    assert packs.in_use is own
    after = open_packs(data)
    assert (str(after.in_use.edition), after.in_use.file) == (NEWER, "new.zip")
    assert after.in_use.taken_on == NOW.date()
    assert after.damaged == ""
    t3 = after.in_use.catalogue.operator("t2")
    assert t3 is not None
    assert t3.name == "T3"
    assert after.in_use.catalogue.check() == ()
    assert after.in_use.catalogue.routes == own.catalogue.routes
    assert after.in_use.catalogue.scams == own.catalogue.scams


@pytest.mark.parametrize("name", ["a\udcff.zip", "a\u202egnp.zip", "a\nb.zip", f"{'a' * 200}.zip"])
def test_the_name_of_the_file_may_be_anything(data: Path, tmp_path: Path, name: str) -> None:
    kept = take(data, make(tmp_path / name)).in_use.file
    assert kept.isprintable()
    assert kept.endswith(".zip")
    assert len(kept) <= 80
    (tmp_path / name).write_bytes(b"PK")
    assert refusal(data, tmp_path / name).problem is PackProblem.NOT_A_PACK


def test_nothing_is_taken_while_one_address_is_not_agreed_to(data: Path, tmp_path: Path) -> None:
    packs = open_packs(data)
    more = {"operators/beeline.toml": swap("*102#", "*103#")}
    offer = packs.look(make(tmp_path / "new.zip", edits=NEW_PAGE | more))
    first, second = offer.changes.addresses
    for agreed in ((), (first,), (second,)):
        with pytest.raises(PackError) as caught:
            packs.take(offer, agreed)
        assert caught.value.problem is PackProblem.NOT_AGREED
    assert tree(data) == {}
    packs.take(offer, [second, first])
    assert tree(data)


@pytest.mark.parametrize(
    ("version", "problem"),
    [(NEWER, PackProblem.SAME), ("2027-02-02.9", PackProblem.OLDER)],
)
def test_only_a_later_edition_is_taken(
    data: Path, tmp_path: Path, version: str, problem: PackProblem
) -> None:
    take(data, make(tmp_path / "new.zip"))
    before = tree(data)
    error = refusal(data, make(tmp_path / "other.zip", version, T3))
    assert (error.problem, error.offered, error.in_use) == (
        problem,
        read_edition(version),
        read_edition(NEWER),
    )
    assert tree(data) == before


def test_what_kept_runs_name_does_not_vanish(data: Path, tmp_path: Path) -> None:
    step: dict[str, Edit] = {"routes/official_app.toml": swap('id = "get_ready"', 'id = "ready"')}
    error = refusal(data, make(tmp_path / "new.zip", edits=step))
    assert error.problem is PackProblem.VANISHED
    assert "routes/official_app.toml: steps[get_ready]" in error.details


def test_more_addresses_than_anybody_looks_at_are_refused(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs_module, "MOST_ADDRESSES", 0)
    error = refusal(data, make(tmp_path / "new.zip", edits=NEW_PAGE))
    assert error.problem is PackProblem.FAULTY
    assert "1 new addresses" in error.details[0]


def test_links_are_judged_by_the_catalogue_in_use(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def verdict() -> str:
        main(["--data-dir", str(data), "--check-link", "https://pay.example.ru/"])
        return capsys.readouterr().out.partition("\t")[0]

    assert verdict() == "not-listed"
    take(data, make(tmp_path / "a.zip", edits={"official.toml": add_host("pay.example.ru", "A")}))
    assert verdict() == "official"


# Words


def _with_word(path: Path, text: str, translation: str, edits: dict[str, Edit]) -> Path:
    """Write a pack in which one text has another translation into Russian."""
    found = parts(edits=edits)
    line = f'"{text}" = "[ru] {text}"'
    assert line in found["words/ru.toml"].decode()
    words = found["words/ru.toml"].decode().replace(line, f'"{text}" = "{translation}"')
    found["words/ru.toml"] = words.encode()
    write_archive(path, found)
    return path


NEW_TEXT: dict[str, Edit] = {
    "operators/mts.toml": swap('what_counts = "{operator}:', 'what_counts = "Here {operator}:')
}


@pytest.fixture
def new_text() -> str:
    """The text of a pack that the program has no words for."""
    [line] = [
        line
        for line in parts(edits=NEW_TEXT)["operators/mts.toml"].decode().splitlines()
        if line.startswith("what_counts")
    ]
    return line.split('"')[1]


def test_new_texts_are_said_in_every_language_and_old_words_stay(
    data: Path, tmp_path: Path, new_text: str
) -> None:
    translations = Path(__file__).parents[2] / "translations"
    pack = make(tmp_path / "new.zip", edits=NEW_TEXT)
    make_desk(data).close()
    use_language("ru", translations)
    try:
        before = _("Shop or salon")
        assert _(new_text) == new_text
        take(data, pack)
        desk: Desk = make_desk(data)
        assert _(new_text) == f"[ru] {new_text}"
        assert in_language("zh_CN", new_text) == f"[zh_CN] {new_text}"
        assert _("Shop or salon") == before  # a pack does not change what the program says
        use_language("zh_CN", translations)
        assert _(new_text) == f"[zh_CN] {new_text}"
        use_language("en", translations)
        assert _(new_text) == new_text
        desk.packs.go_back()
        desk.close()
        make_desk(data).close()
        use_language("ru", translations)
        assert _(new_text) == new_text
    finally:
        use_language("en", translations)


@pytest.mark.parametrize(
    ("translation", "problem"),
    [
        ("", "must be a text"),
        ("  ", "must be a text"),
        ("Здесь {operator}: {number}", "has other placeholders than the text"),
        ("Здесь", "has other placeholders than the text"),
        ("Здесь {operator!r}", "has other placeholders than the text"),
        ("Здесь {operator.__class__}", "has other placeholders than the text"),
        ("Здесь {operator} {", "has other placeholders than the text"),
        ("Здесь {operator} <b>", "must be plain text without markup"),
        ("Здесь {operator}\\nи там", "must be one line of plain text"),
        ("Здесь {operator} \\u202Eтам", "must be one line of plain text"),
        ("Здесь {operator}, см. evil.ru", "has other addresses than the text"),
        ("Здесь {operator}, наберите *100#", "has other addresses than the text"),
    ],
)
def test_a_translation_that_breaks_or_misleads_is_refused(
    data: Path, tmp_path: Path, new_text: str, translation: str, problem: str
) -> None:
    pack = _with_word(tmp_path / "new.zip", new_text, translation, NEW_TEXT)
    error = refusal(data, pack)
    assert error.problem is PackProblem.FAULTY
    assert [line.rpartition(": ")[2] for line in error.details] == [problem]
    assert error.details[0].startswith("words/ru.toml: 'Here {operator}: ")


def test_words_are_for_the_texts_of_the_pack_exactly(data: Path, tmp_path: Path) -> None:
    found = parts()
    found["words/ru.toml"] += b'"Cancel" = "OK"\n'
    lines = found["words/zh_CN.toml"].splitlines(keepends=True)
    found["words/zh_CN.toml"] = b"".join(
        line for line in lines if not line.startswith(b'"Shop or salon"')
    )
    write_archive(tmp_path / "new.zip", found)
    assert refusal(data, tmp_path / "new.zip").details == (
        "words/zh_CN.toml: 'Shop or salon': is missing",
        "words/ru.toml: 'Cancel': is no text of this catalogue",
    )


# Going back, and what is kept


def test_going_back_step_by_step_and_forward_again(data: Path, tmp_path: Path) -> None:
    first, second = make(tmp_path / "a.zip"), make(tmp_path / "b.zip", LATER, T3)
    assert str(take(data, first).in_use.edition) == NEWER
    packs = take(data, second)
    assert str(packs.in_use.edition) == LATER
    assert str(packs.earlier()) == NEWER
    packs.go_back()
    packs = open_packs(data)
    assert str(packs.in_use.edition) == NEWER
    own = packs.earlier()
    packs.go_back()
    packs = open_packs(data)
    assert (packs.in_use.edition, packs.in_use.file) == (own, "")
    assert packs.earlier() is None
    assert str(take(data, second).in_use.edition) == LATER


def test_an_earlier_one_that_is_damaged_is_passed_over(data: Path, tmp_path: Path) -> None:
    take(data, make(tmp_path / "a.zip"))
    packs = take(data, make(tmp_path / "b.zip", LATER))
    (data / f"catalogue/{NEWER}.jsonl").write_bytes(b"x")
    assert packs.earlier() == open_packs(data)._own.edition
    packs.go_back()
    assert open_packs(data).in_use.file == ""


def test_a_newer_program_wins_over_an_older_pack(data: Path, tmp_path: Path) -> None:
    take(data, make(tmp_path / "a.zip", edits=T3))
    newer_program = tmp_path / "program"
    for name, content in parts(LATER).items():
        if not name.startswith("words/"):
            (newer_program / name).parent.mkdir(parents=True, exist_ok=True)
            (newer_program / name).write_bytes(content)
    in_use = open_catalogue(newer_program, data)
    assert (str(in_use.source.edition), in_use.source.file, in_use.damaged) == (LATER, "", "")
    packs = Packs(in_use=in_use, data_folder=data, now=lambda: NOW)
    assert packs.earlier() is None


# Faults


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"T3", b"T4")),
        lambda file: (file.unlink(), file.mkdir()),
    ],
)
def test_a_damaged_pack_costs_only_itself(
    data: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    pack = make(tmp_path / "a.zip", edits=T3)
    take(data, pack)
    file = data / f"catalogue/{NEWER}.jsonl"
    damage(file)
    packs = open_packs(data)
    assert (packs.in_use.file, packs.damaged) == ("", NEWER)
    assert packs.in_use.catalogue.check() == ()
    assert packs.earlier() == packs.in_use.edition
    packs.go_back()
    assert open_packs(data).damaged == ""
    if not file.is_dir():
        assert open_packs(data).in_use.file == ""
        mended = take(data, pack)
        assert (mended.in_use.file, mended.damaged) == ("a.zip", "")


def test_a_choice_that_nobody_can_read_is_said(data: Path, tmp_path: Path) -> None:
    take(data, make(tmp_path / "a.zip"))
    for choice in (b"\xff", b"../../etc/passwd\n", b"2027-99-99.1\n"):
        (data / "catalogue/in-use").write_bytes(choice)
        packs = open_packs(data)
        assert packs.damaged
        assert packs.in_use.file == ""
        packs.go_back()
        assert not open_packs(data).damaged


def test_a_pack_that_another_program_took_is_read_whole_before_it_is_used(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its routes were checked by the rules of that program, not of this one."""
    pack = make(tmp_path / "a.zip")
    monkeypatch.setattr(packs_module, "__version__", "0.0.1")
    packs = open_packs(data)
    offer = packs.look(pack)
    routes = offer.pack.tables[Section.ROUTES].tables
    routes["routes/shop.toml"]["risk"] = "odd"  # type: ignore[index]
    packs.take(offer, offer.changes.addresses)
    assert open_packs(data).damaged == ""
    monkeypatch.undo()
    assert open_packs(data).damaged == NEWER


@pytest.mark.parametrize("step", ["create", "sync", "replace"])
@pytest.mark.parametrize("after", [0, 1])
def test_a_fault_while_taking_leaves_the_one_in_use(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: int
) -> None:
    """The first write keeps the pack, the second chooses it; either may fail at any step."""
    take(data, make(tmp_path / "a.zip"))
    packs = open_packs(data)
    offer = packs.look(make(tmp_path / "b.zip", LATER, T3))
    real, calls = getattr(durable, step), []

    def fail(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) > after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments)

    monkeypatch.setattr(durable, step, fail)
    with pytest.raises(NotSavedError):
        packs.take(offer, offer.changes.addresses)
    monkeypatch.undo()
    now = open_packs(data)
    assert (str(now.in_use.edition), now.in_use.file, now.damaged) == (NEWER, "a.zip", "")
    now.take(offer, offer.changes.addresses)
    assert str(open_packs(data).in_use.edition) == LATER


def test_a_folder_open_for_reading_is_not_written(data: Path, tmp_path: Path) -> None:
    take(data, make(tmp_path / "a.zip"))
    before = tree(data)
    packs = open_packs(data, read_only=True)
    offer = packs.look(make(tmp_path / "b.zip", LATER))
    with pytest.raises(NotSavedError):
        packs.take(offer, offer.changes.addresses)
    with pytest.raises(NotSavedError):
        packs.go_back()
    assert tree(data) == before


# Whatever comes


WHOLE = parts(edits=T3)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32), inside=st.booleans())
def test_a_mutated_pack_is_a_pack_or_is_refused(
    data: Path, tmp_path: Path, seed: int, inside: bool
) -> None:
    chance = random.Random(seed)
    pack = tmp_path / "m.zip"
    found = dict(WHOLE)
    if inside:
        name = chance.choice(sorted(found))
        found[name] = _mutated(chance, found[name])
    write_archive(pack, found)
    if not inside:
        pack.write_bytes(_mutated(chance, pack.read_bytes()))
    try:
        changes = open_packs(data).look(pack).changes.addresses
    except PackError:
        changes = ()
    assert all(change.new.value.isprintable() for change in changes)
    assert tree(data) == {}


def _mutated(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _round in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(changed) + 1)
        kind = chance.randrange(4)
        if kind == 0 and at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del changed[at : at + chance.randrange(1, 80)]
        elif kind == 2:
            changed[at:at] = chance.choice(
                (b'"', b"{", b"[", b"\n", b"\0", b"\xff", b" = ", b"{evil}", b"evil.ru", b"9" * 99)
            )
        else:
            there = chance.randrange(len(changed) + 1)
            changed[at:at] = changed[there : there + chance.randrange(1, 300)]
    return bytes(changed)
