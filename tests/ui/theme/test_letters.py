"""Where the system has no font for the language in use it is said in letters that it has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
SCRIPT = """
import sys
from simdesk.ui.spoken_language import speak
from simdesk.ui.start import make_application
from simdesk.ui.theme.letters import missing_letters
from simdesk.ui.theme.theme import Theme
app = make_application()
Theme(app)
for language in ("zh_CN", "ru", "en"):
    speak(app, language)
    print(missing_letters())
"""
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


def _said(tmp_path: Path, folder: Path | None) -> list[str]:
    """Return what is said in each language on a system with the fonts of one folder, or with all.

    Fonts are found once in a process, so each system is one of its own.
    """
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if folder is not None:
        file = tmp_path / "fonts.conf"
        file.write_text(FONTS.format(folder=folder, cache=tmp_path), "utf-8")
        env["FONTCONFIG_FILE"] = str(file)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(not DEJAVU.is_dir(), reason="fonts-dejavu is not installed")
def test_a_chinese_window_without_a_chinese_font_says_what_to_install(tmp_path: Path) -> None:
    chinese, russian, english = _said(tmp_path, DEJAVU)
    assert chinese.isascii()
    assert "fonts-noto-cjk" in chinese
    assert (russian, english) == ("", "")


def test_where_the_fonts_are_there_nothing_is_said(tmp_path: Path) -> None:
    assert _said(tmp_path, None) == ["", "", ""]
