"""What happens to a number if its owner does nothing, as dated lines; derived, never stored."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from simdesk.domain.clock import ClockKind, ClockState, Outcome
from simdesk.domain.forecast import Forecast
from simdesk.domain.money import Money
from simdesk.domain.operator import Operator
from simdesk.i18n.formats import date_long, money, plain_amount
from simdesk.i18n.language import _


class Consequence(NamedTuple):
    """One line: its date in words (never empty), what happens then, and which outcome that is.

    `on` and `outcome` are None where the line says what is not known.
    """

    when: str
    text: str
    outcome: Outcome | None = None
    on: date | None = None

    def sentence(self) -> str:
        """Return the line as one sentence, for those who hear it."""
        return _("{date}: {event}").format(date=self.when, event=self.text)


def consequences(forecast: Forecast, operator: Operator | None) -> tuple[Consequence, ...]:
    """Return what follows, earliest first, then what is not known."""
    dated = [*_fee(forecast, operator), *_zero(forecast), *_loss(forecast), *_owner_data(forecast)]
    dated.sort(key=lambda c: c.on or forecast.today)
    return (*dated, *_unknown(forecast, operator))


def _fee(forecast: Forecast, operator: Operator | None) -> list[Consequence]:
    if forecast.fee_on is None:
        return []
    past = forecast.fee_on < forecast.today
    if operator is None or not operator.fee.known:
        text = _("a daily fee may have started") if past else _("a daily fee may start")
    else:
        now, later = _("a fee of {fee} a day may have started"), _("a fee of {fee} a day may start")
        fees = [v.value for v in operator.fee.values]
        text = (now if past else later).format(fee=_range(fees))
    return [_line(forecast, ClockKind.ACTIVITY, forecast.fee_on, text, Outcome.FEE)]


def _zero(forecast: Forecast) -> list[Consequence]:
    if forecast.zero_on is None:
        return []
    balance = forecast.clock(ClockKind.MONEY).balance
    if forecast.zero_on <= forecast.today or balance is None:
        text = _("the balance may have reached zero")
    else:
        text = _("the balance of {amount} may be used up").format(amount=money(balance))
    return [_line(forecast, ClockKind.MONEY, forecast.zero_on, text, Outcome.ZERO)]


def _loss(forecast: Forecast) -> list[Consequence]:
    if forecast.loss_on is None:
        return []
    past = forecast.loss_on < forecast.today
    if forecast.fee_on is None and forecast.zero_on is None:
        text = (
            _("the number may have been taken back")
            if past
            else _("the number may be taken back, with no fee before that")
        )
        kind = ClockKind.ACTIVITY
    else:
        text = (
            _("the contract may have ended and the number been taken back")
            if past
            else _("the contract may end and the number be taken back")
        )
        kind = ClockKind.MONEY
    return [_line(forecast, kind, forecast.loss_on, text, Outcome.LOSS)]


def _owner_data(forecast: Forecast) -> list[Consequence]:
    clock = forecast.clock(ClockKind.REGISTRATION)
    if clock.due is None or clock.outcome is None:
        return []
    if clock.outcome is Outcome.RECHECK:
        text = _("look again whether the owner's data are confirmed")
    elif clock.state is ClockState.SUSPENDED:
        text = _("the number may have been suspended over the owner's data")
    else:
        text = _("the number may be suspended over the owner's data")
    return [_line(forecast, ClockKind.REGISTRATION, clock.due, text, clock.outcome)]


def _unknown(forecast: Forecast, operator: Operator | None) -> list[Consequence]:
    """Say which of the dates above nobody can work out, and why."""
    unknown = _("date unknown")
    if forecast.clock(ClockKind.ACTIVITY).due is None:
        if operator is None:
            text = _("when a fee or loss may come: the operator is not known")
        else:
            text = _("when a fee or loss may come: the last activity is not known")
        return [Consequence(unknown, text)]
    lines = []
    if forecast.fee_on is not None and forecast.zero_on is None:
        lines.append(Consequence(unknown, _("when the balance may be used up")))
    if forecast.loss_on is None:
        lines.append(
            Consequence(unknown, _("when the contract may end: no reliable rule was found"))
        )
    return lines


def _line(
    forecast: Forecast, kind: ClockKind, on: date, text: str, outcome: Outcome
) -> Consequence:
    about = forecast.clock(kind).approximate or (
        kind is ClockKind.MONEY and outcome is not Outcome.FEE and on > forecast.today
    )
    when = _("≈ {date}").format(date=date_long(on)) if about else date_long(on)
    return Consequence(when, text, outcome, on)


def _range(fees: list[Money]) -> str:
    """Return one fee, or the lowest and the highest that sources give."""
    low, high = min(fees), max(fees)
    if low == high:
        return money(high)
    return _("{low} to {high}").format(low=plain_amount(low), high=money(high))
