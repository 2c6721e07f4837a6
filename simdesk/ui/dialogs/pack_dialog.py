"""The dialogs for a pack: what it would change, agreed to address by address; or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from simdesk.catalogue.pack_changes import AddressChange
from simdesk.domain.errors import PackError, PackProblem
from simdesk.i18n.language import _, language, ngettext
from simdesk.i18n.messages import edition_words, message
from simdesk.services.packs import Offer, Packs
from simdesk.ui import pack_words
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.widgets.announce import announce
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, NoteCard
from simdesk.ui.widgets.layout import Line, columns, rows
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import CheckBox

_WIDTH = 580
_LISTED = 100


class PackDialog(Dialog):
    """Accepted once the pack is kept and chosen. Nothing is agreed to beforehand."""

    def __init__(self, *, packs: Packs, offer: Offer, parent: QWidget) -> None:
        super().__init__(_("A newer catalogue"), _("Take it"), width=_WIDTH, parent=parent)
        self._packs = packs
        self._offer = offer
        self.boxes: list[tuple[CheckBox, AddressChange]] = []
        self._build()
        self._count()
        self.fit()
        (self.boxes[0][0] if self.boxes else self.primary).setFocus()

    def _build(self) -> None:
        pack, changes = self._offer.pack, self._offer.changes
        head = rows(gap=2)
        title = _("Catalogue of {edition}").format(edition=edition_words(pack.edition))
        head.addWidget(Text("h2", title, wrap=True))
        now = edition_words(self._packs.in_use.edition)
        head.addWidget(Text("second", _("In use now: {edition}").format(edition=now), wrap=True))
        head.addWidget(Text("second", pack.file, wrap=True))
        self.body.addLayout(head)
        doubt = _(
            "It has no faults, but SimDesk cannot know who made it or whether it is true. "
            "Take it only from somebody you trust."
        )
        self.body.addWidget(NoteCard(Tone.WARN, "warning_20_filled", doubt))
        if changes.addresses:
            self._add_addresses(changes.addresses)
        else:
            self.body.addWidget(Text("body", _("No address is new."), wrap=True))
        gone = [f"{a.value} · {pack_words.use(a)}" for a in changes.gone]
        self._add_list(_("Addresses that go"), gone)
        self._add_list(_("What else changes"), pack_words.what_else(changes))
        after = _("The catalogue in use stays kept, and you can go back. The window opens anew.")
        self.body.addWidget(Text("second", after, wrap=True))
        self.body.addStretch(1)

    def _add_addresses(self, changes: tuple[AddressChange, ...]) -> None:
        words = rows(gap=2)
        count = len(changes)
        new = ngettext("{n} new address", "{n} new addresses", count)
        words.addWidget(Text("h2", new, wrap=True))
        how = _(
            "Tick each one that you have checked: a false one can take your money. "
            "If one is wrong, press Cancel, and nothing is changed."
        )
        words.addWidget(Text("second", how, wrap=True))
        self.body.addLayout(words)
        card = Card(margins=(12, 4, 16, 4), gap=0)
        for at, change in enumerate(changes):
            if at:
                card.body.addWidget(Line())
            card.body.addLayout(self._row(change))
        self.body.addWidget(card)
        self._agreed = Text("caption")
        self.body.addWidget(self._agreed)

    def _row(self, change: AddressChange) -> QHBoxLayout:
        row = columns(margins=(0, 8, 0, 8), gap=6)
        box = CheckBox()
        address, use = change.new.value, pack_words.use(change.new)
        box.setAccessibleName(_("I have checked {address}").format(address=address))
        before = pack_words.before(change)
        box.setAccessibleDescription("\n".join(filter(None, (use, before))))
        box.toggled.connect(self._count)
        self.boxes.append((box, change))
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        words = rows(margins=(0, 4, 0, 0), gap=1)
        words.addWidget(Text("strong", address, wrap=True, selectable=True))
        words.addWidget(Text("body", use, wrap=True))
        if before:
            words.addWidget(Text("body", before, wrap=True, selectable=True))
        translated = self._offer.pack.words.get(language(), {})
        for line in pack_words.background(change.new, translated):
            words.addWidget(Text("second", line, wrap=True))
        row.addLayout(words, 1)
        return row

    def _add_list(self, title: str, lines: list[str]) -> None:
        if not lines:
            return
        words = rows(gap=2)
        words.addWidget(Text("h2", title, wrap=True))
        for line in lines:
            words.addWidget(Text("body", line, wrap=True))
        self.body.addLayout(words)

    def _count(self) -> None:
        if self.boxes:
            ticked = len(self._ticked())
            words = _("{n} of {total} ticked").format(n=ticked, total=len(self.boxes))
            self._agreed.setText(words)

    def _ticked(self) -> list[AddressChange]:
        return [change for box, change in self.boxes if box.isChecked()]

    def accept_input(self) -> bool:
        """Take the pack; the first address without a tick gets the keyboard."""
        open_boxes = [box for box, _change in self.boxes if not box.isChecked()]
        if open_boxes:
            open_boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(open_boxes[0])
            announce(self, message(PackError(PackProblem.NOT_AGREED)))
        self._packs.take(self._offer, self._ticked())
        return True


class RefusedDialog(Dialog):
    """Says what is wrong with a file, that nothing was changed, and what to do next."""

    def __init__(self, *, file: str, error: PackError, parent: QWidget) -> None:
        super().__init__(_("The pack was not taken"), _("Close"), width=_WIDTH, parent=parent)
        self.cancel.hide()
        self.body.addWidget(Text("strong", file, wrap=True))
        self.body.addWidget(NoteCard(Tone.BAD, "error_circle_20_filled", message(error)))
        unchanged = _("Nothing was changed: the catalogue in use is the same as before.")
        self.body.addWidget(Text("body", unchanged, wrap=True))
        self.copy = Button("link", _("Copy"), icon="copy")
        self._details = "\n".join(error.details)
        if error.details:
            words = rows(gap=2)
            count = len(error.details)
            found = ngettext("{n} thing found", "{n} things found", count)
            words.addWidget(Text("h2", found, wrap=True))
            whom = _("For whoever made the pack:")
            words.addWidget(Text("second", whom, wrap=True))
            self.body.addLayout(words)
            sunk = Card("sunk", margins=(16, 11, 16, 11))
            shown = "\n".join(error.details[:_LISTED])
            sunk.body.addWidget(Text("second", shown, wrap=True))
            self.body.addWidget(sunk)
            if count > _LISTED:
                rest = ngettext(
                    "{n} more is in the copy", "{n} more are in the copy", count - _LISTED
                )
                self.body.addWidget(Text("second", rest))
            self.body.addWidget(self.copy)
            self.copy.clicked.connect(self._copy)
        self.body.addStretch(1)
        self.fit()
        self.primary.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy.setText(_("Copied"))
        announce(self, _("Copied"))

    def accept_input(self) -> bool:
        """Close."""
        return True
