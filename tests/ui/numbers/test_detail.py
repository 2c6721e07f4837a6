"""The detail's cards over real numbers: what to do, what follows, the facts, and the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from simdesk.domain.event import EventKind
from simdesk.domain.line import AccountKind, Line, TiedAccount
from simdesk.domain.receipt import MediaType
from simdesk.domain.run import RunEnd
from simdesk.services.desk import Desk
from simdesk.services.line_index import Group
from simdesk.services.runs import StepFacts
from simdesk.storage.attachments import Kept
from simdesk.ui.detail.facts_card import facts
from simdesk.ui.detail.history_card import HistoryRow
from simdesk.ui.detail.history_words import history
from simdesk.ui.detail.line_detail import LineDetail, read_detail
from simdesk.ui.line_list.consequences import consequences
from simdesk.ui.pages.numbers_page import NumbersPage
from tests.samples import TODAY, event, rubles


def detail(desk: Desk, line: Line) -> LineDetail:
    """Return what the page would show of a number."""
    return read_detail(
        line.id,
        lines=desk.lines,
        events=desk.events,
        runs=desk.runs,
        receipts=desk.receipts,
        catalogue=desk.catalogue,
    )


def texts(widget: QWidget) -> list[str]:
    """Return the words of the labels that are to be seen."""
    # New children of a shown widget appear with the next turn of the loop.
    QApplication.processEvents()
    return [w.text() for w in widget.findChildren(QLabel) if w.isVisible() and w.text()]


def words(button: QPushButton) -> str:
    """Return what a button says."""
    return button.text().strip()


def test_pressing_fills_one_button_and_calm_fills_none(
    page: NumbersPage, kept: dict[str, Line]
) -> None:
    hero = page.detail.hero
    page.choose(kept["Main · bank"].id)
    assert hero.renew._kind == "primary"
    page.choose(kept["Office 1"].id)
    assert [b for b in hero.buttons() if not b.isHidden() and b._kind == "primary"] == []


@pytest.mark.parametrize(
    ("label", "words_of_fill", "asked"),
    [
        ("Old number", "Choose the operator…", ("edit_requested", "operator")),
        ("Bare", "Add the last activity…", ("record_requested", "activity")),
    ],
)
def test_a_number_without_a_date_asks_for_what_is_missing_first(
    desk: Desk,
    page: NumbersPage,
    kept: dict[str, Line],
    label: str,
    words_of_fill: str,
    asked: tuple[str, str],
) -> None:
    bare = desk.lines.add(replace(kept["Student SIM"], id="", label="Bare", msisdn="+79031112233"))
    line = bare if label == "Bare" else kept[label]
    page.choose(line.id)
    hero = page.detail.hero
    told: list[object] = []
    getattr(page, asked[0]).connect(lambda *values: told.append(values))
    assert "We cannot work out a date yet" in texts(hero)
    assert words(hero.fill) == words_of_fill
    filled = [b for b in hero.buttons() if not b.isHidden() and b._kind == "primary"]
    assert filled == [hero.fill]
    hero.fill.click()
    assert told == [(line.id, asked[1])]


def test_an_open_renewal_is_continued_by_its_step_and_asks_whether_the_money_came(
    desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    line = kept["Parcels"]
    page.choose(line.id)
    run = desk.runs.start(line.id, "official_app")
    first = desk.runs.progress(run).current
    assert first is not None
    assert words(page.detail.hero.renew) == f"Continue: {first.title}"
    paying = desk.runs.route(run).steps[1]
    desk.runs.complete(run, first.id)
    desk.runs.complete(run, paying.id, StepFacts(TODAY - timedelta(days=3), amount=rubles(150)))
    question = "You paid 150\N{NO-BREAK SPACE}₽ on 18 November 2026. Did it arrive?"
    assert question in texts(page.detail.hero)
    desk.events.delete(next(e for e in desk.runs.events(run)))
    assert question not in texts(page.detail.hero)


def test_an_archived_number_says_so_and_can_be_brought_back(
    desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    line = kept["Office 2"]
    desk.lines.archive([line.id])
    page.list.chips.button(Group.ARCHIVED).click()
    page.choose(line.id)
    assert any(t.startswith("Archived on 21 November 2026") for t in texts(page.detail.hero))
    assert page.detail.hero.renew.isHidden()
    page.detail.hero.bring_back.click()
    assert desk.lines.get(line.id).archived_at is None


def test_what_follows_is_said_with_what_is_not_known(desk: Desk, kept: dict[str, Line]) -> None:
    shown = detail(desk, kept["Main · bank"])
    said = [line.sentence() for line in consequences(shown.forecast, shown.operator)]
    assert said[0].startswith("4 December 2026: a fee of 3 to 3.30")
    assert said[1].startswith("≈ 17 January 2027: the balance of 147")
    assert said[2] == "date unknown: when the contract may end: no reliable rule was found"
    yota = detail(desk, kept["Parcels"])
    first = consequences(yota.forecast, yota.operator)[0]
    assert first.text == "the number may be taken back, with no fee before that"


def test_the_runway_is_never_the_only_carrier(page: NumbersPage, kept: dict[str, Line]) -> None:
    for line in kept.values():
        page.choose(line.id)
        card = page.detail.runway
        listed = texts(card)
        for sentence in card.runway.accessibleDescription().split("\n"):
            when, _colon, event_text = sentence.partition(": ")
            assert when in listed
            assert event_text in listed


def test_facts_say_what_is_known_and_what_is_not(desk: Desk, kept: dict[str, Line]) -> None:
    known = dict(facts(detail(desk, kept["Main · bank"])))
    assert known["Operator"] == "MTS · prepaid"
    assert known["Balance"] == "147\N{NO-BREAK SPACE}₽, read 14 Nov"
    assert known["Holder"] == "王秀兰 · foreign citizen"
    assert known["Where the SIM is"] == "abroad · Redmi, 2"
    assert known["SIM serial number (ICCID)"].split() == ["8970", "1012", "3456", "7890", "123"]
    unknown = dict(facts(detail(desk, kept["Old number"])))
    assert unknown["Balance"] == unknown["Holder"] == unknown["Rules read"] == "not known"
    assert "Note" not in unknown


def test_what_the_owner_typed_is_never_taken_for_markup(
    desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    typed = "<b>bold</b> <img src='x'>"
    line = replace(
        desk.lines.get(kept["Office 1"].id),
        label=typed,
        note=typed,
        holder=typed,
        iccid="<i>12",
        accounts=(TiedAccount(AccountKind.BANK, typed),),
    )
    desk.lines.update(line)
    page.choose(line.id)
    shown = [label for label in page.detail.findChildren(QLabel) if typed in label.text()]
    assert shown
    for label in page.detail.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert page.list.model.find_line(line.id).data() == typed


def test_history_has_events_renewals_and_receipts_newest_first(
    desk: Desk, kept: dict[str, Line]
) -> None:
    line = kept["Main · bank"]
    run = desk.runs.start(line.id, "official_app")
    paid = StepFacts(TODAY - timedelta(days=1), amount=rubles(100))
    desk.runs.complete(run, desk.runs.route(run).steps[1].id, paid)
    file = Kept("0" * 64, 10, MediaType.PNG)
    desk.receipts.add(file, "slip.png", line_id=line.id, run_id=run.id)
    desk.receipts.add(file, "loose.png", line_id=line.id, on=TODAY - timedelta(days=30))
    desk.runs.end(run, RunEnd.FINISHED)
    entries = history(detail(desk, line))
    assert [(e.on, e.text, e.proof) for e in entries] == [
        (TODAY, "Renewal finished: Official app or site", "1 receipt"),
        (TODAY - timedelta(days=1), "Top-up", "1 receipt"),
        (TODAY - timedelta(days=7), "Balance read", ""),
        (TODAY - timedelta(days=30), "Receipt: loose.png", ""),
        (TODAY - timedelta(days=77), "Call", ""),
    ]


def test_every_renewal_says_how_far_it_is_shown_to_have_worked(
    app: QApplication, desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    line = kept["Main · bank"]
    said = []
    for stated in (
        None,
        StepFacts(TODAY, amount=rubles(100)),
        StepFacts(TODAY, amount=rubles(100), balance=rubles(900)),
        StepFacts(TODAY, amount=rubles(100), action=EventKind.CALL),
    ):
        run = desk.runs.start(line.id, "official_app")
        desk.runs.complete(run, desk.runs.route(run).steps[1].id, stated)
        (open_one,) = [e for e in history(detail(desk, line)) if e.run_id == run.id]
        assert not open_one.unproved  # its own steps still ask for the receipt
        desk.runs.end(run, RunEnd.FINISHED)
        (entry,) = [e for e in history(detail(desk, line)) if e.run_id == run.id]
        said.append((entry.level, entry.proof, entry.unproved))
    assert said == [
        ("Evidence: none yet", "", False),
        ("Evidence: Paid", "no receipt", True),
        ("Evidence: Credited", "no receipt", True),
        ("Evidence: Activity confirmed", "no receipt", True),
    ]
    page.choose(line.id)
    page.detail.history.show_all.click()
    app.processEvents()
    asked = QSignalSpy(page.proof_requested)
    rows = page.detail.history.findChildren(HistoryRow)
    shown = next(row for row in rows if row.isVisible() and "Evidence: Credited" in texts(row))
    QTest.mouseClick(shown.add_proof, Qt.MouseButton.LeftButton)
    assert asked.count() == 1
    (run_id,) = asked.at(0)
    desk.receipts.add(Kept("0" * 64, 10, MediaType.PNG), "slip.png", line_id=line.id, run_id=run_id)
    (proved,) = [e for e in history(detail(desk, line)) if e.run_id == run_id]
    assert (proved.proof, proved.unproved) == ("1 receipt", False)


def test_an_entry_can_be_deleted_and_undone(
    app: QApplication, desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    line = kept["Main · bank"]
    page.choose(line.id)
    app.processEvents()
    rows = page.detail.history.findChildren(HistoryRow)
    call = next(row for row in rows if "Call" in texts(row))
    assert call.delete.accessibleName() == "Delete 5 September 2026: Call"
    QTest.mouseClick(call.delete, Qt.MouseButton.LeftButton)
    assert [e.kind for e in desk.events.of_line(line.id)] == [EventKind.BALANCE]
    assert "We cannot work out a date yet" in texts(page.detail.hero)
    desk.history.undo()
    assert "13 days until a fee may start" in texts(page.detail.hero)


def test_a_long_history_is_shown_whole_when_asked(
    desk: Desk, page: NumbersPage, kept: dict[str, Line]
) -> None:
    line = kept["Office 1"]
    page.choose(line.id)
    for ago in range(20, 30):
        desk.events.record(event(line.id, EventKind.SMS, TODAY - timedelta(days=ago)))
    card = page.detail.history

    def count() -> int:
        QApplication.processEvents()
        return sum(row.isVisible() for row in card.findChildren(HistoryRow))

    assert count() == 5
    assert words(card.show_all) == "All 12"
    card.show_all.click()
    assert count() == 12


def test_copying_gives_plain_digits_in_three_ways(page: NumbersPage, kept: dict[str, Line]) -> None:
    page.choose(kept["Main · bank"].id)
    actions = page.actions_for_line
    copies: list[str] = []
    page.copied.connect(copies.append)
    for action in (actions.copy, actions.copy_national, actions.copy_trunk):
        action.trigger()
    assert copies == ["+79161234567", "9161234567", "89161234567"]


def test_money_on_another_number_is_told_until_it_is_settled(
    page: NumbersPage, desk: Desk, kept: dict[str, Line]
) -> None:
    line = kept["Main · bank"]
    run = desk.runs.start(line.id, "payment_terminal")
    payment = desk.runs.route(run).payment
    assert payment is not None
    paid = StepFacts(TODAY - timedelta(days=2), amount=rubles(150))
    desk.runs.set_field(run, f"{payment.id}/paid_last_four", "4599")
    desk.runs.complete(run, payment.id, paid)
    page.choose(line.id)
    asked = "The receipt shows another number. Ask for the money by 3 December 2026."
    assert asked in texts(page.detail.hero)
    assert detail(desk, line).ask_by == TODAY + timedelta(days=12)
    desk.runs.set_field(run, "rescue/moved", "yes")
    page.choose(line.id)
    assert asked not in texts(page.detail.hero)
    desk.runs.set_field(run, "rescue/moved", "")
    desk.runs.set_field(run, f"{payment.id}/paid_last_four", line.msisdn[-4:])
    assert not detail(desk, line).misdirected
