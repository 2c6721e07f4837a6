"""The fields for one rule's value; what is typed is read and judged here, and kept elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.operator import Counts, SilenceOutcome
from simdesk.domain.own_rule import COUNTING, MOST_DAYS, RuleKey, RuleValue
from simdesk.i18n.formats import plain_amount
from simdesk.i18n.language import _
from simdesk.i18n.rule_words import counts_name, silence_outcome_name
from simdesk.ui.steps.inputs import MoneyField, TextField
from simdesk.ui.widgets.fields import ComboBox, Field
from simdesk.ui.widgets.layout import columns


class ValueEditor(QWidget):
    """A field for days, hours, roubles, or yes and no, as the rule wants it. `changed`."""

    changed = Signal()

    def __init__(self, key: RuleKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        row = columns(self, gap=12)
        self._counts = Field(ComboBox(), _("Your answer"))
        self._fee = MoneyField(allow_zero=False)
        self._fee.set_label(_("Roubles a day"))
        self._number = TextField()
        self._number.set_label(_("Hours") if key is RuleKey.COOLING else _("Days"))
        self._outcome = Field(ComboBox(), _("And then"))
        self._fill()
        for field in (self._counts, self._fee, self._number, self._outcome):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._counts.setVisible(key in COUNTING)
        self._fee.setVisible(key is RuleKey.FEE)
        self._number.setVisible(key not in COUNTING and key is not RuleKey.FEE)
        self._outcome.setVisible(key is RuleKey.SILENCE)
        self._fee.typed.connect(lambda _text: self.changed.emit())
        self._number.typed.connect(self._take_number)
        for field in (self._counts, self._outcome):
            assert isinstance(field.editor, ComboBox)
            field.editor.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _fill(self) -> None:
        answers = [Counts.YES, Counts.NO]
        if self._key is RuleKey.TOP_UP:
            answers.append(Counts.IF_COVERS_RENEWAL)
        assert isinstance(self._counts.editor, ComboBox)
        assert isinstance(self._outcome.editor, ComboBox)
        self._counts.editor.fill(
            [(None, _("Choose")), *((answer, counts_name(answer)) for answer in answers)]
        )
        self._outcome.editor.fill([(o, silence_outcome_name(o)) for o in SilenceOutcome])

    @property
    def first(self) -> QWidget:
        """The editor that the keyboard comes to."""
        if self._key in COUNTING:
            return self._counts.editor
        return self._fee.edit if self._key is RuleKey.FEE else self._number.edit

    def show_value(self, value: RuleValue | None, outcome: SilenceOutcome) -> None:
        """Show a value to begin with, and what silence leads to now."""
        assert isinstance(self._counts.editor, ComboBox)
        assert isinstance(self._outcome.editor, ComboBox)
        self._outcome.editor.choose(outcome)
        if isinstance(value, Counts):
            self._counts.editor.choose(value)
        elif isinstance(value, int):
            self._number.show_text(str(value))
        elif value is not None and not isinstance(value, SilenceOutcome):
            self._fee.show_text(plain_amount(value))

    def value(self) -> RuleValue | None:
        """Return what is typed, or None where it is empty or wrong."""
        if self._key in COUNTING:
            assert isinstance(self._counts.editor, ComboBox)
            answer = self._counts.editor.value()
            return answer if isinstance(answer, Counts) else None
        if self._key is RuleKey.FEE:
            return self._fee.value()
        text = self._number.edit.text().strip()
        days = int(text) if text.isdecimal() and len(text) < 6 else 0
        return days if 1 <= days <= MOST_DAYS else None

    def outcome(self) -> SilenceOutcome | None:
        """Return what silence leads to, where the rule is about silence."""
        assert isinstance(self._outcome.editor, ComboBox)
        value = self._outcome.editor.value()
        asked = self._key is RuleKey.SILENCE
        return value if asked and isinstance(value, SilenceOutcome) else None

    def check(self) -> bool:
        """Say under the field what is wrong, if anything, and put the keyboard there."""
        right = self.value() is not None
        if self._key in COUNTING:
            self._counts.show_error("" if right else _("Choose an answer."))
        elif self._key is RuleKey.FEE:
            right = self._fee.check()
        else:
            self._number.show_error("" if right else self._wrong_number())
        if not right:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return right

    def _wrong_number(self) -> str:
        return _("Write a whole number from 1 to {most}.").format(most=MOST_DAYS)

    def _take_number(self) -> None:
        if self._number.error():
            self._number.show_error("" if self.value() is not None else self._wrong_number())
        self.changed.emit()
