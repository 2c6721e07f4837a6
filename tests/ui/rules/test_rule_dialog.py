"""An owner says a rule otherwise: from the date that it gives, with a file, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from simdesk.domain.clock import Basis, ClockKind
from simdesk.domain.line import Line
from simdesk.domain.operator import Counts, SilenceOutcome
from simdesk.domain.own_rule import EVERY_OPERATOR, RuleKey
from simdesk.domain.rule import RECHECK_DAYS
from simdesk.ui.detail.why_popover import WhyPopover
from simdesk.ui.dialogs.rule_dialog import RuleDialog
from simdesk.ui.pages.rules_page import RulesPage
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.cards import RadioCard
from simdesk.ui.widgets.fields import ComboBox, LineEdit
from simdesk.ui.widgets.toggles import CheckBox
from tests.driver import Driver
from tests.samples import TODAY
from tests.ui.numbers.whole_words import broken

W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def _no_dialog_left(driver: Driver) -> Iterator[None]:
    yield
    for dialog in driver.window.findChildren(RuleDialog):
        dialog.reject()
    driver.settle()


def opened(driver: Driver) -> RuleDialog:
    """Return the dialog in front."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RuleDialog)
    return dialog


def field(driver: Driver, kind: type[W], name: str) -> W:
    """Return an editor of the dialog by the name that a screen reader says."""
    found = driver.find(kind, name)
    assert isinstance(found, kind)
    return found


def fill_in(driver: Driver, days: str, source: str = "Support chat") -> None:
    """Type a rule in days, and where it was found."""
    number = field(driver, LineEdit, "Days")
    number.clear()
    driver.type(number, days)
    driver.type(field(driver, LineEdit, "Where you found it"), source)


def save(driver: Driver) -> None:
    """Press Save."""
    driver.click(driver.find(Button, "Save"))


def activity(driver: Driver, line: Line) -> tuple[object, Basis]:
    """Return when the activity clock strikes and what that rests on."""
    clock = driver.desk.lines.forecast(line).clock(ClockKind.ACTIVITY)
    return clock.due, clock.basis


def test_from_the_date_to_an_own_rule_and_back(driver: Driver, kept: dict[str, Line]) -> None:
    line = kept["Main · bank"]
    before = activity(driver, line)
    page = driver.window._pages._made["numbers"]
    page.choose(line.id)  # type: ignore[attr-defined]
    driver.settle(5)
    page.detail.clocks.explain_first()  # type: ignore[attr-defined]
    driver.settle()
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, WhyPopover)
    driver.click(popover.change)
    assert opened(driver).windowTitle() == "Days without a counting action"
    fill_in(driver, "120")
    save(driver)
    assert activity(driver, line) == (TODAY + timedelta(days=120 - 77), Basis.OWN_RULE)
    assert activity(driver, kept["Student SIM"])[1] is not Basis.OWN_RULE
    row = page.detail.clocks.rows[0]  # type: ignore[attr-defined]
    assert "your own rule of 21 November 2026" in row.accessibleName()
    driver.window._pages.dialogs.change_rule(line.id, RuleKey.SILENCE)
    driver.settle()
    driver.click(opened(driver).take_back)
    assert activity(driver, line) == before
    driver.window.undo()
    assert activity(driver, line)[1] is Basis.OWN_RULE


def test_for_every_number_of_the_operator_with_a_file_that_shows_it(
    driver: Driver, kept: dict[str, Line], tmp_path: Path
) -> None:
    driver.window._pages.dialogs.change_rule(kept["Main · bank"].id, RuleKey.SILENCE)
    driver.settle()
    fill_in(driver, "100")
    driver.click(driver.find(RadioCard, "For every number of MTS"))
    field(driver, ComboBox, "And then").setCurrentIndex(
        list(SilenceOutcome).index(SilenceOutcome.LOSS)
    )
    slip = tmp_path / "tariff.pdf"
    slip.write_bytes(b"%PDF-1.7 tariff")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(slip))])
    assert opened(driver).proof.take(mime)
    save(driver)
    rules = {rule.key: rule for rule in driver.desk.own_rules.of_line(kept["Student SIM"])}
    assert rules[RuleKey.SILENCE].value == 100
    assert rules[RuleKey.SILENCE_OUTCOME].value is SilenceOutcome.LOSS
    proof = driver.desk.own_rules.proof(rules[RuleKey.SILENCE])
    assert proof is not None
    assert (proof.name, proof.line_id) == ("tariff.pdf", None)
    assert driver.desk.receipts.path(proof).read_bytes() == slip.read_bytes()
    driver.window.undo()
    assert driver.desk.own_rules.of_line(kept["Student SIM"]) == []


