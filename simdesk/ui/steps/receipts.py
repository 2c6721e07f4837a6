"""Keeping the proof of a payment: by drop, paste or choice; the originals are only copied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from simdesk.domain.errors import SimdeskError
from simdesk.domain.event import EventKind
from simdesk.domain.receipt import Receipt
from simdesk.domain.right_number import PAID_LAST_FOUR, SHOWN
from simdesk.i18n.language import _, ngettext
from simdesk.i18n.messages import message
from simdesk.ui.receipts import intake
from simdesk.ui.steps.part import PartWidget, StepContext
from simdesk.ui.steps.receipt_adder import ReceiptAdder
from simdesk.ui.steps.receipt_card import THUMBNAIL, ReceiptCard
from simdesk.ui.steps.shown_fields import ShownFields
from simdesk.ui.theme.theme import theme
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.thumbnails import Thumbnails
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, NoteCard
from simdesk.ui.widgets.drop_zone import DropZone
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text

_MOST_PATHS = 50
"""More lines than this in the clipboard are a text, not a list of files."""


class ReceiptsPart(PartWidget):
    """A place to drop, and under it what was added and what was refused."""

    look = ""

    def _build(self) -> None:
        box = rows(self, gap=12)
        self.zone = DropZone()
        self.choose = Button(icon="folder_open")
        self.paste_button = Button(icon="clipboard_paste")
        self.zone.buttons.add(self.choose)
        self.zone.buttons.add(self.paste_button)
        box.addWidget(self.zone)
        self._busy = QWidget()
        busy = rows(self._busy, gap=4)
        self._busy_words = Text("second")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        busy.addWidget(self._busy_words)
        busy.addWidget(self._bar)
        self._busy.hide()
        box.addWidget(self._busy)
        self.refusals = NoteCard(Tone.WARN, "warning_20_filled")
        self.refusals.hide()
        box.addWidget(self.refusals)
        self._count = Text("h2")
        box.addWidget(self._count)
        self._list = rows(gap=10)
        box.addLayout(self._list)
        self._asking: bool | None = None
        self._ask = Card("sunk", margins=(16, 14, 16, 14), gap=12)
        self.shown = ShownFields()
        self._ask.body.addWidget(self.shown)
        box.addWidget(self._ask)
        self.cards: dict[str, ReceiptCard] = {}
        self.adder = ReceiptAdder(receipts=self._receipts, parent=self)
        self._thumbnails = Thumbnails(
            path_of=self._receipts.path, side=theme().px(max(THUMBNAIL)) * 2, parent=self
        )
        self._context: StepContext | None = None
        self._wanted = False
        self._hot = False
        self._newest = ""
        self._told: set[str] = set()

    def _connect(self) -> None:
        self.shown.typed.connect(self._compare)
        self.shown.finished.connect(self.finished)
        self.choose.clicked.connect(self._choose_files)
        self.paste_button.clicked.connect(self.paste)
        self.adder.moved.connect(self._show_progress)
        self.adder.ended.connect(self._end)

    def show_step(self, context: StepContext) -> None:
        self._context = context
        self.choose.setText(_("Choose files…"))
        self.paste_button.setText(_("Paste"))
        self._say_zone()
        self._show_list()
        self._say_refusals()
        self._take_digits()
        if self._asking is None:  # asked where the payment step was not told, until it is left
            self._asking = context.route.pays and not context.paid(PAID_LAST_FOUR)
        self._ask.setVisible(self._asking and self.has_receipts())
        self.shown.show_context(context)

    def _take_digits(self) -> None:
        """Write down, once, the digits of another number that a receipt's text shows.

        They stand in the field below as if they had been typed, where they can be corrected, and
        lead to the same stop.
        """
        context = self._context
        assert context is not None
        if not context.route.pays or context.paid(PAID_LAST_FOUR):
            return
        for card in self.cards.values():
            shown = card.reading.other_number
            if shown and card.receipt.id not in self._told:
                self._told.add(card.receipt.id)
                self._asking = True
                # Not while everything is being shown: what is kept is shown anew.
                QTimer.singleShot(0, self, partial(self._keep_digits, shown[-SHOWN:]))
                return

    def _keep_digits(self, digits: str) -> None:
        self._compare(PAID_LAST_FOUR, digits)
        self.finished.emit()

    def _compare(self, name: str, text: str) -> None:
        if self._context is not None:
            self.typed.emit(self._context.payment_key(name), text)

    def _say_zone(self) -> None:
        self.zone.set_hot(self._hot)
        words = _("Drop receipts here, or press Ctrl+V to paste a screenshot")
        if self._context is not None and not self._context.route.pays:
            words = _("Drop photos of the papers here, or press Ctrl+V to paste one")
        self.zone.show_words(
            _("Let go to add") if self._hot else words,
            _("Pictures and PDFs. A copy is kept in SimDesk, the original stays as it is."),
        )

    def _show_list(self) -> None:
        assert self._context is not None
        run = self._context.run
        found = {receipt.id: receipt for receipt in self._receipts.of_run(run.id)}
        for gone in [i for i in self.cards if i not in found]:
            card = self.cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        paid = (e for e in self._runs.events(run) if e.kind is EventKind.TOP_UP)
        payment = next(paid, None)
        for index, (receipt_id, receipt) in enumerate(found.items()):
            if receipt_id not in self.cards:
                self.cards[receipt_id] = self._card(receipt)
                self._list.insertWidget(index, self.cards[receipt_id])
            self.cards[receipt_id].show_receipt(receipt, payment, pays=self._context.route.pays)
        self._newest = next(iter(found), "")
        self._count.setText(ngettext("{n} receipt added", "{n} receipts added", len(found)))
        self._count.setVisible(bool(found))
        if found:
            self._wanted = False

    def _card(self, receipt: Receipt) -> ReceiptCard:
        card = ReceiptCard(
            receipt=receipt,
            receipts=self._receipts,
            readings=self._readings,
            thumbnails=self._thumbnails,
            today=self._today,
        )
        card.view_requested.connect(self.preview_requested)
        card.remove_requested.connect(self._remove)
        card.failed.connect(self.failed)
        card.amount.edit.installEventFilter(self)
        return card

    def has_receipts(self) -> bool:
        """Tell whether there is at least one."""
        return bool(self.cards)

    def take(self, mime: QMimeData) -> bool:
        """Add what was dropped or pasted; False where there is nothing to add."""
        name = _("Screenshot {date}").format(date=self._today.isoformat()) + ".png"
        offers = intake.offered(mime, name) or intake.files(_paths_in(mime))
        self._add(offers)
        return bool(offers)

    def set_hot(self, hot: bool) -> None:
        """Show that something hovers over the place."""
        self._hot = hot
        self._say_zone()

    def paste(self) -> None:
        """Add the picture or the files in the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self._note(_("There is no picture and no file in the clipboard."))

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, _("Add receipts"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(f"{_('Receipts')} ({intake.patterns()})")
        dialog.filesSelected.connect(
            lambda names: self._add(intake.files([Path(name) for name in names]))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, offers: Sequence[intake.Offer]) -> None:
        if offers and self._context is not None:
            self._wanted = False
            self.adder.add(offers, self._context.run)

    def _show_progress(self, done: int, total: int) -> None:
        self._busy_words.setText(
            _("Copying {done} of {total}").format(done=min(done + 1, total), total=total)
        )
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        self._busy.show()

    def _end(self) -> None:
        self._busy.hide()
        self._say_refusals()
        if self.refusals.isVisibleTo(self):
            self.reveal_requested.emit(self.refusals)
        elif self._newest:
            announce(self.zone, _("Receipt saved"))
            self.reveal_requested.emit(self.cards[self._newest])

    def _say_refusals(self) -> None:
        sentences = [message(error) for error in self.adder.refused]
        sentences += [_("“{name}” is kept already.").format(name=n) for n in self.adder.doubled]
        if self._wanted:
            sentences.append(_("Add a receipt, or skip this step."))
        self._note("\n".join(sentences))

    def _note(self, words: str) -> None:
        if words and words != self.refusals.words.text():
            announce(self.refusals, words)
        self.refusals.words.setText(words)
        self.refusals.setVisible(bool(words))

    def _remove(self, receipt_id: str) -> None:
        try:
            self._receipts.delete([self._receipts.get(receipt_id)])
        except SimdeskError as error:
            self.failed.emit(error)
        else:
            self.choose.setFocus()

    def wrong(self) -> QWidget | None:
        self.finish()
        self._wanted = not self.has_receipts()
        self._say_refusals()
        if self._wanted:
            return self.choose
        bad = (c.amount.edit for c in self.cards.values() if not c.amount.check())
        wrong = next(bad, None)
        if wrong is None and self._asking and not self.shown.check():
            wrong = self.shown.digits.edit
        return wrong

    def finish(self) -> None:
        self.adder.finish()
        for card in tuple(self.cards.values()):
            card.save()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Ctrl+V add a picture even while an amount has the keyboard."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and intake.offers_something(QGuiApplication.clipboard().mimeData())
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _paths_in(mime: QMimeData) -> list[Path]:
    """Return the files that a text names, one a line, as file managers and terminals copy them."""
    lines = mime.text().splitlines() if mime.hasText() else []
    if len(lines) > _MOST_PATHS:
        return []
    return [path for line in lines if (path := _path(line.strip().strip("'\""))) is not None]


def _path(text: str) -> Path | None:
    local = QUrl(text).toLocalFile() if text.startswith("file:") else text
    try:
        path = Path(local).expanduser()
        return path if path.is_absolute() and path.is_file() else None
    except (OSError, ValueError, RuntimeError):  # a text of any kind may stand there
        return None
