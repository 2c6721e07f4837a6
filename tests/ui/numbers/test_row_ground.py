"""The ground of a row says which number is chosen, pointed at, and has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QCursor, QImage
from PySide6.QtWidgets import QApplication

from simdesk.ui.pages.numbers_page import NumbersPage
from simdesk.ui.theme.theme import theme


def _rows(page: NumbersPage) -> list[int]:
    """The rows of the first two numbers; the first is chosen."""
    model = page.list.model
    lines = [row for row in range(model.rowCount()) if not model.is_header(row)]
    assert page.list.view.currentIndex().row() == lines[0]
    return lines[:2]


def _colours(page: NumbersPage, row: int, place: QPoint) -> QColor:
    view = page.list.view
    picture: QImage = view.grab().toImage()
    rect = view.visualRect(page.list.model.index(row, 0))
    return picture.pixelColor(rect.topLeft() + place)


def test_the_row_under_the_mouse_is_shown_until_it_leaves(
    app: QApplication, page: NumbersPage
) -> None:
    page.resize(1000, 700)
    page.show()
    app.processEvents()
    chosen, other = _rows(page)
    inside = QPoint(14, 30)
    assert _colours(page, chosen, inside) == theme().colour("sel")
    plain = _colours(page, other, inside)
    view = page.list.view
    rect = view.visualRect(page.list.model.index(other, 0))
    QCursor.setPos(view.mapToGlobal(rect.center()))
    view.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert _colours(page, other, inside) == theme().colour("hover") != plain
    view.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    assert _colours(page, other, inside) == plain


def test_the_chosen_row_has_a_ring_once_the_keyboard_is_used(
    app: QApplication, page: NumbersPage
) -> None:
    page.resize(1000, 700)
    page.show()
    page.activateWindow()
    page.list.view.setFocus()
    app.processEvents()
    chosen, other = _rows(page)
    edge = QPoint(100, 1)
    ground = _colours(page, chosen, edge)
    page.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    assert _colours(page, chosen, edge) == theme().colour("accent") != ground
    assert _colours(page, other, edge) != theme().colour("accent")
