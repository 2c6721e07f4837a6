"""Reads what helps a person outside of routes: cards, fraud, official hosts and so on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from simdesk.catalogue.catalogue import Advice
from simdesk.catalogue.files import Tables
from simdesk.catalogue.notice_schema import read_notices
from simdesk.catalogue.official_schema import own_sites, read_official
from simdesk.catalogue.phrase_schema import read_phrases
from simdesk.catalogue.receipt_schema import read_receipt_book
from simdesk.catalogue.rescue_schema import read_rescue
from simdesk.catalogue.scam_schema import read_scam_book
from simdesk.catalogue.table import read_table
from simdesk.domain.official import Official
from simdesk.domain.operator import Operator
from simdesk.domain.receipt_book import ReceiptBook
from simdesk.domain.rescue import RescueBook
from simdesk.domain.scam import ScamBook


def read_advice(tables: Tables, operators: Mapping[str, Operator | None]) -> Advice:
    """Read the files; a bad one costs only itself, and the operators' own domains remain.

    `operators` holds None for a file that could not be read.
    """
    problems = list(tables.problems)
    phrases = read_table("phrases.toml", tables.tables.get("phrases.toml"), problems, read_phrases)
    scams = read_table("scams.toml", tables.tables.get("scams.toml"), problems, read_scam_book)
    notices = read_table("notices.toml", tables.tables.get("notices.toml"), problems, read_notices)
    official = read_table(
        "official.toml",
        tables.tables.get("official.toml"),
        problems,
        partial(read_official, operators=operators),
    )
    receipts = read_table(
        "receipts.toml",
        tables.tables.get("receipts.toml"),
        problems,
        partial(read_receipt_book, official=official),
    )
    rescue = read_table(
        "wrong_number.toml",
        tables.tables.get("wrong_number.toml"),
        problems,
        partial(read_rescue, operators=operators),
    )
    return Advice(
        phrases or (),
        scams or ScamBook(),
        official or Official(tuple(own_sites(operators))),
        notices or (),
        receipts or ReceiptBook(),
        rescue or RescueBook(),
        tuple(problems),
    )
