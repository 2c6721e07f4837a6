"""What is arranged before Qt starts: an input method that only another module reaches."""

from __future__ import annotations

import os

import pytest

from simdesk.ui.start import make_application


@pytest.mark.parametrize(
    ("variable", "wanted", "used"),
    [
        ("QT_IM_MODULE", "fcitx", "ibus"),
        ("QT_IM_MODULE", "fcitx5", "ibus"),
        ("QT_IM_MODULES", "wayland;fcitx", "wayland;ibus"),
        ("QT_IM_MODULES", "wayland;fcitx5;xim", "wayland;ibus;xim"),
        ("QT_IM_MODULE", "ibus", "ibus"),
        ("QT_IM_MODULE", "compose", "compose"),
    ],
)
def test_fcitx_is_reached_through_the_ibus_module(
    monkeypatch: pytest.MonkeyPatch, variable: str, wanted: str, used: str
) -> None:
    monkeypatch.setenv(variable, wanted)
    make_application()
    assert os.environ[variable] == used


def test_no_input_method_is_asked_for_where_none_was(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("QT_IM_MODULES", "QT_IM_MODULE"):
        monkeypatch.delenv(variable, raising=False)
    make_application()
    assert "QT_IM_MODULE" not in os.environ
    assert "QT_IM_MODULES" not in os.environ
