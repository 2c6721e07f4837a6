"""Hidden digits: no number can be read in any text or name, and nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain import msisdn
from simdesk.services.exporting import bag, folder
from simdesk.services.exporting.choices import Choices
from simdesk.services.exporting.hiding import Hiding, hidden
from tests.services.exporting.conftest import ADDED, Shoebox

OWN, OTHER, ABROAD = "+79161234567", "+79035550812", "+8613800138000"
HIDE = Choices(hide_digits=True)


def test_the_code_and_two_digits_stay() -> None:
    assert msisdn.spaced(hidden(OWN)) == "+7 916 ***-**-67"
    assert msisdn.trunk(hidden(OWN)) == "8916*****67"
    assert hidden(ABROAD) == "+86*********00"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("+7 916 123-45-67", "+7 916 ***-**-67"),
        ("8(916)1234567, again 9161234567", "8(916)*****67, again 916*****67"),
        ("IMG_79161234567_1.jpg", "IMG_7916*****67_1.jpg"),
        ("916_123_45_67", "916_***_**_67"),
        ("００１９１６１２３４５６７", "００１９１６*****６７"),
        ("尾号4567", "尾号**67"),
        ("кончается на 123-45-67", "кончается на ***-**-67"),
        ("another: 8 926 440-19-03", "another: 8 926 ***-**-03"),
        ("86 138 0013 8000", "86 *** **** **00"),
        ("2026-11-05, 1 200 ₽, 14567, 45-67", "2026-11-05, 1 200 ₽, 14567, 45-67"),
        ("FN 9960440302187731", "FN 9960440302187731"),
    ],
)
def test_numbers_are_found_however_they_are_written(typed: str, shown: str) -> None:
    assert Hiding([OWN, OTHER, ABROAD]).text(typed, OWN) == shown


def test_a_reference_may_look_like_a_number_that_nobody_keeps() -> None:
    hiding = Hiding([OWN])
    assert hiding.reference("9264401903 / 4567") == "9264401903 / 4567"
    assert hiding.reference("A-9161234567") == "A-916*****67"


_WORDS = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=30)


@given(
    _WORDS,
    st.lists(st.sampled_from(["", " ", "-", ")", "_", " - "]), min_size=9, max_size=9),
    _WORDS,
)
def test_whatever_stands_around_it_no_number_stays_whole(
    before: str, between: list[str], after: str
) -> None:
    parted = "".join(a + b for a, b in zip(msisdn.national(OWN), [*between, ""], strict=True))
    typed = before + parted + after
    shown = Hiding([OWN]).text(typed, OWN)
    assert len(shown) == len(typed)
    assert re.sub(r"\D", "", shown) == "91667"
    assert all(a in (b, "*") for a, b in zip(shown, typed, strict=True))


def _full(shoebox: Shoebox) -> None:
    main, other = shoebox.line("尾号4567 · 8 903 555-08-12", OWN), shoebox.line("", OTHER)
    shoebox.route = "Terminal for 9161234567"
    shoebox.receipt(
        "slip.jpg", main, run_id="run", name="чек +79161234567 🧾.jpg", note="also 89035550812"
    )
    shoebox.receipt("second_slip.jpg", other, name="0812.jpg", reference="9035550812-1")


def _everything(folder: Path) -> list[str]:
    """Return every name and every text in a folder, without what parts digits."""
    files = [p for p in folder.rglob("*") if p.is_file()]
    texts = [p.read_bytes().decode() for p in files if p.suffix not in (".jpg", ".xlsx", ".pdf")]
    return [re.sub(r"[ ()-]", "", text) for text in (*map(str, files), *texts)]


@pytest.mark.parametrize("form", ["folder", "bag"])
def test_no_list_name_or_record_shows_a_number(shoebox: Shoebox, tmp_path: Path, form: str) -> None:
    _full(shoebox)

    def written(choices: Choices) -> list[str]:
        target, plan = tmp_path / str(choices.hide_digits), shoebox.plan(choices=choices)
        if form == "folder":
            folder.write(plan, target)
        else:
            bag.write(plan, target, made_at=ADDED)
        return _everything(target)

    open_, closed = "\n".join(written(Choices())), "\n".join(written(HIDE))
    for number in ("9161234567", "9035550812"):
        assert number in open_
        assert number not in closed
    assert "尾号4567" in open_
    assert "尾号xx67" in closed
    assert "916*****67" in closed


def test_numbers_that_look_alike_then_keep_their_own_folders(shoebox: Shoebox) -> None:
    for number in ("+79161234567", "+79167654367"):
        shoebox.receipt(number.encode(), shoebox.line("Main", number))
    folders = [entry.target.split("/")[0] for entry in shoebox.plan(choices=HIDE).entries]
    assert folders == ["7916xxxxx67_Main", "7916xxxxx67_Main_2"]


def test_notes_and_references_stay_behind(shoebox: Shoebox, tmp_path: Path) -> None:
    shoebox.receipt("slip.jpg", shoebox.line("Main"), note="private words", reference="A-17")
    plan = shoebox.plan(choices=Choices(without_notes=True))
    folder.write(plan, tmp_path / "folder")
    bag.write(plan, tmp_path / "bag", made_at=ADDED)
    told = "\n".join((*_everything(tmp_path / "folder"), *_everything(tmp_path / "bag")))
    assert "Main" in told
    assert "private" not in told
    assert "A17" not in told
