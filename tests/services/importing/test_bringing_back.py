"""What a bag adds to a desk that has something: the new comes, what is here stays as it is."""

from __future__ import annotations

import errno
import json
import os
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from simdesk.domain.change import Action
from simdesk.domain.errors import BagError, BagProblem, NotSavedError
from simdesk.domain.event import EventKind
from simdesk.domain.line import Line
from simdesk.domain.own_rule import OwnRule, RuleKey
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import RunEnd
from simdesk.services.desk import Desk
from simdesk.services.exporting.choices import AS_KEPT, Choices
from simdesk.services.exporting.plan import Plan as Outgoing
from simdesk.services.exporting.records import LeftOut, render
from simdesk.services.exports import ExportForm
from simdesk.services.importing.plan import Plan
from simdesk.storage import durable
from tests.samples import NOW, TODAY, event, line, make_desk, rubles
from tests.services.exporting.conftest import DATA
from tests.services.importing.conftest import JPEG
from tests.services.importing.hostile import records as rewritten
from tests.services.importing.hostile import seal, spoiled, zipped
from tests.services.importing.kept import bring, kept_files, records, repositories


def exported(desk: Desk, target: Path, choices: Choices = AS_KEPT) -> Path:
    written = desk.exports.write(ExportForm.BAG, desk.exports.plan(choices=choices), target)
    assert written is not None
    return written


def planned(desk: Desk, bag: Path) -> Plan:
    look = desk.imports.look(bag, moved=lambda *_: None, stopped=lambda: False)
    assert look is not None
    return desk.imports.plan(look)


def found(desk: Desk, msisdn: str = "+79161234567") -> Line:
    line = desk.lines.find(msisdn)
    assert line is not None
    return line


def named(desk: Desk, name: str) -> Receipt:
    return next(r for r in desk.receipts.everything() if r.name == name)


def test_it_comes_into_an_empty_desk_as_one_step(source: Desk, target: Desk, bag: Path) -> None:
    empty = records(target)
    plan = bring(target, bag)
    assert [len(part) for part in (plan.lines, plan.runs, plan.events)] == [2, 1, 1]
    assert [len(part) for part in (plan.receipts, plan.rules, plan.files)] == [4, 1, 4]
    assert (plan.known, plan.differences, plan.matched, plan.copies) == ((), (), (), ())
    back = found(target)
    assert target.own_rules.of_line(back)[0].value == 120
    assert [r.name for r in target.receipts.of_run(plan.runs[0].id)] == ["чек 1.jpg", "чек 0.jpg"]
    change = target.history.undoable
    assert change is not None
    assert (change.action, change.count) == (Action.BRING_BACK, 4)
    assert back.id in change.line_ids
    target.history.undo()
    assert records(target) == empty
    target.history.redo()
    assert found(target) == back


def test_the_same_desk_has_it_all_already(source: Desk, tmp_path: Path) -> None:
    bag = exported(source, tmp_path / "bag")
    before = records(source)
    undoable = source.history.undoable
    plan = bring(source, bag)
    assert plan.nothing
    assert not plan.differences
    assert len(plan.known) == 2 + 1 + 1 + 4 + 1
    assert records(source) == before
    assert source.history.undoable is undoable


def test_what_a_renewal_follows_comes_along(source: Desk, target: Desk, tmp_path: Path) -> None:
    """A number without a receipt, only because a renewal of another follows one of its own."""
    other = source.lines.add(line("+79998712056", label="Without a receipt"))
    first = source.runs.start(other.id, "shop")
    [run] = source.runs.of_line(found(source).id)
    with source.database.transaction():
        repositories(source).runs.update(replace(run, after_run_id=first.id))
    plan = bring(target, exported(source, tmp_path / "bag"))
    assert [each.id for each in plan.runs] == [first.id, run.id]
    assert target.runs.get(run.id).after_run_id == first.id
    assert found(target, other.msisdn) == other


def test_a_zip_file_is_as_good_as_its_folder(target: Desk, bag: Path, tmp_path: Path) -> None:
    (bag / ".DS_Store").write_bytes(b"of a computer")
    (bag / "data/originals/Thumbs.db").write_bytes(b"of another")
    packed = zipped(bag, inside=f"{bag.name}/")
    shutil.rmtree(bag)
    plan = bring(target, packed)
    assert len(plan.receipts) == 4
    assert len(kept_files(target)) == 4


def test_a_person_may_point_at_a_file_in_the_folder(target: Desk, bag: Path) -> None:
    assert len(bring(target, bag / "bagit.txt").receipts) == 4


