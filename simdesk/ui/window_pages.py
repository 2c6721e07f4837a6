"""Makes each page when it is first needed and connects what pages ask for; it holds no rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simdesk.domain.clock import ClockKind, Outcome
from simdesk.domain.errors import SimdeskError
from simdesk.domain.settings import TEXT_SIZES
from simdesk.ui.window_dialogs import WindowDialogs
from simdesk.ui.window_receipts import WindowReceipts
from simdesk.ui.window_runs import WindowRuns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon, QWidget

    from simdesk.desktop.notifier import Notifier
    from simdesk.domain.reminder import Matter
    from simdesk.services.desk import Desk
    from simdesk.ui.calendars.publisher import Publisher
    from simdesk.ui.pages.numbers_page import NumbersPage
    from simdesk.ui.pages.page import Page
    from simdesk.ui.pages.settings_page import SettingsPage


class WindowPages(QObject):
    """The pages of one window. Modules of pages that are not shown first are imported late.

    `opened(key, page)`; `failed`, `counted`, `copied`, `saved`, `title_changed` and
    `reopen_requested` pass on what a page says.
    """

    opened = Signal(str, object)
    failed = Signal(SimdeskError)
    counted = Signal(object)
    copied = Signal(str)
    saved = Signal(str)
    told = Signal(str)
    title_changed = Signal()
    reopen_requested = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._made: dict[str, Page] = {}
        self.sign: QSystemTrayIcon | None = None
        self.dialogs = WindowDialogs(desk, window)
        self.dialogs.line_requested.connect(self._open_line)
        self.receipts = WindowReceipts(desk, self.dialogs, self)
        self.receipts.asked.connect(lambda: self.open("receipts"))
        self.receipts.folder_requested.connect(self._show_phone_folder)
        self.receipts.line_requested.connect(self._open_line)
        self.receipts.told.connect(self.told)
        self.receipts.failed.connect(self.failed)
        self.runs = WindowRuns(desk, self.dialogs, self)
        self.runs.made.connect(self._show_anew)
        self.runs.line_requested.connect(self._open_line)
        self.runs.scam_requested.connect(self._show_scam)
        self.runs.failed.connect(self.failed)
        self.runs.copied.connect(self.copied)
        self.runs.saved.connect(self.saved)

    @cached_property
    def publisher(self) -> Publisher:
        """What keeps a calendar file up to date behind the window."""
        from simdesk.ui.calendars.publisher import Publisher  # noqa: PLC0415 - after the first paint

        desk = self._desk
        return Publisher(
            calendars=desk.calendars, lines=desk.lines, settings=desk.settings, parent=self
        )

    def notifier(self) -> Notifier:
        """Return how a word is shown outside of the window now: by its sign in a tray, if any."""
        from simdesk.desktop.channels import with_window, without_window  # noqa: PLC0415

        if self.sign is None:
            return without_window()
        return with_window(self.sign, self.sign.messageClicked.emit)

    def open_first(self) -> None:
        """Open what a start shows: the numbers, or the first number's page."""
        self.open("numbers" if self._desk.lines.count() else "first_run")

    def open(self, key: str) -> None:
        """Open a page that stands in the bar, or the first number's page."""
        if key == "numbers" and not self._desk.lines.count():
            key = "first_run"
        self.leave()
        makers = {
            "numbers": self._make_numbers,
            "first_run": self._make_first_run,
            "due": self._make_due,
            "receipts": lambda: self.receipts.page,
            "rules": self._make_rules,
            "scams": self._make_scams,
            "settings": self._make_settings,
        }
        if key not in self._made:
            self._made[key] = makers[key]()
        self.opened.emit(key, self._made[key])

    def leave(self) -> None:
        """Let the pages of an open run keep what was typed last."""
        for key in ("run", "letter"):
            if key in self._made:
                self._made[key].leave()  # type: ignore[attr-defined]

    def show_settings(self, section: str) -> None:
        """Open a section of the settings: `packs` or `reminders`."""
        self.open("settings")
        page: SettingsPage = self._made["settings"]  # type: ignore[assignment]
        page.show_section({"packs": page.packs, "reminders": page.reminders}[section])

    def search(self) -> None:
        """Put the keyboard into the search of the numbers."""
        self.open("numbers")
        page = self._made.get("numbers")
        if page is not None:
            page.focus_search()  # type: ignore[attr-defined]

    def _make_numbers(self) -> Page:
        from simdesk.ui.pages.numbers_page import NumbersPage  # noqa: PLC0415

        desk = self._desk
        page = NumbersPage(desk=desk)
        page.add_requested.connect(self.add_number)
        page.edit_requested.connect(self.dialogs.edit_number)
        page.renew_requested.connect(self.runs.renew)
        page.record_requested.connect(self.dialogs.record)
        page.receipt_requested.connect(self.receipts.add_for)
        page.steps_requested.connect(self.runs.follow)
        page.card_requested.connect(self.runs.show_card)
        page.leads_requested.connect(self.dialogs.choose_leads)
        page.rule_requested.connect(self.dialogs.change_rule)
        page.rules_requested.connect(self.show_rules)
        page.sheet_requested.connect(self.dialogs.export_renewal)
        page.calendar_requested.connect(self.dialogs.save_calendar)
        page.proof_requested.connect(self.receipts.add_proof)
        page.failed.connect(self.failed)
        page.counted.connect(self.counted)
        page.copied.connect(self.copied)
        page.line_chosen.connect(lambda _line_id: self.title_changed.emit())
        page.open()
        return page

    def _make_first_run(self) -> Page:
        from simdesk.ui.pages.first_run_page import FirstRunPage  # noqa: PLC0415

        desk = self._desk
        page = FirstRunPage(lines=desk.lines, catalogue=desk.catalogue, settings=desk.settings)
        page.added.connect(self._open_line)
        page.bring_requested.connect(self.dialogs.bring_back)
        return page

    def _make_due(self) -> Page:
        from simdesk.ui.pages.due_page import DuePage  # noqa: PLC0415

        page = DuePage(desk=self._desk, notifier=self.notifier)
        page.deed_requested.connect(self.deal_with)
        page.settings_requested.connect(lambda: self.show_settings("reminders"))
        page.failed.connect(self.failed)
        return page

    def show_catch_up(self, since: date) -> None:
        """Show what came due since the window was last open."""
        self.open("due")
        self._made["due"].greet(since)  # type: ignore[attr-defined]

    def deal_with(self, matter: Matter) -> None:
        """Open the place where a matter can be dealt with."""
        from simdesk.domain.reminder import Topic  # noqa: PLC0415 - after the first paint

        if matter.topic is Topic.RULES:
            self.open("rules")
        elif matter.topic is Topic.BACKUP:
            self.open("settings")
        elif matter.clock is ClockKind.REGISTRATION:
            self.runs.register(matter.line_id)
        elif matter.topic is Topic.AUTO_DEBIT or matter.outcome is Outcome.RECHECK:
            self.dialogs.record(matter.line_id, "balance")
        else:
            self.runs.renew(matter.line_id)

    def _make_rules(self) -> Page:
        from simdesk.ui.pages.rules_page import RulesPage  # noqa: PLC0415

        desk = self._desk
        page = RulesPage(lines=desk.lines, own_rules=desk.own_rules, catalogue=desk.catalogue)
        page.rule_requested.connect(self.dialogs.change_operator_rule)
        page.failed.connect(self.failed)
        return page

    def _make_scams(self) -> Page:
        from simdesk.ui.pages.scams_page import ScamsPage  # noqa: PLC0415

        page = ScamsPage(catalogue=self._desk.catalogue)
        page.copied.connect(self.copied)
        return page

    def _make_settings(self) -> Page:
        from simdesk.ui.pages.settings_page import SettingsPage  # noqa: PLC0415

        page = SettingsPage(desk=self._desk, notifier=self.notifier, publisher=self.publisher)
        page.calendar_requested.connect(self.dialogs.save_calendar)
        page.reopen_requested.connect(self.reopen_requested)
        page.bring_requested.connect(self.dialogs.bring_back)
        return page

    def _open_line(self, line_id: str) -> None:
        self.open("numbers")
        page: NumbersPage = self._made["numbers"]  # type: ignore[assignment]
        page.choose(line_id)

    def add_number(self) -> None:
        """Ask for a new number: on its own page where there is none yet."""
        if self._desk.lines.count():
            self.dialogs.add_number()
        else:
            self.open("first_run")

    def show_rules(self, line_id: str) -> None:
        """Show every rule that bears on a number."""
        self.open("rules")
        self._made["rules"].show_operator(self._desk.lines.get(line_id).operator_key)  # type: ignore[attr-defined]

    def _show_phone_folder(self) -> None:
        self.open("settings")
        page: SettingsPage = self._made["settings"]  # type: ignore[assignment]
        page.show_section(page.photos)

    def _show_scam(self, scam_id: str) -> None:
        self.open("scams")
        self._made["scams"].show_scam(scam_id)  # type: ignore[attr-defined]

    def _show_anew(self, key: str, page: Page) -> None:
        """Show a page in the place of an older one of its kind, or itself again."""
        self.leave()
        old = self._made.get(key)
        self._made[key] = page
        self.opened.emit(key, page)
        if old not in (None, page):
            old.deleteLater()

    def resize_text(self, step: int) -> None:
        """Make text larger or smaller by one size; 0 goes back to 100 %."""
        current = self._desk.settings.current
        here = TEXT_SIZES.index(current.text_size)
        there = 0 if step == 0 else max(0, min(len(TEXT_SIZES) - 1, here + step))
        self._keep(text_size=TEXT_SIZES[there])

    def keep_window(self, geometry: str) -> None:
        """Remember where the window stood, and on which day it was open."""
        self._keep(window=geometry, last_open=self._desk.lines.today())

    def _keep(self, **changes: object) -> None:
        try:
            settings = self._desk.settings
            settings.keep(replace(settings.current, **changes))  # type: ignore[arg-type]
        except SimdeskError as error:
            self.failed.emit(error)
