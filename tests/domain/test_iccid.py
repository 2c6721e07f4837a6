"""SIM serial numbers as people copy them: nothing is refused, odd ones get a remark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.iccid import IccidNote, luhn_holds, read_iccid

MTS = "8970101234567890123"  # 19 digits, the last is right
FULL = "89701012345678901234"  # 20 digits, the last is right

CLEAN = {
    "19 digits": (MTS, MTS),
    "20 digits": (FULL, FULL),
    "18 without a check digit": ("897019912345678901", "897019912345678901"),
    "17 without a check digit": ("89701021234567890", "89701021234567890"),
    "groups": ("8970 1012 3456 7890 123", MTS),
    "nbsp": ("8970\u00a01012\u00a03456\u00a07890\u00a0123", MTS),
    "dashes": ("8970-1012-3456-7890-123", MTS),
    "no-break hyphens": ("8970\u20111012\u20113456\u20117890\u2011123", MTS),
    "filler F": (MTS + "F", MTS),
    "filler f after a space": (MTS + " f", MTS),
    "full-width": ("８９７０１０１２３４５６７８９０１２３", MTS),
    "marks of direction": ("\u202d" + MTS + "\u202c", MTS),
    "zero-width space": ("8970101\u200b234567890123", MTS),
    "line break": ("8970101234\r\n567890123", MTS),
    "nothing": ("", ""),
    "spaces": (" \u00a0", ""),
}

ODD = {
    "wrong check digit, 19": (MTS[:-1] + "8", IccidNote.CHECK_DIGIT),
    "wrong check digit, 20": (FULL[:-1] + "8", IccidNote.CHECK_DIGIT),
    "two digits swapped": ("8970101234567890132", IccidNote.CHECK_DIGIT),
    "letter O": ("897O101234567890123", IccidNote.NOT_DIGITS),
    "letter I": ("8970I01234567890123", IccidNote.NOT_DIGITS),
    "cyrillic О": ("897О101234567890123", IccidNote.NOT_DIGITS),
    "letter S": ("89701012S4567890123", IccidNote.NOT_DIGITS),
    "hexadecimal": ("89701A1234567890123", IccidNote.NOT_DIGITS),
    "two fillers": (MTS + "FF", IccidNote.NOT_DIGITS),
    "a filler alone": ("F", IccidNote.NOT_DIGITS),
    "float of a spreadsheet": ("8.97E+18", IccidNote.NOT_DIGITS),
    "apostrophe": ("'" + MTS, IccidNote.NOT_DIGITS),
    "label": ("ICCID: " + MTS, IccidNote.NOT_DIGITS),
    "arabic-indic": ("٨٩٧٠١٠١٢٣٤٥٦٧٨٩٠١٢٣", IccidNote.NOT_DIGITS),
    "nul": (MTS + "\x00", IccidNote.NOT_DIGITS),
    "lone surrogate": ("\ud800", IccidNote.NOT_DIGITS),
    "emoji": ("📱", IccidNote.NOT_DIGITS),
    "imei": ("356938035643809", IccidNote.IMEI),
    "imei with dashes": ("35-693803-564380-9", IccidNote.IMEI),
    "eid": ("89049032004008882600012345678901", IccidNote.EID),
    "16 digits": ("8970101234567890", IccidNote.LENGTH),
    "14 digits": ("35693803564380", IccidNote.LENGTH),
    "21 digits": (FULL + "0", IccidNote.LENGTH),
    "22 digits": (FULL + "00", IccidNote.LENGTH),
    "phone number": ("79161234567", IccidNote.LENGTH),
    "ten thousand digits": ("8" * 10_000, IccidNote.LENGTH),
    "chinese": ("8986001234567890123", IccidNote.NOT_RUSSIAN),
    "not 89": ("1234567890123456789", IccidNote.NOT_RUSSIAN),
    "zeros in front": ("0089701012345678901", IccidNote.NOT_RUSSIAN),
}


@pytest.mark.parametrize(("text", "iccid"), CLEAN.values(), ids=CLEAN)
def test_reads(text: str, iccid: str) -> None:
    reading = read_iccid(text)
    assert (reading.iccid, reading.note) == (iccid, None)


@pytest.mark.parametrize(("text", "note"), ODD.values(), ids=ODD)
def test_remarks(text: str, note: IccidNote) -> None:
    reading = read_iccid(text)
    assert reading.note is note
    assert reading.iccid


def test_every_remark_is_met() -> None:
    assert {note for _, note in ODD.values()} == set(IccidNote)


def test_keeps_what_it_cannot_read() -> None:
    assert read_iccid("897O 101").iccid == "897O101"
    assert read_iccid("0089701012345678901").iccid == "0089701012345678901"


@pytest.mark.parametrize("digits", ["79927398713", "4561261212345467", "0"])
def test_luhn_holds(digits: str) -> None:
    assert luhn_holds(digits)


@given(st.from_regex(r"897[0-9]{15,16}", fullmatch=True))
def test_one_last_digit_of_ten_is_right(front: str) -> None:
    right = [d for d in "0123456789" if read_iccid(front + d).note is None]
    assert len(right) == 1


@given(st.from_regex(r"897[0-9]{16}", fullmatch=True), st.integers(0, 18), st.integers(1, 9))
def test_one_wrong_digit_is_seen(digits: str, place: int, by: int) -> None:
    wrong = str((int(digits[place]) + by) % 10)
    changed = digits[:place] + wrong + digits[place + 1 :]
    assert not (luhn_holds(digits) and luhn_holds(changed))


@given(st.text("0123456789 -FfO\u200b\u00a0\u06f3\uff18\n"))
def test_reading_again_changes_nothing(text: str) -> None:
    once = read_iccid(text)
    assert read_iccid(once.iccid) == once
