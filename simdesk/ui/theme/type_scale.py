"""Text roles: size, weight and line box of each, and the font families by platform and language."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontInfo

BODY_PX = 14
"""Body text at 100 %; every other size is a multiple of it."""


class Role(StrEnum):
    """What a text is for."""

    DISPLAY = "display"
    TITLE = "title"
    HEAD = "head"
    H2 = "h2"
    ROW = "row"
    BODY = "body"
    SECOND = "second"
    CAPTION = "caption"
    COUNT = "count"


class Type(NamedTuple):
    """Pixels at 100 %, weight, and the height one line takes whatever its script."""

    px: int
    weight: QFont.Weight
    line: int


NORMAL, MEDIUM, BOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold

SCALE: dict[Role, Type] = {
    Role.DISPLAY: Type(28, BOLD, 42),
    Role.TITLE: Type(22, BOLD, 32),
    Role.HEAD: Type(20, BOLD, 28),
    Role.H2: Type(16, BOLD, 24),
    Role.ROW: Type(15, BOLD, 22),
    Role.BODY: Type(14, NORMAL, 22),
    Role.SECOND: Type(13, NORMAL, 20),
    Role.CAPTION: Type(12, NORMAL, 18),
    Role.COUNT: Type(11, BOLD, 16),
}

_HAN = ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei"]
_PLAIN = {"sans", "sans serif", "sans-serif", "dejavu sans", "helvetica", "arial", "noto sans"}


def families(language: str, desktop: str) -> list[str]:
    """Return the families to try, Latin and Cyrillic first, then Han in its mainland shapes.

    `desktop` is the family of the desktop's own font; it comes first on Linux unless it only
    stands for "any sans-serif". Chinese on Linux ends with the CJK family so that no Japanese
    shapes come in from the system's own order.
    """
    if sys.platform == "win32":
        return ["Segoe UI", "Microsoft YaHei UI", "Segoe UI Symbol"]
    if sys.platform == "darwin":
        return [".AppleSystemUIFont", "PingFang SC"]
    own = [] if desktop.casefold() in _PLAIN or desktop.startswith("Noto Sans CJK") else [desktop]
    fallback = ["Inter", "Noto Sans"]
    return own + fallback + (_HAN if language == "zh_CN" else [*_HAN, "DejaVu Sans"])


def base_px(desktop: QFont) -> int:
    """Return the body size at 100 %: the desktop's own where that is larger than ours."""
    return max(BODY_PX, QFontInfo(desktop).pixelSize())
