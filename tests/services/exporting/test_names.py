"""File names: readable, and held by every file system."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simdesk.domain.money import Money
from simdesk.services.exporting.names import LONGEST, LONGEST_BYTES, amount_name, file_name, unique

WINDOWS = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789¹²³"
}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("主号 · 银行", "主号_·_银行"),
        ("Мамин номер", "Мамин_номер"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("COM¹", "_COM¹"),
        ("trailing dots. . .", "trailing_dots"),
        ("..", "none"),
        ("../../etc/passwd", "etc_passwd"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("line\nbreak\ttab", "line_break_tab"),
        ("", "none"),
        ("📱 phone", "📱_phone"),
        ("е\u0308лка", "ёлка"),
    ],
)
def test_what_becomes_of_a_text(text: str, name: str) -> None:
    assert file_name(text, "none") == name


@given(st.text(max_size=400))
@example("字" * 300)
@example("a" * 300)
@example("👨‍👩‍👧‍👦" * 50)
@example("." * 300)
@example("x" * 39 + "." + "y")
@example("aux .jpg")
@example("con" + "_" * 40 + "x")
@example("con." + "字" * 30)
@example("е\u200b\u0308")
def test_any_text_becomes_a_name_that_every_system_holds(text: str) -> None:
    name = file_name(text, "none")
    assert name
    assert name == name.strip(". ")
    assert len(name.encode()) <= LONGEST_BYTES
    assert len(name) <= LONGEST + 1
    assert not re.search(r'[<>:"/\\|?*\s\x00-\x1f]', name)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in name)
    assert name.split(".")[0].casefold() not in WINDOWS
    assert unicodedata.is_normalized("NFC", name)


def test_an_amount_is_ascii_and_whole_where_it_can_be() -> None:
    assert amount_name(Money(100_00)) == "100RUB"
    assert amount_name(Money(650_50)) == "650.50RUB"
    assert amount_name(Money(5)) == "0.05RUB"


def test_names_that_differ_only_in_case_are_numbered() -> None:
    taken: set[str] = set()
    assert unique("Slip", ".jpg", taken) == "Slip.jpg"
    assert unique("slip", ".JPG", taken) == "slip_2.JPG"
    assert unique("SLIP", ".jpg", taken) == "SLIP_3.jpg"
