"""What is said where no window can be opened names what to install."""

from __future__ import annotations

import pytest

from simdesk.i18n.start_words import missing_library


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libglib-2.0.so.0", "libglib-2.0-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
    ],
)
def test_a_missing_library_is_named_with_its_package(library: str, package: str) -> None:
    said = f"{library}: cannot open shared object file: No such file or directory"
    words = missing_library(said)
    assert f"“{library}”" in words
    assert words.endswith(f"sudo apt install {package}")
    assert missing_library(f"/opt/x/libqxcb.so: {said}") == words


def test_what_is_no_missing_library_is_not_called_one() -> None:
    assert missing_library("") == ""
    assert missing_library("No module named 'PySide6'") == ""
    assert missing_library("libfoo.so.1: undefined symbol: bar") == ""
