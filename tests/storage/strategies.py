"""Any record that could be kept: for round trips, wider than what the forms let through."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.line import (
    AccountKind,
    AutoDebit,
    HolderKind,
    Line,
    Plan,
    SimPlace,
    TiedAccount,
)
from simdesk.domain.money import Money
from simdesk.domain.receipt import MediaType, Receipt
from simdesk.domain.run import Run, RunEnd, StepMark

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
WORD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.datetimes(timezones=ZONES)
AMOUNTS = st.none() | st.integers(0, 2**53).map(Money)
BALANCES = st.none() | st.integers(-(2**53), 2**53).map(Money)
NUMBERS = st.integers(10**6, 10**14).map(lambda n: f"+{n}")
IDS = st.uuids().map(lambda u: u.hex)

LINES = st.builds(
    Line,
    id=IDS,
    msisdn=NUMBERS,
    created_at=MOMENTS,
    label=TEXT,
    operator_id=TEXT,
    operator_name=TEXT,
    plan=st.sampled_from(Plan),
    tariff_price=AMOUNTS,
    holder=TEXT,
    holder_kind=st.sampled_from(HolderKind),
    iccid=TEXT,
    sim_place=st.sampled_from(SimPlace),
    sim_note=TEXT,
    auto_debit=st.sampled_from(AutoDebit),
    accounts=st.lists(
        st.builds(TiedAccount, kind=st.sampled_from(AccountKind), name=TEXT), max_size=4
    ).map(tuple),
    note=TEXT,
    archived_at=st.none() | MOMENTS,
    deleted_at=st.none() | MOMENTS,
)


def events(line_id: str, run_id: str | None) -> st.SearchStrategy[Event]:
    """Return any event of a line, of a run of it or of none."""
    return st.builds(
        Event,
        id=IDS,
        line_id=st.just(line_id),
        kind=st.sampled_from(EventKind),
        on=st.dates(),
        evidence=st.sampled_from(Evidence),
        recorded_at=MOMENTS,
        amount=AMOUNTS,
        fee=AMOUNTS,
        balance=BALANCES,
        approximate=st.booleans(),
        reference=TEXT,
        note=TEXT,
        run_id=st.sampled_from([None, run_id]),
    )


def runs(line_id: str) -> st.SearchStrategy[Run]:
    """Return any run of a line, open or ended."""

    def ended(run: Run, at: datetime, end: RunEnd) -> Run:
        return Run(
            id=run.id,
            line_id=run.line_id,
            route_id=run.route_id,
            started_at=run.started_at,
            marks=run.marks,
            ticks=run.ticks,
            fields=run.fields,
            ended_at=at,
            end=end,
            failure=run.failure,
        )

    going = st.builds(
        Run,
        id=IDS,
        line_id=st.just(line_id),
        route_id=WORD,
        started_at=MOMENTS,
        marks=st.dictionaries(WORD, st.sampled_from(StepMark), max_size=4),
        ticks=st.frozensets(WORD, max_size=4),
        fields=st.dictionaries(WORD, TEXT, max_size=4),
        failure=TEXT,
    )
    return going | st.builds(ended, going, MOMENTS, st.sampled_from(RunEnd))


def receipts(line_id: str, run_id: str | None) -> st.SearchStrategy[Receipt]:
    """Return any receipt, of a line and a run or of neither."""
    return st.builds(
        Receipt,
        id=IDS,
        sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
        name=TEXT,
        media_type=st.sampled_from(MediaType),
        size=st.integers(1, 2**40),
        added_at=MOMENTS,
        line_id=st.sampled_from([None, line_id]),
        run_id=st.sampled_from([None, run_id]),
        on=st.none() | st.dates(),
        amount=AMOUNTS,
        reference=TEXT,
        note=TEXT,
        deleted_at=st.none() | MOMENTS,
    )
