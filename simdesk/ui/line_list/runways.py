"""Turns a forecast into the stretches and days of a runway; the widgets only draw them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from simdesk.domain.clock import ACT_NOW_DAYS, ClockKind, Outcome
from simdesk.domain.forecast import Forecast
from simdesk.i18n.formats import date_short
from simdesk.i18n.language import _
from simdesk.ui.widgets.runway import Marker, Pattern, Segment

ROW_DAYS = 365
"""The full bar of a row, the same for every row, so that rows compare at a glance."""
_SHORTEST = 14
_CALM = "t2"


def stretches(forecast: Forecast, days: int = ROW_DAYS) -> list[Segment]:
    """Return the bar of `days` from today. Where no number has a date it is all unknown."""
    if forecast.earliest is None:
        return [Segment(0, 1, Pattern.UNKNOWN)]
    today = forecast.today
    turn = _turn(forecast)
    segments: list[tuple[date, date, Pattern]] = []
    pressing = forecast.standing.pressing
    if turn is not None and turn > today:
        act = turn - timedelta(days=ACT_NOW_DAYS)
        segments.append((today, act, Pattern.CLEAR))
        segments.append((act, turn, Pattern.ACT if pressing else Pattern.FAR_ACT))
    fee_from = _fee_from(forecast)
    if fee_from is not None:
        # Where nobody knows how long the fee may run, it runs to the end of the bar.
        end = forecast.loss_on or forecast.zero_on or today + timedelta(days=days)
        if forecast.zero_on is not None and forecast.zero_on > today:
            end = forecast.zero_on
        segments.append((fee_from, end, Pattern.FEE if pressing else Pattern.FAR_FEE))
    found = [
        Segment(_fraction(start, today, days), _fraction(end, today, days), pattern)
        for start, end, pattern in segments
    ]
    return [s for s in found if s.end > s.start]


def _turn(forecast: Forecast) -> date | None:
    """Return the first day on which something is taken: money, service or the number."""
    registration = forecast.clock(ClockKind.REGISTRATION)
    dates = [forecast.fee_on, forecast.zero_on, forecast.loss_on]
    if registration.outcome is Outcome.SUSPENSION:
        dates.append(registration.due)
    ahead = [d for d in dates if d is not None and d > forecast.today]
    if forecast.fee_on is not None and forecast.fee_on <= forecast.today:
        return None
    if not ahead and registration.outcome is Outcome.RECHECK:
        return registration.due
    return min(ahead, default=None)


def _fee_from(forecast: Forecast) -> date | None:
    """Return from when money runs out: a fee, or days at zero."""
    if forecast.loss_on is not None and forecast.loss_on <= forecast.today:
        return None
    start = forecast.fee_on or forecast.zero_on
    return None if start is None else max(start, forecast.today)


def _fraction(day: date, today: date, days: int) -> float:
    return min(1.0, max(0.0, (day - today).days / days))


def span(forecast: Forecast) -> int:
    """Return how many days the large runway shows: up to its last day, at least a month."""
    dates = [day for day, _outcome in _days(forecast)]
    return max([_SHORTEST, *((day - forecast.today).days for day in dates)])


def markers(forecast: Forecast) -> list[Marker]:
    """Return the days of the large runway with their captions, in order.

    A year stands only where it is another than that of the day before it.
    """
    found = []
    before = forecast.today
    for day, at, shape, tone, about, caption in sorted(_marked(forecast), key=lambda m: m[:2]):
        words = date_short(day, before)
        if about:
            words = _("≈ {date}").format(date=words)
        found.append(Marker(at, shape, tone, words, caption))
        before = day
    return found


def _marked(forecast: Forecast) -> Iterator[tuple[date, float, str, str, bool, str]]:
    """Yield day, place, shape, tone, whether the day is only about right, and caption."""
    today, days = forecast.today, span(forecast)
    last = forecast.clock(ClockKind.ACTIVITY).since
    if last is not None:
        yield last, -1.0 if last < today else 0.0, "dot", "t3", False, _("last activity")
    remind = forecast.remind_on
    first = min((day for day, _outcome in _days(forecast)), default=None)
    if remind is not None and first is not None and first > today:
        caption = _("we remind you") if remind > today else _("time to act")
        yield remind, _at(remind, today, days), "diamond", "warn", False, caption
    pressing = forecast.standing.pressing
    for day, outcome in _days(forecast):
        past = day <= today
        tone = "bad" if pressing and outcome is not Outcome.RECHECK else _CALM
        shape = "cross" if outcome in (Outcome.LOSS, Outcome.SUSPENSION) else "ring"
        money = outcome in (Outcome.ZERO, Outcome.LOSS) and forecast.zero_on is not None
        about = money and not past
        yield day, _at(day, today, days), shape, tone, about, _caption(outcome, past=past)


def _days(forecast: Forecast) -> list[tuple[date, Outcome]]:
    registration = forecast.clock(ClockKind.REGISTRATION)
    days = [
        (forecast.fee_on, Outcome.FEE),
        (forecast.zero_on, Outcome.ZERO),
        (forecast.loss_on, Outcome.LOSS),
    ]
    if registration.outcome is Outcome.SUSPENSION:
        days.append((registration.due, Outcome.SUSPENSION))
    return [(day, outcome) for day, outcome in days if day is not None]


def _at(day: date, today: date, days: int) -> float:
    """Return where a day stands; what has passed stands at today, its date says when it was."""
    return max(0.0, (day - today).days / days)


def _caption(outcome: Outcome, *, past: bool) -> str:
    if outcome is Outcome.FEE:
        return _("fee may have started") if past else _("fee may start")
    if outcome is Outcome.ZERO:
        return _("balance may be zero")
    if outcome is Outcome.LOSS:
        return _("may have been lost") if past else _("number may be lost")
    return _("may have been suspended") if past else _("suspension possible")
