"""A loose receipt is proposed for a number only where something speaks for that one alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.line import Line
from simdesk.domain.money import Money
from simdesk.domain.receipt_link import LinkProposal, LinkReason, LooseReceipt, propose
from simdesk.domain.receipt_number import shown_number, shown_numbers
from simdesk.domain.receipt_order import Renewal
from simdesk.domain.run import Run, RunEnd

START = datetime(2026, 9, 4, 18, 0, tzinfo=timezone(timedelta(hours=3)))
DAY = START.date()

MAIN = Line("main", "+79161234567", START)
MUM = Line("mum", "+79035550812", START)
TWIN = Line("twin", "+79991114567", START)
"""Ends as MAIN does."""


def renewal(line: Line, roubles: int = 650, name: str = "") -> Renewal:
    """Return a renewal of a number that was paid on DAY."""
    run = Run(name or f"run of {line.id}", line.id, "site", START, end=RunEnd.FINISHED)
    paid = Event(run.id, line.id, EventKind.TOP_UP, DAY, Evidence.PAID, START, Money(roubles * 100))
    return Renewal(run, (replace(paid, fee=Money(20_00), run_id=run.id),))


PAID = LooseReceipt(DAY, Money(650_00))


def read(text: str, of: LooseReceipt = PAID) -> LooseReceipt:
    """Return a receipt with a text."""
    return replace(of, paid_for=shown_number(text, ""), numbers=shown_numbers(text))


def test_the_number_in_the_text_comes_first_with_its_renewal() -> None:
    loose = read("Аванс за услуги связи: 79161234567")
    found = LinkProposal("main", "run of main", LinkReason.NUMBER_SHOWN)
    assert propose(loose, [MAIN, MUM], [renewal(MAIN), renewal(MUM)]) == found
    assert propose(loose, [MAIN, MUM], [renewal(MUM)]) == replace(found, run_id=None)
    assert propose(loose, [MAIN, TWIN], []) == replace(found, run_id=None)


def test_hidden_digits_are_enough_only_for_one_number() -> None:
    loose = read("Номер: +7 916 ***-45-67")
    assert propose(loose, [MAIN, MUM], []) == LinkProposal("main", None, LinkReason.NUMBER_SHOWN)
    assert propose(loose, [MAIN, TWIN], [renewal(MAIN)]) is None


def test_a_receipt_for_a_strange_number_belongs_to_nobody() -> None:
    loose = read("Аванс за услуги связи: 79000000001")
    assert propose(loose, [MAIN], [renewal(MAIN)]) is None


def test_the_number_of_a_shop_is_no_reason_against_the_payment() -> None:
    loose = read("ООО «Салон» 8 (900) 000-00-01\nИТОГ 650.00")
    found = LinkProposal("main", "run of main", LinkReason.SAME_PAYMENT)
    assert propose(loose, [MAIN, MUM], [renewal(MAIN)]) == found


def test_same_day_and_sum_speak_for_a_renewal_with_its_fee_or_without() -> None:
    found = LinkProposal("main", "run of main", LinkReason.SAME_PAYMENT)
    lines, unproved = [MAIN, MUM], [renewal(MAIN), renewal(MUM, 300)]
    assert propose(PAID, lines, unproved) == found
    assert propose(replace(PAID, amount=Money(630_00)), lines, unproved) == found
    for other in (
        replace(PAID, amount=Money(640_00)),
        replace(PAID, on=DAY + timedelta(days=1)),
        LooseReceipt(DAY),
        LooseReceipt(amount=Money(650_00)),
    ):
        assert propose(other, lines, unproved) is None


def test_two_renewals_alike_speak_for_none() -> None:
    assert propose(PAID, [MAIN, MUM], [renewal(MAIN), renewal(MUM)]) is None
    assert propose(PAID, [MAIN], [renewal(MAIN), renewal(MAIN, name="again")]) is None
    loose = read("Аванс за услуги связи: 79161234567")
    found = propose(loose, [MAIN], [renewal(MAIN), renewal(MAIN, name="again")])
    assert found == LinkProposal("main", None, LinkReason.NUMBER_SHOWN)


def test_an_only_number_is_proposed_without_a_renewal() -> None:
    found = LinkProposal("main", None, LinkReason.ONLY_NUMBER)
    assert propose(LooseReceipt(), [MAIN], [renewal(MAIN)]) == found
    assert propose(LooseReceipt(), [MAIN, MUM], []) is None
    assert propose(LooseReceipt(), [], []) is None


_LOOSE = st.builds(
    LooseReceipt,
    on=st.sampled_from([None, DAY]),
    amount=st.sampled_from([None, Money(650_00), Money(300_00)]),
    paid_for=st.sampled_from(["", "", "4567", MAIN.msisdn, "+79000000001"]),
    numbers=st.frozensets(st.sampled_from(["4567", "0812", MUM.msisdn, "+79000000001"])),
)


@given(
    _LOOSE,
    st.lists(st.sampled_from([MAIN, MUM, TWIN]), unique=True),
    st.lists(st.sampled_from([MAIN, MUM, TWIN]), unique=True),
)
def test_what_is_proposed_is_there_and_its_renewal_is_its_own(
    loose: LooseReceipt, lines: list[Line], paid: list[Line]
) -> None:
    unproved = [renewal(line) for line in paid if line in lines]
    found = propose(loose, lines, unproved)
    if found is None:
        return
    assert found.line_id in {line.id for line in lines}
    owners = {r.run.id: r.run.line_id for r in unproved}
    assert found.run_id is None or owners[found.run_id] == found.line_id
    if found.run_id is not None:
        assert (loose.on, loose.amount) == (DAY, Money(650_00))
    if loose.paid_for:
        assert found.reason is LinkReason.NUMBER_SHOWN
