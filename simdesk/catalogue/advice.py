"""Reads what helps a person outside of routes: phrase cards and patterns of fraud."""

from __future__ import annotations

from simdesk.catalogue.catalogue import Advice
from simdesk.catalogue.files import Tables
from simdesk.catalogue.phrase_schema import read_phrases
from simdesk.catalogue.scam_schema import read_scam_book
from simdesk.catalogue.table import read_table
from simdesk.domain.scam import ScamBook


def read_advice(tables: Tables) -> Advice:
    """Read both files; a bad one costs only itself."""
    problems = list(tables.problems)
    phrases = read_table("phrases.toml", tables.tables.get("phrases.toml"), problems, read_phrases)
    scams = read_table("scams.toml", tables.tables.get("scams.toml"), problems, read_scam_book)
    return Advice(phrases or (), scams or ScamBook(), tuple(problems))
