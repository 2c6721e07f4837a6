"""The end of a renewal: what is shown, which dates moved, and what is still open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from simdesk.domain.clock import Clock, ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.line import SimPlace
from simdesk.i18n.clock_words import clock_date, clock_name
from simdesk.i18n.formats import date_short
from simdesk.i18n.language import _
from simdesk.services.runs import RunOutcome
from simdesk.ui.steps import outcome_words as words
from simdesk.ui.steps.ladder import Ladder
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import clock_icon
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.layout import clear, rows
from simdesk.ui.widgets.text import Text


class OutcomePart(PartWidget):
    """Ladder, what moved, still open. Nothing here is a promise.

    `register_requested` goes on with the owner's data, which no payment settles.
    """

    register_requested = Signal()

    look = ""

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.ladder = Ladder()
        box.addWidget(self.ladder)
        self._moved = Card("sunk", margins=(16, 14, 16, 14), gap=6)
        self._moved_title = Text("h2")
        self._moved.body.addWidget(self._moved_title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(5, 1)
        self._moved.body.addLayout(self._grid)
        box.addWidget(self._moved)
        self._open = Card("sunk", margins=(16, 14, 16, 14), gap=6)
        self._open_title = Text("h2")
        self._open.body.addWidget(self._open_title)
        self._open_rows = rows(gap=8)
        self._open.body.addLayout(self._open_rows)
        self.register = Button(icon="contact_card")
        self.register.clicked.connect(self.register_requested)
        self._open.body.addWidget(self.register, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._open)
        self.outcome: RunOutcome | None = None
        self._pays = True

    def show_step(self, context: StepContext) -> None:
        run = context.run
        outcome = self._runs.outcome(run)
        self.outcome = outcome
        self._pays = context.route.pays
        events = self._runs.events(run)
        readings = [e.balance for e in events if e.kind is EventKind.BALANCE]
        proofs = words.Proofs(
            receipts=len(self._receipts.of_run(run.id)),
            before=self._runs.balance_before(run),
            now=readings[-1] if readings else None,
            events=events,
        )
        self.ladder.show_rungs(
            outcome.rungs,
            [words.rung_words(rung, proofs, context.operator) for rung in outcome.rungs],
            operator=context.operator,
            again=words.look_again_on(outcome),
            today=context.today,
        )
        self._show_moves(outcome, context.line.sim_place)
        self._show_open(outcome, context)

    def headline(self) -> str:
        """Return the title of the step: what has been reached."""
        return words.headline(self.outcome, pays=self._pays) if self.outcome else ""

    def _show_moves(self, outcome: RunOutcome, place: SimPlace) -> None:
        self._moved_title.setText(_("What moved"))
        clear(self._grid)
        row = 0
        for kind in ClockKind:
            before, after = outcome.before.clock(kind), outcome.after.clock(kind)
            if not words.worth_showing(before, after):
                continue
            cells = (
                Icon(f"{clock_icon(after, place)}_20_regular", "t2", beside="body"),
                Text("strong", clock_name(kind)),
                Text("soft", clock_date(before), wrap=True),
                Icon("arrow_right_16_regular", "t3", 16, beside="body"),
                Text("strong", clock_date(after), wrap=True),
            )
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, row, column)
            said = Text("second", words.moved(before, after), wrap=True)
            said.set_tone(_tone(before, after))
            said.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(said, row, 5)
            row += 1

    def _show_open(self, outcome: RunOutcome, context: StepContext) -> None:
        self._open_title.setText(_("Still open"))
        clear(self._open_rows)
        rung = words.open_demanded(outcome)
        if rung is not None:
            again = _("look again on {date}").format(
                date=date_short(words.look_again_on(outcome), context.today)
            )
            self._add_open(words.open_name(rung.evidence), again)
        registration = words.registration(outcome.after)
        if registration:
            self._add_open(clock_name(ClockKind.REGISTRATION), registration)
        self.register.setVisible(bool(registration))
        self.register.setText(words.register(context.line))
        self._open.set_look("warn" if outcome.after.registration_presses else "sunk")
        self._open.setVisible(rung is not None or bool(registration))

    def _add_open(self, what: str, then: str) -> None:
        entry = rows(gap=0)
        entry.addWidget(Text("strong", what, wrap=True))
        entry.addWidget(Text("second", then, wrap=True))
        self._open_rows.addLayout(entry)


def _tone(before: Clock, after: Clock) -> Tone | None:
    if before.due == after.due:
        return None
    lost = after.due is None or (before.due is not None and after.due < before.due)
    return Tone.WARN if lost else Tone.OK
