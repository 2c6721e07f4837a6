"""Which receipts: radio buttons, and a list beside each range of which one must be named."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simdesk.i18n.language import _
from simdesk.ui.receipts.number_box import NumberBox
from simdesk.ui.receipts.scope import Offer, Offers, Range, range_words
from simdesk.ui.widgets.fields import ComboBox
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import Radio

_NAMED = (Range.NUMBER, Range.YEAR, Range.RUN)


class RangeChoice(QWidget):
    """`changed` whenever other receipts are chosen. A list can be used once its range is."""

    changed = Signal()

    def __init__(self, offers: Offers, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = offers
        self.radios: dict[Range, Radio] = {}
        self.lists: dict[Range, ComboBox] = {}
        self._build()
        self._connect()
        self.choose(Range.ALL)

    def _build(self) -> None:
        box = rows(self, gap=4)
        box.addWidget(Text("caption", _("Which receipts")))
        self.setAccessibleName(_("Which receipts"))
        for key, found in self._offers.items():
            radio = self.radios[key] = Radio(range_words(key, len(found[0].receipts)))
            if key not in _NAMED:
                box.addWidget(radio)
                continue
            row = columns(gap=8)
            row.addWidget(radio)
            named = self.lists[key] = NumberBox()
            named.fill([(offer.value, _words(offer)) for offer in found])
            named.setAccessibleName(range_words(key, 0))
            row.addWidget(named, 1)
            box.addLayout(row)
        widest = max((self.radios[key].sizeHint().width() for key in self.lists), default=0)
        for key in self.lists:
            self.radios[key].setMinimumWidth(widest)

    def _connect(self) -> None:
        for radio in self.radios.values():
            radio.toggled.connect(lambda on: self._take() if on else None)
        for named in self.lists.values():
            named.activated.connect(lambda _index: self.changed.emit())

    def _take(self) -> None:
        self._use_lists()
        self.changed.emit()

    def _use_lists(self) -> None:
        for key, named in self.lists.items():
            named.setEnabled(self.isEnabled() and self.radios[key].isChecked())

    @property
    def key(self) -> Range:
        """The chosen range."""
        return next(key for key, radio in self.radios.items() if radio.isChecked())

    @property
    def offer(self) -> Offer:
        """What the chosen range holds."""
        found = self._offers[self.key]
        named = self.lists.get(self.key)
        value = named.value() if named is not None else None
        return next((offer for offer in found if offer.value == value), found[0])

    def has(self, key: Range) -> bool:
        """Tell whether there is anything in a range."""
        return key in self._offers

    def choose(self, key: Range, value: str = "") -> None:
        """Choose a range, and in its list what is named `value`, the first where it is not there.

        Nothing changes where the range has nothing to offer.
        """
        if key not in self.radios:
            return
        if key in self.lists and value:
            self.lists[key].choose(value)
        self.radios[key].setChecked(True)
        self._use_lists()

    def lock(self, *, locked: bool) -> None:
        """Let nothing be chosen while an export runs."""
        self.setEnabled(not locked)
        self._use_lists()


def _words(offer: Offer) -> str:
    return _("{what}: {n}").format(what=offer.words, n=len(offer.receipts))
