"""The pages on which a number is renewed, in the order in which one leads to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simdesk.domain.errors import SimdeskError
from simdesk.domain.purpose import Purpose

if TYPE_CHECKING:
    from simdesk.services.desk import Desk
    from simdesk.ui.pages.page import Page
    from simdesk.ui.window_dialogs import WindowDialogs


class WindowRuns(QObject):
    """Makes the route, run, card and letter pages anew each time. Their modules come late.

    `made(key, page)`: to be shown; `line_requested(line_id)`, `scam_requested(scam_id)`;
    `failed`, `copied` and `saved` pass on what a page says.
    """

    made = Signal(str, object)
    line_requested = Signal(str)
    scam_requested = Signal(str)
    failed = Signal(SimdeskError)
    copied = Signal(str)
    saved = Signal(str)

    def __init__(self, desk: Desk, dialogs: WindowDialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dialogs = dialogs
        self._run_page: Page | None = None

    def renew(self, line_id: str) -> None:
        """Go on with the number's open run, or choose a route."""
        run = self._desk.runs.open_run(line_id)
        if run is not None:
            self.open(run.id)
        else:
            self._choose_route(line_id, None)

    def follow(self, line_id: str, purpose: Purpose) -> None:
        """Go on with a number's steps for a purpose that is no renewal, or begin them."""
        run = self._desk.runs.open_run(line_id, purpose)
        holder = self._desk.lines.get(line_id).holder_kind
        route = self._desk.catalogue.route_for(purpose, holder)
        if run is not None:
            self.open(run.id)
        elif route is not None:
            self.start(line_id, route.id, "")
        else:  # whose contract it is decides which steps there are
            self.line_requested.emit(line_id)
            self._dialogs.edit_number(line_id, "holder_kind")

    def register(self, line_id: str) -> None:
        """Go on with the steps for the owner's data."""
        self.follow(line_id, Purpose.REGISTER)

    def _choose_route(self, line_id: str, failed_run_id: str | None) -> None:
        from simdesk.ui.pages.route_page import RoutePage  # noqa: PLC0415

        desk = self._desk
        page = RoutePage(
            line_id=line_id,
            failed_run_id=failed_run_id,
            lines=desk.lines,
            runs=desk.runs,
            catalogue=desk.catalogue,
            settings=desk.settings,
        )
        page.cancelled.connect(self.line_requested)
        page.failed.connect(self.failed)
        page.route_chosen.connect(self.start)
        page.register_requested.connect(self.register)
        self.made.emit("route", page)

    def start(self, line_id: str, route_id: str, failed_run_id: str) -> None:
        """Begin a run, which ends the failed one that it follows, and show it."""
        runs = self._desk.runs
        try:
            run = runs.start(line_id, route_id, runs.get(failed_run_id) if failed_run_id else None)
        except SimdeskError as error:
            self.failed.emit(error)
        else:
            self.open(run.id)

    def open(self, run_id: str) -> None:
        """Show a run that can go on."""
        from simdesk.ui.pages.run_page import RunPage  # noqa: PLC0415

        desk = self._desk
        page = RunPage(
            run_id=run_id,
            runs=desk.runs,
            lines=desk.lines,
            receipts=desk.receipts,
            readings=desk.readings,
            catalogue=desk.catalogue,
            settings=desk.settings,
            now=desk.now,
        )
        page.left.connect(self.line_requested)
        page.finished.connect(self.line_requested)
        page.register_requested.connect(self.register)
        page.another_route_requested.connect(self._choose_route)
        page.route_chosen.connect(self.start)
        page.card_requested.connect(self.show_card)
        page.letter_requested.connect(self.show_letter)
        page.sheet_requested.connect(self._dialogs.export_renewal)
        page.scams_requested.connect(self.scam_requested)
        page.failed.connect(self.failed)
        self._run_page = page
        self.made.emit("run", page)

    def _back_to_run(self) -> None:
        """Show the run again as it was left."""
        self.made.emit("run", self._run_page)

    def show_card(self, line_id: str, phrase_id: str = "", planned: str | None = None) -> None:
        """Show what a person in Russia should read about a number.

        With a `planned` amount, which may be empty, it is shown from a step and leads back there.
        """
        from simdesk.ui.pages.phrase_page import PhrasePage  # noqa: PLC0415

        if not self._desk.catalogue.phrases:
            return
        page = PhrasePage(
            line=self._desk.lines.get(line_id),
            catalogue=self._desk.catalogue,
            first=phrase_id,
            amount=planned or "",
            from_step=planned is not None,
        )
        page.left.connect(self.line_requested if planned is None else self._back_to_run)
        page.copied.connect(self.copied)
        page.saved.connect(self.saved)
        page.failed.connect(self.failed)
        self.made.emit("phrase", page)

    def show_letter(self, run_id: str) -> None:
        """Show the letter for money that a run paid to another number."""
        from simdesk.ui.pages.letter_page import LetterPage  # noqa: PLC0415

        desk = self._desk
        page = LetterPage(run_id=run_id, runs=desk.runs, lines=desk.lines, catalogue=desk.catalogue)
        run = desk.runs.get(run_id)
        if run.open:
            page.left.connect(self._back_to_run)
        else:
            page.left.connect(lambda: self.line_requested.emit(run.line_id))
        page.copied.connect(self.copied)
        page.saved.connect(self.saved)
        page.failed.connect(self.failed)
        self.made.emit("letter", page)
