"""What stands out on a read receipt, each thing in a card of its own, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from simdesk.domain.receipt_check import Flag
from simdesk.i18n.fiscal_words import flag_words
from simdesk.i18n.language import _
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.receipts.reading_signs import flag_sign
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import clear, rows
from simdesk.ui.widgets.text import Text


class FlagNotes(QWidget):
    """Shows flags; hidden where there is none. Equal ones are not drawn anew."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = rows(self, gap=8)
        self._told: list[tuple[Flag, str, str]] = []
        self.hide()

    def show_flags(self, flags: Iterable[Flag]) -> None:
        """Say these in the language in use."""
        told = [(flag, flag_words(flag), _source_words(flag)) for flag in flags]
        if told == self._told:
            return
        self._told = told
        clear(self._box)
        for flag, words, source in told:
            card = NoteCard(*flag_sign(flag.kind), words)
            if source:
                card.body.addWidget(Text("caption", source, wrap=True))
            self._box.addWidget(card)
        self.setVisible(bool(told))

    def words(self) -> list[str]:
        """Return the sentences shown."""
        return [words for _flag, words, _source in self._told]


def _source_words(flag: Flag) -> str:
    """Return what a rule of the catalogue rests on, where a flag was raised by one."""
    if flag.vat is None:
        return ""
    source, dated = readable_source(flag.vat.source), source_dates(flag.vat)
    return _("Source: {source} · {dated}").format(source=source, dated=dated)
