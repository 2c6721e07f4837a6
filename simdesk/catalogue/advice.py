"""Reads what helps a person outside of routes: phrase cards, patterns of fraud, official hosts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from simdesk.catalogue.catalogue import Advice
from simdesk.catalogue.files import Tables
from simdesk.catalogue.official_schema import own_sites, read_official
from simdesk.catalogue.phrase_schema import read_phrases
from simdesk.catalogue.scam_schema import read_scam_book
from simdesk.catalogue.table import read_table
from simdesk.domain.official import Official
from simdesk.domain.operator import Operator
from simdesk.domain.scam import ScamBook


def read_advice(tables: Tables, operators: Mapping[str, Operator | None]) -> Advice:
    """Read the files; a bad one costs only itself, and the operators' own domains remain.

    `operators` holds None for a file that could not be read.
    """
    problems = list(tables.problems)
    phrases = read_table("phrases.toml", tables.tables.get("phrases.toml"), problems, read_phrases)
    scams = read_table("scams.toml", tables.tables.get("scams.toml"), problems, read_scam_book)
    official = read_table(
        "official.toml",
        tables.tables.get("official.toml"),
        problems,
        partial(read_official, operators=operators),
    )
    return Advice(
        phrases or (),
        scams or ScamBook(),
        official or Official(tuple(own_sites(operators))),
        tuple(problems),
    )
