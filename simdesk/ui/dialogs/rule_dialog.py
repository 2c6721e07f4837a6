"""The dialog in which an owner says a rule otherwise, or that he looked and found nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from simdesk.domain import msisdn
from simdesk.domain.clock import ClockKind
from simdesk.domain.errors import SimdeskError
from simdesk.domain.line import Line
from simdesk.domain.own_rule import (
    EVERY_OPERATOR,
    OF_LAW,
    OwnRule,
    RuleKey,
    RuleValue,
    fact_of,
    in_force,
    with_own,
)
from simdesk.domain.rule import Fact
from simdesk.i18n.clock_words import clock_date, clock_name
from simdesk.i18n.language import _, ngettext
from simdesk.i18n.rule_words import rule_name, rule_summary
from simdesk.services.lines import LineService
from simdesk.services.own_rules import OwnRuleService
from simdesk.services.receipts import ReceiptService
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.receipts import intake
from simdesk.ui.rules.how_to_find import HowToFind
from simdesk.ui.rules.known_card import KnownValues
from simdesk.ui.rules.proof_row import ProofRow
from simdesk.ui.rules.value_editor import ValueEditor
from simdesk.ui.steps.inputs import DayField, RadioList, TextField
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, NoteCard
from simdesk.ui.widgets.layout import FlowRow, columns
from simdesk.ui.widgets.marks import Pill
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import CheckBox

_ONE, _ALL = "one", "all"


class RuleDialog(Dialog):
    """For a number (`line`) or for every number of an operator, by its key and the owner's name."""

    def __init__(
        self,
        *,
        key: RuleKey,
        operator: str,
        name: str,
        line: Line | None,
        lines: LineService,
        own_rules: OwnRuleService,
        receipts: ReceiptService,
        parent: QWidget,
    ) -> None:
        super().__init__(rule_name(key), _("Save"), width=600, parent=parent)
        self._key, self._line = key, line
        self._operator = EVERY_OPERATOR if key in OF_LAW else operator
        self._lines, self._own_rules, self._receipts = lines, own_rules, receipts
        self._shared = own_rules.rules_of(operator, name)
        self._rules = self._shared if line is None else lines.rules(line)
        self._operator_name = self._shared.operator.name if self._shared.operator else ""
        kept = own_rules.kept(key, self._operator, line)
        # Of two, the number's own one holds: it is the one that is seen and taken back.
        self._kept = [rule for rule in kept if rule.line_id is not None] or kept
        self._build()
        self._connect()
        self._preview()
        self.fit()
        self._value.first.setFocus()

    def _build(self) -> None:
        fact = fact_of(self._rules, self._key)
        self.body.addWidget(self._known_card(fact))
        self.body.addWidget(HowToFind(self._rules.operator))
        self.body.addWidget(Text("h2", _("What you found")))
        self._build_value(fact)
        self._build_where()
        self._result = NoteCard(None, "calendar_clock_20_regular")
        self.body.addWidget(self._result)
        self.body.addStretch(1)

    def _known_card(self, fact: Fact[Any]) -> Card:
        known = Card("plain", margins=(16, 12, 16, 12), gap=8)
        title = _("What is known")
        if self._operator_name and self._key not in OF_LAW:
            title = _("What is known of {operator}").format(operator=self._operator_name)
        known.body.addWidget(Text("strong", title, wrap=True))
        line = columns(gap=10)
        line.addWidget(Text("body", rule_summary(self._key, fact), wrap=True), 1)
        if fact.own:
            line.addWidget(Pill(Tone.INFO, _("your own rule")), 0, Qt.AlignmentFlag.AlignTop)
        known.body.addLayout(line)
        self.known = KnownValues()
        self.known.show_fact(self._key, fact)
        self.known.hide()
        for proof in filter(None, map(self._own_rules.proof, self._kept)):
            words = _("Kept with your rule: {name}").format(name=proof.name)
            known.body.addWidget(Text("second", words, wrap=True))
        ways = FlowRow()
        self.sources = Button("link", _("Show the sources"))
        self.sources.setVisible(fact.known)
        self.take_back = Button("link", _("Take my rule back"))
        self.take_back.setVisible(any(rule.value is not None for rule in self._kept))
        for button in (self.sources, self.take_back):
            ways.add(button)
        known.body.addWidget(ways)
        known.body.addWidget(self.known)
        return known

    def _build_value(self, fact: Fact[Any]) -> None:
        self._value = ValueEditor(self._key)
        operator = self._rules.operator
        if operator is not None:
            # Where the sources disagree none of their values may pass for what the owner found.
            plain = fact.known and not fact.disputed
            first: RuleValue | None = fact.values[0].value if plain else None
            self._value.show_value(first, operator.silence_outcome)
        self.body.addWidget(self._value)
        self._nothing = CheckBox(_("I looked and found nothing"))
        self.body.addWidget(self._nothing)
        self._scope: RadioList[str] = RadioList()
        self._fill_scope()
        self.body.addWidget(self._scope)

    def _build_where(self) -> None:
        where = columns(gap=12)
        self._source = TextField()
        self._source.set_label(_("Where you found it"))
        self._source.edit.setPlaceholderText(_("Tariff page, support chat, call, contract"))
        self._day = DayField(self._lines.today())
        self._day.set_label(_("Day"))
        for field in (self._source, self._day):
            where.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(where)
        self._note = TextField()
        self._note.set_label(_("Note"))
        self.body.addWidget(self._note)
        self.proof = ProofRow()
        self.proof.watch(self)
        self.setAcceptDrops(True)
        self.body.addWidget(self.proof)

    def _fill_scope(self) -> None:
        law = self._key in OF_LAW
        every = [
            ln for ln in self._lines.everything() if law or ln.operator_key == self._operator != ""
        ]
        if self._line is not None:
            self._scope.set_words(_ONE, _("Only for this number"), msisdn.spaced(self._line.msisdn))
        if self._operator:
            words = ngettext("{n} number of yours", "{n} numbers of yours", len(every))
            title = _("For every number of {operator}").format(operator=self._operator_name)
            if law:
                title = _("For every number")
            self._scope.set_words(_ALL, title, words)
        self._scope.choose(_ONE if self._line is not None else _ALL)
        self._scope.setVisible(self._line is not None and bool(self._operator))

    def _connect(self) -> None:
        self.sources.clicked.connect(self._fold)
        self.take_back.clicked.connect(self._take_back)
        self._value.changed.connect(self._preview)
        self._nothing.toggled.connect(self._take_nothing)
        self._scope.chosen.connect(lambda _key: self._preview())
        self._source.typed.connect(lambda _text: self._source.show_error(""))

    def _fold(self) -> None:
        shown = self.known.isHidden()
        self.known.setVisible(shown)
        self.sources.setText(_("Hide the sources") if shown else _("Show the sources"))

    def _take_nothing(self, nothing: bool) -> None:
        self._value.setEnabled(not nothing)
        self._preview()

    def _drafts(self) -> list[OwnRule]:
        """Return what is typed as rules; nothing where the value is empty or wrong."""
        value = None if self._nothing.isChecked() else self._value.value()
        if value is None and not self._nothing.isChecked():
            return []
        one = self._scope.value() == _ONE and self._line is not None
        draft = OwnRule(
            id="",
            key=self._key,
            value=value,
            on=self._day.day(),
            source=self._source.edit.text().strip(),
            recorded_at=self._lines.now(),
            line_id=self._line.id if one and self._line is not None else None,
            operator="" if one else self._operator,
            note=self._note.edit.text().strip(),
        )
        drafts = [draft]
        outcome, operator = self._value.outcome(), self._rules.operator
        if value is not None and outcome is not None and operator is not None:
            differs = outcome is not operator.silence_outcome
            if differs or not operator.silence.known:
                drafts.append(replace(draft, key=RuleKey.SILENCE_OUTCOME, value=outcome))
        return drafts

    def _preview(self) -> None:
        """Say which clock of the number would move, from when to when."""
        drafts = self._drafts()
        if self._line is None or not drafts:
            self._result.hide()
            return
        before = self._lines.forecast(self._line)
        single = [r for r in self._own_rules.of_line(self._line) if r.line_id is not None]
        ofall = [r for r in drafts if r.line_id is None]
        ofone = [*single, *(r for r in drafts if r.line_id is not None)]
        rules = with_own(with_own(self._shared, in_force(ofall)), in_force(ofone))
        after = self._lines.forecast(self._line, rules=rules)
        moved = [
            _("{clock}: {before} → {after}").format(
                clock=clock_name(kind),
                before=clock_date(before.clock(kind)),
                after=clock_date(after.clock(kind)),
            )
            for kind in ClockKind
            if clock_date(before.clock(kind)) != clock_date(after.clock(kind))
        ]
        self._result.words.setText("\n".join(moved) if moved else _("No clock moves by this."))
        self._result.show()

    def _take_back(self) -> None:
        try:
            self._own_rules.withdraw(self._kept)
        except SimdeskError as error:
            self.show_trouble(error)
        else:
            self.reject()

    def accept_input(self) -> bool:
        """Keep what was found; wrong fields say so and keep what was typed."""
        if not self._nothing.isChecked() and not self._value.check():
            return False
        if not self._source.edit.text().strip():
            self._source.show_error(_("Say where, so that you can look there again."))
            self._source.edit.setFocus()
            return False
        self._own_rules.keep(self._drafts(), self.proof.keep(self._receipts))
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if intake.offers_something(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if self.proof.take(event.mimeData()):
            event.acceptProposedAction()