def test_a_copied_file_is_pasted_as_the_file_whatever_field_has_the_keyboard(
    driver: Driver, kept: dict[str, Line], tmp_path: Path
) -> None:
    driver.window._pages.dialogs.change_rule(kept["Main · bank"].id, RuleKey.SILENCE)
    driver.settle()
    fill_in(driver, "100", "Contract")
    slip = tmp_path / "tariff.pdf"
    slip.write_bytes(b"%PDF-1.7 tariff")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(slip))])
    mime.setText(slip.as_uri())
    QApplication.clipboard().setMimeData(mime)
    source = field(driver, LineEdit, "Where you found it")
    QTest.keyClick(source, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert source.text() == "Contract"
    save(driver)
    (rule,) = driver.desk.own_rules.of_line(kept["Main · bank"])
    proof = driver.desk.own_rules.proof(rule)
    assert proof is not None
    assert proof.name == "tariff.pdf"


@pytest.mark.parametrize(
    ("days", "source"), [("", "chat"), ("0", "chat"), ("x", "chat"), ("9", "")]
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    driver: Driver, kept: dict[str, Line], days: str, source: str
) -> None:
    driver.window._pages.dialogs.change_rule(kept["Main · bank"].id, RuleKey.SILENCE)
    driver.settle()
    fill_in(driver, days, source)
    save(driver)
    dialog = opened(driver)
    assert dialog.isVisible()
    assert field(driver, LineEdit, "Days").text() == days
    named = "Where you found it" if days == "9" else "Days"
    assert field(driver, LineEdit, named).accessibleDescription()
    assert driver.desk.own_rules.of_line(kept["Main · bank"]) == []


def test_a_look_that_found_nothing_is_written_down_and_moves_no_clock(
    driver: Driver, kept: dict[str, Line]
) -> None:
    line = kept["Main · bank"]
    before = activity(driver, line)
    driver.window._pages.dialogs.change_rule(line.id, RuleKey.SILENCE)
    driver.settle()
    driver.click(driver.find(CheckBox, "I looked and found nothing"))
    driver.type(field(driver, LineEdit, "Where you found it"), "0890")
    save(driver)
    (rule,) = driver.desk.own_rules.of_line(line)
    assert (rule.value, rule.source) == (None, "0890")
    assert activity(driver, line) == before


def test_a_refused_file_says_why_and_keeps_the_dialog(
    driver: Driver, kept: dict[str, Line], tmp_path: Path
) -> None:
    driver.window._pages.dialogs.change_rule(kept["Main · bank"].id, RuleKey.SILENCE)
    driver.settle()
    fill_in(driver, "100")
    wrong = tmp_path / "program.exe"
    wrong.write_bytes(b"MZ" * 100)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(wrong))])
    opened(driver).proof.take(mime)
    save(driver)
    assert opened(driver).isVisible()
    assert driver.desk.own_rules.of_line(kept["Main · bank"]) == []
    driver.click(opened(driver).proof.remove)
    save(driver)
    assert [r.value for r in driver.desk.own_rules.of_line(kept["Main · bank"])] == [100]


