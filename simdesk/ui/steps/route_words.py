"""What is said of a route by itself: reach, cost, need, risk; no answers are known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simdesk.domain.means import Means
from simdesk.domain.route import Reach, Risk, Route
from simdesk.domain.run import Run
from simdesk.domain.suitability import is_doubtful
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import N_, _, pgettext
from simdesk.ui.theme.tokens import Tone

_MEANS = {
    Means.RUSSIAN_CARD: N_("Russian bank card"),
    Means.CASH: N_("Cash in Russia"),
    Means.OTHER_SIM: N_("Money on another SIM"),
    Means.PASSPORT: N_("Passport"),
    Means.HELPER: N_("Someone in Russia who helps"),
    Means.SIM_IN_HAND: N_("SIM in hand"),
    Means.GOSUSLUGI: N_("Gosuslugi account"),
    Means.UNIONPAY: N_("UnionPay card"),
    Means.ALIPAY_WECHAT: N_("Alipay / WeChat Pay"),
    Means.FOREIGN_CARD: N_("Foreign card"),
}

_REACH = {
    Reach.YES: (N_("Yes"), Tone.OK, "checkmark_circle_16_filled"),
    Reach.NO: (N_("No"), Tone.NEUTRAL, "prohibited_16_regular"),
    Reach.DEPENDS: (N_("It depends"), Tone.NEUTRAL, "info_16_regular"),
    Reach.UNKNOWN: (N_("Not confirmed"), Tone.NEUTRAL, "question_circle_16_regular"),
}

_REACH_ALONE = {
    Reach.YES: N_("Works from abroad"),
    Reach.NO: N_("Not from abroad"),
    Reach.DEPENDS: N_("From abroad: it depends"),
    Reach.UNKNOWN: N_("From abroad: not confirmed"),
}

_RISK = {
    Risk.LOW: (N_("Low"), Tone.OK, "shield_checkmark_16_filled"),
    Risk.MEDIUM: (N_("Medium"), Tone.WARN, "shield_question_16_filled"),
    Risk.HIGH: (N_("High"), Tone.BAD, "shield_error_16_filled"),
}

_RISK_ALONE = {
    Risk.LOW: N_("Low risk"),
    Risk.MEDIUM: N_("Medium risk"),
    Risk.HIGH: N_("High risk"),
}


@dataclass(frozen=True, slots=True)
class CellWords:
    """One cell: words, a second line, its sign. `doubtful` is drawn with a dotted underline."""

    words: str
    second: str = ""
    tone: Tone | None = None
    icon: str = ""
    doubtful: bool = False


def means_name(means: Means) -> str:
    """Return what an owner may have at hand."""
    return _(_MEANS[means])


def reach_cell(route: Route, *, alone: bool = False) -> CellWords:
    """Return whether the route works from abroad; `alone` says of what where no column does."""
    words, tone, icon = _REACH[route.abroad]
    doubtful = route.abroad is Reach.UNKNOWN
    own = None if tone is Tone.NEUTRAL else tone
    if alone:
        return CellWords(_(_REACH_ALONE[route.abroad]), "", own, icon, doubtful)
    return CellWords(_(words), _(route.abroad_note), own, icon, doubtful)


def cost_cell(route: Route, *, alone: bool = False) -> CellWords:
    """Return what the route costs, or that nobody says so; `alone` as in `reach_cell`."""
    values = route.cost.values
    icon = "question_circle_16_regular" if is_doubtful(route.cost) else ""
    if not values:
        words = _("Cost unknown") if alone else _("Unknown")
        return CellWords(words, _("no source gives it"), None, icon, doubtful=True)
    return CellWords(
        " / ".join(_(value.value) for value in values),
        _(values[0].applies_to),
        None,
        icon,
        doubtful=bool(icon),
    )


def risk_cell(route: Route, *, alone: bool = False) -> CellWords:
    """Return the risk; `alone` says that it is one where no column does."""
    words, tone, icon = _RISK[route.risk]
    return CellWords(_(_RISK_ALONE[route.risk] if alone else words), "", tone, icon)


def row_name(route: Route, note: str) -> str:
    """Return a row for screen readers."""
    name = _("{route}. From abroad: {reach}. Cost: {cost}. You need: {need}. {risk}.").format(
        route=_(route.title),
        reach=reach_cell(route).words,
        cost=cost_cell(route).words,
        need=_(route.you_need),
        risk=_(_RISK_ALONE[route.risk]),
    )
    return f"{name} {note}".strip()


def row_description(route: Route, still_open: str) -> str:
    """Return the second lines of a row, which a narrow page does not show."""
    lines = (_(route.text), _(route.abroad_note), cost_cell(route).second, _(route.risk_note))
    return "\n".join(line for line in (*lines, still_open) if line)


def listed(words: Iterable[str]) -> str:
    """Return words one after another, as the language separates them."""
    return pgettext("between the items of a list", ", ").join(words)


def failure_title(route: Route, run: Run, reason: str) -> str:
    """Return what did not work in a run, or nothing where the owner did not say."""
    chosen = run.failure or reason
    return next((_(f.title) for f in route.failures if f.id == chosen), "")


def facts(routes: Iterable[Route]) -> str:
    """Return when the oldest of the facts shown was read, and what to do about it."""
    days = [v.read_on for route in routes for v in (*route.cost.values, *route.sources)]
    if not days:
        return _("Check the amount before paying.")
    return _("Facts read on {date}. Check the amount before paying.").format(
        date=date_long(min(days))
    )
