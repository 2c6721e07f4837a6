"""The bin: numbers and receipts that were deleted, each with the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from simdesk.domain import msisdn
from simdesk.domain.errors import SimdeskError
from simdesk.domain.line import Line
from simdesk.domain.receipt import Receipt
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _, ngettext
from simdesk.services.lines import LineService
from simdesk.services.receipts import ReceiptService
from simdesk.ui.settings.section import Section
from simdesk.ui.settings.setting_row import SettingRow
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import Line as Rule
from simdesk.ui.widgets.layout import clear
from simdesk.ui.widgets.text import Text

_LISTED = 20


class BinSection(Section):
    """Lists what was deleted last; the rest comes back with one button."""

    def __init__(
        self, *, lines: LineService, receipts: ReceiptService, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._lines = lines
        self._receipts = receipts
        self._empty = Text("soft", wrap=True)
        self.box.addWidget(self._empty)
        self._card = Card(margins=(18, 4, 18, 4), gap=0)
        self.box.addWidget(self._card)
        self._rest = Text("second", wrap=True)
        self.box.addWidget(self._rest)
        self.restore_all = Button("link", icon="arrow_undo")
        self.restore_all.clicked.connect(self._restore_all)
        self.box.addWidget(self.restore_all)

    def name(self) -> str:
        return _("Bin")

    def retranslate(self) -> None:
        super().retranslate()
        self._empty.setText(_("The bin is empty. What you delete waits here."))
        self.restore_all.setText(_("Restore everything"))

    def refresh(self) -> None:
        clear(self._card.body)
        lines = sorted(self._lines.in_bin(), key=_deleted_at, reverse=True)
        receipts = sorted(self._receipts.in_bin(), key=_deleted_at, reverse=True)
        count = len(lines) + len(receipts)
        rows = [self._line_row(line) for line in lines[:_LISTED]]
        rows += [self._receipt_row(receipt) for receipt in receipts[: _LISTED - len(rows)]]
        for at, row in enumerate(rows):
            if at:
                self._card.body.addWidget(Rule())
            self._card.body.addWidget(row)
        more = count - len(rows)
        self._empty.setVisible(not rows)
        self._card.setVisible(bool(rows))
        self._rest.setVisible(more > 0)
        self._rest.setText(ngettext("{n} more in the bin", "{n} more in the bin", more))
        self.restore_all.setVisible(count > 1)

    def _line_row(self, line: Line) -> SettingRow:
        number = msisdn.spaced(line.msisdn)
        title = f"{number}  {line.label}" if line.label else number
        return self._row(title, _since(line), partial(self._lines.restore, [line.id]))

    def _receipt_row(self, receipt: Receipt) -> SettingRow:
        title = _("Receipt “{name}”").format(name=receipt.name)
        if receipt.amount is not None:
            title = _("Receipt “{name}”, {amount}").format(
                name=receipt.name, amount=money(receipt.amount)
            )
        return self._row(title, _since(receipt), partial(self._receipts.restore, [receipt]))

    def _row(self, title: str, note: str, restore: Callable[[], None]) -> SettingRow:
        button = Button(icon="arrow_undo", text=_("Restore"))
        row = SettingRow(button)
        row.show_words(title, note)
        button.setAccessibleName(_("Restore {what}").format(what=title))
        button.clicked.connect(lambda _checked=False: self._try(restore))
        return row

    def _restore_all(self) -> None:
        lines, receipts = self._lines.in_bin(), self._receipts.in_bin()
        if lines:
            self._try(partial(self._lines.restore, [line.id for line in lines]))
        if receipts:
            self._try(partial(self._receipts.restore, receipts))

    def _try(self, restore: Callable[[], None]) -> None:
        try:
            restore()
        except SimdeskError as error:
            self.failed.emit(error)


def _deleted_at(thing: Line | Receipt) -> float:
    return thing.deleted_at.timestamp() if thing.deleted_at is not None else 0.0


def _since(thing: Line | Receipt) -> str:
    assert thing.deleted_at is not None
    return _("in the bin since {date}").format(date=date_long(thing.deleted_at.date()))
