"""The settings page: sections beside their list in a wide window, below each other in a narrow."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simdesk.desktop.notifier import Notifier
from simdesk.domain.change import Change, Noun
from simdesk.domain.errors import SimdeskError
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.services.desk import Desk
from simdesk.ui.calendars.publisher import Publisher
from simdesk.ui.pages.page import Page
from simdesk.ui.settings.about import AboutSection
from simdesk.ui.settings.bin import BinSection
from simdesk.ui.settings.calendar import CalendarSection
from simdesk.ui.settings.data import DataSection
from simdesk.ui.settings.general import GeneralSection
from simdesk.ui.settings.packs import PacksSection
from simdesk.ui.settings.photos import PhotosSection
from simdesk.ui.settings.reminders import RemindersSection
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.section_list import SectionList
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import Line, ScrollPage, columns, rows
from simdesk.ui.widgets.text import Text

_WIDE_WINDOW = 1100
_WIDEST = 760
_ICONS = (
    "options",
    "calendar_clock",
    "calendar_ltr",
    "sim",
    "receipt",
    "database",
    "delete",
    "info",
)


class SettingsPage(Page):
    """Every change is kept and used at once; there is nothing to confirm.

    `reopen_requested` once another catalogue was chosen, which is read when the desk opens anew.
    `bring_requested`: a receipt bag is to be brought back. `calendar_requested`: a calendar file
    is to be saved.
    """

    reopen_requested = Signal()
    bring_requested = Signal()
    calendar_requested = Signal()

    nouns = frozenset({Noun.SETTINGS, Noun.LINE, Noun.RECEIPT})

    def __init__(
        self,
        *,
        desk: Desk,
        notifier: Callable[[], Notifier],
        publisher: Publisher,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.general = GeneralSection(settings=desk.settings)
        self.reminders = RemindersSection(desk=desk, notifier=notifier)
        self.calendar = CalendarSection(settings=desk.settings, publisher=publisher)
        self.packs = PacksSection(packs=desk.packs)
        self.data = DataSection(folder=desk.folder, backups=desk.backups)
        self.bin = BinSection(lines=desk.lines, receipts=desk.receipts)
        self.photos = PhotosSection(photos=desk.photos)
        self.about = AboutSection(folder=desk.folder)
        self._sections: tuple[Section, ...] = (
            self.general,
            self.reminders,
            self.calendar,
            self.packs,
            self.photos,
            self.data,
            self.bin,
            self.about,
        )
        self._wide = True
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        row = columns(self, gap=0)
        self._side = QWidget()
        self._side.setProperty("ground", "lst")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side = rows(self._side, margins=(16, 16, 12, 12), gap=12)
        self._title = Text("title")
        self.list = SectionList(section_icons=_ICONS)
        side.addWidget(self._title)
        side.addWidget(self.list, 1)
        self._line = Line(vertical=True)
        self._scroll = ScrollPage(margins=(32, 16, 32, 24), gap=24)
        row.addWidget(self._side)
        row.addWidget(self._line)
        row.addWidget(self._scroll, 1)
        self._trouble = NoteCard(Tone.BAD, "error_circle_20_filled")
        self._trouble.hide()
        self._scroll.content.addWidget(self._trouble)
        for section in self._sections:
            self._scroll.content.addWidget(section)
        self._scroll.content.addStretch(1)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _row: self._show_section())
        for section in self._sections:
            section.failed.connect(self._say)
        self.packs.reopen_requested.connect(self.reopen_requested)
        self.data.bring_requested.connect(self.bring_requested)
        self.calendar.save_requested.connect(self.calendar_requested)

    def title(self) -> str:
        return _("Settings")

    def refresh(self) -> None:
        for section in self._sections:
            section.refresh()

    def retranslate(self) -> None:
        self._title.setText(_("Settings"))
        for section in self._sections:
            section.retranslate()
        self.list.name_sections([section.name() for section in self._sections])
        self.list.setAccessibleName(_("Settings"))
        self._fit()

    def focus_first(self) -> None:
        first = self.list if self._wide else self.general.language
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_section(self, section: Section) -> None:
        """Show one section."""
        self.list.setCurrentRow(self._sections.index(section))
        # Where it stands among all the others is known once they are laid out.
        QTimer.singleShot(0, self, partial(self._scroll_to, section))

    def _scroll_to(self, section: Section) -> None:
        if not self._wide:
            self._scroll.content.activate()
            self._scroll.verticalScrollBar().setValue(section.y() - 16)
            section.focus_first()

    def hear(self, change: Change) -> None:
        if change.nouns == {Noun.SETTINGS}:
            self._trouble.hide()
            self.general.refresh()
            self.reminders.refresh()
            self.photos.refresh()
        else:
            super().hear(change)

    def _say(self, error: SimdeskError) -> None:
        self._trouble.words.setText(message(error))
        self._trouble.show()
        self._scroll.ensureWidgetVisible(self._trouble)
        announce(self, message(error))

    def _show_section(self) -> None:
        """Show the chosen section, or all of them where there is no list to choose from."""
        for at, section in enumerate(self._sections):
            section.setVisible(not self._wide or at == self.list.currentRow())
        self._scroll.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        self._side.setFixedWidth(theme().px(240))
        column = self._scroll.content.parentWidget()
        assert column is not None
        column.setMaximumWidth(theme().px(_WIDEST) + 64)
        self._side.setVisible(self._wide)
        self._line.setVisible(self._wide)
        self._show_section()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        # The bar at the left takes less of a narrow window, so the page's own width misleads.
        wide = self.window().width() >= theme().px(_WIDE_WINDOW)
        if wide != self._wide:
            self._wide = wide
            self._fit()
