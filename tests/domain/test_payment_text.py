"""A pasted message proposes what it says, every candidate with its piece, and never a demand."""

from __future__ import annotations

import time
import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.money import Money
from simdesk.domain.payment_text import LONGEST, Kind, Proposal, Yuan, read_payment_text

ROOT = Path(__file__).parents[2]
BOOK = load_catalogue(ROOT / "resources" / "catalogue").scams
DATA = Path(__file__).parents[1] / "data" / "payment_texts.toml"
TODAY = date(2026, 11, 21)
MONEY_KINDS = {Kind.SUM, Kind.YUAN, Kind.BALANCE}
MESSAGES: list[dict[str, Any]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["message"]


def told(proposal: Proposal) -> str:
    """Return a proposal in the words of the data file."""
    value = proposal.value
    if isinstance(value, Money | Yuan):
        small = value.kopeks if isinstance(value, Money) else value.fen
        sign = "-" if small < 0 else ""
        return f"{proposal.kind} {sign}{abs(small) // 100}.{abs(small) % 100:02d}"
    return f"{proposal.kind} {value}"


def test_the_messages_are_many_and_of_every_kind() -> None:
    assert len(MESSAGES) >= 80
    assert len({m["id"] for m in MESSAGES}) == len({m["text"] for m in MESSAGES}) == len(MESSAGES)
    kinds = {line.split()[0] for m in MESSAGES for line in m.get("propose", ())}
    assert kinds == set(Kind)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: m["id"])
def test_a_message(message: dict[str, Any]) -> None:
    read = read_payment_text(message["text"], TODAY, BOOK)
    assert [told(p) for p in read.proposals] == message.get("propose", [])
    assert read.withheld is message.get("withheld", False)
    for proposal in read.proposals:
        at = proposal.start
        assert message["text"][at : at + len(proposal.piece)] == proposal.piece != ""


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: m["id"])
def test_a_message_as_a_pdf_or_a_chinese_keyboard_gives_it(message: dict[str, Any]) -> None:
    """Old radicals, full-width digits and hidden letters say what the plain ones say."""
    radicals = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)}
    wide = {str(n): chr(0xFF10 + n) for n in range(10)}
    for letters in (radicals, wide, {" ": "\u00a0"}, {"5": "5\u200b"}):
        text = message["text"].translate(str.maketrans(letters))
        read = read_payment_text(text, TODAY, BOOK)
        assert [told(p) for p in read.proposals] == message.get("propose", [])


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: m["id"])
def test_a_message_in_capitals_says_the_same(message: dict[str, Any]) -> None:
    if "http" not in message["text"]:
        read = read_payment_text(message["text"].upper(), TODAY, BOOK)
        assert [told(p) for p in read.proposals] == message.get("propose", [])


@pytest.mark.parametrize(
    "message", [m for m in MESSAGES if m["id"].startswith("fraud")], ids=lambda m: m["id"]
)
def test_no_fraud_is_a_payment_even_if_no_pattern_knows_it(message: dict[str, Any]) -> None:
    kinds = {proposal.kind for proposal in read_payment_text(message["text"], TODAY).proposals}
    assert not kinds & {Kind.SUM, Kind.YUAN}


def test_every_message_of_the_frauds_we_know_proposes_no_money() -> None:
    rows = (DATA.parent / "messages.tsv").read_text(encoding="utf-8").splitlines()
    frauds = [row.split("\t")[0] for row in rows if not row.startswith("#") and "\t-" not in row]
    assert len(frauds) > 20
    for text in frauds:
        read = read_payment_text(text, TODAY, BOOK)
        assert read.withheld
        assert read.proposals == ()


def test_of_two_candidates_none_is_the_sole_one() -> None:
    read = read_payment_text("Оплата 300 ₽ и 350 ₽, 04.09.2026", TODAY)
    assert [told(p) for p in read.of(Kind.SUM)] == ["sum 300.00", "sum 350.00"]
    assert read.sole(Kind.SUM) is None
    assert read.sole(Kind.NUMBER) is None
    day = read.sole(Kind.DATE)
    assert day is not None
    assert (day.value, day.piece) == (date(2026, 9, 4), "04.09.2026")


def test_a_code_written_out_is_given_whole() -> None:
    link = "https://ofd.example/?t=20260904T1923&s=650.00&fn=9960440302585706&i=25151&fp=7&n=1"
    read = read_payment_text(f"Чек: {link} Спасибо", TODAY)
    (code,) = read.codes
    assert code.identity == ("9960440302585706", 25151, 7)
    assert read.of(Kind.SUM)[0].piece == link
    twice = read_payment_text(f"{link}\n{link.replace('650', '300')}", TODAY)
    assert [c.amount.kopeks for c in twice.codes] == [65000, 30000]


def test_a_text_of_a_book_proposes_nothing() -> None:
    text = "Зачислено 300 ₽. " + "x" * LONGEST
    assert read_payment_text(text[:LONGEST], TODAY).sole(Kind.SUM)
    assert read_payment_text(text, TODAY).proposals == ()


@pytest.mark.parametrize("text", [m["text"] for m in MESSAGES])
def test_money_has_its_piece_and_is_of_its_currency(text: str) -> None:
    for proposal in read_payment_text(text, TODAY, BOOK).proposals:
        chinese = any(mark in proposal.piece for mark in ("¥", "￥", "元", "CNY", "人民币"))
        assert (proposal.kind is Kind.YUAN) == chinese
        assert isinstance(proposal.value, Yuan) == chinese
        assert isinstance(proposal.value, Money) == (proposal.kind in MONEY_KINDS and not chinese)


@pytest.mark.parametrize(
    "text",
    [
        *("1 ₽ ", "зачислено 1 ₽ ", "1 000 ", "+79161234567 ", "номер ", "+7*", "&fn=1 ", "fn="),
        *("01.01.2026 ", "1月1日", "звоните ", "8-(", "8 ", ".", "a. ", "1.", " ", "\n", "\ufdfa"),
        *(
            "⾦",
            "e\u0301\u0301",
            "срочно call ",
            "при балансе ",
            "на мой счет ",
            "номер***",
            "1,000,",
        ),
    ],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    whole = (text * LONGEST)[:LONGEST]
    began = time.perf_counter()
    read_payment_text(whole, TODAY, BOOK)
    assert time.perf_counter() - began < 3