def test_an_operator_of_ones_own_gets_its_rules(driver: Driver, kept: dict[str, Line]) -> None:
    line = replace(kept["Mum's SIM"], operator_id="", operator_name="Sovintel")
    driver.desk.lines.update(line)
    driver.settle()
    page = driver.window._pages._made["numbers"]
    page.choose(line.id)  # type: ignore[attr-defined]
    driver.settle(5)
    row = next(
        r
        for r in page.detail.clocks.rows  # type: ignore[attr-defined]
        if r.clock.kind is ClockKind.ACTIVITY
    )
    assert row.fill.text() == "Add the rule…"
    driver.click(row.fill)
    fill_in(driver, "200", "contract")
    driver.click(driver.find(RadioCard, "For every number of Sovintel"))
    save(driver)
    driver.window._pages.show_rules(line.id)
    driver.settle()
    rules = driver.window._pages._made["rules"]
    assert isinstance(rules, RulesPage)
    sms = next(card for card in rules.cards if card.fact.key is RuleKey.SMS)
    driver.click(sms.change)
    field(driver, ComboBox, "Your answer").setCurrentIndex(1)
    driver.type(field(driver, LineEdit, "Where you found it"), "contract")
    save(driver)
    assert activity(driver, line)[0] == TODAY + timedelta(days=200 - 110)


def test_the_page_counts_what_asks_for_a_look_and_an_answer_takes_it_off(
    driver: Driver, kept: dict[str, Line]
) -> None:
    driver.open_page("rules")
    rules = driver.window._pages._made["rules"]
    assert isinstance(rules, RulesPage)
    asking = len(rules._asking())
    assert asking > 0
    driver.click(rules.stale)
    assert len(rules.cards) == asking
    assert all(card.fact.stale for card in rules.cards)
    card = next(c for c in rules.cards if (c.fact.operator, c.fact.key) == ("mts", RuleKey.TOP_UP))
    driver.click(card.change)
    field(driver, ComboBox, "Your answer").setCurrentIndex(2)
    driver.type(field(driver, LineEdit, "Where you found it"), "0890")
    save(driver)
    driver.settle(5)
    assert len(rules.cards) == asking - 1
    operator = driver.desk.lines.rules(kept["Main · bank"]).operator
    assert operator is not None
    assert operator.counts["top_up"].values[0].value is Counts.NO  # type: ignore[index]


def test_the_law_is_said_otherwise_for_every_number(driver: Driver, kept: dict[str, Line]) -> None:
    driver.open_page("rules")
    rules = driver.window._pages._made["rules"]
    assert isinstance(rules, RulesPage)
    rules.show_operator(EVERY_OPERATOR)
    driver.settle()
    card = next(c for c in rules.cards if c.fact.key is RuleKey.RECHECK)
    driver.click(card.change)
    fill_in(driver, "90")
    save(driver)
    for label in ("Mum's SIM", "Student SIM"):
        law = driver.desk.lines.rules(kept[label]).law
        assert law is not None
        assert (law.recheck.own, law.recheck.values[0].value) == (True, 90)
    assert RECHECK_DAYS == 180


@pytest.mark.parametrize("key", [k for k in RuleKey if k is not RuleKey.SILENCE_OUTCOME])
def test_every_dialog_can_be_read(driver: Driver, kept: dict[str, Line], key: RuleKey) -> None:
    driver.window._pages.dialogs.change_rule(kept["Main · bank"].id, key)
    driver.settle(5)
    dialog = opened(driver)
    driver.click(dialog.sources) if dialog.sources.isVisible() else None
    assert broken(dialog) == []


def test_no_value_is_offered_where_the_sources_disagree(
    driver: Driver, kept: dict[str, Line]
) -> None:
    driver.window._pages.dialogs.change_rule(kept["Main · bank"].id, RuleKey.SILENCE)
    driver.settle()
    assert field(driver, LineEdit, "Days").text() == ""
    opened(driver).reject()
    driver.window._pages.dialogs.change_rule(kept["Main · bank"].id, RuleKey.NOTICE)
    driver.settle()
    assert field(driver, LineEdit, "Days").text() == "15"


def test_taking_back_takes_the_numbers_own_rule_and_leaves_the_operators(
    driver: Driver, kept: dict[str, Line]
) -> None:
    line = kept["Main · bank"]
    for days, scope in (("100", "For every number of MTS"), ("120", "Only for this number")):
        driver.window._pages.dialogs.change_rule(line.id, RuleKey.SILENCE)
        driver.settle()
        fill_in(driver, days)
        driver.click(driver.find(RadioCard, scope))
        save(driver)
    driver.window._pages.dialogs.change_rule(line.id, RuleKey.SILENCE)
    driver.settle()
    driver.click(opened(driver).take_back)
    assert [rule.value for rule in driver.desk.own_rules.of_line(line)] == [100]