def test_what_was_changed_since_stays_and_is_told(source: Desk, tmp_path: Path) -> None:
    bag = exported(source, tmp_path / "bag")
    main, mum = found(source), found(source, "+79035550812")
    source.lines.update(replace(main, label="My own", note="new"))
    source.lines.archive([mum.id])
    slip = named(source, "чек 0.jpg")
    source.receipts.update(replace(slip, amount=rubles(999)))
    source.receipts.delete([named(source, "чек 1.jpg")])
    [run] = source.runs.of_line(main.id)
    source.runs.end(run, RunEnd.FINISHED)
    source.own_rules.withdraw(source.own_rules.of_line(main))
    before = records(source)
    plan = bring(source, bag)
    assert records(source) == before
    assert plan.nothing
    told = {type(d.here).__name__: set(d.fields) for d in plan.differences}
    assert told["Run"] == {"ended_at", "end"}
    assert told["OwnRule"] == {"withdrawn_at"}
    fields = [d.fields for d in plan.differences]
    assert ("label", "note") in fields
    assert ("archived_at",) in fields
    assert ("amount",) in fields
    assert ("deleted_at",) in fields
    assert source.lines.get(main.id).label == "My own"


def test_a_number_that_was_typed_anew_gets_what_the_bag_has_of_it(target: Desk, bag: Path) -> None:
    mine = target.lines.add(line("+79161234567", label="Typed anew"))
    told = target.events.record(event(mine.id, EventKind.SMS, date(2026, 11, 1)))
    plan = bring(target, bag)
    assert plan.matched == (mine,)
    assert [kept.msisdn for kept in plan.lines] == ["+79035550812"]
    assert found(target) == mine
    assert [e.kind for e in target.events.of_line(mine.id)] == [EventKind.CALL, EventKind.SMS]
    assert told in target.events.of_line(mine.id)
    assert len(target.receipts.of_line(mine.id)) == 3
    assert [rule.value for rule in target.own_rules.of_line(mine)] == [120]
    once = records(target)
    assert bring(target, bag).nothing
    assert records(target) == once


def test_a_file_that_is_kept_as_another_receipt_is_not_doubled(target: Desk, bag: Path) -> None:
    mine = target.receipts.add(target.receipts.keep_file(JPEG + b"\0", "mine"), "mine.jpg")
    binned = target.receipts.add(target.receipts.keep_file(JPEG + b"\1", "b"), "binned.jpg")
    target.receipts.delete([binned])
    plan = bring(target, bag)
    assert plan.same_files == (mine,)
    assert sorted(r.name for r in target.receipts.everything()) == [
        "e.pdf",
        "mine.jpg",
        "p.jpg",
        "чек 1.jpg",
    ]
    assert len(kept_files(target)) == 4
    assert bring(target, bag).nothing


def test_a_rule_keeps_its_proof_though_that_is_another_receipt_here(
    target: Desk, bag: Path
) -> None:
    mine = target.receipts.add(target.receipts.keep_file(JPEG + b"proof", "mine"), "mine.jpg")
    plan = bring(target, bag)
    [rule] = plan.rules
    assert target.own_rules.proof(rule) == mine


def test_a_rule_of_ones_own_that_holds_here_is_not_replaced(target: Desk, bag: Path) -> None:
    mine = target.lines.add(line("+79161234567", operator_id="mts"))
    newer = OwnRule("", RuleKey.SILENCE, 90, date(2026, 1, 1), "on paper", NOW, line_id=mine.id)
    target.own_rules.keep([newer])
    plan = bring(target, bag)
    assert [rule.value for rule in plan.rules_in_place] == [120]
    assert plan.rules == ()
    assert [rule.value for rule in target.own_rules.of_line(mine)] == [90]


@pytest.mark.parametrize("harm", ["lost", "damaged"])
def test_a_kept_file_that_is_lost_or_damaged_is_mended(
    source: Desk, tmp_path: Path, harm: str
) -> None:
    bag = exported(source, tmp_path / "bag")
    slip = named(source, "чек 0.jpg")
    place = source.receipts.path(slip)
    content = place.read_bytes()
    if harm == "lost":
        place.unlink()
    else:
        place.write_bytes(b"rotten")
    before = records(source)
    plan = bring(source, bag)
    assert [r.id for r in plan.files] == [slip.id]
    assert not plan.nothing
    assert place.read_bytes() == content
    assert records(source) == before


# What was left out of an export


