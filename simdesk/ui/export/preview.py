"""What leaves this machine with an export: names of files, their size, what is private in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from simdesk.i18n.formats import size
from simdesk.i18n.language import _, ngettext
from simdesk.services.exporting import bag, folder
from simdesk.services.exporting.plan import Entry, Plan
from simdesk.services.exporting.stripping import CLEANED
from simdesk.ui.export.forms import Form
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.layout import rows
from simdesk.ui.widgets.text import Text

_LINES = 5
"""So many names are seen at once; the others are scrolled to."""


class Leaving(NamedTuple):
    """`names` as they will be, how much that is, and `told`: what is in it, a sentence each."""

    names: tuple[str, ...]
    amount: str
    told: tuple[str, ...]


def leaving(form: Form, plan: Plan, sheet_name: str) -> Leaving:
    """Return what an export would take along; `sheet_name` is that of the one PDF file."""
    names: tuple[str, ...] = (sheet_name,)
    if form is not Form.SHEET:
        names = (bag if form is Form.BAG else folder).names(plan)
    files = ngettext("{n} file", "{n} files", len(names))
    amount = _("{files}, about {size}").format(files=files, size=size(plan.size))
    if form is Form.SHEET:
        amount = _("One PDF file. Receipts on it: {n}").format(n=len(plan.entries))
    return Leaving(names, amount, tuple(_told(form, plan)))


def _told(form: Form, plan: Plan) -> Iterator[str]:
    yield _numbers(plan)
    if any(entry.line is not None and entry.line.label for entry in plan.entries):
        yield _("The names that you gave your numbers.")
    yield _typed(plan)
    if form is Form.BAG:
        yield _(
            "Checksums show later that nothing was changed since the export. "
            "They do not show that a receipt is genuine."
        )
        if not plan.choices.hide_digits:  # else the receipts stand alone
            yield _("The records of these numbers: renewals, what happened, your own rules.")
    if form is Form.SHEET:
        yield _("What you typed for the letter, such as your name.")
        yield _("Pictures are drawn anew, without place and device.")
    elif any(entry.receipt.media_type in CLEANED for entry in plan.entries):
        yield (
            _("Photos without place and device. Other files are not changed.")
            if plan.choices.strip_metadata
            else _("Photos with place and device, where the camera wrote them.")
        )
    yield _("Pictures and PDF files may still show the number and all that is printed on them.")


def _numbers(plan: Plan) -> str:
    count = len({entry.line.id for entry in plan.entries if entry.line is not None})
    if plan.choices.hide_digits:
        return _("Numbers with their code and last two digits only.")
    return ngettext("{n} number in full.", "{n} numbers in full.", count)


def _typed(plan: Plan) -> str:
    if plan.choices.without_notes:
        return _("No notes and no order numbers.")
    count = sum(map(_is_noted, plan.entries))
    return ngettext(
        "{n} receipt with a note or an order number.",
        "{n} receipts with a note or an order number.",
        count,
    )


def _is_noted(entry: Entry) -> bool:
    return bool(entry.receipt.note or entry.receipt.reference)


class Preview(QWidget):
    """Shows what leaves: an amount, the names in a list of their own, and sentences below."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = rows(self, gap=4)
        box.addWidget(Text("caption", _("What leaves this computer")))
        self.amount = Text("body", wrap=True)
        box.addWidget(self.amount)
        self.names = QPlainTextEdit()
        self.names.setReadOnly(True)
        self.names.setTabChangesFocus(True)
        self.names.setUndoRedoEnabled(False)
        self.names.setAccessibleName(_("Names of the files"))
        self.names.setFixedHeight(theme().px(theme().role("second").box * _LINES + 14))
        self.names.setFont(theme().font("second"))
        box.addWidget(self.names)
        self.told = Text("second", wrap=True)
        box.addWidget(self.told)

    def show_leaving(self, found: Leaving) -> None:
        """Show what an export would take along."""
        self.amount.setText(found.amount)
        self.names.setPlainText("\n".join(found.names))
        self.told.setText("\n".join(found.told))
