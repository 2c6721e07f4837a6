"""The page around the steps: official pages, one filled button, keyboard, names, room, language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)

from simdesk.domain.line import AutoDebit, Line
from simdesk.domain.route import Part
from simdesk.domain.run import RunEnd
from simdesk.i18n.language import use_language
from simdesk.services.desk import Desk
from simdesk.ui.pages.run_page import RunPage
from simdesk.ui.steps.amounts import AmountPart, AutoDebitPart, PaymentPart
from simdesk.ui.steps.balance import BalancePart
from simdesk.ui.steps.carry import AppsPart, CodesPart, PhonesPart
from simdesk.ui.steps.official_page import OfficialPagePart
from simdesk.ui.steps.registry import PARTS
from simdesk.ui.steps.right_number import NumberPart
from simdesk.ui.widgets.text import ElidedText, Text
from tests.ui.renewal.brackets import speak_in_brackets
from tests.ui.renewal.hands import (
    NARROW,
    WIDE,
    Browser,
    Hands,
    button,
    click,
    enter,
    go_to,
    key,
    part,
    settle,
    shown,
)

ROUTES = ("official_app", "payment_terminal", "shop", "auto_debit")


def filled(page: QWidget) -> list[str]:
    """Return the words of all filled buttons that can be seen."""
    buttons = (b for b in page.findChildren(QPushButton) if b.isVisible())
    return [b.text() for b in buttons if getattr(b, "_kind", "") == "primary"]


def test_every_part_has_a_widget() -> None:
    assert set(PARTS) == set(Part)


def test_the_official_page_opens_only_on_a_click_and_the_filled_button_moves_on(
    desk: Desk, lines: list[Line], hands: Hands, browser: Browser
) -> None:
    run = desk.runs.start(lines[0].id, "official_app")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    card = part(page, OfficialPagePart).card
    domains = [t.text() for t in card.findChildren(Text)]
    assert domains == ["mts.ru", "official, read 21 November 2026"]
    assert browser.opened == []
    assert filled(page) == ["Open in browser"]
    click(card.button)
    assert browser.opened == ["https://payment.mts.ru/"]
    page.walk.flush()
    assert filled(page) == ["Paid, continue"]
    assert desk.runs.get(run.id).fields["pay/opened"] == "yes"


def test_no_page_of_an_operator_that_is_not_known(
    desk: Desk, lines: list[Line], hands: Hands, browser: Browser
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[4].id, "official_app"))
    go_to(page, "pay")
    official = part(page, OfficialPagePart)
    assert not official.card.isVisible()
    assert "No official page of your operator is known." in official._note.text()
    assert filled(page) == ["Paid, continue"]


def test_where_no_browser_opens_the_address_can_be_read(
    desk: Desk, lines: list[Line], hands: Hands, qt_messages: list[str]
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "official_app"))
    go_to(page, "pay")
    official = part(page, OfficialPagePart)
    click(official.card.button)  # a machine without a desktop has no browser
    if official._failed_url:
        assert official._note.text() == (
            "No browser opened. The address is https://payment.mts.ru/"
        )
    qt_messages.clear()


@pytest.mark.parametrize("route_id", ROUTES)
def test_at_most_one_filled_button_and_every_control_has_a_name(
    route_id: str, desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[2].id, route_id))
    steps = [step.id for step, _state in page.walk.progress.steps] if page.walk.progress else []
    for step_id in steps:
        go_to(page, step_id)
        settle()
        assert len(filled(page)) == 1, step_id
        for control in page.findChildren(QWidget):
            seen = control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
            if seen and not isinstance(control, QScrollArea | Text):
                name = control.accessibleName() or getattr(control, "text", str)()
                assert name.strip(), (step_id, control)
    assert len(steps) >= 7


def test_tab_goes_from_the_content_to_the_footer_to_the_rail(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "pay")
    settle()
    page.focus_first()
    areas: list[str] = []
    for _press in range(60):
        key(page, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        for name in ("top", "content", "footer", "rail", "summary"):
            if getattr(page.frame, name).isAncestorOf(focus) and areas[-1:] != [name]:
                areas.append(name)
        if areas.count("content") == 2:
            break
    start = areas.index("content")
    assert start == 0
    assert areas[:4] == ["content", "footer", "rail", "top"]


def test_the_way_on_by_keys_alone(desk: Desk, lines: list[Line], hands: Hands) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    assert page.view is not None
    assert QApplication.focusWidget() is page.view.title
    key(page, Qt.Key.Key_Tab)
    key(page, Qt.Key.Key_Space)
    assert desk.runs.get(run.id).ticks == {"check_number/digits"}
    key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown(page) == "choose"
    assert page.view is not None
    assert QApplication.focusWidget() is page.view.title
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(page) == "check_number"
    assert not page.frame.footer.back.isVisible()
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(page) == "check_number"


def test_the_number_is_copied_in_three_ways(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    number = part(page, NumberPart)
    copied = []
    for copy in number.copies:
        click(copy)
        copied.append(QApplication.clipboard().text())
        assert copy.text() == "Copied"
    assert copied == ["+79161234567", "89161234567", "9161234567"]
    assert number.digits.accessibleName() == "+7 916 123 45 67"


def test_codes_are_text_to_copy_and_never_a_link(
    desk: Desk, lines: list[Line], hands: Hands, browser: Browser
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "balance")
    (row,) = part(page, CodesPart).rows
    click(row.button)
    assert QApplication.clipboard().text() == "*100#"
    assert not any(t.openExternalLinks() for t in page.findChildren(Text))
    assert browser.opened == []
    unknown = hands.run_page(desk, desk.runs.start(lines[4].id, "shop"))
    go_to(unknown, "balance")
    assert part(unknown, CodesPart).rows == []
    assert "No code of your operator is known." in part(unknown, CodesPart)._nothing.text()


def test_apps_are_named_with_what_to_search_for(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "official_app"))
    go_to(page, "get_ready")
    row = part(page, AppsPart).rows[0]
    click(row.button)
    assert QApplication.clipboard().text() == "ru.mts.mymts"
    assert "«" not in row._note.text()
    assert "Мой МТС" in row._note.text()


def test_support_numbers_say_where_they_can_be_called_from(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    assert page.view is not None
    phones = PhonesPart(
        runs=desk.runs,
        receipts=desk.receipts,
        readings=desk.readings,
        today=desk.lines.today(),
    )
    phones.show_step(page.walk.context(page.view.step))
    said = [(row._caption.text(), row._value.text()) for row in phones.rows]
    assert ("Support, from this SIM", "0890") in said
    assert ("Support, from abroad", "+7 495 766 01 66") in said
    assert not phones._nothing.isVisibleTo(phones)
    phones.deleteLater()


def test_narrow_windows_offer_the_steps_in_a_menu(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"), size=NARROW)
    go_to(page, "pay")
    settle()
    frame = page.frame
    assert not frame.rail.isVisible()
    assert not frame.summary.isVisible()
    menu_button = frame.content.menu_button
    assert menu_button.text().strip("\N{NO-BREAK SPACE}") == "Step 3 of 7 · Pay"
    click(menu_button)
    menu = page.findChild(QMenu)
    assert isinstance(menu, QMenu)
    entries = menu.actions()
    assert [action.isEnabled() for action in entries] == [True, True, True, *[False] * 4]
    assert [action.isChecked() for action in entries].index(True) == 2
    entries[0].trigger()
    menu.close()
    assert shown(page) == "check_number"
    page.resize(*WIDE)
    settle()
    assert frame.rail.isVisible()
    assert frame.summary.isVisible()
    assert not menu_button.isVisible()
    click(button(frame.rail, "Pay, current"))
    assert shown(page) == "pay"


@pytest.mark.parametrize("size", [WIDE, NARROW, (1036, 640)], ids=["wide", "narrow", "between"])
@pytest.mark.parametrize("route_id", ["official_app", "auto_debit"])
def test_nothing_is_cut_off(
    size: tuple[int, int], route_id: str, desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[2].id, route_id), size=size)
    steps = [step.id for step, _state in page.walk.progress.steps] if page.walk.progress else []
    for step_id in steps:
        go_to(page, step_id)
        if page.view is not None and page.view.has(Part.PAYMENT):
            enter(part(page, PaymentPart).fee.edit, "wrong")
            page.go_on()
        settle()
        assert _cut(page) == [], step_id
    key(page, Qt.Key.Key_F8)
    page._visit("check_number")
    key(page, Qt.Key.Key_F8)
    settle()
    assert _cut(page) == []


def _cut(page: RunPage) -> list[str]:
    found = []
    for text in page.findChildren(Text):
        if not text.isVisible() or isinstance(text, ElidedText):
            continue
        if text.wordWrap():
            fits = text.heightForWidth(text.width()) <= text.height()
        else:
            fits = text.sizeHint().width() <= text.width()
        if not fits:
            found.append(text.text())
    for own in page.findChildren(QAbstractButton):
        if isinstance(own, QPushButton) and own.isVisible():
            found += [own.text()] if own.sizeHint().width() > own.width() else []
    for area in page.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None and inner.width() > area.viewport().width():
            found.append(f"{area} scrolls sideways")
    return found


def test_every_word_changes_with_the_language(
    desk: Desk, lines: list[Line], hands: Hands, tmp_path: Path
) -> None:
    run = desk.runs.start(lines[0].id, "auto_debit")
    page = hands.run_page(desk, run)
    go_to(page, "set_up")
    click(page.frame.footer.primary)
    click(part(page, AutoDebitPart).starts.card(AutoDebit.THRESHOLD))
    enter(part(page, AmountPart).planned.edit, "x")
    click(page.frame.footer.primary)
    assert page.leave()
    try:
        speak_in_brackets(tmp_path / "words")
        steps = ["set_up", "first_payment", "balance", "receipt", "paid_action", "outcome"]
        for widget in (page, *page.findChildren(QWidget)):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
        settle()
        assert _untranslated(page) == []
        assert part(page, AmountPart).planned.error().startswith("‹")
        enter(part(page, AmountPart).planned.edit, "100")
        for step_id in steps[1:]:
            go_to(page, step_id)
            settle()
            assert _untranslated(page) == [], step_id
        key(page, Qt.Key.Key_F8)
    finally:
        use_language("en", tmp_path)


def _untranslated(page: RunPage) -> list[str]:
    """Return words that are neither translated, nor data of the number and its operator."""
    data = ("mts.ru", "ru.mts.mymts", "916 123-45-67", "*100#", "▾")
    found = []
    for text in (t.text() for t in page.findChildren(Text) if t.isVisible()):
        own = text and not text.startswith("‹") and any(c.isalpha() for c in text)
        if own and "₽" not in text and not any(d in text for d in data):
            found.append(text)
    for control in page.findChildren(QAbstractButton):
        name = control.accessibleName() or control.text()
        if control.isVisible() and name.strip() and "‹" not in name:
            found.append(name)
    return found


def test_saved_is_announced_with_its_time_in_narrow_windows_too(
    desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"), size=NARROW)
    assert page.view is not None
    click(next(iter(page.view.ticks.values())))
    assert page.frame.top._saved.text() == "14:32"
    assert page.frame.top._saved.accessibleName() == "Saved 14:32"


def test_the_summary_says_what_is_recorded(desk: Desk, lines: list[Line], hands: Hands) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"))
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "100")
    enter(part(page, PaymentPart).fee.edit, "3")
    enter(part(page, PaymentPart).reference.edit, "K-77")
    click(page.frame.footer.primary)
    enter(part(page, BalancePart).balance.edit, "247")
    click(page.frame.footer.primary)
    settle()
    words = [t.text() for t in page.frame.summary.findChildren(Text) if t.isVisible()]
    nbsp = "\N{NO-BREAK SPACE}"
    for value in (
        desk.catalogue.route("shop").title,
        "+7 916 123-45-67",
        f"100{nbsp}₽ · 21 Nov",
        f"3{nbsp}₽",
        "K-77",
        f"147{nbsp}₽ → 247{nbsp}₽",
        "Whether the activity is confirmed",
    ):
        assert value in words, words


def test_leaving_twice_and_late_does_no_harm(desk: Desk, lines: list[Line], hands: Hands) -> None:
    run = desk.runs.start(lines[0].id, "shop")
    page = hands.run_page(desk, run)
    go_to(page, "pay")
    enter(part(page, PaymentPart).amount.edit, "5")
    finished = QSignalSpy(page.finished)
    go_to(page, "outcome")
    assert page.leave()
    desk.runs.end(desk.runs.get(run.id), RunEnd.FAILED)
    assert page.leave()
    assert page.leave()
    assert finished.count() == 0


@pytest.mark.parametrize("width", range(500, 1240, 20))
def test_the_name_of_the_number_gives_way_last(
    width: int, desk: Desk, lines: list[Line], hands: Hands
) -> None:
    page = hands.run_page(desk, desk.runs.start(lines[0].id, "shop"), size=(width, 600))
    top = page.frame.top
    top.show_saved(desk.now())
    settle()
    assert top.later.isVisible() != top.later_icon.isVisible()
    assert top._label.width() >= top._label.sizeHint().width()
    left = QSignalSpy(page.left)
    click(top.later if top.later.isVisible() else top.later_icon)
    assert left.count() == 1
