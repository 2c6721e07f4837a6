"""The dialog for what happened: a paid action, a top-up, a balance reading, the registration."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simdesk.catalogue.catalogue import Catalogue
from simdesk.domain import msisdn
from simdesk.domain.clock import ClockKind
from simdesk.domain.errors import MoneyError
from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.line import HolderKind, Line
from simdesk.domain.money import Money, parse_rubles
from simdesk.domain.payment_text import Kind, PaymentText
from simdesk.i18n.action_words import event_name
from simdesk.i18n.clock_words import clock_date, clock_name
from simdesk.i18n.formats import plain_amount
from simdesk.i18n.language import _
from simdesk.i18n.messages import message
from simdesk.services.events import EventService, evidence_of
from simdesk.services.lines import LineService
from simdesk.ui import line_form
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.dialogs.pasted_message import PastedMessage
from simdesk.ui.flow import Flow
from simdesk.ui.line_list import row_words
from simdesk.ui.widgets.cards import NoteCard
from simdesk.ui.widgets.choices import Chip
from simdesk.ui.widgets.date_field import DateField
from simdesk.ui.widgets.fields import ComboBox, Field, LineEdit
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.marks import Badge
from simdesk.ui.widgets.text import ElidedText, Text

_KINDS = {
    "activity": (
        EventKind.CALL,
        EventKind.SMS,
        EventKind.DATA,
        EventKind.TOP_UP,
        EventKind.ANSWERED_CALL,
        EventKind.TARIFF_DEBIT,
        EventKind.BALANCE,
        EventKind.RETURNED,
    ),
    "balance": (EventKind.BALANCE,),
    "registration": (
        EventKind.REGISTRATION_CONFIRMED,
        EventKind.REGISTRATION_MISSING,
        EventKind.REGISTRATION_NOTICE,
    ),
}


class EventDialog(Dialog):
    """`kind`: activity, balance or registration. Shows how the clock would move before saving."""

    def __init__(
        self,
        *,
        lines: LineService,
        events: EventService,
        catalogue: Catalogue,
        line: Line,
        kind: str,
        parent: QWidget,
    ) -> None:
        titles = {
            "activity": _("Record what happened"),
            "balance": _("Record the balance"),
            "registration": _("Owner's data"),
        }
        super().__init__(titles[kind], _("Record"), parent=parent)
        self._lines, self._events, self._line = lines, events, line
        self._kinds = _KINDS[kind]
        self._kind = self._kinds[0]
        self._chips: dict[EventKind, Chip] = {}
        self._build(catalogue)
        self._connect()
        self._choose(self._kind)
        self.fit()
        first = self._balance.editor if kind == "balance" else self._chips[self._kind]
        first.setFocus()

    def _build(self, catalogue: Catalogue) -> None:
        head = columns(gap=12)
        badge = Badge(36)
        operator = catalogue.operator(self._line.operator_id)
        badge.show_operator(row_words.monogram(self._line, operator), self._line.operator_id)
        head.addWidget(badge)
        number = msisdn.spaced(self._line.msisdn)
        head.addWidget(ElidedText("strong", self._line.label or number), 1)
        head.addWidget(Text("second", number))
        self.body.addLayout(head)
        self.message = PastedMessage(
            line=self._line, today=self._lines.today(), book=catalogue.scams
        )
        self.message.setVisible(EventKind.BALANCE in self._kinds)
        self.body.addWidget(self.message)
        self._holder = Field(ComboBox(), _("Who holds the contract"))
        assert isinstance(self._holder.editor, ComboBox)
        self._holder.editor.fill(line_form.holders())
        self._holder.editor.choose(self._line.holder_kind)
        self._holder.setVisible(EventKind.REGISTRATION_CONFIRMED in self._kinds)
        self.body.addWidget(self._holder)
        what = rows(gap=6)
        self._what = Text("caption", _("What happened?"))
        what.addWidget(self._what)
        chips = Flow(gap=6)
        for kind in self._kinds:
            chip = Chip(event_name(kind))
            chip.setAutoExclusive(True)
            self._chips[kind] = chip
            chips.add(chip)
        what.addWidget(chips)
        self.body.addLayout(what)
        chips.setVisible(len(self._kinds) > 1)
        self._what.setVisible(len(self._kinds) > 1)
        today = self._lines.today()
        self._date = DateField(today, today)
        self._amount = Field(LineEdit(), _("Amount, ₽"))
        self._balance = Field(LineEdit(), _("Balance now, ₽"))
        self._note = Field(LineEdit(), _("Note"))
        for pair in ((Field(self._date, _("Date")), self._amount), (self._balance, self._note)):
            fields = columns(gap=12)
            for field in pair:
                fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(fields)
        self._result = NoteCard(None, "calendar_clock_20_regular")
        self.body.addWidget(self._result)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.message.proposed.connect(self._take_message)
        for kind, chip in self._chips.items():
            chip.clicked.connect(lambda _=False, k=kind: self._choose(k))
        self._date.day_changed.connect(self._preview)
        for field in (self._amount, self._balance):
            assert isinstance(field.editor, LineEdit)
            field.editor.textChanged.connect(self._preview)
        assert isinstance(self._holder.editor, ComboBox)
        self._holder.editor.currentIndexChanged.connect(self._preview)

    def _take_message(self, found: PaymentText) -> None:
        """Fill in what a message proposes without a choice; the owner still records it."""
        paid, balance, on = (found.sole(k) for k in (Kind.SUM, Kind.BALANCE, Kind.DATE))
        if paid is not None and EventKind.TOP_UP in self._kinds:
            self._choose(EventKind.TOP_UP)
        elif balance is not None:
            self._choose(EventKind.BALANCE)
        for proposal, field in ((paid, self._amount), (balance, self._balance)):
            assert isinstance(field.editor, LineEdit)
            if proposal is not None and isinstance(proposal.value, Money):
                field.editor.setText(plain_amount(proposal.value))
        if on is not None and isinstance(on.value, date):
            self._date.set_day(on.value)
        self._preview()

    def _choose(self, kind: EventKind) -> None:
        self._kind = kind
        self._chips[kind].setChecked(True)
        about_money = kind not in _KINDS["registration"] and kind is not EventKind.RETURNED
        self._amount.setVisible(kind is EventKind.TOP_UP)
        self._balance.setVisible(about_money)
        self._preview()

    def _money(self, field: Field, *, required: bool, negative: bool = False) -> Money | None:
        """Read a field.

        Raises:
            MoneyError: it holds no amount; an empty one only where it is required.
        """
        assert isinstance(field.editor, LineEdit)
        text = field.editor.text()
        if not text.strip() and not required:
            return None
        return parse_rubles(text, allow_negative=negative, allow_zero=negative)

    def _draft(self) -> Event:
        top_up = self._kind is EventKind.TOP_UP
        reading = self._kind is EventKind.BALANCE
        about_money = self._balance.isVisibleTo(self)
        assert isinstance(self._note.editor, LineEdit)
        return Event(
            id="",
            line_id=self._line.id,
            kind=self._kind,
            on=self._date.day(),
            evidence=Evidence.CONFIRMED,
            recorded_at=self._lines.now(),
            amount=self._money(self._amount, required=True) if top_up else None,
            balance=self._money(self._balance, required=reading, negative=True)
            if about_money
            else None,
            note=self._note.editor.text().strip(),
        )

    def _preview(self) -> None:
        """Say which clock would move, and from when to when."""
        for field in (self._amount, self._balance):
            field.show_error("")
        try:
            draft = self._draft()
        except MoneyError:
            self._result.hide()
            return
        earlier = self._events.of_line(self._line.id)
        draft = replace(draft, evidence=evidence_of(draft, earlier))
        line = self._with_holder()
        before = self._lines.forecast(self._line, earlier)
        after = self._lines.forecast(line, [*earlier, draft])
        moved = [
            _("{clock}: {before} → {after}").format(
                clock=clock_name(kind),
                before=clock_date(before.clock(kind)),
                after=clock_date(after.clock(kind)),
            )
            for kind in (ClockKind.ACTIVITY, ClockKind.MONEY, ClockKind.REGISTRATION)
            if before.clock(kind).due != after.clock(kind).due
        ]
        nothing = _("No clock moves by this. It is kept in the history.")
        self._result.words.setText("\n".join(moved) if moved else nothing)
        self._result.show()

    def _with_holder(self) -> Line:
        assert isinstance(self._holder.editor, ComboBox)
        kind = self._holder.editor.value()
        assert isinstance(kind, HolderKind)
        return replace(self._line, holder_kind=kind)

    def accept_input(self) -> bool:
        """Keep the event; a wrong amount says so under its field."""
        for field, required, negative in (
            (self._amount, True, False),
            (self._balance, self._kind is EventKind.BALANCE, True),
        ):
            if not field.isVisibleTo(self):
                continue
            try:
                self._money(field, required=required, negative=negative)
            except MoneyError as error:
                field.show_error(message(error))
                field.editor.setFocus()
                return False
        changed = self._with_holder()
        if changed != self._line:
            self._lines.update(changed)
        self._events.record(self._draft())
        return True
