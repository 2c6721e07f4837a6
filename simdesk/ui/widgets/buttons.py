"""Buttons of all kinds. They paint themselves; role, keys and state stay those of a push button."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from simdesk.ui.theme import icons
from simdesk.ui.theme.painting import ring, rounded, text_line
from simdesk.ui.theme.theme import theme


class _Look(NamedTuple):
    """One kind at rest: tokens (empty means none), and lengths at 100 %."""

    words: str
    fill: str = ""
    edge: str = ""
    weight: int = 500
    role: str = "body"
    pad: int = 15
    height: int = 36
    radius: int = 8
    icon: int = 20
    hover: str = "hover"
    ring: str = "accent"


_LOOKS = {
    "primary": _Look("on_accent", "accent", weight=600, pad=19, hover="accent_hover", ring="t1"),
    "secondary": _Look("t1", "sur", "line2"),
    "tonal": _Look("accent_text", "sur", "accent", weight=600, pad=19, hover="soft"),
    "danger": _Look("bad", "sur", "bad", hover="bad_tint"),
    "quiet": _Look("t2", pad=10),
    "link": _Look("accent_text", pad=4, height=24, radius=6, icon=16, role="second", hover=""),
    "icon": _Look("t2", pad=7, height=34),
    "chip": _Look("t1", "sur", "line2", role="second", pad=11, height=30, radius=15, icon=16),
    "segment": _Look("t2", role="second", pad=13, height=28, radius=7, icon=16),
    "toast": _Look("toast_action", pad=10, height=32, icon=16, hover="", ring="toast_action"),
}
_GAP = 8


class Button(QPushButton):
    """A push button. `kind`: primary, secondary, tonal, quiet, link, danger. `icon`: plain name.

    At most one primary button is to be seen on a screen. The focus ring shows once the keyboard
    is used, not after a click, and takes no room.
    """

    def __init__(
        self,
        kind: str = "secondary",
        text: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self._ringed = True
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)

    def set_kind(self, kind: str) -> None:
        """Change the kind, for example when the filled button moves on."""
        if kind != self._kind:
            self._kind = kind
            self.updateGeometry()
            self.update()

    def set_icon(self, name: str) -> None:
        """Change the icon; an empty name takes it away."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self.setAccessibleName(self._words())
        self.updateGeometry()

    def _words(self) -> str:
        """The text without the sign that marks its Alt key."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _font(self) -> QFont:
        look = _LOOKS[self._kind]
        return theme().font(look.role, 600 if self.isChecked() else look.weight)

    def _words_width(self) -> int:
        """Room for the words, the same whether checked or not, so that a choice moves nothing."""
        look = _LOOKS[self._kind]
        # The stronger weight is not always the wider one: an ellipsis may come from another font.
        weights = {look.weight, 600 if self.isCheckable() else look.weight}
        fonts = (theme().font(look.role, weight) for weight in weights)
        words = self._words()
        return ceil(max(QFontMetricsF(font).horizontalAdvance(words) for font in fonts))

    def _icon_shown(self) -> str:
        return self._icon

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        look, px = _LOOKS[self._kind], theme().px
        words = self._words_width() if self._words() else 0
        icon = px(look.icon) if self._icon_shown() else 0
        gap = px(_GAP) if words and icon else 0
        return QSize(words + gap + icon + 2 * px(look.pad), px(look.height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def _fill(self) -> str:
        look = _LOOKS[self._kind]
        if not self.isEnabled():
            return "sunk" if look.fill else ""
        if self.isDown() and look.hover:
            return "accent_hover" if self._kind == "primary" else "press"
        if self.isChecked():
            return "soft" if self._kind == "chip" else "sur" if self._kind == "segment" else "sel"
        return look.hover if self.underMouse() and look.hover else look.fill

    def _edge(self) -> str:
        look = _LOOKS[self._kind]
        if not self.isEnabled():
            return "line" if look.fill else ""
        return "accent" if self.isChecked() and self._kind in ("chip", "segment") else look.edge

    def _ink(self) -> str:
        if not self.isEnabled():
            return "t3"
        return "accent_text" if self.isChecked() else _LOOKS[self._kind].words

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        t, look = theme(), _LOOKS[self._kind]
        painter = QPainter(self)
        radius, fill, edge = t.px(look.radius), self._fill(), self._edge()
        rounded(
            painter,
            self.rect(),
            radius,
            fill=t.colour(fill) if fill else None,
            edge=t.colour(edge) if edge else None,
        )
        if self.hasFocus() and self._ringed:
            ring(painter, self.rect(), radius, t.colour(look.ring))
        self._paint_face(
            painter, QRect(self.rect()).adjusted(t.px(look.pad), 0, -t.px(look.pad), 0)
        )

    def _paint_face(self, painter: QPainter, room: QRect) -> None:
        """Draw icon and words in the middle of `room`."""
        t, look = theme(), _LOOKS[self._kind]
        ink, icon, words = self._ink(), self._icon_shown(), self._words()
        side = t.px(look.icon) if icon else 0
        gap = t.px(_GAP) if words and icon else 0
        font = self._font()
        width = ceil(QFontMetricsF(font).horizontalAdvance(words)) if words else 0
        x = room.left() + max(0, (room.width() - side - gap - width) // 2)
        if icon:
            style = "filled" if self.isChecked() else "regular"
            where = QRect(x, (self.height() - side) // 2, side, side)
            icons.paint(painter, where, f"{icon}_{look.icon}_{style}", ink)
        if words:
            left = x + side + gap
            box = QRect(left, 0, room.right() + 1 - left, self.height())
            if self._kind == "link" and self.underMouse() and self.isEnabled():
                font = QFont(font)
                font.setUnderline(True)
            text_line(painter, box, words, font, t.colour(ink))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        reasons = Qt.FocusReason
        if event.reason() not in (reasons.ActiveWindowFocusReason, reasons.PopupFocusReason):
            self._ringed = event.reason() is not reasons.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self._ringed = True
        self.update()
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()


class IconButton(Button):
    """A square button with an icon alone; its words are tooltip and accessible name."""

    def __init__(self, icon: str, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__("icon", icon=icon, parent=parent)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say what the button does."""
        self.setToolTip(words)
        self.setAccessibleName(words)