def test_hidden_digits_are_not_restored_as_numbers(source: Desk, tmp_path: Path) -> None:
    slip = replace(named(source, "чек 0.jpg"), name="9161234567.jpg", note="of 89161234567")
    source.receipts.update(slip)
    bag = exported(source, tmp_path / "bag", replace(AS_KEPT, hide_digits=True))
    document = json.loads((bag / "data/payments.json").read_bytes())
    assert document["left_out"] == ["digits"]
    assert document["numbers"] == document["runs"] == document["events"] == document["rules"] == []
    assert {r["number"] for r in document["receipts"]} == {None}
    assert "9161234567" not in (bag / "data/payments.json").read_text()
    again = bring(source, bag)
    assert again.nothing
    assert not again.differences
    target = make_desk(tmp_path / "other")
    plan = bring(target, bag)
    assert target.lines.count() == 0
    assert [(r.line_id, r.run_id) for r in target.receipts.everything()] == [(None, None)] * 4
    assert {r.amount for r in plan.receipts} == {None, rubles(100), rubles(101)}
    target.close()


def test_notes_left_out_are_no_difference_and_come_back_empty(source: Desk, tmp_path: Path) -> None:
    slip = named(source, "чек 0.jpg")
    source.receipts.update(replace(slip, note="mine", reference="A-17"))
    bag = exported(source, tmp_path / "bag", replace(AS_KEPT, without_notes=True))
    text = (bag / "data/payments.json").read_text()
    for typed in ("red phone", '"mine"', "A-17"):
        assert typed not in text
    again = bring(source, bag)
    assert again.nothing
    assert not again.differences
    target = make_desk(tmp_path / "other")
    bring(target, bag)
    assert (named(target, "чек 0.jpg").note, found(target, "+79035550812").note) == ("", "")
    target.close()


PHOTO = (DATA / "slip.jpg").read_bytes()
TAKEN = PHOTO[:2] + b"\xff\xfe\x00\x07phone" + PHOTO[2:]
"""A photo, and the same with a comment as a phone may write it."""


def photographed(desk: Desk) -> Receipt:
    """Keep the photo with the comment as a receipt."""
    kept = desk.receipts.keep_file(TAKEN, "photo.jpg")
    return desk.receipts.add(kept, "photo.jpg", line_id=found(desk).id, on=TODAY)


def test_a_copy_is_not_taken_for_its_original(source: Desk, tmp_path: Path) -> None:
    photo = photographed(source)
    bag = exported(source, tmp_path / "bag", Choices(strip_metadata=True))
    before = records(source), kept_files(source)
    again = bring(source, bag)
    assert again.nothing
    assert not again.differences
    assert (records(source), kept_files(source)) == before
    target = make_desk(tmp_path / "other")
    plan = bring(target, bag)
    assert [r.id for r in plan.copies] == [photo.id]
    back = named(target, "photo.jpg")
    assert back.sha256 not in kept_files(source)
    assert b"phone" not in kept_files(target)[back.sha256]
    assert kept_files(target)[back.sha256][:2] == TAKEN[:2]
    once = records(target)
    assert bring(target, bag).nothing
    assert records(target) == once
    target.close()


def test_an_original_here_under_another_receipt_is_worth_more_than_a_copy(
    source: Desk, target: Desk, tmp_path: Path
) -> None:
    photographed(source)
    bag = exported(source, tmp_path / "bag", Choices(strip_metadata=True))
    mine = target.receipts.add(target.receipts.keep_file(TAKEN, "mine"), "mine.jpg")
    plan = bring(target, bag)
    assert plan.same_files == (mine,)
    assert plan.copies == ()


def test_the_records_tell_of_copies(source: Desk) -> None:
    outgoing: Outgoing = source.exports.plan()
    first = outgoing.entries[0].receipt
    document = json.loads(render(outgoing.entries, outgoing.around, originals={first.id: "f" * 64}))
    assert document["left_out"] == [LeftOut.METADATA]
    assert document["receipts"][0]["original_sha256"] == "f" * 64
    assert "original_sha256" not in document["receipts"][1]


# An older bag


def _first_format(bag: Path) -> None:
    keys = "id file original_name sha256 size media_type added_at on kopeks reference note run"
    aids = (*keys.split(), "msisdn", "label", "operator", "route")
    document = json.loads((bag / "data/payments.json").read_bytes())
    older = [{key: record[key] for key in aids} for record in document["receipts"]]
    (bag / "data/payments.json").write_text(json.dumps({"format": 1, "receipts": older}))
    seal(bag)


def test_a_bag_of_the_first_format_brings_receipts_and_their_numbers(
    source: Desk, target: Desk, tmp_path: Path
) -> None:
    bag = spoiled(exported(source, tmp_path / "bag"), _first_format)
    plan = bring(target, bag)
    assert [(kept.msisdn, kept.label) for kept in plan.lines] == [
        ("+79035550812", "Mum"),
        ("+79161234567", "Main"),
    ]
    assert len(target.receipts.of_line(found(target).id)) == 3
    assert found(target).operator_name == "MTS"
    assert bring(target, bag).nothing
    again = bring(source, bag)
    assert again.nothing
    assert not again.differences
    assert len(again.matched) == 2


