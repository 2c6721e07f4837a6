"""The page of a start that failed: what happened, what it means for the data, and the ways out."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, qVersion
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from simdesk import __version__
from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _
from simdesk.storage.backup import BackupInfo
from simdesk.ui.problem_parts import ChoiceCard, Tile, centred
from simdesk.ui.problem_words import Choice, Problem, Way, chosen_file, problem_of, refusal
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon, NoteCard
from simdesk.ui.widgets.layout import Line, ScrollPage, columns, rows
from simdesk.ui.widgets.text import Text

_WIDTH = 640
_MARGIN = 20
_GAP = 10


class StartProblemPage(QWidget):
    """Nothing is written before a way is chosen. It needs no open data folder.

    `raise_requested` asks to open again: if another window has the folder, that one comes forward.
    """

    restore_requested = Signal(Path)
    read_only_requested = Signal()
    folder_chosen = Signal(Path)
    raise_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self,
        *,
        error: SimdeskError,
        backups: Sequence[BackupInfo],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._error = error
        self._backups = backups
        self._other: Path | None = None
        self._problem: Problem = problem_of(error, backups)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setProperty("ground", "sur")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = rows(self, gap=0)
        self._page = ScrollPage(widest=2000, margins=(_MARGIN,) * 4, gap=0)
        self._column, self._fold, self._low = QWidget(), QWidget(), QWidget()
        self._page.content.addStretch(2)
        self._page.content.addLayout(centred(self._column))
        self._page.content.addLayout(centred(self._fold))
        self._page.content.addStretch(3)
        outer.addWidget(self._page, 1)
        self._bottom = QWidget()
        bottom = rows(self._bottom, gap=12)
        bottom.addWidget(Line())
        across = centred(self._low)
        beside = self._page.verticalScrollBar().sizeHint().width()  # as the ways stand above it
        across.setContentsMargins(_MARGIN, 0, _MARGIN + beside, 0)
        bottom.addLayout(across)
        outer.addWidget(self._bottom)
        self._beneath = rows(self._low, margins=(0, 0, 0, 12), gap=0)
        self._box = rows(self._column, gap=_GAP)
        self._build_head(self._box)
        self._build_choices(self._box)
        self._build_foot()
        self._build_fold()
        for first, second in (
            (self.cards[-1], self.primary),
            (self.primary, self.quit),
            (self.quit, self.details),
            (self.details, self.copy),
        ):
            QWidget.setTabOrder(first, second)

    def _build_head(self, box: QVBoxLayout) -> None:
        head = columns(gap=16)
        self._tile = Tile()
        head.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        words = rows(gap=2)
        self._title = Text("title", wrap=True)
        self._line = Text("soft", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._line)
        head.addLayout(words, 1)
        box.addLayout(head)
        box.addSpacing(6)
        self._trouble = NoteCard(Tone.BAD, "error_circle_20_filled")
        self._trouble.hide()
        box.addWidget(self._trouble)

    def _build_choices(self, box: QVBoxLayout) -> None:
        self._group = QButtonGroup(self)
        self.cards = [ChoiceCard() for _choice in self._problem.choices]
        for at, card in enumerate(self.cards):
            self._group.addButton(card, at)
            box.addWidget(card)
        self.cards[0].setChecked(True)
        info = columns(gap=8)
        info.addWidget(Icon("info_16_regular", "t2", 16, beside="second"))
        self._info = Text("second", wrap=True)
        info.addWidget(self._info, 1)
        box.addLayout(info)

    def _build_foot(self) -> None:
        self._buttons = QWidget()
        foot = self._foot = columns(self._buttons, gap=10)
        self.details = Button("link", icon="chevron_right")
        self.quit = Button("quiet")
        self.primary = Button("primary")
        foot.addWidget(self.details)
        foot.addStretch(1)
        buttons = columns(gap=10)
        buttons.addWidget(self.quit)
        buttons.addWidget(self.primary)
        buttons.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot.addLayout(buttons)
        self._box.addWidget(self._buttons)

    def _build_fold(self) -> None:
        card = Card("sunk")
        rows(self._fold, margins=(0, _GAP, 0, 0)).addWidget(card)
        facts = rows(gap=0)
        for fact in self._technical().splitlines():
            facts.addWidget(Text("second", fact, wrap=True, selectable=True))
        self.copy = Button(icon="copy")
        card.body.addLayout(facts)
        card.body.addWidget(self.copy)
        self._fold.hide()

    def _connect(self) -> None:
        self._group.idToggled.connect(lambda _id, _on: self._name_primary())
        self.primary.clicked.connect(self._go)
        self.quit.clicked.connect(self.quit_requested)
        self.details.clicked.connect(self._toggle_details)
        self.copy.clicked.connect(self._copy)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        problem = self._problem = problem_of(self._error, self._backups)
        self._tile.show_icon(problem.icon, problem.tone)
        self._title.setText(problem.title)
        self._line.setText(problem.line)
        self._info.setText(problem.info)
        self.setAccessibleName(problem.title)
        self.setAccessibleDescription(problem.line)
        for card, choice in zip(self.cards, problem.choices, strict=True):
            card.show_choice(choice)
        self._show_other()
        self.details.setText(_("Technical details"))
        self.quit.setText(_("Quit"))
        self.copy.setText(_("Copy"))
        self._name_primary()

    def show_error(self, error: SimdeskError) -> None:
        """Say why the chosen way did not work; the others stay."""
        self._trouble.words.setText(refusal(error))
        self._trouble.show()
        self._fit()
        self._page.ensureWidgetVisible(self._trouble)
        announce(self, refusal(error))

    def _choice(self) -> Choice:
        choice = self._problem.choices[self._group.checkedId()]
        if choice.way is Way.RESTORE_OTHER and self._other is not None:
            return chosen_file(self._other)
        return choice

    def _name_primary(self) -> None:
        choice = self._choice()
        self.primary.setText(choice.primary)
        self.quit.setVisible(choice.way is not Way.QUIT)
        self._fit()

    def _fit(self) -> None:
        """Let the details go above the buttons where a long verb leaves no room beside them.

        The buttons stand below the ways, or at the foot of the window where there is no room for
        all: what goes on is always to be seen.
        """
        room = min(theme().px(_WIDTH), self.width() - 60)
        for column in (self._column, self._fold, self._low):
            column.setMaximumWidth(theme().px(_WIDTH))
        buttons = (self.details, self.quit, self.primary)
        beside = sum(button.sizeHint().width() + 10 for button in buttons) <= room
        self._foot.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        low = self._beneath.count() > 0
        needed = self._box.heightForWidth(room) + 2 * _MARGIN
        if low:
            needed += self._buttons.sizeHint().height() + _GAP
        self._bottom.setVisible(needed > self.height())
        if low != (needed > self.height()):
            focused = [b for b in (self.details, self.quit, self.primary) if b.hasFocus()]
            (self._box if low else self._beneath).addWidget(self._buttons)
            self._buttons.show()
            for button in focused:  # the move has taken the keyboard away
                button.setFocus()

    def _show_other(self) -> None:
        if self._other is not None:
            for card, choice in zip(self.cards, self._problem.choices, strict=True):
                if choice.way is Way.RESTORE_OTHER:
                    card.show_choice(chosen_file(self._other))

    def _technical(self) -> str:
        name, version = type(self._error).__name__, __version__
        facts = [f"{name}: {self._error}"]
        path = getattr(self._error, "path", "")
        if path:
            facts.append(str(path))
        facts.append(f"SimDesk {version} · Qt {qVersion()} · Python {platform.python_version()}")
        facts.append(platform.platform())
        return "\n".join(facts)

    def _go(self) -> None:
        self._trouble.hide()
        way = self._choice().way
        if way is Way.RESTORE:
            self.restore_requested.emit(self._backups[0].path)
        elif way is Way.RESTORE_OTHER and self._other is not None:
            self.restore_requested.emit(self._other)
        elif way is Way.RESTORE_OTHER:
            self._ask_for_backup()
        elif way is Way.READ_ONLY:
            self.read_only_requested.emit()
        elif way is Way.OTHER_FOLDER:
            self._ask_for_folder()
        elif way is Way.OPEN_AGAIN:
            self.raise_requested.emit()
        else:
            self.quit_requested.emit()

    def _ask_for_backup(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a backup"), "", f"{_('Backups')} (*.db);;{_('All files')} (*)"
        )
        if name:
            self.choose_backup(Path(name))

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Choose a folder for the data"))
        if name:
            self.folder_chosen.emit(Path(name))

    def choose_backup(self, path: Path) -> None:
        """Offer a file as the backup to restore; nothing is restored yet."""
        self._other = path
        self._show_other()
        self._name_primary()
        self.primary.setFocus()

    def _toggle_details(self) -> None:
        shown = self._fold.isHidden()
        self._fold.setVisible(shown)
        self._fit()
        if shown:  # once the layout has made room for it
            QTimer.singleShot(0, self._fold, lambda: self._page.ensureWidgetVisible(self._fold))
        self.details.set_icon("chevron_down" if shown else "chevron_right")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._technical())
        self.copy.setText(_("Copied"))
        announce(self, _("Copied"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.cards[self._group.checkedId()].setFocus()
        announce(self, f"{self._problem.title}. {self._problem.line}")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
