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
    SimKind,
    SimPlace,
    TiedAccount,
)
from simdesk.domain.money import Money
from simdesk.domain.operator import Counts, SilenceOutcome
from simdesk.domain.own_rule import COUNTING, OwnRule, RuleKey, RuleValue
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
    sim_kind=st.sampled_from(SimKind),
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


def own_rules(line_id: str, receipt_id: str) -> st.SearchStrategy[OwnRule]:
    """Return any rule of the owner, for a line or an operator, with a value that fits its key."""

    def values(key: RuleKey) -> st.SearchStrategy[RuleValue]:
        if key in COUNTING:
            return st.sampled_from(Counts)
        if key is RuleKey.SILENCE_OUTCOME:
            return st.sampled_from(SilenceOutcome)
        whole = st.integers(1, 10**6)
        return whole.map(Money) if key is RuleKey.FEE else whole

    def rules(key: RuleKey) -> st.SearchStrategy[OwnRule]:
        scopes = st.sampled_from([(line_id, "")]) | WORD.map(lambda word: (None, word))
        return st.builds(
            lambda scope, **what: OwnRule(key=key, line_id=scope[0], operator=scope[1], **what),
            scopes,
            id=IDS,
            value=st.none() | values(key),
            on=st.dates(),
            source=TEXT,
            recorded_at=MOMENTS,
            note=TEXT,
            receipt_id=st.sampled_from([None, receipt_id]),
            withdrawn_at=st.none() | MOMENTS,
        )

    return st.sampled_from(RuleKey).flatmap(rules)


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
        fn=TEXT,
        fd=TEXT,
        fpd=TEXT,
        turned=st.sampled_from([0, 90, 180, 270]),
        kept_apart=st.booleans(),
    )
