"""What goes out in a bag comes back equal: any records, real files, a data file on each side."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simdesk.domain.event import Event
from simdesk.domain.line import Line
from simdesk.domain.own_rule import OwnRule
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run
from simdesk.services.desk import Desk
from simdesk.services.exporting.choices import AS_KEPT
from simdesk.services.exports import ExportForm
from tests.samples import make_desk
from tests.services.importing.kept import (
    HEADS,
    bring,
    receipt_of,
    records,
    repositories,
    rows,
)
from tests.storage import strategies


class World(NamedTuple):
    """What is kept, with the content of each file by its receipt's id."""

    lines: list[Line]
    runs: list[Run]
    events: list[Event]
    receipts: list[Receipt]
    rules: list[OwnRule]
    files: dict[str, bytes]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Return numbers with a receipt each at least, and whatever happened to them."""
    world = World([], [], [], [], [], {})
    owners = draw(st.lists(strategies.LINES, min_size=1, max_size=3, unique_by=lambda o: o.msisdn))
    for line in owners:
        world.lines.append(line)
        for run in draw(st.lists(strategies.runs(line.id), max_size=2)):
            before = draw(st.sampled_from([None, *(earlier.id for earlier in world.runs)]))
            world.runs.append(replace(run, after_run_id=before))
        walked = draw(st.sampled_from([None, *(run.id for run in world.runs)]))
        world.events.extend(draw(st.lists(strategies.events(line.id, walked), max_size=3)))
        for shown in draw(st.lists(strategies.receipts(line.id, walked), min_size=1, max_size=2)):
            content = HEADS[shown.media_type] + draw(st.binary(max_size=200))
            _keep(world, replace(shown, line_id=line.id), content)
        proof = world.receipts[-1].id
        world.rules.extend(draw(st.lists(strategies.own_rules(line.id, proof), max_size=2)))
    for loose in draw(st.lists(strategies.receipts("", None), max_size=1)):
        _keep(world, replace(loose, line_id=None), HEADS[loose.media_type])
    return world


def _keep(world: World, receipt: Receipt, content: bytes) -> None:
    fn, fd, fpd = map(_digits, (receipt.fn, receipt.fd, receipt.fpd))
    kept = replace(receipt, deleted_at=None, fn=fn, fd=fd, fpd=fpd)
    world.receipts.append(receipt_of(kept, content))
    world.files[receipt.id] = content


def _digits(text: str) -> str:
    """Return a text as the form for fiscal numbers lets it through."""
    return "".join(str(ord(c) % 10) for c in text)[:16]


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """Two desks for all examples, both empty between them."""
    opened = [make_desk(tmp_path_factory.mktemp(name)) for name in ("from", "to")]
    for desk in opened:
        desk.database.connection.pragma("synchronous", "OFF")  # durability is tested elsewhere
    yield opened[0], opened[1]
    for desk in opened:
        desk.close()


@contextmanager
def holding(desk: Desk, world: World) -> Iterator[None]:
    """Have a desk hold a world, then nothing again."""
    kept = repositories(desk)
    for receipt in world.receipts:
        content = world.files[receipt.id]
        assert desk.receipts.keep_file(content, receipt.name).sha256 == receipt.sha256
    with desk.database.transaction() as transaction:
        for line in world.lines:
            kept.lines.add(line)
        for run in world.runs:
            kept.runs.add_whole(run)
        for event in world.events:
            kept.events.add(event)
        for receipt in world.receipts:
            kept.receipts.add(receipt)
        for rule in world.rules:
            kept.own_rules.add(rule)
    try:
        yield
    finally:
        desk.database.apply(transaction.changeset, invert=True)


@settings(max_examples=25)
@given(world=worlds())
def test_any_world_comes_back_equal_once_and_can_be_taken_back(
    desks: tuple[Desk, Desk], tmp_path_factory: pytest.TempPathFactory, world: World
) -> None:
    source, target = desks
    empty = records(target)
    bag = tmp_path_factory.mktemp("out") / "bag"
    with holding(source, world):
        source.exports.write(ExportForm.BAG, source.exports.plan(choices=AS_KEPT), bag)
        plan = bring(target, bag)
        for table in ("lines", "runs", "marks", "ticks", "fields", "events", "receipts"):
            assert rows(target, table) == rows(source, table)
        assert {rule.id for rule in repositories(target).own_rules.all()} >= {
            rule.id for rule in world.rules if rule.line_id or rule.receipt_id
        }
        assert set(rows(target, "own_rules")) <= set(rows(source, "own_rules"))
        for receipt in world.receipts:
            assert target.receipts.path(receipt).read_bytes() == world.files[receipt.id]
    once = records(target)
    again = bring(target, bag)
    assert again.nothing
    assert not again.differences
    assert len(again.known) == len(plan.new)
    assert records(target) == once
    target.history.undo()
    assert records(target) == empty
    assert target.history.undoable is None
    shutil.rmtree(bag)
