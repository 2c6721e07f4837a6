"""What the file of phrase cards must hold: a Russian sentence, its meaning, and what is shown."""

from __future__ import annotations

from simdesk.catalogue.table import Table
from simdesk.domain.phrase import Digits, Phrase


def read_phrases(table: Table) -> tuple[Phrase, ...]:
    """Read the file, in its order."""
    table.day("read_on")
    phrases = tuple(_phrase(entry) for entry in table.tables("phrases"))
    if len({phrase.id for phrase in phrases}) < len(phrases):
        table.problem("phrases", "an id is used twice")
    table.close()
    return phrases


def _phrase(table: Table) -> Phrase:
    phrase = Phrase(
        id=table.id(),
        title=table.words("title", ()),
        icon=table.id("icon"),
        ru=table.text("ru"),
        text=table.words("text", ()),
        digits=table.choice("digits", Digits),
        amount=table.flag("amount"),
        after_ru=table.text("after_ru"),
        after_text=table.words("after_text", ()),
        todo=table.word_list("todo", ()),
    )
    table.close()
    return phrase
