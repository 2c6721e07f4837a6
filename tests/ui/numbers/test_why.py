"""Why a date: what the explanation says of real clocks, and how the keyboard goes in and out."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from simdesk.domain.clock import ClockKind
from simdesk.domain.line import Line
from simdesk.services.desk import Desk
from simdesk.ui.detail.clock_row import ClockRow
from simdesk.ui.detail.why_popover import ArithmeticLine, RuleValueCard, WhyPopover
from simdesk.ui.detail.why_words import Why, why
from simdesk.ui.pages.numbers_page import NumbersPage

Key = Qt.Key


def explain(desk: Desk, line: Line, kind: ClockKind) -> Why:
    """Return the explanation of one clock of a number on the desk."""
    kept = desk.lines.get(line.id)
    forecast = desk.lines.forecast(kept)
    return why(forecast.clock(kind), kept, desk.lines.rules(kept), forecast.today)


def open_why(app: QApplication, page: NumbersPage, kind: ClockKind) -> tuple[ClockRow, WhyPopover]:
    """Open the explanation of a clock as the keyboard does."""
    row = next(r for r in page.detail.clocks.rows if r.clock is not None and r.clock.kind is kind)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Key.Key_Return)
    app.processEvents()
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, WhyPopover)
    return row, popover


def texts(widget: QWidget) -> list[str]:
    """Return the words of all labels, hidden ones too."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_a_disputed_rule_shows_every_value_earliest_first_and_the_one_used(
    desk: Desk, kept: dict[str, Line]
) -> None:
    said = explain(desk, kept["Main · bank"], ClockKind.ACTIVITY)
    assert said.title == "Why 4 Dec?"
    assert said.rule.startswith("MTS: after many days without a paid action")
    assert said.values[0].value == "90 days"
    assert len(said.values) > 2
    assert [v.used for v in said.values] == [True, *[False] * (len(said.values) - 1)]
    operator = desk.catalogue.operator("mts")
    assert operator is not None
    sources = [s.source for v in said.values for s in v.sources]
    kept_as = "xn--80aebhnecufxk1aa1r.xn--p1ai"
    assert any(kept_as in v.source for v in operator.silence.values)
    shown = (v.source.replace(kept_as, "мегаполиссвязи.рф") for v in operator.silence.values)
    assert sorted(sources) == sorted(shown)
    dated = " ".join(s.dated for v in said.values for s in v.sources)
    assert "source without a date" in dated
    assert "16 December 2015" in dated
    assert "confidence low" in dated
    assert said.basis == "sources disagree, the earlier one is used"
    assert "0890" in said.advice


def test_the_sum_is_said_in_words(desk: Desk, kept: dict[str, Line]) -> None:
    activity = explain(desk, kept["Main · bank"], ClockKind.ACTIVITY)
    assert [(t.sign, t.value) for t in activity.terms] == [
        ("", "5 Sep"),
        ("+", "90 days"),
        ("=", "4 Dec"),
    ]
    money = explain(desk, kept["Main · bank"], ClockKind.MONEY)
    assert money.quotient.replace("\N{NO-BREAK SPACE}", " ") == "147 ₽ ÷ 3.30 ₽ = 44 days"
    assert [t.value for t in money.terms] == ["4 Dec", "44 days", "17 Jan 2027"]


@pytest.mark.parametrize(
    ("label", "kind", "part"),
    [
        ("Old number", ClockKind.ACTIVITY, "The operator is not known"),
        ("Old number", ClockKind.MONEY, "No balance is written down yet."),
        ("Old number", ClockKind.REGISTRATION, "Who holds the contract decides"),
        ("Old number", ClockKind.REACH, "Where the SIM is decides"),
        ("Parcels", ClockKind.MONEY, "Some sources name a daily fee"),
        ("Main · bank", ClockKind.REGISTRATION, "Nobody but you can see"),
        ("Main · bank", ClockKind.REACH, "A SIM that comes back from roaming"),
        ("Mum's SIM", ClockKind.REGISTRATION, "our advice"),
        ("Mum's SIM", ClockKind.REACH, "in a phone in Russia"),
    ],
)
def test_what_is_unknown_or_without_a_date_is_explained_too(
    desk: Desk, kept: dict[str, Line], label: str, kind: ClockKind, part: str
) -> None:
    assert part in explain(desk, kept[label], kind).rule


