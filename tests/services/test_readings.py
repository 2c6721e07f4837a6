"""What files say: kept beside what their owner says, filled in only where he said nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simdesk.domain.change import Action
from simdesk.domain.errors import FileProblem, ReceiptFileError
from simdesk.domain.payment_text import Kind
from simdesk.domain.reading import Reading, ReceiptState, reading_of
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_check import FlagKind
from simdesk.domain.receipt_compare import Field, Match
from simdesk.domain.rule import Confidence
from simdesk.services.desk import Desk
from tests.samples import TODAY, line, make_desk, rubles

CODE = "t=20261103T1205&s=650.00&fn=9999078900004312&i=77&fp=123456&n=1"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one number."""
    desk = make_desk(tmp_path)
    yield desk
    desk.close()


def keep(desk: Desk, content: bytes = b"1", line_id: str | None = None) -> Receipt:
    kept = desk.receipts.keep_file(b"\x89PNG\r\n\x1a\n" + content, "slip.png")
    return desk.receipts.add(kept, "slip.png", line_id=line_id)


def read(desk: Desk, receipt: Receipt, *codes: str, fill: bool = True) -> Receipt:
    desk.readings.keep(receipt, reading_of("slip.png", codes), fill=fill)
    return desk.receipts.get(receipt.id)


def test_what_the_owner_left_empty_is_filled_in_and_taken_back_whole(desk: Desk) -> None:
    receipt = keep(desk)
    assert desk.readings.unread() == [receipt]
    filled = read(desk, receipt, CODE)
    assert (filled.on, filled.amount) == (date(2026, 11, 3), rubles(650))
    assert (filled.fn, filled.fd, filled.fpd) == ("9999078900004312", "77", "123456")
    desk.history.undo()
    assert desk.receipts.get(receipt.id) == receipt
    assert desk.readings.unread() == []
    assert [c.match for c in desk.readings.compared(receipt)] == [Match.NOT_TYPED] * 5


def test_what_the_owner_typed_stays_and_the_difference_is_told(desk: Desk) -> None:
    receipt = replace(keep(desk), amount=rubles(605), on=date(2026, 11, 3))
    desk.receipts.update(receipt)
    kept = read(desk, receipt, CODE)
    assert kept.amount == rubles(605)
    found = {c.field: c.match for c in desk.readings.compared(kept)}
    assert found[Field.SUM] is Match.DIFFERS
    assert found[Field.DATE] is Match.MATCHES
    assert [flag.kind for flag in desk.readings.flags(kept)] == [FlagKind.OTHER_SUM]
    desk.readings.take(kept, Field.SUM)
    assert desk.receipts.get(kept.id).amount == rubles(650)
    assert desk.readings.flags(desk.receipts.get(kept.id)) == ()


@pytest.mark.parametrize(
    "code",
    [
        CODE.replace(".00", ""),  # roubles or kopeks
        CODE.replace("&fn", " fn"),  # a separator was lost
    ],
)
def test_a_doubtful_code_fills_nothing(desk: Desk, code: str) -> None:
    receipt = keep(desk)
    assert read(desk, receipt, code) == receipt
    assert desk.readings.of(receipt) is not None


def test_several_documents_and_earlier_receipts_fill_nothing(desk: Desk) -> None:
    one, two = keep(desk), keep(desk, b"2")
    assert read(desk, one, CODE, CODE.replace("i=77", "i=78")) == one
    assert read(desk, two, CODE, fill=False) == two
    assert desk.history.undoable is not None
    assert desk.history.undoable.action is Action.ADD_RECEIPTS


def test_a_refund_gives_no_amount_and_tomorrow_no_day(desk: Desk) -> None:
    refund = read(desk, keep(desk), CODE.replace("n=1", "n=2"))
    assert refund.amount is None
    assert refund.fd == "77"
    tomorrow = f"{TODAY.year}{TODAY.month:02}{TODAY.day + 1:02}"
    early = read(desk, keep(desk, b"2"), CODE.replace("20261103", tomorrow))
    assert early.on is None
    assert early.amount == rubles(650)


