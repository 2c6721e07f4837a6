"""The tax service's own check of a receipt: fields to copy, its page to open, what that proves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.fiscal import Fiscal
from simdesk.domain.receipt import Receipt
from simdesk.domain.receipt_compare import Field
from simdesk.i18n.fiscal_words import field_name, operation_words
from simdesk.i18n.formats import date_long, money
from simdesk.i18n.language import _
from simdesk.i18n.source_words import readable_source, source_dates
from simdesk.ui.links import listed_url, open_listed
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import Card, Icon
from simdesk.ui.widgets.copy_button import CopyButton, CopyIcon
from simdesk.ui.widgets.layout import clear, columns, rows
from simdesk.ui.widgets.text import ElidedText, Text

Told = tuple[str, str, str]
"""What a field is called, how it is shown, and what is copied."""


class OfficialCheck(Card):
    """Hidden where the receipt's fiscal numbers are not known; it opens nothing by itself."""

    def __init__(self, *, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__("plain", margins=(11, 11, 11, 11), gap=8, parent=parent)
        self._catalogue = catalogue
        self._fields: list[Told] = []
        self._failed = False
        self._build()

    def _build(self) -> None:
        head = columns(gap=8)
        sign = Icon("shield_checkmark_20_regular", "t2", beside="strong")
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._title = Text("strong", wrap=True)
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        self._rows = rows(gap=2)
        self.body.addLayout(self._rows)
        self.copy_all = CopyButton()
        self.body.addWidget(self.copy_all)
        self._meaning = Text("second", wrap=True)
        self.body.addWidget(self._meaning)
        self.open = Button(icon="open")
        self.body.addWidget(self.open)
        self._source = Text("caption", wrap=True)
        self.body.addWidget(self._source)
        self.open.clicked.connect(self._open)
        self.hide()

    def show_receipt(self, receipt: Receipt, fiscal: Fiscal | None) -> None:
        """Show the fields to check: of the code if it was read, else as its owner typed them."""
        fields = _of_code(fiscal) if fiscal is not None else _of_owner(receipt)
        self.setVisible(bool(fields))
        if not fields:
            return
        self._title.setText(_("Check it with the tax service"))
        if fields != self._fields:
            self._fields = fields
            clear(self._rows)
            for name, shown, copied in fields:
                self._rows.addWidget(_CopyLine(name, shown, copied))
        self.copy_all.offer(_("Copy all fields"), _whole(fields))
        self.copy_all.setAccessibleName(_("Copy all fields"))
        self._meaning.setText(
            _(
                "Found there: the till has reported this receipt. That does not prove that the "
                "money reached the number: paid is not credited, only the balance shows that. "
                "Not found: compare every digit before you doubt the receipt."
            )
        )
        self._show_page()

    def _show_page(self) -> None:
        page = self._catalogue.receipts.check
        known = page is not None and listed_url(page, self._catalogue.official) is not None
        self.open.setVisible(known)
        self._source.setVisible(known)
        if page is None:
            return
        self.open.setText(_("Open its page"))
        self.open.setToolTip(page.url)
        self.open.setAccessibleDescription(page.url)
        source, dated = readable_source(page.fact.source), source_dates(page.fact)
        said = [
            _("It opens {address} in your browser. SimDesk sends nothing there.").format(
                address=page.domain
            ),
            _("Source: {source} · {dated}").format(source=source, dated=dated),
        ]
        if self._failed:
            said.insert(
                0, _("No browser opened. The address is {address}").format(address=page.url)
            )
        self._source.setText("\n".join(said))

    def _open(self) -> None:
        page = self._catalogue.receipts.check
        if page is not None:
            self._failed = not open_listed(page, self._catalogue.official)
            self._show_page()


class _CopyLine(QWidget):
    """A field's name above its value, and the icon that copies it."""

    def __init__(self, name: str, shown: str, copied: str) -> None:
        super().__init__()
        row = columns(self, gap=4)
        texts = rows(gap=0)
        texts.addWidget(Text("caption", name))
        texts.addWidget(ElidedText("body", shown))
        row.addLayout(texts, 1)
        copy = CopyIcon()
        copy.offer(copied)
        row.addWidget(copy)


def _of_code(fiscal: Fiscal) -> list[Told]:
    at, day = fiscal.at, fiscal.at.date()
    time = f"{at:%H:%M:%S}" if fiscal.seconds else f"{at:%H:%M}"
    told = [
        (field_name(Field.DATE), date_long(day), f"{day:%d.%m.%Y}"),
        (_("Time at the till"), time, time),
    ]
    if fiscal.n is not None:
        operation = operation_words(fiscal.n)
        told.append((_("Operation"), operation, operation))
    amount = (
        field_name(Field.SUM),
        money(fiscal.amount, kopeks=True),
        _roubles(fiscal.amount.kopeks),
    )
    return [*told, amount, *_numbers(fiscal.fn, fiscal.i, fiscal.fp)]


def _of_owner(receipt: Receipt) -> list[Told]:
    if not (receipt.fn and receipt.fd and receipt.fpd):
        return []
    told: list[Told] = []
    if receipt.on is not None:
        told.append((field_name(Field.DATE), date_long(receipt.on), f"{receipt.on:%d.%m.%Y}"))
    if receipt.amount is not None:
        shown = money(receipt.amount, kopeks=True)
        told.append((field_name(Field.SUM), shown, _roubles(receipt.amount.kopeks)))
    return told + _numbers(receipt.fn, receipt.fd, receipt.fpd)


def _numbers(fn: str, fd: str, fpd: str) -> list[Told]:
    values = {Field.FN: fn, Field.FD: fd, Field.FPD: fpd}
    return [(field_name(field), value, value) for field, value in values.items()]


def _roubles(kopeks: int) -> str:
    return f"{kopeks // 100}.{kopeks % 100:02d}"


def _whole(fields: list[Told]) -> str:
    lines = (
        _("{field}: {value}").format(field=name, value=copied) for name, _shown, copied in fields
    )
    return "\n".join(lines)
