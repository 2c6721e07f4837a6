"""The window: hosts pages, navigates between them, and shows what was done. It knows no rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from simdesk.domain.change import Action, Change, Noun
from simdesk.domain.errors import DatabaseDamagedError, SimdeskError
from simdesk.i18n.action_words import done
from simdesk.i18n.language import _
from simdesk.services.desk import Desk
from simdesk.services.line_index import Group
from simdesk.ui import background
from simdesk.ui.bridge import ChangeBridge
from simdesk.ui.main_menu import MainMenu
from simdesk.ui.pages.page import Page
from simdesk.ui.sidebar import Sidebar
from simdesk.ui.small_screen import scroll_across, take_room
from simdesk.ui.spoken_language import speak
from simdesk.ui.theme.theme import Theme
from simdesk.ui.widgets.layout import Line, columns
from simdesk.ui.widgets.notices import UndoBar
from simdesk.ui.window_pages import WindowPages

if TYPE_CHECKING:
    from simdesk.ui.behind import Behind

_QUIET = {
    Action.TICK,
    Action.STEP,
    Action.FIELD,
    Action.START_RUN,
    Action.START_STEPS,
    Action.CHANGE_SETTINGS,
    Action.TURN_RECEIPTS,
}
"""Shown where they happen, or undone from the menu; the bar would only be in the way."""

SMALLEST = (900, 600)
USUAL = (1280, 800)
NARROW_BELOW = 1100
_CALM_MS = 150
"""So long after its first paint the window is whole, and what can wait may begin."""
FOOTER = 68
"""The height of the buttons under a route or a step, which the bar must not cover."""


class MainWindow(QMainWindow):
    """One window for one desk. `fixed_language` was asked for on the command line.

    It holds until a language is chosen in the settings.

    `damaged(error)` if a look at the whole data file, after the first paint, finds it damaged.
    `reopen_requested` where another catalogue was chosen, for everything here stands on the old.
    """

    damaged = Signal(object)
    reopen_requested = Signal()

    def __init__(self, *, desk: Desk, theme: Theme, fixed_language: str | None) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self.fixed_language = fixed_language
        self._shown = ""
        self._painted = False
        self._behind: Behind | None = None
        self._ends = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        current = desk.settings.current
        self._look = (current.language, current.theme, current.text_size)
        self._build()
        self._connect()
        self.retranslate()
        self._pages.open_first()

    def _build(self) -> None:
        take_room(self, QSize(*SMALLEST), QSize(*USUAL))
        kept = self._desk.settings.current.window
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))
        middle = QWidget()
        row = columns(middle, gap=0)
        self._sidebar = Sidebar()
        row.addWidget(self._sidebar)
        self._sidebar_line = Line(vertical=True)
        row.addWidget(self._sidebar_line)
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self._bar = UndoBar(self)
        self._pages = WindowPages(self._desk, self)
        self._menu = MainMenu(
            self,
            self._desk.history,
            undo=self.undo,
            redo=self.redo,
            add_number=self._pages.add_number,
            export=self._pages.dialogs.export_all,
            bring_back=self._pages.dialogs.bring_back,
            calendar=self._pages.dialogs.save_calendar,
            leave=self.leave,
        )

    def _connect(self) -> None:
        self._calm.timeout.connect(self.after_first_paint)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.commitDataRequest.connect(self._end_with_session)
        self._bridge = ChangeBridge(self._desk.changes, self)
        self._bridge.changed.connect(self._hear)
        self._bar.undo_requested.connect(self.undo)
        self._pages.opened.connect(self._show)
        self._pages.failed.connect(self.fail)
        self._pages.counted.connect(self._show_counts)
        self._pages.copied.connect(self._say_copied)
        self._pages.saved.connect(self._say_saved)
        self._pages.told.connect(self.say)
        self._pages.title_changed.connect(self.name_window)
        self._pages.reopen_requested.connect(self.reopen_requested)
        self._sidebar.page_requested.connect(self._pages.open)
        self._sidebar.menu_made.connect(self._menu.fill)
        for keys, slot in (
            ("Ctrl+1", lambda: self._pages.open("numbers")),
            ("Ctrl+2", lambda: self._pages.open("due")),
            ("Ctrl+3", lambda: self._pages.open("receipts")),
            ("Ctrl+4", lambda: self._pages.open("rules")),
            ("Ctrl+5", lambda: self._pages.open("scams")),
            ("Ctrl+,", lambda: self._pages.open("settings")),
            ("Ctrl+F", self._pages.search),
            ("F10", self._sidebar.open_menu),
            ("F6", self._next_pane),
            ("Ctrl+=", lambda: self._pages.resize_text(1)),
            ("Ctrl++", lambda: self._pages.resize_text(1)),
            ("Ctrl+-", lambda: self._pages.resize_text(-1)),
            ("Ctrl+0", lambda: self._pages.resize_text(0)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._sidebar.retranslate()
        self._menu.refresh()
        self.name_window()

    def open_page(self, key: str) -> None:
        """Open a page that stands in the bar."""
        self._pages.open(key)

    def _show(self, key: str, page: Page) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            self._bridge.changed.connect(page.hear)
        self._shown = key
        alone = key == "first_run"
        self._sidebar.setVisible(not alone)
        self._sidebar_line.setVisible(not alone)
        self._sidebar.show_page(key)
        self._stack.setCurrentWidget(page)
        self._fit()
        self.name_window()
        page.focus_first()

    def _show_counts(self, counts: dict[Group, int]) -> None:
        self._sidebar.show_pressing(counts[Group.NEEDS_ACTION])

    def _say_copied(self, text: str) -> None:
        self._bar.say(_("Copied: {text}").format(text=text))

    def _say_saved(self, path: str) -> None:
        self._bar.say(_("Saved: {path}").format(path=path))

    def name_window(self) -> None:
        """Name the window after what it shows."""
        page = self._stack.currentWidget()
        self.setWindowTitle(page.title() if isinstance(page, Page) else "SimDesk")

    def _fit(self) -> None:
        scroll_across(self, QSize(*SMALLEST))
        walking = self._shown in ("route", "run", "phrase", "letter")
        self._sidebar.set_narrow(self.width() < NARROW_BELOW or walking)
        self._bar.stand_above(FOOTER if walking else 0)

    def _hear(self, change: Change) -> None:
        if Noun.SETTINGS in change.nouns:
            self._apply_settings()
        self._menu.refresh()
        if change.action is Action.READ_RECEIPT:
            return
        if change.undone:
            self._bar.say(_("Undone: {what}").format(what=done(change)))
        elif change.action in _QUIET:
            self._bar.hide()
        else:
            self._bar.say(self._told(change), undoable=True)
        if Noun.LINE in change.nouns and self._shown in ("numbers", "first_run"):
            self._pages.open("numbers")
        self.name_window()

    def _told(self, change: Change) -> str:
        """Return what was done; the end of a renewal also says what it has not settled."""
        if change.action is Action.END_RUN:
            lines = self._desk.lines
            forecasts = (lines.forecast(lines.get(line_id)) for line_id in change.line_ids)
            if any(forecast.registration_open for forecast in forecasts):
                return _("Renewal ended. Registration is still open.")
        last = self._desk.history.undoable
        # What is filled in file by file is one step: the bar counts what its button takes back.
        return done(last if last is not None and last.action is change.action else change)

    def _apply_settings(self) -> None:
        current = self._desk.settings.current
        look = (current.language, current.theme, current.text_size)
        if look == self._look:
            return
        if current.language != self._look[0]:
            self.fixed_language = None
        self._look = look
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._theme.choose(current.theme, current.text_size)
        speak(app, self.fixed_language or current.language)
        for widget in (self, *self.findChildren(QWidget)):
            QApplication.postEvent(widget, QEvent(QEvent.Type.LanguageChange))

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Show a plain notice, or a warning."""
        self._bar.say(words, wrong=wrong)

    def fail(self, error: SimdeskError) -> None:
        """Say what went wrong."""
        from simdesk.i18n.messages import message  # noqa: PLC0415 - rarely needed

        self._bar.say(message(error), wrong=True)

    def undo(self) -> None:
        """Take the last change back."""
        self._move(self._desk.history.undo)

    def redo(self) -> None:
        """Do the last undone change again."""
        self._move(self._desk.history.redo)

    def _move(self, step: Callable[[], Change | None]) -> None:
        try:
            step()
        except SimdeskError as error:
            self.fail(error)

    def _next_pane(self) -> None:
        panes = [p for p in (self._sidebar, self._stack, self._bar) if p.isVisible()]
        focus = self.focusWidget()
        here = next((i for i, p in enumerate(panes) if p.isAncestorOf(focus)), 0)
        target = panes[(here + 1) % len(panes)]
        page = self._stack.currentWidget()
        if target is self._stack and isinstance(page, Page):
            page.focus_first()
        elif target is self._bar:
            self._bar.undo.setFocus()
        else:
            self._sidebar.menu_button.setFocus()

    def show_catalogue(self) -> None:
        """Show which catalogue is in use, after a window that used another."""
        from simdesk.i18n.messages import edition_words  # noqa: PLC0415 - rarely needed

        edition = edition_words(self._desk.packs.in_use.edition)
        self._pages.show_settings("packs")
        self.say(_("In use from now on: the catalogue of {edition}").format(edition=edition))

    def come_forward(self) -> None:
        """Raise the window because a second start asked for it."""
        from simdesk.ui.forward import bring_forward  # noqa: PLC0415 - rarely needed

        bring_forward(self)

    def leave(self) -> None:
        """End the program, whether or not its window is shown."""
        hidden = self.isHidden()
        self._ends = True
        self.close()
        if hidden:  # no window is left that could be the last one
            QApplication.quit()

    def _end_with_session(self) -> None:
        self._ends = True  # nobody can log out while a window refuses to close

    def after_first_paint(self) -> None:
        """Look at the whole data file, then begin with what can wait."""
        from simdesk.ui.behind import Behind, start_problems  # noqa: PLC0415 - after the paint

        if self._behind is not None:  # it was begun without a window
            return
        try:
            self._desk.database.check()
        except DatabaseDamagedError as error:
            self.damaged.emit(error)
            return
        behind = self._behind = Behind(self._desk, self._pages, self._bridge, self)
        behind.wanted.connect(self.come_forward)
        behind.leave_requested.connect(self.leave)
        behind.counted.connect(self._sidebar.show_due)
        behind.failed.connect(self.fail)
        behind.begin()
        if self._shown == "numbers":
            behind.catch_up()
        for words in start_problems(self._desk):
            self.say(words, wrong=True)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            self._calm.start(_CALM_MS)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._pages.leave()
        if self._behind is not None and self._behind.stays and not self._ends:
            event.ignore()
            self.hide()
            return
        if self._behind is not None:
            self._pages.publisher.flush()
        background.finish(self)  # a receipt that is being kept is recorded, or nobody knows of it
        self._pages.keep_window(bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self._calm.stop()
        if self._behind is not None:
            self._behind.end()
        self._desk.close()
        super().closeEvent(event)