def test_files_that_came_together_are_one_step_to_undo(desk: Desk) -> None:
    receipts = [keep(desk, bytes([n])) for n in range(3)]
    for n, receipt in enumerate(receipts):
        read(desk, receipt, CODE.replace("i=77", f"i={n}7"))
    assert desk.history.undoable is not None
    assert desk.history.undoable.count == 3
    desk.history.undo()
    assert [desk.receipts.get(r.id) for r in receipts] == receipts
    desk.history.redo()
    assert [desk.receipts.get(r.id).fd for r in receipts] == ["7", "17", "27"]


def test_a_second_picture_of_one_document_is_told_until_both_are_to_stay(desk: Desk) -> None:
    one, two = keep(desk), keep(desk, b"2")
    one, two = read(desk, one, CODE), read(desk, two, CODE.replace("i=77", "i=0077"))
    assert desk.readings.twins(two) == [one]
    assert [(f.kind, f.receipt_id) for f in desk.readings.flags(two)] == [
        (FlagKind.DUPLICATE, one.id)
    ]
    desk.receipts.update(replace(two, kept_apart=True))
    assert desk.readings.flags(desk.receipts.get(two.id)) == ()
    desk.receipts.delete([one])
    assert desk.readings.twins(two) == []


def test_the_number_in_the_text_is_compared_with_the_receipts_own(desk: Desk) -> None:
    number = desk.lines.add(line("+79161234567"))
    receipt = keep(desk, line_id=number.id)
    pages = ["Аванс за услуги связи: 79264401903\nИТОГ 650.00"]
    desk.readings.keep(receipt, reading_of("slip.pdf", [CODE], pages), fill=True)
    flags = desk.readings.flags(desk.receipts.get(receipt.id))
    assert [(f.kind, f.kept, f.read) for f in flags] == [
        (FlagKind.OTHER_NUMBER, "+79161234567", "+79264401903")
    ]


def test_a_reading_outlives_the_program_and_a_passing_problem_does_not(
    desk: Desk, tmp_path: Path
) -> None:
    good, lost, bad = keep(desk), keep(desk, b"2"), keep(desk, b"3")
    pages = ["Первая", "第二页"]
    desk.readings.keep(good, reading_of("a", [CODE, "other"], pages, cut_off=True), fill=True)
    missing = Reading(error=ReceiptFileError(FileProblem.MISSING, "b"))
    desk.readings.keep(lost, missing, fill=True)
    desk.readings.keep(bad, reading_of("c", [], problem=FileProblem.DAMAGED), fill=True)
    assert desk.readings.unread() == []
    before = desk.readings.of(good)
    desk.close()
    again = make_desk(tmp_path)
    assert again.readings.of(good) == before
    assert again.readings.unread() == [lost]
    told = again.readings.of(bad)
    again.close()
    assert told is not None
    assert isinstance(told.error, ReceiptFileError)
    assert told.error.problem is FileProblem.DAMAGED


def test_a_receipt_that_was_taken_back_meanwhile_harms_nothing(desk: Desk) -> None:
    receipt = keep(desk)
    desk.history.undo()
    desk.readings.keep(receipt, reading_of("slip.png", [CODE]), fill=True)
    assert desk.receipts.everything() == []


