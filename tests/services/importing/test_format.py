"""The form of the records is pinned: whoever changes it raises its number."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from enum import Enum
from typing import get_args, get_type_hints

from simdesk.domain.event import Event
from simdesk.domain.line import Line, TiedAccount
from simdesk.domain.operator import Counts, SilenceOutcome
from simdesk.domain.own_rule import OwnRule
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run
from simdesk.services.exporting.records import FORMAT, KEYS, RECEIPT_KEYS, LeftOut

KINDS = (Line, TiedAccount, Run, Event, Receipt, OwnRule)


def words_of(hint: object) -> set[type[Enum]]:
    """Return the kinds of words that a type of a field lets through."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {hint}
    return {kind for part in get_args(hint) for kind in words_of(part)}


def test_whoever_changes_a_field_or_a_word_raises_the_format() -> None:
    """An older program refuses what it does not know, so it must see that a bag is newer."""
    words: set[type[Enum]] = {LeftOut, Counts, SilenceOutcome}
    form: dict[str, object] = {"keys": dict(KEYS), "of receipts": dict(RECEIPT_KEYS)}
    for kind in KINDS:
        hints = get_type_hints(kind)
        form[kind.__name__] = {field.name: str(field.type) for field in fields(kind)}
        words |= {word for hint in hints.values() for word in words_of(hint)}
    form |= {kind.__name__: [member.value for member in kind] for kind in words}
    text = json.dumps(form, sort_keys=True)
    pinned = (FORMAT, hashlib.sha256(text.encode()).hexdigest()[:16])
    assert pinned == (2, "c3df013590c44a4b"), f"has {FORMAT} been raised? {text}"
