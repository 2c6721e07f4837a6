"""Ways on which nothing is paid speak of the deed, not of a payment."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from simdesk import paths
from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.event import Event
from simdesk.domain.evidence import ladder
from simdesk.domain.forecast import forecast
from simdesk.domain.line import Line
from simdesk.domain.operator import Rules
from simdesk.domain.route import Phase
from simdesk.domain.run import Run, progress
from simdesk.i18n.language import use_language
from simdesk.services.runs import RunOutcome
from simdesk.ui.steps.outcome_words import headline
from simdesk.ui.steps.step_words import phase_name

CATALOGUE = load_catalogue(paths.resources_dir() / "catalogue")
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LINE = Line("a", "+79161234567", NOW, operator_id="mts")


@pytest.mark.parametrize(
    ("route_id", "phase", "title"),
    [
        ("paid_action", "Do it", "The activity is not confirmed"),
        ("payment_terminal", "Pay", "No payment is written down yet"),
    ],
)
def test_the_second_phase_and_the_end_are_named_by_the_way(
    route_id: str, phase: str, title: str
) -> None:
    use_language("en", paths.translations_dir())
    route = CATALOGUE.route(route_id)
    run = Run("r", "a", route_id, NOW)
    assert phase_name(Phase.PAY, progress(route, run)) == phase
    nothing: list[Event] = []
    rules = Rules(CATALOGUE.operator("mts"), CATALOGUE.law)
    same = forecast(LINE, nothing, rules, date(2026, 11, 21))
    outcome = RunOutcome(ladder(LINE, nothing, rules.operator), same, same)
    assert headline(outcome, pays=route.pays) == title
