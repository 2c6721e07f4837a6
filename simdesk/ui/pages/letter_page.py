"""The page with the letter for money on another number; it sends nothing and promises nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QGridLayout, QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.change import Noun
from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import N_, _
from simdesk.services.exporting.paper import write_paper
from simdesk.services.lines import LineService
from simdesk.services.runs import RunService
from simdesk.ui.pages.page import Page
from simdesk.ui.phrases.paper import PagePainter, letter_layout, pdf_of, print_pages
from simdesk.ui.rescue.letter_paper import LetterSheet, Written, letter_page
from simdesk.ui.rescue.letter_words import (
    TYPED,
    Passage,
    letter_key,
    letter_text,
    passages,
    typed,
)
from simdesk.ui.steps.inputs import TextField
from simdesk.ui.steps.part import StepContext
from simdesk.ui.steps.walk import Walk
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, NoteCard
from simdesk.ui.widgets.layout import FlowRow, ScrollPage, clear, columns, rows
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.text import Text

_WIDE = 900
_SIDE = 320

_LABELS = {
    "operator": N_("Operator that received the money"),
    "wrong": N_("Wrong number, as the receipt shows it"),
    "name": N_("Your name"),
    "contact": N_("Phone for the answer"),
    "reference": N_("Operation number on the receipt"),
    "fn": N_("FN on the receipt (ФН)"),
    "fd": N_("FD on the receipt (ФД)"),
    "fpd": N_("FPD on the receipt (ФПД)"),
}


class LetterPage(Page):
    """`left` when the owner is done; `copied(text)`; `saved(path)`; `failed(SimdeskError)`."""

    nouns = frozenset({Noun.LINE, Noun.RUN})

    left = Signal()
    copied = Signal(str)
    saved = Signal(str)
    failed = Signal(SimdeskError)

    def __init__(
        self,
        *,
        run_id: str,
        runs: RunService,
        lines: LineService,
        catalogue: Catalogue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._walk = Walk(run_id=run_id, runs=runs, lines=lines, catalogue=catalogue, parent=self)
        self._walk.read()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        box = rows(self, gap=0)
        top = columns(margins=(16, 10, 16, 10), gap=10)
        self.back = Button("quiet", icon="arrow_left")
        self._title = Text("strong")
        top.addWidget(self.back)
        top.addWidget(self._title)
        top.addStretch(1)
        box.addLayout(top)
        box.addWidget(Rule())
        page = ScrollPage(widest=1160, margins=(24, 16, 24, 24), gap=14, ground="app")
        box.addWidget(page, 1)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        page.content.addLayout(self._split)
        page.content.addStretch(1)
        self._side = QWidget()
        side = rows(self._side, gap=14)
        form = Card(gap=10)
        self._form_title = Text("h2", wrap=True)
        form.body.addWidget(self._form_title)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        form.body.addLayout(self._grid)
        self.fields = {name: TextField() for name in TYPED}
        self._note = NoteCard(Tone.INFO, "info_20_filled")
        side.addWidget(self._note)
        side.addWidget(form)
        side.addStretch(1)
        main = QWidget()
        column = rows(main, gap=14)
        self.sheet = LetterSheet()
        column.addWidget(self.sheet)
        self._meaning = Card()
        self._meaning_title = Text("h2")
        self._meaning.body.addWidget(self._meaning_title)
        self._meanings = rows(gap=8)
        self._meaning.body.addLayout(self._meanings)
        column.addWidget(self._meaning)
        column.addStretch(1)
        self._split.addWidget(self._side)
        self._split.addWidget(main, 1)

        box.addWidget(Rule())
        box.addLayout(self._foot())

    def _foot(self) -> QBoxLayout:
        tools = FlowRow(gap=10)
        self.print = Button(icon="print")
        self.save = Button(icon="arrow_download")
        self.copy = Button("primary", icon="copy")
        for button in (self.print, self.save, self.copy):
            tools.add(button)
        foot = rows(margins=(24, 10, 24, 12))
        foot.addWidget(tools)
        return foot

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self._walk.failed.connect(self.failed)
        for name, field in self.fields.items():
            field.typed.connect(lambda text, n=name: self._take(n, text))
            field.finished.connect(self._walk.flush)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._leave)

    def title(self) -> str:
        return _("Letter in Russian")

    def retranslate(self) -> None:
        self.back.setText(_("Back to what to do"))
        self._title.setText(_("Letter in Russian"))
        self.copy.setText(_("Copy the Russian"))
        self.save.setText(_("Save as PDF…"))
        self.print.setText(_("Print…"))
        self._form_title.setText(_("Fill in what you know"))
        self._note.words.setText(
            _(
                "What is left empty stays as a blank for your pen. Whether the money is moved is "
                "up to the operator. SimDesk sends nothing."
            )
        )
        self._meaning_title.setText(_("What it says"))
        for name, field in self.fields.items():
            field.set_label(_(_LABELS[name]))
        self.refresh()

    def refresh(self) -> None:
        self._walk.read()
        context = self.context()
        for name, field in self.fields.items():
            field.show_text(context.fields.get(letter_key(name), typed(context, name)))
        self._show_letter()

    def focus_first(self) -> None:
        self.fields["operator"].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def context(self) -> StepContext:
        """Return what the run knows, with what is typed here and not kept yet."""
        route = self._walk.route
        assert route is not None
        return self._walk.context(route.payment or route.steps[0])

    def _take(self, name: str, text: str) -> None:
        self._walk.keeper.take(letter_key(name), text)
        self._show_letter()

    def _show_letter(self) -> None:
        letter = passages(self.context())
        self.sheet.show_letter(_russian(letter))
        clear(self._meanings)
        meant = [passage.meaning for passage in letter if passage.meaning]
        for text in meant:
            self._meanings.addWidget(Text("body", text, wrap=True))
        self._meaning.setVisible(bool(meant))

    def pages(self) -> list[PagePainter]:
        """Return the sheets of paper: the letter, and its meaning for the owner."""
        letter = passages(self.context())
        sheets = [letter_page(_russian(letter))]
        meant = [Written(p.place, p.meaning) for p in letter if p.meaning]
        if meant:
            sheets.append(letter_page(meant))
        return sheets

    def _copy(self) -> None:
        text = letter_text(self.context())
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text.splitlines()[0])

    def _save(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        offered = str(folder / "SimDesk-letter.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the letter"), offered, "PDF (*.pdf)"
        )
        if chosen:
            self.write_pdf(Path(chosen))

    def write_pdf(self, path: Path) -> None:
        """Keep the letter as a PDF file at `path`."""
        try:
            write_paper(path, pdf_of(_("Letter in Russian"), letter_layout(), self.pages()))
        except SimdeskError as error:
            self.failed.emit(error)
        else:
            self.saved.emit(str(path))

    def _print(self) -> None:
        print_pages(_("Letter in Russian"), letter_layout(), self.pages(), self)

    def leave(self) -> bool:
        """Keep what was typed last; False where it could not be kept."""
        return self._walk.flush()

    def _leave(self) -> None:
        if self.leave():
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = event.size().width() >= theme().px(_WIDE)
        ways = QBoxLayout.Direction
        self._split.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._side.setMaximumWidth(theme().px(_SIDE) if wide else 16_777_215)
        across = 1 if wide else 2
        for place, field in enumerate(self.fields.values()):
            self._grid.addWidget(field, place // across, place % across)
        self._grid.setColumnStretch(1, 0 if wide else 1)
        self._grid.setColumnStretch(0, 1)


def _russian(letter: list[Passage]) -> list[Written]:
    return [Written(passage.place, passage.russian) for passage in letter]
