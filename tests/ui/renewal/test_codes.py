"""Codes to dial: the ones that a step is about, with what they hold for and how old they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simdesk.domain.line import Line
from simdesk.services.desk import Desk
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.carry import AppsPart, CodesPart
from tests.ui.renewal.hands import Hands, go_to, part

CODES = [
    ("main", "promised_payment", "take", ["*111*123#"]),
    ("main", "transfer_from_sim", "pay", ["*112*number*amount#"]),
    ("main", "paid_action", "get_ready", ["*100#", "*111*0887#"]),
    ("main", "shop", "balance", ["*100#"]),
    ("mum", "shop", "balance", ["*102#", "*110*04#"]),
    ("rostelecom", "shop", "balance", ["*102#", "*122#", "*100*13#"]),
]


def walk_to(desk: Desk, lines: list[Line], hands: Hands, whose: str, route: str) -> RunPage:
    """Open a run of one of the sample numbers."""
    line = {"main": lines[0], "mum": lines[1]}.get(whose) or replace(lines[4], operator_id=whose)
    desk.lines.update(line)
    return hands.run_page(desk, desk.runs.start(line.id, route))


@pytest.mark.parametrize(("whose", "route", "step", "codes"), CODES)
def test_a_step_shows_the_codes_it_is_about(
    whose: str,
    route: str,
    step: str,
    codes: list[str],
    desk: Desk,
    lines: list[Line],
    hands: Hands,
) -> None:
    page = walk_to(desk, lines, hands, whose, route)
    go_to(page, step)
    assert [row._value.text() for row in part(page, CodesPart).rows] == codes


def test_what_was_official_once_is_not_called_official_today(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = walk_to(desk, lines, hands, "main", "promised_payment")
    go_to(page, "take")
    [row] = part(page, CodesPart).rows
    note = "official source of 18 September 2016 · In 2016, not confirmed since"
    assert row._note.text() == note


def test_of_two_codes_each_says_for_whom_it_is(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = walk_to(desk, lines, hands, "mum", "shop")
    go_to(page, "balance")
    notes = [row._note.text() for row in part(page, CodesPart).rows]
    assert ["Prepaid numbers" in notes[0], "Postpaid numbers" in notes[1]] == [True, True]


def test_of_two_apps_of_which_one_is_wrong_both_say_so(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = walk_to(desk, lines, hands, "sbermobile", "official_app")
    go_to(page, "get_ready")
    rows = part(page, AppsPart).rows
    assert len({row._value.text() for row in rows}) == 2
    assert all("different packages" in row._note.text() for row in rows)