def test_every_clock_of_every_number_has_an_explanation(desk: Desk, kept: dict[str, Line]) -> None:
    for line in kept.values():
        for kind in ClockKind:
            said = explain(desk, line, kind)
            assert said.title.startswith("Why")
            assert said.rule
            assert said.basis
            assert "{" not in said.rule + said.title + said.basis + said.advice


def test_the_popover_shows_cards_sum_and_doubt(app: QApplication, page: NumbersPage) -> None:
    _row, popover = open_why(app, page, ClockKind.ACTIVITY)
    shown = [card for card in popover.findChildren(RuleValueCard) if not card.isHidden()]
    assert len(shown) == 3
    assert popover.rest.text().strip() == f"{len(popover.cards) - 3} more value"
    popover.rest.click()
    assert not any(card.isHidden() for card in popover.cards)
    assert popover.findChild(ArithmeticLine) is not None
    assert "used" in popover.cards[0].accessibleName()
    assert "sources disagree, the earlier one is used" in texts(popover)
    popover.close()


def test_sources_are_plain_text_that_can_be_copied_and_nothing_opens(
    app: QApplication, page: NumbersPage
) -> None:
    _row, popover = open_why(app, page, ClockKind.ACTIVITY)
    for card in popover.cards:
        labels = card.findChildren(QLabel)
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
        assert not any(label.openExternalLinks() for label in labels)
        selectable = Qt.TextInteractionFlag.TextSelectableByKeyboard
        assert any(label.textInteractionFlags() & selectable for label in labels)
    popover.close()


def test_esc_closes_and_the_keyboard_is_back_on_the_row(
    app: QApplication, page: NumbersPage
) -> None:
    row, popover = open_why(app, page, ClockKind.MONEY)
    QTest.keyClick(popover, Key.Key_Escape)
    app.processEvents()
    assert QApplication.activePopupWidget() is None
    assert app.focusWidget() is row


def test_the_clocks_are_one_tab_stop_and_the_arrows_walk_them(
    app: QApplication, page: NumbersPage
) -> None:
    rows = page.detail.clocks.rows
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    for expected in (1, 2, 3, 3):
        here = app.focusWidget()
        assert here is not None
        QTest.keyClick(here, Key.Key_Down)
        assert app.focusWidget() is rows[expected]
    tab = Qt.FocusPolicy.TabFocus
    assert [bool(row.focusPolicy() & tab) for row in rows] == [False, False, False, True]
    # After them come the links that stand under them, from top to bottom.
    under = page.detail.clocks.under
    stops = [s for row in rows if row.clock for s in under[row.clock.kind].stops()]
    stops = [stop for stop in stops if stop.isVisible()]
    assert len(stops) >= 3
    way = [rows[3], *stops, page.detail.runway.runway]
    for here, there in pairwise(way):
        QTest.keyClick(here, Key.Key_Tab)
        assert app.focusWidget() is there
    for here, there in pairwise(reversed(way)):
        QTest.keyClick(here, Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert app.focusWidget() is there


def test_f2_on_a_row_asks_for_what_it_lacks(page: NumbersPage, kept: dict[str, Line]) -> None:
    told: list[tuple[str, str]] = []
    page.record_requested.connect(lambda *values: told.append(values))
    page.edit_requested.connect(lambda *values: told.append(values))
    old = kept["Old number"]
    page.choose(old.id)
    for row in page.detail.clocks.rows:
        row.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(row, Key.Key_F2)
    assert told == [
        (old.id, "operator"),
        (old.id, "balance"),
        (old.id, "holder_kind"),
        (old.id, "place"),
    ]


def test_no_browser_can_be_opened_from_here() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith(("simdesk.ui.detail", "simdesk.ui.line_list")):
            assert "QDesktopServices" not in vars(module)