def test_of_several_documents_the_owner_says_which_it_is(desk: Desk) -> None:
    other = CODE.replace("i=77", "i=78").replace("650.00", "300.00").replace("1103", "1104")
    receipt = read(desk, keep(desk), CODE, other)
    readings = desk.readings
    reading = readings.of(receipt)
    assert reading is not None
    assert readings.state(receipt) is ReceiptState.SEVERAL
    assert (readings.fiscal(receipt), readings.compared(receipt)) == (None, ())
    first, second = reading.fiscals
    readings.choose(receipt, second)
    chosen = desk.receipts.get(receipt.id)
    assert (chosen.on, chosen.amount, chosen.fd) == (date(2026, 11, 4), rubles(300), "78")
    assert readings.state(chosen) is ReceiptState.READ
    desk.receipts.update(replace(chosen, amount=rubles(301)))
    readings.choose(desk.receipts.get(receipt.id), first)
    again = desk.receipts.get(receipt.id)
    assert (again.on, again.amount, again.fd) == (date(2026, 11, 3), rubles(301), "77")
    assert readings.state(again) is ReceiptState.DIFFERS
    desk.history.undo()
    assert readings.fiscal(desk.receipts.get(receipt.id)) == second


def test_the_state_of_a_file_in_one_word(desk: Desk) -> None:
    def state(*codes: str, problem: FileProblem | None = None) -> ReceiptState:
        receipt = keep(desk, repr((codes, problem)).encode())
        assert desk.readings.state(receipt) is ReceiptState.WAITING
        desk.readings.keep(receipt, reading_of("a", codes, problem=problem), fill=True)
        return desk.readings.state(desk.receipts.get(receipt.id))

    assert state(CODE) is ReceiptState.READ
    assert state(CODE.replace("n=1", "n=2")) is ReceiptState.NO_PAYMENT
    assert state("somebody's web page") is ReceiptState.NO_CODE
    assert state(problem=FileProblem.TOO_SLOW) is ReceiptState.REFUSED


def test_the_share_of_tax_is_judged_by_the_catalogue(desk: Desk) -> None:
    receipt = keep(desk)
    pages = ["Аванс за услуги связи\nИТОГ 650.00\nв т.ч. НДС 20/120"]
    desk.readings.keep(receipt, reading_of("a.pdf", [CODE], pages), fill=True)
    (flag,) = desk.readings.flags(desk.receipts.get(receipt.id))
    assert (flag.kind, flag.kept, flag.read) == (FlagKind.OLD_VAT, "22/122", "20/120")
    assert flag.vat is not None
    assert (flag.vat.source, flag.vat.confidence) == ("public code (secondary)", Confidence.LOW)


def test_a_text_without_a_code_proposes_and_tells_of_another_number(desk: Desk) -> None:
    number = desk.lines.add(line("+79161234567"))
    receipt = keep(desk, line_id=number.id)
    pages = ["Аванс за услуги связи: 79264401903\nИТОГ: 650.00 руб.\n04.11.2026 14:28"]
    desk.readings.keep(receipt, reading_of("a.pdf", [], pages), fill=True)
    assert desk.receipts.get(receipt.id) == receipt
    proposed = desk.readings.proposed(receipt)
    assert [p.value for p in proposed.of(Kind.SUM)] == [rubles(650)]
    assert [p.value for p in proposed.of(Kind.DATE)] == [date(2026, 11, 4)]
    assert [f.kind for f in desk.readings.flags(receipt)] == [FlagKind.OTHER_NUMBER]
    desk.readings.put(receipt, {Field.SUM: rubles(650)})
    assert desk.receipts.get(receipt.id).amount == rubles(650)
    desk.history.undo()
    assert desk.receipts.get(receipt.id) == receipt
    assert desk.readings.proposed_by("Вы выиграли приз! Переведите 100 руб.").withheld


def test_which_value_is_right_is_asked_once(desk: Desk) -> None:
    receipt = replace(keep(desk), amount=rubles(605))
    desk.receipts.update(receipt)
    kept = read(desk, receipt, CODE)
    (found,) = (c for c in desk.readings.compared(kept) if c.field is Field.SUM)
    assert not desk.readings.settled(kept, found)
    desk.readings.settle(kept, found)
    assert desk.readings.settled(kept, found)
    desk.receipts.update(replace(kept, amount=rubles(60)))
    (other,) = (
        c for c in desk.readings.compared(desk.receipts.get(kept.id)) if c.field is Field.SUM
    )
    assert not desk.readings.settled(kept, other)
