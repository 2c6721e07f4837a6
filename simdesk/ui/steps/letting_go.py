"""Giving a number up: the owner's own accounts to move away, and putting the number away."""

from __future__ import annotations

from simdesk.domain.route import Part
from simdesk.i18n.language import _
from simdesk.services.runs import StepFacts
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import account_icon
from simdesk.ui.widgets.cards import Icon, NoteCard
from simdesk.ui.widgets.layout import clear, columns, rows
from simdesk.ui.widgets.marks import CheckTick
from simdesk.ui.widgets.text import Text

_MOVED = "moved:"
"""Begins the field that holds whether an account has moved; its name follows."""


def not_moved(context: StepContext) -> list[str]:
    """Return the tied accounts that nobody has ticked as moved."""
    step = next((s for s in context.route.steps if Part.ACCOUNTS in s.parts), None)
    if step is None:
        return []
    names = [account.name for account in context.line.accounts]
    return [name for name in names if not context.fields.get(f"{step.id}/{_MOVED}{name}")]


class AccountsPart(PartWidget):
    """The accounts that are written down for the number, each with a tick of its own."""

    def _build(self) -> None:
        box = rows(self, gap=6)
        self._title = Text("strong", wrap=True)
        box.addWidget(self._title)
        self._list = rows(gap=0)
        box.addLayout(self._list)
        self.ticks: dict[str, CheckTick] = {}

    def show_step(self, context: StepContext) -> None:
        accounts = context.line.accounts
        names = [account.name for account in accounts]
        if names != list(self.ticks):
            clear(self._list)
            self.ticks = {}
            for account in accounts:
                tick = self.ticks[account.name] = CheckTick(text=account.name)
                tick.clicked.connect(lambda on, n=account.name: self._move(n, on=on))
                line = columns(gap=8)
                line.addWidget(Icon(f"{account_icon(account.kind)}_20_regular", beside="step"))
                line.addWidget(tick, 1)
                self._list.addLayout(line)
        left = not_moved(context)
        for name, tick in self.ticks.items():
            tick.setChecked(name not in left)
        self._title.setText(
            _("Tied to this number, as you wrote down. Tick what has moved:")
            if names
            else _("You wrote down no account for this number. Search your mail and SMS for it.")
        )

    def _move(self, name: str, *, on: bool) -> None:
        self.typed.emit(f"{_MOVED}{name}", "yes" if on else "")


class ArchivePart(PartWidget):
    """What SimDesk stops to do with an archived number, what stays, and what is still tied."""

    look = ""

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.left = NoteCard(Tone.WARN, "warning_20_filled")
        self.stops = NoteCard(None, "archive_20_regular")
        self.stays = NoteCard(None, "folder_20_regular")
        for card in (self.left, self.stops, self.stays):
            box.addWidget(card)

    def show_step(self, context: StepContext) -> None:
        names = not_moved(context)
        self.left.setVisible(bool(names))
        self.left.words.setText(
            _("Not ticked as moved yet: {accounts}").format(accounts=", ".join(names))
        )
        self.stops.words.setText(
            _(
                "Archived, the number leaves the daily list. SimDesk no longer counts it among "
                "those that need action."
            )
        )
        self.stays.words.setText(
            _(
                "Receipts, history and notes stay and can be exported. You can bring the number "
                "back at any time."
            )
        )

    def stated(self) -> StepFacts | None:
        return None
