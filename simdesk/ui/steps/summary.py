"""The column that says what this renewal has come to: route, number, dates, money."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simdesk.domain import msisdn
from simdesk.domain.clock import ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.purpose import Purpose
from simdesk.i18n.clock_words import clock_date, clock_name, clock_state
from simdesk.i18n.formats import date_short, money
from simdesk.i18n.language import _
from simdesk.services.runs import RunService
from simdesk.ui.steps import outcome_words
from simdesk.ui.steps.part import StepContext
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import Line, ScrollPage, clear, columns, rows
from simdesk.ui.widgets.text import Text


class SummaryColumn(ScrollPage):
    """Captions with their values; everything is read from what is recorded, nothing is typed."""

    def __init__(self, *, runs: RunService, parent: QWidget | None = None) -> None:
        super().__init__(widest=400, margins=(20, 24, 20, 20), gap=14, ground="lst", parent=parent)
        self._runs = runs
        self._title = Text("strong")
        self.content.addWidget(self._title)
        self._values = rows(gap=12)
        self.content.addLayout(self._values)
        self.content.addWidget(Line())
        promise = columns(gap=8)
        promise.addWidget(
            Icon("lock_shield_20_regular", "ok", beside="second"), 0, Qt.AlignmentFlag.AlignTop
        )
        self._promise = Text("second", wrap=True)
        promise.addWidget(self._promise, 1)
        self.content.addLayout(promise)
        self.content.addStretch(1)
        self._shown: list[tuple[str, str]] = []

    def show_context(self, context: StepContext) -> None:
        """Show a run as it stands."""
        renews = context.route.purpose is Purpose.RENEW
        self._title.setText(_("This renewal") if renews else _("These steps"))
        self._promise.setText(
            _(
                "SimDesk does not pay, does not go online, and never asks for a card, "
                "a password or an SMS code."
            )
        )
        values = self._read(context)
        if values == self._shown:
            return
        self._shown = values
        clear(self._values)
        for caption, value in values:
            pair = rows(gap=2)
            pair.addWidget(Text("caption", caption, wrap=True))
            pair.addWidget(Text("body", value, wrap=True))
            self._values.addLayout(pair)

    def _read(self, context: StepContext) -> list[tuple[str, str]]:
        run, today = context.run, context.today
        outcome = self._runs.outcome(run)
        events = self._runs.events(run)
        values = [
            (_("Route"), _(context.route.title)),
            (_("Number"), msisdn.spaced(context.line.msisdn)),
        ]
        first = outcome.after.earliest
        if first is not None:
            caption = _("Earliest date: {clock}").format(clock=clock_name(first.kind))
            values.append((caption, clock_date(first)))
        paid = next((e for e in events if e.kind is EventKind.TOP_UP), None)
        if paid is not None and paid.amount is not None:
            words = _("{amount} · {date}").format(
                amount=money(paid.amount), date=date_short(paid.on, today)
            )
            values.append((_("Payment"), words))
            if paid.fee is not None:
                values.append((_("Commission"), money(paid.fee)))
            if paid.reference:
                values.append((_("Order number"), paid.reference))
        reading = next((e.balance for e in events if e.balance is not None), None)
        if reading is not None:
            before = self._runs.balance_before(run)
            values.append(
                (
                    _("Balance"),
                    money(reading)
                    if before is None
                    else _("{before} → {now}").format(before=money(before), now=money(reading)),
                )
            )
        if context.route.purpose is Purpose.REGISTER:
            registration = outcome.after.clock(ClockKind.REGISTRATION)
            values.append((clock_name(registration.kind), clock_state(registration, today)))
        rung = outcome_words.open_demanded(outcome)
        if context.route.purpose is not Purpose.RENEW:
            rung = None  # nothing was to be paid or used
        if rung is not None:
            values.append((_("Still open"), outcome_words.open_name(rung.evidence)))
        return values
