"""One step on the screen: title, things to tick, parts to use and fill, why, and a warning."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simdesk.domain.notice import notices_for
from simdesk.domain.route import ENDINGS, Part, Step
from simdesk.i18n.language import _
from simdesk.services.readings import ReadingService
from simdesk.services.receipts import ReceiptService
from simdesk.services.runs import RunService, StepFacts
from simdesk.ui.notices.notice_list import NoticeList
from simdesk.ui.steps.advice_row import AdviceRow
from simdesk.ui.steps.official_page import OfficialPagePart
from simdesk.ui.steps.outcome import OutcomePart
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.steps.receipts import ReceiptsPart
from simdesk.ui.steps.registry import PARTS
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, NoteCard
from simdesk.ui.widgets.layout import Line, rows
from simdesk.ui.widgets.marks import CheckTick
from simdesk.ui.widgets.text import Text

_FIRST_NOTICES = 2

PartT = TypeVar("PartT", bound=PartWidget)


class StepView(QWidget):
    """Shows one step for as long as it is shown; another step gets another view.

    `ticked(item_id, on)`, `typed(field, text)`, `finished` when a field is left,
    `preview_requested(receipt_id)`, `reveal_requested(widget)`, `failed(error)`,
    `register_requested` at the end of a renewal, `card_requested(phrase_id)`,
    `scams_requested(scam_id)`.
    """

    ticked = Signal(str, bool)
    typed = Signal(str, str)
    finished = Signal()
    preview_requested = Signal(str)
    reveal_requested = Signal(QWidget)
    register_requested = Signal()
    card_requested = Signal(str)
    scams_requested = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        *,
        context: StepContext,
        runs: RunService,
        receipts: ReceiptService,
        readings: ReadingService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.step: Step = context.step
        self.touched = False
        self.parts: list[PartWidget] = [
            PARTS[part](runs=runs, receipts=receipts, readings=readings, today=context.today)
            for part in self.step.parts
        ]
        self._build()
        self._connect()
        self.show_context(context)

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.title = Text("title", wrap=True)
        # Reached by the program when the step is entered, so that it is read out; not by Tab.
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box.addWidget(self.title)
        self.ticks: dict[str, CheckTick] = {}
        ticks = rows(gap=0)
        for number, item in enumerate(self.step.items, 1):
            self.ticks[item.id] = CheckTick(number)
            ticks.addWidget(self.ticks[item.id])
        box.addLayout(ticks)
        self.card = Button(icon="contact_card")
        box.addWidget(self.card, 0, Qt.AlignmentFlag.AlignLeft)
        self._warning = NoteCard(Tone.WARN, "warning_20_filled")
        self._why = NoteCard(Tone.INFO, "lightbulb_20_filled")
        notes = rows(gap=12)
        notes.addWidget(self._why)
        notes.addWidget(self._warning)
        self._law = Card("plain", margins=(16, 10, 10, 10))
        self.notices = NoticeList()
        self._law.body.addWidget(self.notices)
        notes.addWidget(self._law)
        # What to use, why, and only then what to fill in.
        asking = next((p for p in self.parts if p.look == "sunk"), None)
        group: Card | None = None
        for part in self.parts:
            if part is asking:
                box.addLayout(notes)
            if part.grouped and group is not None:
                group.body.addWidget(Line())
                group.body.addWidget(part)
                continue
            group = None
            if not part.look:
                box.addWidget(part)
                continue
            card = Card(part.look, margins=(16, 14, 16, 14), gap=12)
            card.body.addWidget(part)
            box.addWidget(card)
            group = card if part.grouped else None
        if asking is None:
            box.addLayout(notes)
        self.advice = AdviceRow()
        box.addWidget(self.advice)

    def _connect(self) -> None:
        for item_id, tick in self.ticks.items():
            tick.clicked.connect(lambda on, i=item_id: self.ticked.emit(i, on))
        self.card.clicked.connect(lambda: self.card_requested.emit(self.step.card))
        self.advice.more_requested.connect(self.scams_requested)
        for part in self.parts:
            part.typed.connect(self._take)
            part.finished.connect(self.finished)
            part.failed.connect(self.failed)
            part.preview_requested.connect(self.preview_requested)
            part.reveal_requested.connect(self.reveal_requested)
        self.notices.unfolded.connect(self.reveal_requested)
        outcome = self.part(OutcomePart)
        if outcome is not None:
            outcome.register_requested.connect(self.register_requested)

    def _take(self, field: str, text: str) -> None:
        self.touched = True
        self.typed.emit(field, text)

    def show_context(self, context: StepContext) -> None:
        """Show everything as it stands now, in the language in use."""
        step = context.step
        for part in self.parts:
            part.show_step(context)
        outcome = self.part(OutcomePart)
        self.title.setText(outcome.headline() if outcome else context.fill(step.title))
        for item in step.items:
            tick = self.ticks.get(item.id)
            if tick is not None:
                tick.setText(context.fill(item.text))
                tick.setChecked(f"{step.id}/{item.id}" in context.run.ticks)
        for note, text in ((self._why, step.why), (self._warning, step.warning)):
            note.words.setText(context.fill(text) if text else "")
            note.setVisible(bool(text))
        found = notices_for(context.catalogue.notices, context.line, step.concerns)
        self.notices.show_notices(found, first=_FIRST_NOTICES)
        self._law.setVisible(bool(found))
        phrases = context.catalogue.phrases if step.card else ()
        phrase = next((p for p in phrases if p.id == step.card), None)
        self.card.setVisible(phrase is not None)
        if phrase is not None:
            self.card.setText(_("Card in Russian: {title}").format(title=_(phrase.title)))
        self.advice.show_advice(context.catalogue.scams.advice_for(step.advice, step.parts))

    @property
    def ends(self) -> bool:
        """Whether the run ends with this step."""
        return any(part in self.step.parts for part in ENDINGS.values())

    def part(self, kind: type[PartT]) -> PartT | None:
        """Return the part of a kind, if the step has it."""
        return next((p for p in self.parts if isinstance(p, kind)), None)

    def has(self, part: Part) -> bool:
        """Tell whether the step has a part."""
        return part in self.step.parts

    def wrong(self) -> QWidget | None:
        """Say what is wrong in every part; return the first editor to look at."""
        found = [editor for part in self.parts if (editor := part.wrong()) is not None]
        return found[0] if found else None

    def stated(self) -> list[StepFacts]:
        """Return what was stated, once nothing is wrong."""
        return [facts for part in self.parts if (facts := part.stated()) is not None]

    def finish(self) -> None:
        """Bring to an end what is under way, because the step is left."""
        for part in self.parts:
            part.finish()

    def page_waits(self) -> bool:
        """Tell whether opening the official page comes next."""
        page = self.part(OfficialPagePart)
        return page is not None and page.waits()

    def has_receipts(self) -> bool:
        """Tell whether a receipt was added here."""
        receipts = self.part(ReceiptsPart)
        return receipts is not None and receipts.has_receipts()
