"""The dialog for a number: a new one, or the corrections of one that is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain.errors import DuplicateLineError, MoneyError
from simdesk.domain.iccid import read_iccid
from simdesk.domain.line import AccountKind, HolderKind, Line, Plan, SimKind, SimPlace, TiedAccount
from simdesk.domain.money import Money, parse_rubles
from simdesk.domain.msisdn import is_russian
from simdesk.domain.notice import Where
from simdesk.i18n.formats import plain_amount
from simdesk.i18n.language import _
from simdesk.i18n.messages import iccid_note, message
from simdesk.services.lines import LineService
from simdesk.ui import line_form
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.notices.field_notices import FieldNotices
from simdesk.ui.number_input import NumberInput
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.fields import ComboBox, Field, LineEdit
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text
from simdesk.ui.widgets.toggles import CheckBox

_NOTICES = {
    "plan": (Where.KIND, "plans"),
    "holder_kind": (Where.HOLDER, "holders"),
    "sim_kind": (Where.KIND, "sim_kinds"),
}
"""Questions whose answers mean something to the law or to the operator."""


class LineDialog(Dialog):
    """`kept(line_id)` after a new number; `existing_requested(line_id)` for one that is there."""

    kept = Signal(str)
    existing_requested = Signal(str)

    def __init__(
        self,
        *,
        lines: LineService,
        catalogue: Catalogue,
        parent: QWidget,
        line: Line | None = None,
        field: str = "",
    ) -> None:
        title = _("Add a number") if line is None else _("Edit the number")
        super().__init__(title, _("Save"), width=560, parent=parent)
        self._lines = lines
        self._line = line
        self._existing = ""
        self._build(catalogue)
        self._connect()
        if line is not None:
            self._show(line, catalogue)
        self._connect_notices()
        self._adapt()
        self.fit()
        self._fields.get(field, self._number).editor.setFocus()

    def _build(self, catalogue: Catalogue) -> None:
        self._number = NumberInput()
        self._number.retranslate()
        self.body.addWidget(self._number)
        self._existing_link = Button("link", _("Open the number you have"))
        self._existing_link.hide()
        link = columns(margins=(theme().px(18), 0, 0, 0))  # under the words of the error
        link.addWidget(self._existing_link)
        link.addStretch(1)
        self.body.addLayout(link)
        if self._line is None:
            only = _("Only the number is required. The rest can be added later.")
            self.body.addWidget(Text("second", only, wrap=True))
        self._label, self._operator_name = LineEdit(), LineEdit()
        self._operator, self._plan = ComboBox(), ComboBox()
        self._holder_kind, self._place = ComboBox(), ComboBox()
        self._sim_kind = ComboBox()
        self._operator.fill(line_form.operators(catalogue))
        self._plan.fill(line_form.plans())
        self._holder_kind.fill(line_form.holders())
        self._place.fill(line_form.places())
        self._sim_kind.fill(line_form.sim_kinds())
        self._price, self._holder, self._iccid = LineEdit(), LineEdit(), LineEdit()
        self._sim_note, self._note, self._accounts = LineEdit(), LineEdit(), LineEdit()
        self._accounts.setPlaceholderText(_("Sber, Gosuslugi, WeChat"))
        self._fields: dict[str, Field] = {"msisdn": self._number}
        self._told: dict[str, FieldNotices] = {}
        head, grid = _grid(), _grid()
        for row, fields in enumerate(
            (
                (
                    ("label", self._label, _("Label")),
                    ("operator", self._operator, _("Operator")),
                ),
                (("operator_name", self._operator_name, _("Operator's name")),),
                (
                    ("plan", self._plan, _("How it is paid")),
                    ("tariff_price", self._price, _("Tariff fee for one period, ₽")),
                ),
                (
                    ("holder_kind", self._holder_kind, _("Who holds the contract")),
                    ("holder", self._holder, _("Holder's name")),
                ),
                (
                    ("sim_place", self._place, _("Where the SIM is")),
                    ("sim_note", self._sim_note, _("Phone and slot")),
                ),
                (
                    ("sim_kind", self._sim_kind, _("Kind of SIM")),
                    ("iccid", self._iccid, _("SIM serial number (ICCID)")),
                ),
                (
                    ("accounts", self._accounts, _("Accounts tied to it, separated by commas")),
                    ("note", self._note, _("Note")),
                ),
            )
        ):
            for column, (name, editor, words) in enumerate(fields):
                self._fields[name] = Field(editor, words)
                wide = 3 - len(fields)
                # An error under one field must not push its neighbour down.
                top = Qt.AlignmentFlag.AlignTop
                place = grid if row else head
                place.addWidget(self._fields[name], 2 * row, column, 1, wide, top)
                if name in _NOTICES:
                    where, question = _NOTICES[name]
                    told = FieldNotices(catalogue=catalogue, where=where, question=question)
                    self._told[name] = told
                    grid.addWidget(told, 2 * row + 1, 0, 1, 2)
        first = rows(gap=4)
        first.addLayout(head)
        ported = _("The first digits do not tell the operator: a number may have been ported.")
        first.addWidget(Text("caption", ported, wrap=True))
        self.body.addLayout(first)
        self.body.addLayout(grid)
        self._again = CheckBox(_("Add another"))
        self._again.setVisible(self._line is None)
        self.body.addWidget(self._again)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._operator.currentIndexChanged.connect(self._adapt)
        self._number.changed.connect(self._look_for_existing)
        self._iccid.textChanged.connect(self._remark_iccid)
        self._existing_link.clicked.connect(self._open_existing)

    def _connect_notices(self) -> None:
        """Tell what an answer means once it changes, not of what is kept already."""
        for name in self._told:
            editor = self._fields[name].editor
            assert isinstance(editor, ComboBox)
            editor.currentIndexChanged.connect(lambda _index, n=name: self._tell(n))

    def _tell(self, name: str) -> None:
        self._told[name].tell(self._typed(self._number.number() or "", None))

    def _show(self, line: Line, catalogue: Catalogue) -> None:
        self._number.set_number(line.msisdn)
        self._label.setText(line.label)
        known = catalogue.operator(line.operator_id) is not None
        other = line_form.OTHER if line.operator_name else ""
        self._operator.choose(line.operator_id if known else other)
        self._operator_name.setText(line.operator_name)
        self._plan.choose(line.plan)
        if line.tariff_price is not None:
            self._price.setText(plain_amount(line.tariff_price))
        self._holder_kind.choose(line.holder_kind)
        self._holder.setText(line.holder)
        self._place.choose(line.sim_place)
        self._sim_note.setText(line.sim_note)
        self._sim_kind.choose(line.sim_kind)
        self._iccid.setText(line.iccid)
        self._accounts.setText(", ".join(account.name for account in line.accounts))
        self._note.setText(line.note)

    def _adapt(self) -> None:
        self._fields["operator_name"].setVisible(self._operator.value() == line_form.OTHER)

    def _look_for_existing(self) -> None:
        number = self._number.number()
        found = self._lines.find(number) if number else None
        own = self._line is not None and found is not None and found.id == self._line.id
        self._existing = found.id if found is not None and not own else ""
        self._existing_link.setVisible(bool(self._existing))
        if self._existing and found is not None:
            words = _("You already have this number: {label}.")
            self._number.show_error(words.format(label=found.label or found.msisdn))

    def _open_existing(self) -> None:
        self.reject()
        self.existing_requested.emit(self._existing)

    def _remark_iccid(self) -> None:
        note = read_iccid(self._iccid.text()).note
        self._fields["iccid"].show_error(iccid_note(note) if note else "")

    def accept_input(self) -> bool:
        """Keep the number; wrong fields say so and keep what was typed."""
        number = self._number.read()
        if number is None:
            return False
        price: Money | None = None
        if self._price.text().strip():
            try:
                price = parse_rubles(self._price.text(), allow_zero=False)
            except MoneyError as error:
                self._fields["tariff_price"].show_error(message(error))
                self._price.setFocus()
                return False
        if not self._operator_fits(number):
            return False
        line = self._typed(number, price)
        try:
            if self._line is None:
                kept = self._lines.add(line)
                self.kept.emit(kept.id)
            else:
                self._lines.update(line)
        except DuplicateLineError:
            self._look_for_existing()
            return False
        return not self._start_again()

    def _operator_fits(self, number: str) -> bool:
        """Say what is wrong with the operator, if anything."""
        other = self._operator.value() == line_form.OTHER
        named = bool(self._operator_name.text().strip())
        wrong = ""
        if self._operator.value() and not other and not is_russian(number):
            wrong = _("These rules are of the Russian company. Choose another operator.")
        self._fields["operator"].show_error(wrong)
        unnamed = other and not named
        words = _("Give its name, so that its rules can be kept.") if unnamed else ""
        self._fields["operator_name"].show_error(words)
        if wrong or unnamed:
            (self._operator if wrong else self._operator_name).setFocus()
        return not (wrong or unnamed)

    def _typed(self, number: str, price: Money | None) -> Line:
        base = self._line or Line(id="", msisdn=number, created_at=datetime.min)  # noqa: DTZ901
        operator = self._operator.value()
        other = operator == line_form.OTHER
        plan, holder, place, sim_kind = (
            self._plan.value(),
            self._holder_kind.value(),
            self._place.value(),
            self._sim_kind.value(),
        )
        assert isinstance(plan, Plan)
        assert isinstance(holder, HolderKind)
        assert isinstance(place, SimPlace)
        assert isinstance(sim_kind, SimKind)
        kinds = {account.name: account.kind for account in base.accounts}
        names = [n.strip() for n in self._accounts.text().replace("，", ",").split(",")]
        return replace(
            base,
            msisdn=number,
            label=self._label.text().strip(),
            operator_id="" if other else str(operator),
            operator_name=self._operator_name.text().strip() if other else "",
            plan=plan,
            tariff_price=price,
            holder=self._holder.text().strip(),
            holder_kind=holder,
            sim_place=place,
            sim_kind=sim_kind,
            sim_note=self._sim_note.text().strip(),
            iccid=read_iccid(self._iccid.text()).iccid,
            accounts=tuple(
                TiedAccount(kinds.get(name, AccountKind.OTHER), name) for name in names if name
            ),
            note=self._note.text().strip(),
        )

    def _start_again(self) -> bool:
        """Empty the form for the next number where that was asked for."""
        if not self._again.isChecked():
            return False
        for editor in (self._number.editor, self._label, self._iccid, self._note, self._accounts):
            assert isinstance(editor, LineEdit)
            editor.clear()
        self._number.editor.setFocus()
        return True


def _grid() -> QGridLayout:
    """Return an empty grid of two columns that are equally wide."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
