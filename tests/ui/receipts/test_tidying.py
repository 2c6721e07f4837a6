"""What there is to look at is told above the gallery, and settled in the list behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from simdesk.domain.line import Line
from simdesk.domain.reading import reading_of
from simdesk.domain.receipt import Receipt
from simdesk.domain.run import Run, RunEnd
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import LANGUAGES, use_language
from simdesk.paths import translations_dir
from simdesk.services.desk import Desk
from simdesk.services.runs import StepFacts
from simdesk.ui.dialogs.link_dialog import LinkDialog
from simdesk.ui.pages.receipts_page import ReceiptsPage
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.text import Text
from tests.samples import TODAY, rubles
from tests.ui.receipts.clipping import clipped
from tests.ui.receipts.conftest import DATA, Kept, choose, names, settle

Show = Callable[[], ReceiptsPage]

CODE = "t=20261121T1205&s=150.00&fn=9999078900004312&i=77&fp=123456&n=1"


def renew(desk: Desk, line: Line, amount: int = 150) -> Run:
    """Walk through a renewal that was paid today; return its run."""
    run = desk.runs.start(line.id, "payment_terminal")
    step = desk.runs.route(run).steps[0].id
    desk.runs.complete(run, step, StepFacts(TODAY, amount=rubles(amount)))
    desk.runs.end(run, RunEnd.FINISHED)
    return desk.runs.get(run.id)


def strip(page: ReceiptsPage) -> str:
    """Return what the strip says, if it is to be seen."""
    return page.wall.order_strip.words.text() if page.wall.order_strip.isVisible() else ""


def press(page: ReceiptsPage, words: str) -> None:
    """Press the first button in the list that begins with `words`."""
    buttons = page.wall.order.findChildren(Button)
    (button, *_others) = [b for b in buttons if b.text().startswith(words) and b.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def said(page: ReceiptsPage) -> str:
    """Return all that the list says."""
    found = [text for text in page.wall.order.findChildren(Text) if text.isVisible()]
    return "\n".join(text.text() for text in found)


def test_nothing_is_said_while_everything_fits(show: Show, desk: Desk) -> None:
    assert strip(show()) == ""


def test_loose_receipts_are_proposed_accepted_and_taken_back(
    show: Show, desk: Desk, lines: dict[str, Line], kept: Kept
) -> None:
    run = renew(desk, lines["Main · bank"])
    desk.readings.keep(kept.loose, reading_of("second_slip.jpg", [CODE]), fill=True)
    page = show()
    assert strip(page) == "1 receipt without a number · 1 thing to look at"
    QTest.mouseClick(page.wall.order_strip.look, Qt.MouseButton.LeftButton)
    settle()
    assert page.wall.order.isVisible()
    assert not page.pane.isVisible()
    words = said(page)
    assert "Day and sum are those of a renewal without a receipt" in words
    assert "No receipt for 150\u00a0₽ paid on 21 November 2026" in words
    press(page, "Put to Main · bank")
    linked = desk.receipts.get(kept.loose.id)
    assert (linked.line_id, linked.run_id) == (run.line_id, run.id)
    assert strip(page) == ""
    assert page.wall.gallery.isVisible()  # nothing is left, so the list gives way
    desk.history.undo()
    settle()
    assert strip(page) == "1 receipt without a number · 1 thing to look at"


def test_all_proposals_are_accepted_at_once(show: Show, desk: Desk, lines: dict[str, Line]) -> None:
    loose = []
    for name in ("slip.jpg", "small_slip.jpg", "second_slip.jpg"):
        receipt = desk.receipts.add(desk.receipts.keep_file(DATA / name, name), name)
        text = "Аванс за услуги связи: 79161234567" if name != "second_slip.jpg" else "nothing"
        desk.readings.keep(receipt, reading_of(name, [], [text]), fill=False)
        loose.append(receipt)
    page = show()
    assert strip(page) == "3 receipts without a number"
    page.wall.show_order()
    press(page, "Accept all 2")
    line_id = lines["Main · bank"].id
    assert [desk.receipts.get(r.id).line_id for r in loose] == [line_id, line_id, None]
    assert strip(page) == "1 receipt without a number" or page.wall.tidies
    assert "Nothing on it says yet whose it is." in said(page)
    assert page.wall.order.isAncestorOf(page.focusWidget())
    desk.history.undo()
    settle()
    assert [desk.receipts.get(r.id).line_id for r in loose] == [None] * 3


def test_a_missing_proof_is_added_for_its_own_renewal(
    show: Show, desk: Desk, lines: dict[str, Line], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = renew(desk, lines["Parcels"])
    page = show()
    asked = QSignalSpy(page.line_requested)
    page.wall.show_order()
    press(page, "Open the number")
    assert asked.at(0) == [run.line_id]
    monkeypatch.setattr(
        "simdesk.ui.receipts.adder.QFileDialog.getOpenFileNames",
        lambda *_args: ([str(DATA / "slip.jpg")], ""),
    )
    press(page, "Add receipt")
    (receipt,) = desk.receipts.everything()
    assert (receipt.line_id, receipt.run_id) == (run.line_id, run.id)
    assert strip(page) == ""


def test_a_file_that_is_kept_already_proves_the_renewal_it_is_chosen_for(
    show: Show,
    desk: Desk,
    lines: dict[str, Line],
    kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = renew(desk, lines["Main · bank"])
    page = show()
    monkeypatch.setattr(
        "simdesk.ui.receipts.adder.QFileDialog.getOpenFileNames",
        lambda *_args: ([str(DATA / "second_slip.jpg"), str(DATA / "small_slip.jpg")], ""),
    )
    page.wall.show_order()
    press(page, "Add receipt")
    assert desk.receipts.get(kept.loose.id).run_id == run.id
    older = desk.receipts.get(kept.older.id)
    assert (older.line_id, older.run_id) == (lines["Parcels"].id, None)  # it is another's
    assert len(desk.receipts.everything()) == 4


def test_two_pictures_of_one_document_are_shown_or_kept(
    show: Show, desk: Desk, kept: Kept, lines: dict[str, Line]
) -> None:
    own = replace(kept.loose, line_id=lines["Main · bank"].id)
    desk.receipts.link([own])
    for receipt in (kept.dated, own):
        desk.readings.keep(receipt, reading_of(receipt.name, [CODE]), fill=False)
    page = show()
    page.wall.bar.search.setText("nothing like it")
    assert strip(page) == "1 thing to look at"
    page.wall.show_order()
    assert "2 receipts show the same fiscal document" in said(page)
    press(page, "See them")
    selected = {row.receipt.id for row in page.wall.gallery.selected_rows()}
    assert selected == {kept.dated.id, kept.loose.id}
    assert len(names(page.wall)) == 4
    page.wall.show_order()
    press(page, "Keep them all")
    assert desk.receipts.get(kept.dated.id).kept_apart
    assert strip(page) == ""


def test_esc_leads_back_to_the_gallery(show: Show, desk: Desk, kept: Kept) -> None:
    page = show()
    page.wall.show_order()
    settle()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.wall.gallery.isVisible()
    assert page.pane.isVisible()
    assert page.wall.gallery.hasFocus()


def test_a_long_list_is_shown_in_parts(show: Show, desk: Desk, tmp_path: Path) -> None:
    for number in range(45):
        content = b"\x89PNG\r\n\x1a\n" + bytes([number])
        desk.receipts.add(desk.receipts.keep_file(content, f"{number}.png"), f"{number}.png")
    page = show()
    page.wall.show_order()
    settle()
    assert len(page.wall.order.rows) == 40
    assert "and 5 more, once these are settled" in said(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [640, 1071])
def test_no_words_are_cut_off(
    show: Show, desk: Desk, kept: Kept, lines: dict[str, Line], language: str, width: int
) -> None:
    renew(desk, lines["Main · bank"])
    run = renew(desk, lines["Parcels"])
    for receipt in (kept.dated, kept.document):
        desk.readings.keep(receipt, reading_of(receipt.name, [CODE]), fill=False)
    late = TODAY.replace(year=2020)
    own = replace(kept.older, run_id=run.id, on=late, amount=rubles(99))
    desk.receipts.update(own)
    page = show()
    use_language(language, translations_dir())
    page.resize(width, 600)
    page.retranslate()
    page.refresh()
    page.wall.show_order()
    settle()
    assert len(page.wall.order.rows) == 5
    assert list(clipped(page.wall)) == []
    page.wall.step_back()
    settle()
    assert page.wall.order_strip.isVisible()
    assert list(clipped(page.wall)) == []


def test_where_words_take_too_many_lines_a_button_says_it_in_short(
    show: Show, desk: Desk, kept: Kept, lines: dict[str, Line]
) -> None:
    renew(desk, lines["Main · bank"])
    page = show()
    strip_ = page.wall.order_strip
    assert (strip_.look.text(), strip_.words.isVisible()) == ("Look", True)
    theme().choose(ThemeChoice.LIGHT, 150)
    page.setMinimumSize(1, 1)
    page.resize(700, 600)
    settle()
    assert (strip_.look.text(), strip_.words.isVisible()) == ("Loose ends: 2", False)
    assert strip_.look.toolTip() == "1 receipt without a number · 1 thing to look at"
    assert list(clipped(strip_)) == []
    QTest.mouseClick(strip_.look, Qt.MouseButton.LeftButton)
    assert page.wall.tidies
    page.wall.step_back()
    theme().choose(ThemeChoice.LIGHT, 100)
    page.resize(1071, 800)
    settle()
    assert (strip_.look.text(), strip_.words.isVisible()) == ("Look", True)


# The dialog


def ask(desk: Desk, page: QWidget, *chosen: Receipt) -> LinkDialog:
    """Open the dialog over a page."""
    dialog = LinkDialog(
        chosen=chosen,
        receipts=desk.receipts,
        order=desk.receipt_order,
        lines=desk.lines,
        catalogue=desk.catalogue,
        parent=page,
    )
    dialog.open()
    settle()
    return dialog


def _choose_line(dialog: LinkDialog, line_id: str) -> None:
    dialog.line.choose(line_id)
    dialog.line.activated.emit(dialog.line.currentIndex())
    settle()


def test_several_of_different_numbers_and_renewals_stay_where_they_are_unless_said(
    page: ReceiptsPage, desk: Desk, kept: Kept, lines: dict[str, Line]
) -> None:
    run = renew(desk, lines["Parcels"])
    both = (kept.dated, kept.document)
    desk.receipts.link([replace(r, line_id=lines["Parcels"].id, run_id=run.id) for r in both])
    everything = (kept.loose, *map(desk.receipts.get, (r.id for r in both)))
    QTest.keyClick(ask(desk, page, *everything), Qt.Key.Key_Return)
    assert [desk.receipts.get(receipt.id) for receipt in everything] == list(everything)
    dialog = ask(desk, page, *everything)
    _choose_line(dialog, lines["Parcels"].id)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    now = [desk.receipts.get(receipt.id) for receipt in everything]
    assert {receipt.line_id for receipt in now} == {lines["Parcels"].id}
    assert [receipt.run_id for receipt in now] == [None, run.id, run.id]


def test_several_receipts_are_put_to_one_renewal_and_taken_away(
    page: ReceiptsPage, desk: Desk, kept: Kept, lines: dict[str, Line]
) -> None:
    run = renew(desk, lines["Parcels"])
    dialog = ask(desk, page, kept.loose, kept.dated)
    assert dialog.choices == {}
    _choose_line(dialog, lines["Parcels"].id)
    assert dialog.choices[None].isChecked()
    assert "150\u00a0₽ · no receipt" in dialog.choices[run.id].accessibleDescription()
    dialog.choices[run.id].click()
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    settle()
    assert {r.id for r in desk.receipts.of_run(run.id)} == {kept.loose.id, kept.dated.id}
    again = ask(desk, page, desk.receipts.get(kept.loose.id))
    assert again.choices[run.id].isChecked()
    _choose_line(again, "")
    QTest.mouseClick(again.primary, Qt.MouseButton.LeftButton)
    settle()
    loose = desk.receipts.get(kept.loose.id)
    assert (loose.line_id, loose.run_id) == (None, None)
    desk.history.undo()
    assert desk.receipts.get(kept.loose.id).run_id == run.id


def test_nothing_changes_where_nothing_else_is_chosen(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    before = desk.history.undoable
    dialog = ask(desk, page, kept.dated)
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    settle()
    assert desk.history.undoable is before


def test_a_key_in_the_gallery_asks_for_the_selected_but_not_in_the_bin(
    page: ReceiptsPage, desk: Desk, kept: Kept
) -> None:
    asked = QSignalSpy(page.link_requested)
    choose(page, kept.dated, kept.loose)
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_L)
    assert {r.id for r in asked.at(0)[0]} == {kept.dated.id, kept.loose.id}
    desk.receipts.delete([kept.loose])
    page.wall.bar.bin.setChecked(True)
    settle()
    choose(page, kept.loose)
    QTest.keyClick(page.wall.gallery, Qt.Key.Key_L)
    assert asked.count() == 1