def test_a_bag_of_the_first_format_is_read_as_strictly(target: Desk, bag: Path) -> None:
    _first_format(bag)
    for change in (
        lambda document: document.update(numbers=[]),
        lambda document: document["receipts"][0].update(colour="red"),
        lambda document: document["receipts"].append(7),
        lambda document: document["receipts"][1].update(msisdn="+7 916"),
        lambda document: document["receipts"][1].update(added_at=None),
    ):
        copy = spoiled(shutil.copytree(bag, bag.with_name(f"c{id(change)}")), rewritten(change))
        with pytest.raises(BagError) as caught:
            planned(target, copy)
        assert caught.value.problem is BagProblem.FAULTY


# On the way


def test_a_stop_brings_nothing(target: Desk, bag: Path) -> None:
    empty = records(target)
    imports = target.imports
    assert imports.look(bag, moved=lambda *_: None, stopped=lambda: True) is None
    look = imports.look(bag, moved=lambda *_: None, stopped=lambda: False)
    assert look is not None
    seen: list[tuple[int, int]] = []
    plan = imports.plan(look)
    after_two = imports.keep_files(
        look, plan, moved=lambda *at: seen.append(at), stopped=lambda: len(seen) == 2
    )
    assert not after_two
    assert seen == [(0, 4), (1, 4)]
    assert records(target) == empty
    assert len(kept_files(target)) == 2  # without a record, so a later start clears them away
    assert list((target.folder / "tmp").iterdir()) == []


def test_a_bag_that_changes_on_the_way_brings_nothing(target: Desk, bag: Path) -> None:
    empty = records(target)
    look = target.imports.look(bag, moved=lambda *_: None, stopped=lambda: False)
    assert look is not None
    plan = target.imports.plan(look)
    slip = bag / "data/originals/0002_2026-11-10_mts_100RUB.jpg"
    for harm, problem in (
        (lambda: slip.write_bytes(JPEG + b"!"), BagProblem.CHANGED),
        (lambda: slip.write_bytes(b"no picture"), BagProblem.CHANGED),
        (slip.unlink, BagProblem.CHANGED),
        (lambda: os.mkfifo(slip), BagProblem.UNSAFE),
    ):
        harm()
        with pytest.raises(BagError) as caught:
            target.imports.keep_files(look, plan, moved=lambda *_: None, stopped=lambda: False)
        assert caught.value.problem is problem
        assert caught.value.names == ("data/originals/0002_2026-11-10_mts_100RUB.jpg",)
    assert records(target) == empty


def test_a_full_disk_brings_nothing(
    target: Desk, bag: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = records(target)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(durable, "sync", full)
    with pytest.raises(NotSavedError) as caught:
        bring(target, bag)
    assert caught.value.disk_full
    assert records(target) == empty
    assert target.history.undoable is None


def test_no_record_comes_when_one_cannot(target: Desk, bag: Path) -> None:
    empty = records(target)
    look = target.imports.look(bag, moved=lambda *_: None, stopped=lambda: False)
    assert look is not None
    assert target.imports.keep_files(
        look, target.imports.plan(look), moved=lambda *_: None, stopped=lambda: False
    )
    target.database.connection.execute(
        "CREATE TEMP TRIGGER last BEFORE INSERT ON main.own_rules "
        "BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(NotSavedError):
        target.imports.record(look)
    assert records(target) == empty
    target.database.connection.execute("DROP TRIGGER last")
    assert len(target.imports.record(look).new) == 9


def test_what_came_meanwhile_is_not_brought_twice(target: Desk, bag: Path) -> None:
    look = target.imports.look(bag, moved=lambda *_: None, stopped=lambda: False)
    assert look is not None
    bring(target, bag)
    before = records(target)
    assert target.imports.record(look).new == ()
    assert records(target) == before


def test_progress_counts_files(target: Desk, bag: Path) -> None:
    seen: list[tuple[int, int]] = []
    target.imports.look(bag, moved=lambda *at: seen.append(at), stopped=lambda: False)
    files = sum(p.is_file() for p in (bag / "data").rglob("*"))
    assert seen == [(n, files) for n in range(files + 1)]


def test_a_route_that_is_not_known_here_does_no_harm(target: Desk, bag: Path) -> None:
    spoil = rewritten(lambda document: document["runs"][0].update(route_id="by_pigeon"))
    plan = bring(target, spoiled(bag, spoil))
    assert [run.route_id for run in plan.runs] == ["by_pigeon"]
    assert {entry.route for entry in target.exports.plan().entries} == {""}
    assert repositories(target).runs.get(plan.runs[0].id).line_id == found(target).id
    assert target.lines.forecast(found(target)).today == TODAY < TODAY + timedelta(days=1)
