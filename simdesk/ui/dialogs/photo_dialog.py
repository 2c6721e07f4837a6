"""The dialog that offers what is new in the phone's folder; only what is chosen is added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from simdesk.domain.errors import FileProblem, ReceiptFileError, SimdeskError
from simdesk.i18n.language import _, ngettext
from simdesk.i18n.messages import message
from simdesk.services.photo_folder import PhotoFolder
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.receipts import intake
from simdesk.ui.receipts.phone_folder import PhoneFolder
from simdesk.ui.receipts.photo_card import PhotoCard
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.layout import FlowRow
from simdesk.ui.widgets.text import ElidedText, Text

_MOST = 60
"""So many photos are offered at once; the others come when these are added or passed over."""

_NAMED = 3


class PhotoDialog(Dialog):
    """`add_requested([Offer])`: these are to be added as receipts."""

    add_requested = Signal(list)

    def __init__(self, *, photos: PhotoFolder, phone: PhoneFolder, parent: QWidget) -> None:
        super().__init__(_("New in the phone folder"), _("Add"), width=676, parent=parent)
        self._photos = photos
        self._phone = phone
        self._shown = phone.offered()[:_MOST]
        self._unusable = phone.state.unusable if phone.state is not None else ()
        self.cards: list[PhotoCard] = []
        self._build()
        self._connect()
        self._count()
        self._say_progress()
        self.fit()
        (self.cards[0].box if self.cards else self.never).setFocus()

    def _build(self) -> None:
        self.body.addWidget(ElidedText("second", str(self._photos.folder)))
        offered = len(self._phone.offered())
        words = ngettext("{n} new file", "{n} new files", offered)
        if offered > _MOST:
            words = _("The first {n} of {total} new files").format(n=_MOST, total=offered)
        self.body.addWidget(Text("strong", words, wrap=True))
        self._progress = Text("soft", wrap=True)
        self.body.addWidget(self._progress)
        cards = FlowRow(gap=10)
        for photo in self._shown:
            card = PhotoCard(photo=photo, code=self._phone.code(photo))
            cards.add(card)
            self.cards.append(card)
        self.body.addWidget(cards)
        if self._unusable:
            self.body.addWidget(NoteCard(None, "info_20_filled", self._unusable_words()))
        self.body.addStretch(1)
        self.cancel.setText(_("Later"))
        self.never = Button("quiet", _("Do not offer these again"))
        box = self.primary.parentWidget()
        assert isinstance(box, QDialogButtonBox)
        box.addButton(self.never, QDialogButtonBox.ButtonRole.ResetRole)

    def _connect(self) -> None:
        self._phone.read.connect(self._take_code)
        self.never.clicked.connect(self._pass_over)
        for card in self.cards:
            card.toggled.connect(self._count)

    def _unusable_words(self) -> str:
        """Return what can be done with photos that cannot be kept as they are."""
        names = [photo.path.name for photo in self._unusable]
        heic = FileProblem.HEIC
        lines = [message(ReceiptFileError(heic, name)) for name in names[:_NAMED]]
        if len(names) > _NAMED:
            more = len(names) - _NAMED
            lines.append(ngettext("and {n} more HEIC photo", "and {n} more HEIC photos", more))
        return "\n".join(lines)

    def _take_code(self, mark: str) -> None:
        """Say what a photo was found to show; it stays where it stands, and is chosen."""
        for card in self.cards:
            if card.photo.mark == mark:
                code = self._phone.code(card.photo)
                card.show_code(code)
                if code is not None:
                    card.box.setChecked(True)
        self._say_progress()

    def _say_progress(self) -> None:
        left = len(self._phone.unread())
        words = ngettext(
            "Looking for codes: {n} file left", "Looking for codes: {n} files left", left
        )
        self._progress.setText(words if left else "")
        self._progress.setVisible(bool(left))

    def _count(self) -> None:
        chosen = len(self.chosen())
        self.primary.setText(_("Add {n}").format(n=chosen) if chosen else _("Add"))
        self.primary.setEnabled(bool(chosen))
        self.primary.setToolTip("" if chosen else _("Choose what is to be added"))

    def chosen(self) -> list[Path]:
        """Return the files that are to be added."""
        return [card.photo.path for card in self.cards if card.box.isChecked()]

    def accept_input(self) -> bool:
        """Have the chosen ones added."""
        if not self.chosen():
            return False
        self.add_requested.emit(intake.files(self.chosen()))
        return True

    def _pass_over(self) -> None:
        self._do(lambda: self._photos.pass_over([*self._shown, *self._unusable]))

    def _do(self, step: Callable[[], None]) -> None:
        try:
            step()
        except SimdeskError as error:
            self.show_trouble(error)
        else:
            self._phone.look()
            self.reject()
