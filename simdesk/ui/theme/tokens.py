"""The design tokens: colours of both schemes and sizes of text. Values only."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a coloured thing says; words and shape always say it too."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    NEUTRAL = "neutral"


class TextRole(NamedTuple):
    """A kind of text at 100 %: size and line box in pixels, weight, colour token."""

    px: int
    weight: int
    box: int
    colour: str


ROLES = {
    "display": TextRole(28, 600, 42, "t1"),
    "number": TextRole(22, 500, 34, "t1"),
    "title": TextRole(22, 600, 32, "t1"),
    "head": TextRole(20, 600, 28, "t1"),
    "h2": TextRole(16, 600, 24, "t1"),
    "row": TextRole(15, 600, 22, "t1"),
    "step": TextRole(15, 400, 22, "t1"),
    "strong": TextRole(14, 600, 22, "t1"),
    "body": TextRole(14, 400, 22, "t1"),
    "soft": TextRole(14, 400, 22, "t2"),
    "second": TextRole(13, 400, 20, "t2"),
    "second_strong": TextRole(13, 600, 20, "t2"),
    "caption": TextRole(12, 400, 18, "t3"),
    "caption_strong": TextRole(12, 600, 18, "t2"),
}

LIGHT = {
    "app": "#F2F4F6",
    "lst": "#FAFBFC",
    "sur": "#FFFFFF",
    "sunk": "#F4F6F8",
    "raised": "#FFFFFF",
    "sel": "#E1ECFB",
    "soft": "#E6EFFC",
    "hover": "#EEF1F4",
    "press": "#E3E7EB",
    "thumb": "#C3CAD2",
    "track": "#E7EAEE",
    "line": "#E2E6EA",
    "line2": "#CFD5DC",
    "t1": "#1A1D21",
    "t2": "#47505C",
    "t3": "#5E6773",
    "accent": "#1D5FC2",
    "accent_hover": "#184FA3",
    "accent_text": "#1A56B0",
    "on_accent": "#FFFFFF",
    "ctl": "#7A8492",
    "ok": "#1B6E43",
    "ok_tint": "#E6F4EB",
    "warn": "#854700",
    "warn_tint": "#FFF1DC",
    "bad": "#B3261E",
    "bad_tint": "#FCE9E7",
    "info": "#1A56B0",
    "info_tint": "#E6EFFC",
    "neutral": "#47505C",
    "neutral_tint": "#ECEFF2",
    "okbar": "#3B9468",
    "warnbar": "#B96F10",
    "badbar": "#CB4037",
    "infobar": "#3D7BD6",
    "calm": "#7F8894",
    "toast": "#24292F",
    "toast_text": "#FFFFFF",
    "toast_action": "#9CC4FF",
    "paper": "#FFFFFF",
}

DARK = {
    "app": "#15181C",
    "lst": "#191C21",
    "sur": "#1E2227",
    "sunk": "#181B20",
    "raised": "#262B32",
    "sel": "#243349",
    "soft": "#22324A",
    "hover": "#252A31",
    "press": "#2E343C",
    "thumb": "#454D58",
    "track": "#2B3138",
    "line": "#2C323A",
    "line2": "#3C434D",
    "t1": "#E9ECEF",
    "t2": "#B7BEC8",
    "t3": "#98A1AD",
    "accent": "#8AB4F8",
    "accent_hover": "#A3C4FA",
    "accent_text": "#9CC2FF",
    "on_accent": "#0B1B33",
    "ctl": "#77818E",
    "ok": "#7BD3A0",
    "ok_tint": "#1B3226",
    "warn": "#F2B661",
    "warn_tint": "#3A2B14",
    "bad": "#F79489",
    "bad_tint": "#40201E",
    "info": "#9CC2FF",
    "info_tint": "#22324A",
    "neutral": "#B7BEC8",
    "neutral_tint": "#2A3038",
    "okbar": "#4FAE7E",
    "warnbar": "#D9953A",
    "badbar": "#E0685D",
    "infobar": "#6FA3EE",
    "calm": "#77818E",
    "toast": "#E9ECEF",
    "toast_text": "#15181C",
    "toast_action": "#1A56B0",
    "paper": "#F4F1EA",
}

STRONG = {"t3": "t2", "t2": "t1", "line": "ctl", "line2": "ctl", "track": "line2"}
"""What takes whose colour where the system asks for more contrast."""

BADGES_LIGHT = {
    "mts": ("#FBE3E1", "#8F1D16"),
    "beeline": ("#FFEFB8", "#5F4700"),
    "megafon": ("#D8F1E1", "#14522F"),
    "t2": ("#E3E6EA", "#23282E"),
    "yota": ("#D8EEF9", "#0B4A6B"),
    "rostelecom": ("#EADFF8", "#512590"),
    "sbermobile": ("#D6F0EC", "#0E5148"),
    "tmobile": ("#FFF4C2", "#574800"),
    "": ("#ECEFF2", "#47505C"),
}
"""Ground and text of an operator's monogram by operator id; the hue is only a hint."""

BADGES_DARK = {
    "mts": ("#4A1E1B", "#FFB4AB"),
    "beeline": ("#453A12", "#F6D873"),
    "megafon": ("#17392A", "#8FDDB3"),
    "t2": ("#353B43", "#E2E6EB"),
    "yota": ("#153748", "#93D3F5"),
    "rostelecom": ("#33264A", "#CDB4F6"),
    "sbermobile": ("#143A36", "#8BDACB"),
    "tmobile": ("#423A14", "#F0DC7A"),
    "": ("#2A3038", "#B7BEC8"),
}
