"""The bar at the left: main menu, pages, and where the data are. It navigates nowhere itself."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QMenu, QSizePolicy, QWidget

from simdesk.i18n.language import _
from simdesk.ui.theme import icons
from simdesk.ui.theme.theme import theme
from simdesk.ui.widgets.buttons import IconButton
from simdesk.ui.widgets.cards import Icon
from simdesk.ui.widgets.layout import columns, rows
from simdesk.ui.widgets.text import Text

WIDE, NARROW = 208, 64
_ICON, _ICON_LEFT, _WORDS_LEFT = 20, 14, 46


class _Place(NamedTuple):
    """A page in the bar."""

    key: str
    icon: str
    shortcut: str


_TOP = (
    _Place("numbers", "sim", "Ctrl+1"),
    _Place("due", "calendar_clock", "Ctrl+2"),
    _Place("receipts", "receipt", "Ctrl+3"),
    _Place("rules", "text_bullet_list", "Ctrl+4"),
    _Place("scams", "shield", "Ctrl+5"),
)
_BOTTOM = _Place("settings", "settings", "Ctrl+,")


class NavButton(QAbstractButton):
    """A page's entry: icon and words, or the icon alone with the words in its tooltip."""

    def __init__(self, place: _Place) -> None:
        super().__init__()
        self.place = place
        self._count = 0
        self._narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)  # the group decides; this is told to screen readers
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Name the page."""
        self.setText(words)
        self._name()

    def show_count(self, count: int) -> None:
        """Show how many numbers need something."""
        self._count = count
        self._name()
        self.update()

    def _name(self) -> None:
        name = self.text()
        if self._count:
            name = _("{page}, {n} need action").format(page=self.text(), n=self._count)
        self.setAccessibleName(name)
        self.setToolTip(f"{self.text()} ({self.place.shortcut})")

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme().px(48), theme().px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        if on or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(t.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("sel" if on else "hover" if self.underMouse() else "app"))
            painter.drawRoundedRect(box, 8, 8)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("accent"))
            bar = QRectF(1, (self.height() - t.px(18)) / 2, 3, t.px(18))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        side = t.px(_ICON)
        left = (self.width() - side) // 2 if self._narrow else t.px(_ICON_LEFT)
        where = QRect(left, (self.height() - side) // 2, side, side)
        file = f"{self.place.icon}_20_{'filled' if on else 'regular'}"
        icons.paint(painter, where, file, "accent_text" if on else "t2")
        if self._narrow:
            if self._count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.colour("warnbar"))
                painter.drawEllipse(QRectF(where.right() + 1, where.top() - 6, 8, 8))
            return
        painter.setPen(t.colour("t1"))
        painter.setFont(t.font("body", 600 if on else 500))
        words = QRect(t.px(_WORDS_LEFT), 0, self.width() - t.px(50), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        t = theme()
        font = t.font("caption_strong")
        width = max(t.px(22), QFontMetrics(font).horizontalAdvance(str(self._count)) + t.px(12))
        top = (self.height() - t.px(22)) / 2
        box = QRectF(self.width() - width - t.px(10), top, width, t.px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("warn_tint"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(t.colour("warn"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._count))


class Sidebar(QWidget):
    """Emits `page_requested(key)`, and `menu_made(QMenu)` for the window to fill it."""

    page_requested = Signal(str)
    menu_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, NavButton] = {}
        self._narrow = False
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.setProperty("ground", "app")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = rows(self, margins=(8, 10, 8, 10), gap=2)
        self._head = head = columns(gap=0)
        self.menu_button = IconButton("navigation")
        self.menu_button.clicked.connect(self.open_menu)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._product = Text("strong", "SimDesk")
        head.addWidget(self._product, 1)
        box.addLayout(head)
        group = QButtonGroup(self)
        for place in _TOP:
            box.addWidget(self._make(place, group))
        box.addStretch(1)
        self._facts = facts = columns()
        self._cloud = Icon("cloud_off_16_regular", "t3", 16)
        facts.addWidget(self._cloud, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._local = Text("caption", wrap=True)
        facts.addWidget(self._local, 1)
        box.addLayout(facts)
        box.addWidget(self._make(_BOTTOM, group))

    def _make(self, place: _Place, group: QButtonGroup) -> NavButton:
        button = NavButton(place)
        button.clicked.connect(lambda _=False, key=place.key: self.page_requested.emit(key))
        group.addButton(button)
        self._buttons[place.key] = button
        return button

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        words = {
            "numbers": _("Numbers"),
            "due": _("Due"),
            "receipts": _("Receipts"),
            "rules": _("Rules"),
            "scams": _("Scams"),
            "settings": _("Settings"),
        }
        for key, button in self._buttons.items():
            button.show_words(words[key])
        self.menu_button.set_words(_("Main menu (F10)"))
        self._local.setText(_("On this computer only"))
        self._cloud.setToolTip(_("On this computer only"))

    def show_page(self, key: str) -> None:
        """Mark a page as the one shown; pages inside Numbers keep Numbers marked."""
        self._buttons.get(key, self._buttons["numbers"]).setChecked(True)

    def show_pressing(self, count: int) -> None:
        """Show how many numbers need something."""
        self._buttons["numbers"].show_count(count)

    def show_due(self, count: int) -> None:
        """Show how many things are due."""
        self._buttons["due"].show_count(count)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone."""
        self._narrow = narrow
        self.setFixedWidth(theme().px(NARROW) if narrow else theme().px(WIDE))
        self._product.setVisible(not narrow)
        self._local.setVisible(not narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)
        self._align()

    def _align(self) -> None:
        """Put the icons above and below the pages on their line, and the words on theirs."""
        px = theme().px
        icons_at, words_at = px(_ICON_LEFT) + px(_ICON) // 2, px(_WORDS_LEFT)
        menu, cloud = self.menu_button.sizeHint().width(), px(16)
        self._head.setContentsMargins(icons_at - menu // 2, 0, 0, 8)
        self._head.setSpacing(max(0, words_at - icons_at - menu // 2))
        self._facts.setContentsMargins(icons_at - cloud // 2, 4, 4, 6)
        self._facts.setSpacing(words_at - icons_at - cloud // 2)

    @cached_property
    def menu(self) -> QMenu:
        """The main menu, made when it is first opened."""
        menu = QMenu(self)
        self.menu_made.emit(menu)
        return menu

    def open_menu(self) -> None:
        """Open the main menu under its button."""
        self.menu.exec(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._buttons:
            self.set_narrow(self._narrow)  # another text size makes another width

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        held = self.focusWidget()
        buttons = list(self._buttons.values())
        if step is None or not isinstance(held, NavButton):
            super().keyPressEvent(event)
            return
        buttons[(buttons.index(held) + step) % len(buttons)].setFocus()
