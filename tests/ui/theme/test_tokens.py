"""The colours can be told apart and read: WCAG contrast of every pair that is drawn together."""

from __future__ import annotations

import pytest

from simdesk.ui.theme.tokens import BADGES_DARK, BADGES_LIGHT, DARK, LIGHT, STRONG, Tone

GROUNDS = ("sur", "lst", "app", "sunk", "sel", "raised", "hover")
TEXTS = ("t1", "t2", "t3", "accent_text", *(tone.value for tone in Tone))
SIGNS = ("accent", "ctl", "okbar", "warnbar", "badbar", "infobar", "calm")
SCHEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guideline_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_legible_on_every_ground(scheme: str, text: str) -> None:
    colours = SCHEMES[scheme]
    low = {g: contrast(colours[text], colours[g]) for g in GROUNDS}
    assert min(low.values()) >= 4.5, low


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", Tone)
def test_text_is_legible_on_tints(scheme: str, tone: Tone) -> None:
    colours = SCHEMES[scheme]
    tint = colours[f"{tone.value}_tint"]
    for text in (tone.value, "t1", "t2"):
        assert contrast(colours[text], tint) >= 4.5, text


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sign", SIGNS)
def test_signs_stand_out_from_every_ground(scheme: str, sign: str) -> None:
    colours = SCHEMES[scheme]
    low = {g: contrast(colours[sign], colours[g]) for g in ("sur", "lst", "sunk", "sel", "raised")}
    assert min(low.values()) >= 3, low


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_on_filled_grounds(scheme: str) -> None:
    c = SCHEMES[scheme]
    for text, ground in (
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("toast_text", "toast"),
        ("toast_action", "toast"),
        ("sur", "t1"),
        ("accent_text", "soft"),
        ("accent_text", "sel"),
    ):
        assert contrast(c[text], c[ground]) >= 4.5, (text, ground)
    assert contrast(c["t1"], c["accent"]) >= 1.5  # the ring of a filled button differs from it


@pytest.mark.parametrize("badges", [BADGES_LIGHT, BADGES_DARK])
def test_monograms_are_legible(badges: dict[str, tuple[str, str]]) -> None:
    assert set(badges) == set(BADGES_LIGHT)
    for operator, (ground, text) in badges.items():
        assert contrast(ground, text) >= 7, operator


@pytest.mark.parametrize("scheme", SCHEMES)
def test_more_contrast_is_more(scheme: str) -> None:
    colours = SCHEMES[scheme]
    for weak, strong in STRONG.items():
        assert contrast(colours[strong], colours["sur"]) > contrast(colours[weak], colours["sur"])


def test_both_schemes_know_the_same_tokens() -> None:
    assert set(LIGHT) == set(DARK)
