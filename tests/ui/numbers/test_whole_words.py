"""Every word of the first page, of Numbers and of its dialogs can be read in each language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from simdesk import paths
from simdesk.domain.quick_pick import QuickPick
from simdesk.domain.settings import ThemeChoice
from simdesk.i18n.language import LANGUAGES, use_language
from simdesk.services.desk import Desk
from simdesk.ui.detail.why_popover import WhyPopover
from simdesk.ui.dialogs.dialog import Dialog
from simdesk.ui.dialogs.event_dialog import EventDialog
from simdesk.ui.dialogs.line_dialog import LineDialog
from simdesk.ui.pages.first_run_page import FirstRunPage
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.choices import Chip
from simdesk.ui.widgets.fields import ComboBox, LineEdit
from simdesk.ui.widgets.layout import ScrollPage
from simdesk.ui.widgets.text import ElidedText, Text
from tests.samples import fill
from tests.ui.numbers.conftest import make_page
from tests.ui.numbers.whole_words import broken, missing_glyphs

SIZES = ((900, 600), (1280, 800))
RAIL = 65
"""The bar of pages at the left of the smallest window, with its line."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language in turn, as it is delivered."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("this machine has no font for Chinese names")
    use_language(request.param, paths.translations_dir())
    yield request.param
    use_language("en", paths.translations_dir())
    theme().choose(ThemeChoice.LIGHT, 100)


@pytest.fixture(params=[100, 150])
def text_size(request: pytest.FixtureRequest) -> int:
    """The usual size of text and the largest, in percent."""
    size: int = request.param
    return size


def settle(app: QApplication) -> None:
    """Let layouts place what they show and hide."""
    for _turn in range(8):
        app.sendPostedEvents()
        app.processEvents()


def gone(app: QApplication, widget: QWidget) -> None:
    """Close a widget for good."""
    widget.close()
    widget.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("size", SIZES)
def test_every_number_is_told_in_full(
    app: QApplication, desk: Desk, language: str, text_size: int, size: tuple[int, int]
) -> None:
    theme().choose(ThemeChoice.LIGHT, text_size)
    page = make_page(desk)
    lines = fill(desk, language)
    run = desk.runs.start(lines[3].id, "payment_terminal")
    desk.runs.complete(run, desk.runs.route(run).steps[0].id)
    page.resize(size[0] - theme().px(RAIL), size[1])
    page.open()
    page.show()
    settle(app)
    found = []
    for line in lines:
        page.choose(line.id)
        settle(app)
        found += [f"{line.label}: {fault}" for fault in broken(page)]
        cards = page.detail.findChild(ScrollPage)
        assert cards is not None
        content = cards.widget()
        assert content is not None
        needed = max(content.heightForWidth(content.width()), cards.viewport().height())
        if content.height() > needed:
            found.append(f"{line.label}: {content.height() - needed} px of nothing at the end")
    assert found == []
    gone(app, page)


def test_every_explanation_is_told_in_full(
    app: QApplication, desk: Desk, language: str, text_size: int
) -> None:
    theme().choose(ThemeChoice.LIGHT, text_size)
    page = make_page(desk)
    lines = fill(desk, language)
    page.resize(1072, 800)
    page.open()
    page.show()
    settle(app)
    found = []
    for line in lines[:5]:
        page.choose(line.id)
        settle(app)
        for row in page.detail.clocks.rows:
            row.why.click()
            settle(app)
            popover = QApplication.activePopupWidget()
            assert isinstance(popover, WhyPopover)
            found += broken(popover)
            popover.close()
            settle(app)
    assert found == []
    gone(app, page)


def test_the_first_page_is_whole_and_its_button_needs_no_scrolling(
    app: QApplication, desk: Desk, language: str
) -> None:
    page = FirstRunPage(lines=desk.lines, catalogue=desk.catalogue, settings=desk.settings)
    page.resize(900, 600)
    page.show()
    settle(app)
    assert broken(page) == []
    number, operator = page.findChildren(LineEdit)[0], page.findChildren(ComboBox)[2]
    QTest.keyClicks(number, "89161234567")
    operator.choose("mts")
    page.findChildren(Chip)[list(QuickPick).index(QuickPick.ONE_TO_THREE)].click()
    settle(app)
    assert broken(page) == []
    save = next(b for b in page.findChildren(Button) if b.sizeHint().height() == theme().px(36))
    assert save.mapTo(page, QPoint(0, save.height())).y() <= page.height()
    theme().choose(ThemeChoice.DARK, 150)
    settle(app)
    assert broken(page) == []
    gone(app, page)


@pytest.mark.parametrize("kind", ["add", "edit", "activity", "balance", "registration"])
def test_dialogs_are_whole_and_as_high_as_their_fields(
    app: QApplication, desk: Desk, language: str, text_size: int, kind: str
) -> None:
    theme().choose(ThemeChoice.LIGHT, text_size)
    line = fill(desk, language)[0]
    window = QWidget()
    window.resize(1280, 1000)
    window.show()
    dialog = _dialog(desk, window, kind, line.id)
    dialog.open()
    settle(app)
    assert broken(dialog) == []
    fields = dialog.findChild(ScrollPage)
    assert fields is not None
    assert fields.verticalScrollBar().maximum() == 0 or dialog.height() >= window.height() - 40
    content = fields.widget()
    assert content is not None
    needed = content.heightForWidth(content.width())  # -1 where nothing wraps
    assert content.height() <= (needed if needed > 0 else content.minimumSizeHint().height())
    if kind in ("add", "balance"):  # what is wrong is said under its field
        dialog.primary.click()
        settle(app)
        assert broken(dialog) == []
    gone(app, window)


def _dialog(desk: Desk, window: QWidget, kind: str, line_id: str) -> Dialog:
    line = desk.lines.get(line_id)
    if kind == "add":
        return LineDialog(lines=desk.lines, catalogue=desk.catalogue, parent=window)
    if kind == "edit":
        return LineDialog(lines=desk.lines, catalogue=desk.catalogue, line=line, parent=window)
    return EventDialog(
        lines=desk.lines,
        events=desk.events,
        catalogue=desk.catalogue,
        line=line,
        kind=kind,
        parent=window,
    )


def test_what_is_not_whole_is_found(app: QApplication, desk: Desk) -> None:
    """The finder itself: each fault is there and is seen."""
    window = QWidget()
    box = QVBoxLayout(window)
    whole = Text("body", "Номер 号码 ≈ → ₽")
    box.addWidget(whole, 0, Qt.AlignmentFlag.AlignLeft)
    window.resize(400, 200)
    window.show()
    settle(app)
    assert broken(window) == []
    whole.setFixedWidth(30)
    settle(app)
    assert [f.split(":")[0] for f in broken(window)] == ["too narrow"]
    whole.hide()
    cut = ElidedText("body", "A name that is far too long for the room it has here")
    cut.setFixedWidth(60)
    box.addWidget(cut)
    settle(app)
    assert broken(window) == []  # the tooltip has the whole
    box.addWidget(Text("body", "\N{COPYRIGHT SIGN}\U0010fffd"))
    settle(app)
    assert broken(window) == ["no glyph for '\\U0010fffd' in '©\\U0010fffd'"]
    assert missing_glyphs("号码 ₽ ё", QFont(theme().font("body"))) == ""
    gone(app, window)
