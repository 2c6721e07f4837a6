"""What the file on wrong-number payments must hold: sourced rules, and the lines of a letter."""

from __future__ import annotations

import re
from collections.abc import Collection

from simdesk.catalogue.schema import read_source
from simdesk.catalogue.table import Table
from simdesk.domain.rescue import LETTER_FIELDS, MoveRule, Paragraph, Place, RescueBook

_FIELD = re.compile(r"\{([^{}]*)\}")


def read_rescue(table: Table, operators: Collection[str]) -> RescueBook:
    """Read the file; a rule may name only an operator that has a file."""
    read_on = table.day("read_on")
    rules = []
    for entry in table.tables("rules"):
        operator_id = entry.id("operator")
        if operator_id and operator_id not in operators:
            entry.problem("operator", f"there is no operator '{operator_id}'")
        rules.append(
            MoveRule(
                operator_id,
                fact=read_source(entry, entry.words("text", ()), read_on),
                days=_count(entry, "days"),
                wrong=_count(entry, "wrong"),
                swapped=_count(entry, "swapped"),
            )
        )
        entry.close()
    if len({rule.operator_id for rule in rules}) < len(rules):
        table.problem("rules", "an operator is named twice")
    letter = tuple(_paragraph(entry) for entry in table.tables("letter"))
    table.close()
    return RescueBook(tuple(rules), letter)


def _count(table: Table, key: str) -> int | None:
    return table.count(key) if key in table else None


def _paragraph(table: Table) -> Paragraph:
    paragraph = Paragraph(
        id=table.id(),
        place=table.choice("place", Place),
        ru=table.text("ru"),
        text=table.words("text", LETTER_FIELDS),
    )
    for name in _FIELD.findall(paragraph.ru):
        if name not in LETTER_FIELDS:
            table.problem("ru", f"has the unknown placeholder {{{name}}}")
    rest = _FIELD.sub("", paragraph.ru)
    if "{" in rest or "}" in rest:
        table.problem("ru", "has a single brace")
    table.close()
    return paragraph
