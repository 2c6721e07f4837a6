"""What must hold for every widget: nothing clipped, focus that is seen and moves nothing, names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from simdesk.domain.settings import ThemeChoice
from simdesk.ui.theme.theme import Theme
from simdesk.ui.widgets.buttons import Button
from simdesk.ui.widgets.text import ElidedText, Text
from tests.ui.widgets.gallery import WORDS, Gallery, settle, show

LANGUAGES = tuple(WORDS)


@pytest.fixture(params=LANGUAGES)
def gallery(request: pytest.FixtureRequest, look: Theme) -> Iterator[Gallery]:
    page = Gallery(request.param)
    show(page, 640)
    yield page
    page.close()
    page.deleteLater()
    settle()


def clipped(page: QWidget) -> list[str]:
    """Return what does not have the room that it needs."""
    found = []
    for label in page.findChildren(Text):
        if not label.isVisible() or isinstance(label, ElidedText):
            continue
        needs = label.heightForWidth(label.width()) if label.wordWrap() else 0
        if needs > label.height():
            found.append(f"{label.text()[:30]!r} needs {needs}, has {label.height()}")
        if not label.wordWrap() and label.sizeHint().width() > label.width():
            found.append(f"{label.text()[:30]!r} is too wide")
    found += [
        f"button {button.text()!r}: {button.sizeHint().width()} in {button.width()}"
        for button in page.findChildren(Button)
        if button.isVisible() and button.text() and button.sizeHint().width() > button.width()
    ]
    for other in page.findChildren(QAbstractButton):
        if other.isVisible() and other.hasHeightForWidth():
            needs = other.heightForWidth(other.width())
            if needs > other.height():
                found.append(f"{other.text()[:30]!r} needs {needs}, has {other.height()}")
    return found


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("width", [520, 640, 1100])
def test_nothing_is_clipped(gallery: Gallery, look: Theme, size: int, width: int) -> None:
    look.choose(ThemeChoice.LIGHT, size)
    show(gallery, width * size // 100)
    assert clipped(gallery) == []


def test_narrow_then_wide_leaves_no_hole(gallery: Gallery) -> None:
    """Labels give back the height that they needed while they were narrow."""
    show(gallery, 640)
    before = gallery.height()
    show(gallery, 480)
    show(gallery, 640)
    assert gallery.height() == before


def ink(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_focus_is_seen_and_moves_nothing(gallery: Gallery, look: Theme) -> None:
    gallery.activateWindow()
    for name, widget in gallery.focusable.items():
        gallery.setFocus()
        settle()
        place, before = widget.geometry(), ink(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert widget.hasFocus(), name
        assert widget.geometry() == place, name
        after = ink(widget)
        changed = sum(
            before.pixel(x, y) != after.pixel(x, y)
            for x in range(after.width())
            for y in range(0, after.height(), 3)
        )
        assert changed > 4, f"{name} looks the same with the keyboard on it"


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_ring_is_two_pixels_all_round(look: Theme, choice: ThemeChoice) -> None:
    look.choose(choice, 100)
    page = Gallery("en")
    show(page, 640)
    page.activateWindow()
    for name in ("button secondary", "button primary", "field", "combo", "card"):
        widget = page.focusable[name]
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        image = ink(widget)
        middle = image.height() // 2
        edge = [image.pixelColor(x, middle).name() for x in range(4)]
        assert edge[0] == edge[1] != edge[2] == edge[3], name
        right = [image.pixelColor(image.width() - 1 - x, middle).name() for x in range(3)]
        assert right == edge[:3], name
    page.close()


def test_a_click_draws_no_ring_but_the_keyboard_does(gallery: Gallery) -> None:
    button, other = gallery.focusable["button secondary"], gallery.focusable["button tonal"]
    gallery.activateWindow()
    pictures = {}
    for reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
        other.setFocus()
        settle()
        pictures["rest"] = ink(button)
        button.setFocus(reason)
        settle()
        pictures[reason.name] = ink(button)
    assert pictures["MouseFocusReason"] == pictures["rest"]
    assert pictures["TabFocusReason"] != pictures["rest"]


def test_everything_that_takes_the_keyboard_has_a_name(gallery: Gallery) -> None:
    nameless = []
    for widget in gallery.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name):
            nameless.append(type(widget).__name__)
    assert nameless == []


def test_what_has_no_words_has_a_tooltip(gallery: Gallery) -> None:
    bare = [
        button.accessibleName()
        for button in gallery.findChildren(Button)
        if button.isVisible() and not button.text() and not button.toolTip()
    ]
    assert bare == []


def test_roles_are_those_of_the_controls_they_are(gallery: Gallery) -> None:
    wanted = {
        "tick": QAccessible.Role.CheckBox,
        "switch": QAccessible.Role.CheckBox,
        "check": QAccessible.Role.CheckBox,
        "radio": QAccessible.Role.RadioButton,
        "card": QAccessible.Role.RadioButton,
        "button primary": QAccessible.Role.Button,
        "field": QAccessible.Role.EditableText,
        "combo": QAccessible.Role.ComboBox,
    }
    for name, role in wanted.items():
        spoken = QAccessible.queryAccessibleInterface(gallery.focusable[name])
        assert spoken.role() == role, name


def test_every_widget_changes_with_the_scheme(gallery: Gallery, look: Theme) -> None:
    light = {name: ink(widget) for name, widget in gallery.focusable.items()}
    look.choose(ThemeChoice.DARK, 100)
    settle()
    same = [name for name, widget in gallery.focusable.items() if ink(widget) == light[name]]
    assert same == []
    grounds = {
        label.palette().windowText().color().name() for label in gallery.findChildren(QLabel)
    }
    assert look.colour("t1").name() in grounds


def test_targets_are_large_enough(gallery: Gallery) -> None:
    small = {
        name: (widget.width(), widget.height())
        for name, widget in gallery.focusable.items()
        if widget.height() < 24 or widget.width() < 24
    }
    assert small == {}, "24 by 24 is the least for a link, 30 for all else"


def test_words_that_do_not_fit_a_button_end_in_dots(look: Theme) -> None:
    """A button squeezed by a layout shows where its words were cut, and keeps its edge."""
    button = Button("secondary", "WWWWWWWWWW")
    button.resize(90, 36)
    squeezed = ink(button)
    button.setText("WWWWWWWWW")
    assert squeezed.size() == ink(button).size()
    assert squeezed != ink(Button("secondary", ""))
    assert squeezed.pixelColor(0, 18) == squeezed.pixelColor(89, 18) == look.colour("line2")
    gap = [squeezed.pixelColor(x, 18).lightness() for x in range(76, 89)]
    assert min(gap) > 200, "the words stay off the edge"
