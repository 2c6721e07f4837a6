"""The page with a card to show to a person in Russia; it opens nothing and sends nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain import msisdn
from simdesk.domain.errors import MoneyError, SimdeskError
from simdesk.domain.line import Line
from simdesk.domain.money import Money, parse_rubles
from simdesk.domain.phrase import MOST_ROUBLES, Phrase
from simdesk.i18n.language import _, language
from simdesk.services.exporting.paper import write_paper
from simdesk.ui.pages.page import Page
from simdesk.ui.phrases.card import PhraseCard
from simdesk.ui.phrases.card_words import CardWords, card_words
from simdesk.ui.phrases.paper import card_layout, card_page, pdf_of, print_pages
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.fields import ComboBox, LineEdit
from simdesk.ui.widgets.layout import FlowRow, columns, rows
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import CheckBox

_WITH_TITLE = 760
"""From so wide on there is room for the page's name beside its tools."""


class PhrasePage(Page):
    """`left(line_id)` when the owner is done; `copied(text)`; `saved(path)`.

    `failed(SimdeskError)` where the page could not be kept.

    From a step of a renewal it opens at `first`, the id of a phrase, with the planned `amount`.
    """

    left = Signal(str)
    copied = Signal(str)
    saved = Signal(str)
    failed = Signal(SimdeskError)

    def __init__(
        self,
        *,
        line: Line,
        catalogue: Catalogue,
        first: str = "",
        amount: str = "",
        from_step: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._first, self._from_step = first, from_step
        self._line = line
        self._operator = catalogue.operator(line.operator_id)
        self._phrases = catalogue.phrases
        self._build()
        self.amount.setText(amount)
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        box = rows(self, gap=0)
        self._top = QWidget()
        top = columns(self._top, margins=(16, 10, 16, 10), gap=12)
        self.back = Button("quiet", icon="arrow_left")
        self._title = Text("strong")
        self.situation = ComboBox()
        self.full = Button()
        top.addWidget(self.back)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self.situation)
        top.addWidget(self.full)
        self.card = PhraseCard()
        self._notes = NoteCard(Tone.INFO, "lightbulb_20_filled")
        self._foot = QWidget()
        self._amount_label = Text("second")
        self.amount = LineEdit()
        self.amount.setFixedWidth(120)
        self._amount_label.setBuddy(self.amount)
        self.both = CheckBox()
        self.both.setChecked(language() != "ru")
        self.print = Button(icon="print")
        self.save = Button(icon="arrow_download")
        self.copy_number = Button(icon="copy")
        self.copy_russian = Button("primary", icon="copy")
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(10)
        self._asked, offered = FlowRow(gap=10), FlowRow(gap=10)
        for part in (self._amount_label, self.amount, self.both):
            self._asked.add(part)
        self._offered = (self.print, self.save, self.copy_number, self.copy_russian)
        for button in self._offered:
            offered.add(button)
        self._tools.addWidget(self._asked)
        self._tools.addWidget(offered, 1)
        inside = rows(self._foot, margins=(16, 8, 16, 12), gap=8)
        inside.addWidget(self._notes)
        inside.addLayout(self._tools)
        box.addWidget(self._top)
        box.addWidget(self.card, 1)
        box.addWidget(self._foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.full.clicked.connect(lambda: self._fill_screen(full=True))
        self.situation.activated.connect(lambda _row: self.refresh())
        self.amount.textChanged.connect(lambda _text: self.refresh())
        self.copy_number.clicked.connect(lambda: self._copy(msisdn.spaced(self._line.msisdn)))
        self.copy_russian.clicked.connect(lambda: self._copy(self.words().russian()))
        self.both.toggled.connect(lambda _on: self.refresh())
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        QShortcut(QKeySequence("F11"), self).activated.connect(
            lambda: self._fill_screen(full=self._top.isVisible())
        )
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._escape)

    def title(self) -> str:
        return _("Card in Russian")

    def retranslate(self) -> None:
        self.back.setText(_("Back to the step") if self._from_step else _("Back to the number"))
        self._title.setText(_("Card in Russian"))
        self.situation.setAccessibleName(_("Situation"))
        self.situation.fill([(phrase.id, _(phrase.title)) for phrase in self._phrases])
        if self._first:
            self.situation.choose(self._first)
            self._first = ""  # from now on the owner chooses
        self.full.setText(_("Whole window"))
        self.full.setToolTip(_("Only the card ({keys})").format(keys="F11"))
        self._amount_label.setText(_("Amount, ₽"))
        self.amount.setAccessibleName(_("Amount, ₽"))
        self.both.setText(_("Chinese and English"))
        self.both.setToolTip(_("What the Russian means, in both languages"))
        self.print.setText(_("Print…"))
        self.save.setText(_("Save as PDF…"))
        self.copy_number.setText(_("Copy number"))
        self.copy_russian.setText(_("Copy the Russian"))
        self.refresh()

    def refresh(self) -> None:
        phrase = self.phrase()
        self.amount.setVisible(phrase.amount)
        self._amount_label.setVisible(phrase.amount)
        self._notes.words.setText("\n".join(_(note) for note in phrase.todo))
        self.card.show_words(self.words())

        self._fit()

    def _fit(self) -> None:
        """Put the buttons under what is asked where they have no room beside it."""
        parts = (self._amount_label, self.amount, self.both)
        widths = (part.sizeHint().boundedTo(part.maximumSize()).width() for part in parts)
        shown = zip(parts, widths, strict=True)
        left = sum(width + 10 for part, width in shown if not part.isHidden())
        right = sum(button.sizeHint().width() + 10 for button in self._offered)
        beside = left + right <= self.width() - 32
        ways = QBoxLayout.Direction
        self._tools.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._asked.setMinimumWidth(left if beside else 0)
        self._asked.setMaximumWidth(left if beside else 16_777_215)
        self._title.setVisible(self.width() >= theme().px(_WITH_TITLE))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def focus_first(self) -> None:
        self.situation.setFocus(Qt.FocusReason.OtherFocusReason)

    def phrase(self) -> Phrase:
        """Return the phrase of the chosen situation."""
        chosen = self.situation.value()
        return next((p for p in self._phrases if p.id == chosen), self._phrases[0])

    def words(self) -> CardWords:
        """Return what stands on the card now; an amount that cannot be read is left out."""
        return card_words(
            self.phrase(),
            self._line,
            self._operator,
            self._read_amount(),
            both=self.both.isChecked(),
        )

    def _read_amount(self) -> Money | None:
        text = self.amount.text().strip()
        try:
            amount = parse_rubles(text, allow_zero=False) if text else None
        except MoneyError:
            amount = None
        readable = amount is None or amount.kopeks // 100 <= MOST_ROUBLES
        self.amount.set_error(bool(text) and (amount is None or not readable))
        return amount if readable else None

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def _save(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        offered = str(folder / f"SimDesk-{self.phrase().id}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the card"), offered, "PDF (*.pdf)"
        )
        if chosen:
            self.write_pdf(Path(chosen))

    def write_pdf(self, path: Path) -> None:
        """Keep the card as a PDF page at `path`."""
        try:
            write_paper(path, pdf_of(self._paper_title(), card_layout(), [card_page(self.words())]))
        except SimdeskError as error:
            self.failed.emit(error)
        else:
            self.saved.emit(str(path))

    def _print(self) -> None:
        print_pages(self._paper_title(), card_layout(), [card_page(self.words())], self)

    def _paper_title(self) -> str:
        return self.phrase().ru

    def _fill_screen(self, *, full: bool) -> None:
        """Show the card alone, or everything again."""
        self._top.setVisible(not full)
        self._foot.setVisible(not full)
        (self.card if full else self.situation).setFocus()

    def _escape(self) -> None:
        if self._top.isVisible():
            self._leave()
        else:
            self._fill_screen(full=False)

    def _leave(self) -> None:
        self.left.emit(self._line.id)
