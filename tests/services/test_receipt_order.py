"""Loose receipts find their number, what does not fit is told, and every step is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simdesk.domain.change import Action
from simdesk.domain.line import Line
from simdesk.domain.reading import reading_of
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_link import LinkProposal, LinkReason
from simdesk.domain.receipt_order import FindingKind
from simdesk.domain.run import Run, RunEnd
from simdesk.services.desk import Desk
from simdesk.services.runs import StepFacts
from tests.samples import TODAY, fill, make_desk, rubles

CODE = "t=20261121T1205&s=150.00&fn=9999078900004312&i=77&fp=123456&n=1"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The eight sample numbers."""
    desk = make_desk(tmp_path)
    fill(desk)
    yield desk
    desk.close()


@pytest.fixture
def main(desk: Desk) -> Line:
    """The first of them, +79161234567."""
    return desk.lines.everything()[0]


def keep(desk: Desk, content: bytes = b"1", **fields: object) -> Receipt:
    """Keep a file with a receipt over it."""
    kept = desk.receipts.keep_file(b"\x89PNG\r\n\x1a\n" + content, "slip.png")
    return desk.receipts.add(kept, "slip.png", **fields)  # type: ignore[arg-type]


def renew(desk: Desk, line: Line, amount: int = 150) -> Run:
    """Walk through a renewal that was paid today; return its run."""
    run = desk.runs.start(line.id, "payment_terminal")
    step = desk.runs.route(run).steps[0].id
    desk.runs.complete(run, step, StepFacts(TODAY, amount=rubles(amount)))
    desk.runs.end(run, RunEnd.FINISHED)
    return desk.runs.get(run.id)


def kinds(desk: Desk) -> list[FindingKind]:
    """Return the kinds of what is found."""
    return [finding.kind for finding in desk.receipt_order.findings()]


def test_a_paid_renewal_asks_for_its_receipt_until_it_has_one(desk: Desk, main: Line) -> None:
    run = renew(desk, main)
    (found,) = desk.receipt_order.findings()
    assert (found.kind, found.run, found.recorded, found.on) == (
        FindingKind.NO_PROOF,
        run,
        rubles(150),
        TODAY,
    )
    receipt = keep(desk, line_id=main.id, run_id=run.id)
    assert kinds(desk) == []
    desk.receipts.delete([receipt])
    assert kinds(desk) == [FindingKind.NO_PROOF]
    desk.lines.delete([main.id])
    assert kinds(desk) == []


def test_a_loose_receipt_is_proposed_by_its_payment_and_accepted(desk: Desk, main: Line) -> None:
    run = renew(desk, main)
    receipt = keep(desk)
    desk.readings.keep(receipt, reading_of("slip.png", [CODE]), fill=False)
    assert kinds(desk) == [FindingKind.NO_NUMBER, FindingKind.NO_PROOF]
    proposal = LinkProposal(main.id, run.id, LinkReason.SAME_PAYMENT)
    assert desk.receipt_order.proposals() == {receipt.id: proposal}
    desk.receipts.link([replace(receipt, line_id=main.id, run_id=run.id)])
    assert kinds(desk) == []
    assert desk.receipt_order.proposals() == {}
    change = desk.history.undoable
    assert change is not None
    assert (change.action, change.line_ids) == (Action.LINK_RECEIPTS, frozenset({main.id}))
    desk.history.undo()
    assert kinds(desk) == [FindingKind.NO_NUMBER, FindingKind.NO_PROOF]


def test_money_that_went_back_is_no_payment(desk: Desk, main: Line) -> None:
    renew(desk, main)
    receipt = keep(desk, on=TODAY, amount=rubles(150))
    desk.readings.keep(receipt, reading_of("slip.png", [CODE[:-1] + "2"]), fill=True)
    assert desk.receipt_order.proposals() == {}


def test_the_text_of_a_receipt_names_its_number(desk: Desk, main: Line) -> None:
    receipt = keep(desk)
    text = "Аванс за услуги связи: 79161234567"
    desk.readings.keep(receipt, reading_of("slip.pdf", [], [text]), fill=True)
    proposal = LinkProposal(main.id, None, LinkReason.NUMBER_SHOWN)
    assert desk.receipt_order.proposals() == {receipt.id: proposal}


def test_several_are_linked_and_unlinked_as_one_step(desk: Desk, main: Line) -> None:
    run = renew(desk, main)
    both = [keep(desk, b"1"), keep(desk, b"2")]
    desk.receipts.link([replace(r, line_id=main.id, run_id=run.id) for r in both])
    assert {r.id for r in desk.receipts.of_run(run.id)} == {r.id for r in both}
    linked = [desk.receipts.get(r.id) for r in both]
    desk.receipts.link([replace(r, line_id=None, run_id=None) for r in linked])
    change = desk.history.undoable
    assert change is not None
    assert (change.action, change.count) == (Action.UNLINK_RECEIPTS, 2)
    assert desk.receipts.of_run(run.id) == []
    desk.history.undo()
    assert desk.receipts.of_run(run.id) == desk.receipts.everything()
    desk.history.undo()
    assert [r.line_id for r in desk.receipts.everything()] == [None, None]


def test_a_receipt_that_goes_to_another_number_leaves_its_renewal(desk: Desk, main: Line) -> None:
    run = renew(desk, main)
    receipt = keep(desk, line_id=main.id, run_id=run.id)
    other = desk.lines.everything()[1]
    desk.receipts.update(replace(receipt, line_id=other.id))
    assert desk.receipts.get(receipt.id).run_id is None
    desk.history.undo()
    desk.receipts.update(replace(receipt, note="same number"))
    assert desk.receipts.get(receipt.id).run_id == run.id


def test_how_a_picture_is_turned_is_remembered_and_the_file_stays(desk: Desk) -> None:
    receipt = keep(desk)
    before = desk.receipts.path(receipt).read_bytes()
    for degrees in (90, 180, 270, 0, 90):
        desk.receipts.turn([desk.receipts.get(receipt.id)])
        assert desk.receipts.get(receipt.id).turned == degrees
    assert desk.receipts.path(receipt).read_bytes() == before
    desk.history.undo()
    assert desk.receipts.get(receipt.id).turned == 0


def test_one_document_on_two_pictures_is_asked_about_until_both_stay(
    desk: Desk, main: Line
) -> None:
    both = [keep(desk, b"1", line_id=main.id), keep(desk, b"2", line_id=main.id)]
    desk.readings.keep(both[0], reading_of("slip.png", [CODE]), fill=False)
    assert kinds(desk) == []
    # The other code cannot be read: its owner types what he sees, with the zeros of paper.
    typed = replace(both[1], fn="9999078900004312", fd="0000000077", fpd="0000123456")
    desk.receipts.update(typed)
    assert kinds(desk) == [FindingKind.SAME_DOCUMENT]
    desk.receipts.keep_apart([both[0], typed])
    assert kinds(desk) == []
    desk.history.undo()
    assert kinds(desk) == [FindingKind.SAME_DOCUMENT]
    desk.receipts.update(replace(typed, fpd="x"))
    assert kinds(desk) == []


def test_only_renewals_can_have_a_receipt(desk: Desk, main: Line) -> None:
    first = renew(desk, main)
    second = desk.runs.start(main.id, "payment_terminal")
    desk.runs.start(main.id, "reregistration")
    found = desk.receipt_order.renewals(main.id)
    assert {r.run.id: r.paid for r in found} == {first.id: rubles(150), second.id: None}
