"""Pictures of a foreign citizen's number: notices, the steps for the data, and letting it go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from simdesk.domain.clock import ClockKind
from simdesk.domain.event import EventKind
from simdesk.domain.line import HolderKind, Line
from simdesk.domain.own_rule import EVERY_OPERATOR
from simdesk.domain.purpose import Purpose
from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.pages.rules_page import RulesPage
from tests.driver import Driver
from tests.samples import TODAY, event


def draw_registration(d: Driver, line: Line, shoot: Callable[[str], Path]) -> list[Path]:
    """Return the pictures of one number, which is archived at the end."""
    desk = d.desk
    line = replace(line, holder_kind=HolderKind.FOREIGN)
    desk.lines.update(line)
    d.open_page("numbers")
    page = d.find(NumbersPage)
    assert isinstance(page, NumbersPage)
    page.choose(line.id)
    d.settle(12)
    under = page.detail.clocks.under[ClockKind.REGISTRATION]
    under.list.rows[0].toggle()
    d.settle(12)
    drawn = [shoot("law-foreign")]
    under.list.rows[0].toggle()
    noticed = TODAY - timedelta(days=3)
    desk.events.record(event(line.id, EventKind.REGISTRATION_NOTICE, noticed))
    page.detail._page.verticalScrollBar().setValue(0)
    d.settle(12)
    drawn.append(shoot("law-notice"))
    for purpose, name in ((Purpose.REGISTER, "register"), (Purpose.GIVE_UP, "letting-go")):
        d.window._pages.runs.follow(line.id, purpose)
        run = desk.runs.open_run(line.id, purpose)
        assert run is not None
        steps = desk.runs.route(run).steps
        for number, step in enumerate(steps, start=1):
            d.settle(12)
            drawn.append(shoot(f"{name}{number}"))
            if step is not steps[-1]:
                desk.runs.complete(desk.runs.get(run.id), step.id)
                d.window._pages.runs.follow(line.id, purpose)
        desk.runs.finish(desk.runs.get(run.id), steps[-1].id, [])
        d.settle(12)
    d.open_page("numbers")
    drawn.append(shoot("let-go"))
    d.open_page("rules")
    rules = d.find(RulesPage)
    assert isinstance(rules, RulesPage)
    rules.show_operator(EVERY_OPERATOR)
    d.settle(12)
    assert rules.law is not None
    rules._scroll.verticalScrollBar().setValue(rules.law.y())
    d.settle()
    drawn.append(shoot("law-all"))
    return drawn
