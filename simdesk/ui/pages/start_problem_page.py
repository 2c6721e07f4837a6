"""The page of a start that failed: what happened, what it means for the data, and the ways out."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFileDialog, QVBoxLayout, QWidget

from simdesk import __version__
from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _
from simdesk.storage.backup import BackupInfo
from simdesk.ui.problem_words import Choice, Problem, Way, chosen_file, problem_of, refusal
from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import rounded
from simdesk.ui.theme.theme import TINTS, theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon, NoteCard, RadioCard
from simdesk.ui.widgets.layout import ScrollPage, columns, rows
from simdesk.ui.widgets.marks import Pill
from simdesk.ui.widgets.text import Text

_WIDTH = 640


class StartProblemPage(QWidget):
    """Nothing is written before a way is chosen. It needs no open data folder.

    `raise_requested` asks to open again: if another window has the folder, that one comes forward.
    """

    restore_requested = Signal(Path)
    read_only_requested = Signal()
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
        page = ScrollPage(widest=2000, margins=(20, 20, 20, 20), gap=0)
        rows(self, gap=0).addWidget(page)
        across = columns(gap=0)
        across.addStretch(1)
        self._column = QWidget()
        across.addWidget(self._column, 1000)
        across.addStretch(1)
        page.content.addStretch(1)
        page.content.addLayout(across)
        page.content.addStretch(2)
        box = rows(self._column, gap=10)
        self._build_head(box)
        self._build_choices(box)
        self._build_foot(box)
        for first, second in (
            (self.cards[-1], self.primary),
            (self.primary, self.quit),
            (self.quit, self.details),
            (self.details, self.copy),
        ):
            QWidget.setTabOrder(first, second)

    def _build_head(self, box: QVBoxLayout) -> None:
        head = columns(gap=16)
        self._tile = _Tile()
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

    def _build_foot(self, box: QVBoxLayout) -> None:
        foot = self._foot = columns(gap=10)
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
        box.addLayout(foot)
        self._fold = Card("sunk")
        self._facts = Text("second", wrap=True, selectable=True)
        self.copy = Button(icon="copy")
        self._fold.body.addWidget(self._facts)
        self._fold.body.addWidget(self.copy)
        self._fold.hide()
        box.addWidget(self._fold)

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
        self._facts.setText(self._technical())
        self._name_primary()

    def show_error(self, error: SimdeskError) -> None:
        """Say why the chosen way did not work; the others stay."""
        self._trouble.words.setText(refusal(error))
        self._trouble.show()
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
        """Let the details go above the buttons where a long verb leaves no room beside them."""
        room = min(theme().px(_WIDTH), self.width() - 60)
        self._column.setMaximumWidth(theme().px(_WIDTH))
        buttons = (self.details, self.quit, self.primary)
        beside = sum(button.sizeHint().width() + 10 for button in buttons) <= room
        self._foot.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

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

    def choose_backup(self, path: Path) -> None:
        """Offer a file as the backup to restore; nothing is restored yet."""
        self._other = path
        self._show_other()
        self._name_primary()
        self.primary.setFocus()

    def _toggle_details(self) -> None:
        shown = self._fold.isHidden()
        self._fold.setVisible(shown)
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


class ChoiceCard(RadioCard):
    """A way out, with a remark at its right where the title leaves room for it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._choice: Choice | None = None
        self._remark = Pill(Tone.OK, parent=self)
        self._remark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_choice(self, choice: Choice) -> None:
        """Say what the way is."""
        self._choice = choice
        self._remark.show_words(Tone.INFO if choice.way is Way.QUIT else Tone.OK, choice.remark)
        self._place()

    def _place(self) -> None:
        """Put the remark into the corner, or before the second line."""
        if self._choice is None:
            return
        t, choice = theme(), self._choice
        size = self._remark.sizeHint()
        metrics = self.fontMetrics()
        title = metrics.horizontalAdvance(choice.title) * 1.08  # it is drawn in a bolder weight
        fits = t.px(46 + 30) + title + size.width() <= self.width()
        self._remark.setVisible(bool(choice.remark) and fits)
        self._remark.resize(size)
        self._remark.move(self.width() - size.width() - t.px(14), t.px(11))
        second = choice.second
        if choice.remark and not fits:
            second = f"{choice.remark} · {second}"
        self.set_words(choice.title, second)
        self.setAccessibleDescription(
            ", ".join(part for part in (choice.remark, choice.second) if part)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._place()
        super().resizeEvent(event)


class _Tile(QWidget):
    """The large sign at the left of the title."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone = "", Tone.BAD

    def show_icon(self, icon: str, tone: Tone) -> None:
        """Show an icon file on a tinted ground."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(52), theme().px(52))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        side = theme().px(52)
        box = QRectF(0, 0, side, side)
        rounded(painter, box, 12, fill=theme().colour(TINTS[self._tone]))
        inset = side * 0.23
        inner = box.adjusted(inset, inset, -inset, -inset).toAlignedRect()
        icons.paint(painter, inner, self._icon, self._tone.value)
