"""Any text is read as a fiscal code or refused with one error, and what is read was written."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from datetime import datetime
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simdesk.domain.errors import FiscalError
from simdesk.domain.fiscal import LONGEST, Fiscal, Operation, parse_fiscal, to_payload
from simdesk.domain.money import Money
from tests.domain.test_fiscal import CASES, PLAIN

ACCEPTED = [case["raw"] for case in CASES if case["ok"]]
REFUSED = [case["raw"] for case in CASES if not case["ok"]]
digits = st.text("0123456789", min_size=1)


@st.composite
def fiscals(draw: st.DrawFn) -> Fiscal:
    """Draw a code that a till may print."""
    seconds = draw(st.booleans())
    at = draw(st.datetimes())
    return Fiscal(
        at.replace(microsecond=0, second=at.second if seconds else 0),
        seconds=seconds,
        amount=Money(draw(st.integers(0, 10**14 - 1))),
        fn=draw(st.text("0123456789", min_size=16, max_size=16)),
        i=str(draw(st.integers(0, 10**10 - 1))),
        fp=str(draw(st.integers(0, 2**32 - 1))),
        n=draw(st.none() | st.sampled_from(Operation)),
    )


PIECES = st.sampled_from(
    [
        *("t=", "s=", "fn=", "i=", "fp=", "n=", "fd=", "FPD=", "T=", "N=", "enums="),
        *("&", "&amp;", "%26", "%253D", ";", ",", "|", "?", " ", "\n", "\u200b", "\u2028", "%"),
        *("20260904T1923", "2026-09-04T19:23", "20260904T192360", "650.00", "650", "650,5", "6⁰"),
        *("9960440302585706", "25151", "1186123459", "1", "5", "0", "-1", "٣", "&#38;", "%00"),
    ]
)
ANY_TEXT = st.text(max_size=120) | st.lists(PIECES | st.text(max_size=2), max_size=30).map("".join)
STRICT = re.compile(
    r"t=(\d{8}T\d{4}(?:\d\d)?)&s=(\d{1,12}\.\d\d)&fn=(\d{1,20})&i=(\d{1,10})&fp=(\d{1,10})"
    r"(?:&n=([1-4]))?",
    re.ASCII,
)


@settings(max_examples=1000, deadline=None)
@given(fiscals())
def test_what_is_written_reads_back(fiscal: Fiscal) -> None:
    read = parse_fiscal(to_payload(fiscal))
    assert read == fiscal
    assert to_payload(read) == to_payload(fiscal)


@settings(max_examples=2000, deadline=None)
@given(ANY_TEXT)
@example("\ud800" + PLAIN)
@example(PLAIN.replace("&", "%ff&"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = parse_fiscal(text)
    except FiscalError:
        return
    assert parse_fiscal(to_payload(read)) == read
    assert read.raw == text


@settings(max_examples=1000, deadline=None)
@given(fiscals(), st.randoms(use_true_random=False), st.sampled_from(["%26", "&", "&amp;", " & "]))
def test_order_case_and_wrapping_say_nothing(fiscal: Fiscal, chance: Random, joint: str) -> None:
    parts = to_payload(fiscal).split("&")
    chance.shuffle(parts)
    text = joint.join(parts)
    assert parse_fiscal(text) == fiscal
    assert parse_fiscal(f"https://ofd.example/?x=y&{text.upper()}") == fiscal


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from([*ACCEPTED, PLAIN]), st.data())
def test_one_slip_changes_no_other_field(raw: str, data: st.DataObject) -> None:
    """A letter put in, left out or changed: refused, or all fields but the one it hit are right."""
    before = parse_fiscal(raw)
    at = data.draw(st.integers(0, len(raw) - 1))
    slip = data.draw(st.sampled_from(["", *"0123456789TtsfinpNF=&;,. -%\n\u200b"]) | st.text())
    text = raw[:at] + slip + raw[at + data.draw(st.integers(0, 1)) :]
    try:
        after = parse_fiscal(text)
    except FiscalError:
        return
    names = ("at", "amount", "fn", "i", "fp", "n")
    changed = [name for name in names if getattr(after, name) != getattr(before, name)]
    assert len(changed) <= 1 or len(slip) > 1


@settings(max_examples=1500, deadline=None)
@given(st.data())
def test_what_has_the_strict_form_is_read_as_it_stands(data: st.DataObject) -> None:
    """Digits changed anywhere in the usual form: the fields are those digits, or it is refused."""
    text = list(PLAIN)
    for _ in range(data.draw(st.integers(1, 6))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.sampled_from("0123456789"))
    written = STRICT.fullmatch("".join(text))
    if written is None:
        return
    t, s, fn, i, fp, n = written.groups()
    try:
        read = parse_fiscal("".join(text))
    except FiscalError:
        with pytest.raises(ValueError, match=r"unconverted|does not match|out of range"):
            datetime.strptime(t, "%Y%m%dT%H%M")  # noqa: DTZ007 - a till has no zone
        return
    assert re.sub("[-:]", "", read.at.isoformat(timespec="minutes")) == t
    assert (read.amount.kopeks, read.fn, read.n) == (int(s.replace(".", "")), fn, int(n))
    assert read.identity == (fn, int(i), int(fp))


HOSTILE = {
    "keys": "fpd=" * 2500,
    "no end": "t=20260904T1923" * 700,
    "escapes": "%25" * 3333,
    "double escapes": "%2525" * 2000,
    "ampersands": "&amp;" + "amp;" * 2500,
    "breaks": "0\n \n \n " * 1250,
    "digits": "fn=" + "9" * 9990,
    "spaces": PLAIN + " " * 9900 + "1",
    "one letter for eighteen": "\ufdfa" * 10_000,
    "marks": "e" + "\u0301" * 9999,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_no_time(text: str) -> None:
    for cut in (text, text[:LONGEST]):
        began = time.perf_counter()
        with suppress(FiscalError):
            parse_fiscal(cut)
        assert time.perf_counter() - began < 0.25


def test_time_grows_with_the_text_only() -> None:
    """Ten times the text takes about ten times as long; a hundred would be a regex that doubts."""
    for text in HOSTILE.values():
        times = []
        for size in (LONGEST // 10, LONGEST):
            rounds = []
            for _ in range(5):
                began = time.perf_counter()
                with suppress(FiscalError):
                    parse_fiscal(text[:size])
                rounds.append(time.perf_counter() - began)
            times.append(min(rounds))
        assert times[1] < 40 * max(times[0], 1e-4)


@pytest.mark.parametrize("raw", REFUSED)
def test_what_is_refused_stays_refused_in_a_link(raw: str) -> None:
    with pytest.raises(FiscalError):
        parse_fiscal(f"https://ofd.example/?{raw}")
