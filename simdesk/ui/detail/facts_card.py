"""What is known of a number beside its dates: plan, balance, holder, SIM, rules, tied accounts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from simdesk.domain.clock import ClockKind
from simdesk.domain.line import HolderKind, Line, Plan, SimPlace
from simdesk.i18n.formats import date_long, date_short, money
from simdesk.i18n.language import N_, _
from simdesk.ui.detail.line_detail import LineDetail
from simdesk.ui.detail.room import Room
from simdesk.ui.flow import Flow
from simdesk.ui.line_list.row_words import operator_name
from simdesk.ui.theme.tokens import Tone
from simdesk.ui.tones import account_icon
from simdesk.ui.widgets.cards import Card
from simdesk.ui.widgets.layout import clear, rows
from simdesk.ui.widgets.marks import Pill
from simdesk.ui.widgets.text import Text

_PLANS = {Plan.PREPAID: N_("prepaid"), Plan.POSTPAID: N_("postpaid")}

_HOLDERS = {
    HolderKind.RUSSIAN: N_("Russian passport"),
    HolderKind.FOREIGN: N_("foreign citizen"),
    HolderKind.COMPANY: N_("company number"),
}

_PLACES = {
    SimPlace.RUSSIA: N_("in a phone in Russia"),
    SimPlace.ABROAD: N_("abroad"),
    SimPlace.ELSEWHERE: N_("not in your hands"),
}


def facts(detail: LineDetail) -> list[tuple[str, str]]:
    """Return captions and values; a value that is not known says so."""
    line = detail.line
    found = [
        (_("Operator"), _joined(operator_name(line, detail.operator), _PLANS.get(line.plan, ""))),
        (_("Balance"), _balance(detail)),
        (_("Holder"), _joined(line.holder, _HOLDERS.get(line.holder_kind, ""))),
        (_("Where the SIM is"), _joined(_(_PLACES.get(line.sim_place, "")), line.sim_note)),
        (_("SIM serial number (ICCID)"), _grouped(line.iccid)),
        (_("Rules read"), _rules_read(detail)),
    ]
    if line.tariff_price is not None:
        found.append((_("Tariff price"), money(line.tariff_price)))
    if line.note:
        found.append((_("Note"), line.note))
    return [(caption, value or _("not known")) for caption, value in found]


def _joined(first: str, marked: str) -> str:
    """Join two facts that stand beside each other; `marked` may still need its translation."""
    return " · ".join(part for part in (first, _(marked) if marked else "") if part)


def _balance(detail: LineDetail) -> str:
    clock = detail.forecast.clock(ClockKind.MONEY)
    if clock.balance is None:
        return ""
    readings = [e.on for e in detail.events if e.balance is not None]
    return _("{amount}, read {date}").format(
        amount=money(clock.balance), date=date_short(max(readings), detail.forecast.today)
    )


def _grouped(iccid: str) -> str:
    """Return a serial number in groups of four on one line, as it is printed on the card."""
    return "\N{NO-BREAK SPACE}".join(iccid[i : i + 4] for i in range(0, len(iccid), 4))


def _rules_read(detail: LineDetail) -> str:
    if detail.operator is None or not detail.operator.silence.known:
        return ""
    return date_long(max(v.read_on for v in detail.operator.silence.values))


class FactsCard(Card):
    """The facts in two or three columns, all of them text that can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", gap=10, parent=parent)
        self._columns = 3
        self._detail: LineDetail | None = None
        self._build()

    def _build(self) -> None:
        self._title = Text("h2")
        self.body.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self.body.addLayout(self._grid)
        self._accounts_title = Text("caption")
        self.body.addWidget(self._accounts_title)
        self._accounts = Flow()
        self.body.addWidget(self._accounts)

    def set_room(self, room: Room, *, beside: bool) -> None:
        """Use one to three columns; `beside` the other cards there are two."""
        columns = 2 if beside else int(room) + 1
        if columns != self._columns:
            self._columns = columns
            if self._detail is not None:
                self.show_detail(self._detail)

    def show_detail(self, detail: LineDetail) -> None:
        """Show the facts of a number."""
        self._detail = detail
        self._title.setText(_("Facts"))
        clear(self._grid)
        for place, (caption, value) in enumerate(facts(detail)):
            cell = QWidget()
            box = rows(cell, gap=0)
            box.addWidget(Text("caption", caption, wrap=True))
            words = Text("body", value, wrap=True, selectable=True)
            # One line and several begin at the same height.
            words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            words.setAccessibleName(f"{caption}: {value}")
            box.addWidget(words)
            row, column = divmod(place, self._columns)
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        self._show_accounts(detail.line)

    def _show_accounts(self, line: Line) -> None:
        self._accounts_title.setText(_("Accounts tied to this number"))
        clear(self._accounts.flow)
        for account in line.accounts:
            pill = Pill(Tone.NEUTRAL, account.name, icon=f"{account_icon(account.kind)}_16_regular")
            self._accounts.add(pill)
        self._accounts_title.setVisible(bool(line.accounts))
        self._accounts.setVisible(bool(line.accounts))
