"""Receipts and renewals that do not fit are found, each once, and what fits is left alone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.money import Money
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.domain.receipt_order import Document, Finding, FindingKind, findings, renewals
from simdesk.domain.run import Run, RunEnd

MOSCOW = timezone(timedelta(hours=3))
START = datetime(2026, 9, 4, 18, 0, tzinfo=MOSCOW)
PAID_ON = START.date()
DOCUMENT: Document = ("9960440302585706", 25151, 1186123459)

RUN = Run("run", "line", "site", START, ended_at=START + timedelta(days=1), end=RunEnd.FINISHED)
PAID = Event(
    "paid", "line", EventKind.TOP_UP, PAID_ON, Evidence.PAID, START, Money(650_00), run_id="run"
)


def receipt(name: str, amount: int | None = 650, **fields: object) -> Receipt:
    """Return a receipt of the renewal, with its amount in roubles."""
    made = Receipt(
        id=name,
        sha256=f"file of {name}",
        name=f"{name}.jpg",
        media_type=MediaType.JPEG,
        size=1,
        added_at=START,
        line_id="line",
        run_id="run",
        on=PAID_ON,
        amount=None if amount is None else Money(amount * 100),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def look(
    *receipts: Receipt,
    run: Run = RUN,
    paid: Event | None = PAID,
    documents: dict[str, Document] | None = None,
) -> tuple[Finding, ...]:
    """Return what is found among these receipts and one renewal."""
    return findings(receipts, renewals([run], [paid] if paid else []), documents or {})


def kinds(*receipts: Receipt, **known: object) -> list[FindingKind]:
    """Return what kinds of things are found."""
    return [finding.kind for finding in look(*receipts, **known)]  # type: ignore[arg-type]


def test_a_renewal_with_its_receipt_is_in_order() -> None:
    assert look(receipt("a")) == ()


def test_a_receipt_without_a_number_is_found() -> None:
    loose = receipt("b", line_id=None, run_id=None)
    assert look(receipt("a"), loose) == (Finding(FindingKind.NO_NUMBER, (loose,), on=loose.on),)


def test_a_paid_renewal_without_a_receipt_is_found_with_what_was_paid() -> None:
    found = Finding(FindingKind.NO_PROOF, (), RUN, Money(650_00), on=PAID_ON)
    assert look() == (found,)


@pytest.mark.parametrize("end", list(RunEnd))
def test_money_that_left_needs_proof_however_the_renewal_ended(end: RunEnd) -> None:
    assert kinds(run=replace(RUN, end=end)) == [FindingKind.NO_PROOF]


def test_what_needs_no_proof_is_left_alone() -> None:
    assert look(paid=None) == ()
    assert look(run=replace(RUN, ended_at=None, end=None)) == ()
    assert look(paid=replace(PAID, run_id=None)) == ()
    assert look(paid=replace(PAID, kind=EventKind.BALANCE)) == ()


FEE = replace(PAID, fee=Money(20_00))


@pytest.mark.parametrize(
    ("amounts", "paid", "shown"),
    [
        ((650,), PAID, None),
        ((600,), PAID, 600),
        ((700,), PAID, 700),
        ((300, 350), PAID, None),
        ((300, 300), PAID, 600),
        ((650, 650), PAID, None),  # the slip and the bank's paper
        ((650, 650, 650), PAID, None),
        ((650, 100), PAID, 750),
        ((650, 300, 350), PAID, None),  # two slips, and the bank's paper over both
        ((630,), PAID, 630),
        ((630,), FEE, None),  # what reached the account
        ((650,), FEE, None),
        ((630, 20), FEE, None),  # the fee has a receipt of its own
        ((650, 630), FEE, None),
        ((650, 20), FEE, None),
        ((300, 330), FEE, None),
        ((600, 20), FEE, 620),
        ((None,), PAID, None),
        ((None, 300), PAID, None),  # the other may show the rest
        ((None, 700), PAID, 700),
        ((None, 650), PAID, None),
        ((300, 350), replace(PAID, amount=None), None),
    ],
)
def test_receipts_of_a_renewal_add_up_to_what_was_written_down(
    amounts: tuple[int | None, ...], paid: Event, shown: int | None
) -> None:
    own = [receipt(str(at), amount) for at, amount in enumerate(amounts)]
    for order in itertools.permutations(own):
        found = look(*order, paid=paid)
        if shown is None:
            assert found == ()
        else:
            total = Money(shown * 100)
            assert found == (
                Finding(FindingKind.OTHER_SUM, tuple(own), RUN, PAID.amount, total, PAID_ON),
            )


def test_two_pictures_of_one_slip_are_counted_once() -> None:
    half, again, rest = receipt("a", 300), receipt("b", 300), receipt("c", 350)
    documents = {"a": DOCUMENT, "b": DOCUMENT}
    apart = replace(again, kept_apart=True)
    assert look(half, apart, rest, documents=documents) == ()
    assert kinds(half, apart, rest) == [FindingKind.OTHER_SUM]
    for pair in (
        (replace(half, amount=None), apart),
        (half, replace(apart, amount=None)),
    ):
        assert look(*pair, rest, documents=documents) == ()


def test_several_payments_of_one_renewal_are_one_sum() -> None:
    second = replace(PAID, id="second", amount=Money(100_00), on=PAID_ON + timedelta(days=1))
    known = renewals([RUN], [second, PAID])
    assert findings([receipt("a", 750)], known, {}) == ()
    (found,) = findings([receipt("a", 650)], known, {})
    assert (found.recorded, found.shown, found.on) == (Money(750_00), Money(650_00), PAID_ON)


@pytest.mark.parametrize(
    ("days", "kind", "on"),
    [
        (-2, FindingKind.BEFORE_RENEWAL, PAID_ON),
        (-1, None, None),
        (0, None, None),
        (2, None, None),
        (3, FindingKind.AFTER_RENEWAL, PAID_ON + timedelta(days=1)),
    ],
)
def test_a_receipt_of_another_day_is_found(
    days: int, kind: FindingKind | None, on: date | None
) -> None:
    other = receipt("a", on=PAID_ON + timedelta(days=days))
    assert look(other) == (() if kind is None else (Finding(kind, (other,), RUN, on=on),))


def test_the_day_of_the_payment_belongs_to_the_renewal() -> None:
    early, late = PAID_ON - timedelta(days=9), PAID_ON + timedelta(days=9)
    assert look(receipt("a", on=early), paid=replace(PAID, on=early)) == ()
    assert look(receipt("a", on=late), paid=replace(PAID, on=late)) == ()


def test_an_open_renewal_has_no_last_day() -> None:
    still = replace(RUN, ended_at=None, end=None)
    assert look(receipt("a", on=PAID_ON + timedelta(days=200)), run=still) == ()
    assert look(receipt("a", on=None)) == ()


def test_one_document_on_two_pictures_is_found_until_both_are_to_stay() -> None:
    first, second = receipt("a"), receipt("b", added_at=START + timedelta(hours=1))
    documents = {"a": DOCUMENT, "b": DOCUMENT}
    found = look(second, first, documents=documents)
    assert found == (Finding(FindingKind.SAME_DOCUMENT, (first, second)),)
    for kept in (first, second):
        others = [r for r in (first, second) if r is not kept]
        assert look(replace(kept, kept_apart=True), *others, documents=documents) == ()


def test_a_third_picture_is_asked_about_again() -> None:
    own = [receipt("a", kept_apart=True), receipt("b"), receipt("c")]
    documents = dict.fromkeys("abc", DOCUMENT)
    assert kinds(*own, documents=documents) == [FindingKind.SAME_DOCUMENT]
    both = replace(own[1], kept_apart=True)
    assert kinds(own[0], both, own[2], documents=documents) == [FindingKind.SAME_DOCUMENT]
    settled = replace(own[2], kept_apart=True)
    assert look(own[0], both, settled, documents=documents) == ()
    assert look(own[0], own[1], settled, documents=documents) == ()
    other = ("9960440302585706", 25152, 1)
    assert look(*own, documents={**documents, "c": other}) == ()


def test_one_file_on_two_numbers_is_found_once() -> None:
    first = receipt("a", sha256="one")
    other = receipt("b", sha256="one", line_id="other", run_id=None)
    documents = {"a": DOCUMENT, "b": DOCUMENT}
    for known in ({}, documents):
        assert look(first, other, documents=known) == (
            Finding(FindingKind.TWO_NUMBERS, (first, other)),
        )
    assert look(first, replace(other, kept_apart=True), documents=documents) == ()
    assert look(first, replace(other, line_id="line"), documents={}) == ()


_AMOUNTS = st.sampled_from([None, Money(20_00), Money(300_00), Money(350_00), Money(650_00)])
_RECEIPTS = st.builds(
    Receipt,
    id=st.uuids().map(str),
    sha256=st.sampled_from("xyz"),
    name=st.just("a.jpg"),
    media_type=st.just(MediaType.JPEG),
    size=st.just(1),
    added_at=st.sampled_from([START, START + timedelta(hours=1)]),
    line_id=st.sampled_from([None, "line", "other"]),
    run_id=st.sampled_from([None, "run", "gone"]),
    on=st.sampled_from([None, *(PAID_ON + timedelta(days=d) for d in (-9, -1, 0, 1, 9))]),
    amount=_AMOUNTS,
    kept_apart=st.booleans(),
)
_PAYMENTS = st.builds(
    replace,
    st.just(PAID),
    amount=_AMOUNTS,
    fee=st.sampled_from([None, Money(20_00)]),
    on=st.sampled_from([PAID_ON, PAID_ON - timedelta(days=9)]),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_RECEIPTS, max_size=6),
    st.lists(_PAYMENTS, max_size=2),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_whatever_is_kept_every_finding_holds_and_none_is_missing(
    own: list[Receipt], payments: list[Event], ended: bool, chance: object
) -> None:
    run = RUN if ended else replace(RUN, ended_at=None, end=None)
    shuffled = sorted(own, key=lambda _r: chance.random())  # type: ignore[attr-defined]
    documents = {r.id: DOCUMENT for r in own if r.sha256 == "x"}
    known = renewals([run], [replace(p, id=str(at)) for at, p in enumerate(payments)])
    found = findings(own, known, documents)
    assert found == findings(shuffled, known, documents)
    by_kind = {kind: [f for f in found if f.kind is kind] for kind in FindingKind}

    loose = {r.id for r in own if r.line_id is None}
    assert {r.id for f in by_kind[FindingKind.NO_NUMBER] for r in f.receipts} == loose
    linked = [r for r in own if r.run_id == "run"]
    assert bool(by_kind[FindingKind.NO_PROOF]) == (ended and bool(payments) and not linked)
    for finding in by_kind[FindingKind.OTHER_SUM]:
        assert finding.recorded is not None
        assert finding.shown not in (None, finding.recorded)
        assert set(finding.receipts) == set(linked)
    for kind, too in ((FindingKind.BEFORE_RENEWAL, -9), (FindingKind.AFTER_RENEWAL, 9)):
        for finding in by_kind[kind]:
            assert finding.receipts[0].on == PAID_ON + timedelta(days=too)
            assert finding.receipts[0] in linked
    same = by_kind[FindingKind.SAME_DOCUMENT] + by_kind[FindingKind.TWO_NUMBERS]
    for finding in same:
        assert _asks(list(finding.receipts))
        assert len({r.sha256 for r in finding.receipts}) == 1
    told = [tuple(r.id for r in f.receipts) for f in same]
    assert len(told) == len(set(told))  # nothing is asked about twice
    twins = [r for r in own if r.id in documents]
    asked = any(r.id in documents for f in same for r in f.receipts)
    assert asked == _asks(sorted(twins, key=lambda r: (r.added_at, r.id)))


def _asks(alike: list[Receipt]) -> bool:
    """Tell whether something is left to be said: of two at least, or of the last of more."""
    marks = [r.kept_apart for r in alike]
    return marks.count(False) > 1 or (len(marks) > 2 and marks[-1] is False)
