"""A field with what the receipt shows beside it: the same, another value, or one to take over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from simdesk.domain.receipt_compare import Comparison, Match
from simdesk.i18n.fiscal_words import comparison_words, value_words
from simdesk.i18n.language import _
from simdesk.i18n.reading_words import beside_words
from simdesk.ui.receipts.reading_signs import match_sign
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.fields import Field
from simdesk.ui.widgets.layout import FlowRow, columns
from simdesk.ui.widgets.text import Text


class ReadField(Field):
    """`take_requested` and `keep_requested` answer the question which of two values is right."""

    take_requested = Signal()
    keep_requested = Signal()

    def __init__(self, editor: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent=parent)
        box = self.layout()
        assert isinstance(box, QBoxLayout)
        head = columns(gap=4)
        self.label.deleteLater()
        self.label = Text("caption", wrap=True)  # what stands beside it may need the room
        self.label.setBuddy(editor)
        head.addWidget(self.label, 1)
        self._sign = Icon("info_16_regular", "t3", 16, beside="caption")
        self.state = Text("caption")
        for beside in (self._sign, self.state):
            head.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        box.insertLayout(0, head)
        self._ask = Card("sunk", margins=(10, 8, 10, 8), gap=4)
        self.question = Text("second", wrap=True)
        self._ask.body.addWidget(self.question)
        answers = FlowRow(gap=10, row_gap=2)
        self.keep = Button("link", icon="person")
        self.take = Button("link", icon="receipt")
        answers.add(self.keep)
        answers.add(self.take)
        self._ask.body.addWidget(answers)
        box.addWidget(self._ask)
        self.keep.clicked.connect(self.keep_requested)
        self.take.clicked.connect(self.take_requested)
        self.show_found(None)

    def show_found(
        self,
        found: Comparison | None,
        *,
        settled: bool = False,
        may_take: bool = True,
    ) -> None:
        """Show how the field stands beside the receipt; None where nothing is known of that.

        `settled`: its owner said that his own value is right. `may_take`: it can be taken over.
        """
        for widget in (self._sign, self.state):
            widget.setVisible(found is not None)
        differs = found is not None and found.match is Match.DIFFERS
        asked = differs and not settled
        self._ask.setVisible(differs or (found is not None and found.match is Match.NOT_TYPED))
        if found is None:
            self.editor.setAccessibleDescription(self.error())
            return
        tone, icon = match_sign(found.match)
        kept = differs and settled
        self.state.setText(_("yours is right") if kept else beside_words(found.match))
        self._show_sign("person_16_regular" if kept else icon, Tone.NEUTRAL if kept else tone)
        self._ask.set_look("warn" if asked else "sunk")
        words = comparison_words(found)
        if kept:
            words = comparison_words(found._replace(match=Match.NOT_TYPED))
        self.question.setText(words)
        self.question.set_colour("t1" if asked else "")
        read = value_words(found.read, found.field)
        self.keep.setText(_("Keep mine"))
        self.take.setText(_("Take the receipt's") if differs else _("Take over"))
        for button, of in ((self.keep, value_words(found.kept, found.field)), (self.take, read)):
            button.setAccessibleName(f"{button.text()}: {of}")
        self.keep.setVisible(asked)
        self.take.setVisible(may_take)
        self.editor.setAccessibleDescription(self.error() or f"{self.state.text()}. {words}")

    def _show_sign(self, icon: str, tone: Tone) -> None:
        self._sign.show_icon(icon, "t3" if tone is Tone.NEUTRAL else tone.value)
        self.state.set_colour("" if tone is Tone.NEUTRAL else tone.value)
