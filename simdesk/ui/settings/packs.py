"""Operators and rules: which catalogue is in use, taking a newer one from a file, going back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from simdesk.domain.errors import PackError, SimdeskError
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _, ngettext
from simdesk.i18n.messages import edition_words
from simdesk.services.packs import Offer, Packs
from simdesk.ui import background
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, NoteCard


class PacksSection(Section):
    """Emits `reopen_requested` once another catalogue was chosen. A file may be dropped on it."""

    reopen_requested = Signal()

    def __init__(self, *, packs: Packs, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._packs = packs
        self._busy = False
        self._build()
        self.setAcceptDrops(True)

    def _build(self) -> None:
        self.damaged = NoteCard(Tone.WARN, "warning_20_filled")
        self.box.addWidget(self.damaged)
        self._now = SettingRow()
        self.take = Button("tonal")
        self._take_row = SettingRow(self.take)
        self.back = Button("secondary", icon="arrow_undo")
        self._back_row = SettingRow(self.back)
        self._catalogue = self.add_group([self._now])
        self._other = self.add_group([self._take_row, self._back_row])
        self.take.clicked.connect(self._choose)
        self.back.clicked.connect(self._go_back)

    def name(self) -> str:
        return _("Operators and rules")

    def retranslate(self) -> None:
        super().retranslate()
        self._catalogue.setText(_("Catalogue"))
        self._other.setText(_("Another catalogue"))
        self._name_state()

    def refresh(self) -> None:
        self._name_state()

    def _name_state(self) -> None:
        source = self._packs.in_use
        title = _("Catalogue of {edition}").format(edition=edition_words(source.edition))
        origin = _("It came with SimDesk.")
        if source.taken_on is not None:
            origin = _("From the file “{name}”, taken on {date}.").format(
                name=source.file, date=date_long(source.taken_on)
            )
        held = ngettext("{n} operator", "{n} operators", len(source.catalogue.operators))
        routes = len(source.catalogue.routes)
        ways = ngettext("{n} way to renew", "{n} ways to renew", routes)
        self._now.show_words(title, f"{origin}\n{held} · {ways}")
        self.take.setText(_("Checking…") if self._busy else _("Take from a file…"))
        self.take.setEnabled(not self._busy)
        self._take_row.show_words(
            _("A newer pack"),
            _("Choose its file or drop it here. SimDesk never fetches one by itself."),
        )
        self.back.setText(_("Go back"))
        earlier = self._packs.earlier()
        self._back_row.setVisible(earlier is not None)
        if earlier == source.edition:  # what is in use only because the chosen one is damaged
            title = _("Do without the damaged pack")
            note = _("SimDesk stays with this catalogue and no longer says that one is damaged.")
        else:
            title = _("The earlier one: {edition}").format(edition=edition_words(earlier))
            note = _("The later one stays kept. The window opens anew.")
        self._back_row.show_words(title, note)
        self.damaged.setVisible(bool(self._packs.damaged))
        self.damaged.words.setText(
            _(
                "The pack that was taken is damaged, so SimDesk uses its own catalogue. "
                "Numbers and receipts are untouched. Take the pack from its file again, or go back."
            )
        )

    # Taking one

    def _choose(self) -> None:
        kinds = f"{_('Packs')} (*.zip *.ZIP)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Take a newer pack"), "", kinds)
        if name:
            self.look(Path(name))

    def look(self, path: Path) -> None:
        """Check the pack at `path` in the background, then show what came of it."""
        if self._busy:
            return
        self._show_busy(busy=True)
        background.run(
            lambda _job: self._packs.look(path),
            owner=self,
            done=self._offer,
            failed=lambda error: self._refuse(path, error),
        )

    def _show_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._name_state()

    def _offer(self, offer: Offer) -> None:
        from simdesk.ui.dialogs.pack_dialog import PackDialog  # noqa: PLC0415 - rarely needed

        self._show_busy(busy=False)
        dialog = PackDialog(packs=self._packs, offer=offer, parent=self.window())
        dialog.accepted.connect(self.reopen_requested)
        dialog.open()

    def _refuse(self, path: Path, error: PackError) -> None:
        from simdesk.catalogue.archive import file_name  # noqa: PLC0415 - rarely needed
        from simdesk.ui.dialogs.pack_dialog import RefusedDialog  # noqa: PLC0415 - as above

        self._show_busy(busy=False)
        RefusedDialog(file=file_name(path), error=error, parent=self.window()).open()

    def _go_back(self) -> None:
        try:
            self._packs.go_back()
        except SimdeskError as error:
            self.failed.emit(error)
        else:
            self.reopen_requested.emit()

    # A file that is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if len(_files(event)) == 1 and not self._busy:
            event.acceptProposedAction()
            self._show_hot(hot=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self._show_hot(hot=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self._show_hot(hot=False)
        event.acceptProposedAction()
        self.look(_files(event)[0])

    def _show_hot(self, *, hot: bool) -> None:
        for card in self.findChildren(Card):
            if not isinstance(card, NoteCard):
                card.set_look("used" if hot else "plain")


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
