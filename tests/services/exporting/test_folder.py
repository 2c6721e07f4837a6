"""The receipt folder: whole and verified, or nothing at all and nothing touched."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.domain.money import Money
from simdesk.domain.receipt import MediaType
from simdesk.services.exporting.choices import AS_KEPT, USUAL, Choices
from simdesk.services.exporting.folder import write
from simdesk.services.exporting.plan import Plan
from tests import check_receipt_folder
from tests.services.exporting.conftest import DATA, Shoebox

Look = Callable[[Path], dict[str, bytes]]


def _full(shoebox: Shoebox) -> Plan:
    """A plan with everything: two numbers, three files, one without a number, one binned twin."""
    main, other = shoebox.line("Main · bank"), shoebox.line("Мамин номер", "+79035550812")
    shoebox.receipt("slip.jpg", main, run_id="run")
    shoebox.receipt("small_slip.jpg", main, run_id="run")
    shoebox.receipt("second_slip.jpg", other, on=date(2026, 10, 3), amount=Money(650_50))
    shoebox.receipt("electronic.pdf", media_type=MediaType.PDF, on=None, amount=None)
    return shoebox.plan()


def _refused(plan: Plan, target: Path) -> ExportProblem:
    with pytest.raises(ExportError) as caught:
        write(plan, target)
    return caught.value.problem


def test_a_whole_folder_passes_the_outside_check(shoebox: Shoebox, tmp_path: Path) -> None:
    originals = [DATA / name for name in ("slip.jpg", "small_slip.jpg", "electronic.pdf")]
    written = write(_full(shoebox), tmp_path / "out")
    assert written == tmp_path / "out"
    assert list(check_receipt_folder.problems(written, originals)) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kept", "out"]


def test_names_tell_number_month_day_amount_and_route(shoebox: Shoebox) -> None:
    assert [entry.target for entry in _full(shoebox).entries] == [
        "79035550812_Мамин_номер/2026-10/2026-10-03_650.50RUB.jpg",
        "79161234567_Main_·_bank/2026-11/2026-11-21_100RUB_Payment_terminal.jpg",
        "79161234567_Main_·_bank/2026-11/2026-11-21_100RUB_Payment_terminal_2.jpg",
        "No_number/2026-11/2026-11-21.pdf",
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(label=st.text(max_size=300), route=st.text(max_size=60), note=st.text(max_size=40))
@example(label="100%41 #2; a&b", route="=1+1", note="CON")
def test_any_words_give_a_folder_that_passes_the_outside_check(
    tmp_path_factory: pytest.TempPathFactory, label: str, route: str, note: str
) -> None:
    place = tmp_path_factory.mktemp("any")
    shoebox = Shoebox(place)
    shoebox.route = route
    shoebox.receipt(b"one", shoebox.line(label), run_id="run", note=note, name=note)
    written = write(shoebox.plan(), place / "out")
    assert written is not None
    assert list(check_receipt_folder.problems(written)) == []


def test_receipts_of_one_day_and_sum_stand_side_by_side(shoebox: Shoebox, tmp_path: Path) -> None:
    line = shoebox.line("Main")
    for content in (b"a", b"b", b"a"):
        shoebox.receipt(content, line)
    written = write(shoebox.plan(), tmp_path / "out")
    assert written is not None
    files = {p.name: p.read_bytes() for p in written.rglob("*.jpg")}
    assert files == {
        "2026-11-21_100RUB.jpg": b"a",
        "2026-11-21_100RUB_2.jpg": b"b",
        "2026-11-21_100RUB_3.jpg": b"a",
    }
    assert list(check_receipt_folder.problems(written)) == []


def test_nothing_to_export_says_so(shoebox: Shoebox, tmp_path: Path) -> None:
    assert _refused(shoebox.plan(), tmp_path / "out") is ExportProblem.NOTHING
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["folder", "file", "dangling link", "half-made"])
def test_what_is_there_is_never_touched(
    shoebox: Shoebox, tmp_path: Path, listing: Look, kind: str
) -> None:
    plan = _full(shoebox)
    target = tmp_path / "out"
    if kind == "file":
        target.write_bytes(b"mine")
    elif kind == "dangling link":
        target.symlink_to(tmp_path / "nowhere")
    else:
        inside = tmp_path / ("out.partial" if kind == "half-made" else "out")
        inside.mkdir()
        (inside / "mine.txt").write_bytes(b"mine")
    before = listing(tmp_path)
    steps: list[int] = []
    with pytest.raises(ExportError) as caught:
        write(plan, target, moved=lambda done, _total: steps.append(done))
    assert caught.value.problem is ExportProblem.EXISTS
    assert steps == []  # said at once, not after all the copying
    assert listing(tmp_path) == before
    assert kind != "dangling link" or target.is_symlink()


def test_a_folder_that_appears_meanwhile_is_not_touched(shoebox: Shoebox, tmp_path: Path) -> None:
    target = tmp_path / "out"

    def appear(done: int, total: int) -> None:
        if done == total:
            target.mkdir()
            (target / "mine.txt").write_bytes(b"mine")

    with pytest.raises(ExportError) as caught:
        write(_full(shoebox), target, moved=appear)
    assert caught.value.problem is ExportProblem.EXISTS
    assert [p.name for p in target.iterdir()] == ["mine.txt"]
    assert not (tmp_path / "out.partial").exists()


@pytest.mark.parametrize("choices", [AS_KEPT, USUAL])
def test_a_vanished_original_is_named_and_nothing_is_left(
    shoebox: Shoebox, tmp_path: Path, choices: Choices
) -> None:
    plan = replace(_full(shoebox), choices=choices)
    last = plan.entries[-2]
    last.source.unlink()
    with pytest.raises(ExportError) as caught:
        write(plan, tmp_path / "out")
    assert caught.value.problem is ExportProblem.SOURCE_MISSING
    assert caught.value.detail == last.receipt.name
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("choices", [AS_KEPT, USUAL])
def test_a_flipped_bit_on_the_disk_is_caught(
    shoebox: Shoebox, tmp_path: Path, choices: Choices
) -> None:
    plan = replace(_full(shoebox), choices=choices)
    first = tmp_path / "out.partial" / plan.entries[0].target

    def flip(done: int, _total: int) -> None:
        if done == 1:
            content = bytearray(first.read_bytes())
            content[len(content) // 2] ^= 1
            first.write_bytes(content)

    with pytest.raises(ExportError) as caught:
        write(plan, tmp_path / "out", moved=flip)
    assert caught.value.problem is ExportProblem.NOT_VERIFIED
    assert caught.value.detail == plan.entries[0].target
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("choices", [AS_KEPT, USUAL])
def test_a_kept_file_that_changed_is_not_passed_on(
    shoebox: Shoebox, tmp_path: Path, choices: Choices
) -> None:
    plan = replace(_full(shoebox), choices=choices)
    plan.entries[0].source.write_bytes(b"rotten")
    with pytest.raises(ExportError) as caught:
        write(plan, tmp_path / "out")
    assert caught.value.problem is ExportProblem.SOURCE_DAMAGED  # another disk would not help
    assert caught.value.detail == plan.entries[0].receipt.name
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


@pytest.mark.skipif(sys.platform != "linux", reason="a file that opens and cannot be read")
def test_a_kept_file_on_a_bad_sector_is_named(shoebox: Shoebox, tmp_path: Path) -> None:
    plan = _full(shoebox)
    unreadable = replace(plan.entries[0], source=Path("/proc/self/mem"))
    for choices in (AS_KEPT, USUAL):
        one = Plan((unreadable,), choices=choices)
        assert _refused(one, tmp_path / "out") is ExportProblem.SOURCE_DAMAGED
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("after", range(5))
def test_stopping_leaves_nothing(shoebox: Shoebox, tmp_path: Path, after: int) -> None:
    steps: list[int] = []

    def stopped() -> bool:
        return len(steps) > after

    plan = _full(shoebox)
    written = write(
        plan, tmp_path / "out", moved=lambda done, _total: steps.append(done), stopped=stopped
    )
    assert (written is None) == (after < len(plan.entries))
    assert len(steps) == after + 1
    assert {p.name for p in tmp_path.iterdir()} == (
        {"kept"} if written is None else {"kept", "out"}
    )


def test_progress_counts_up_to_all(shoebox: Shoebox, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write(_full(shoebox), tmp_path / "out", moved=lambda *step: seen.append(step))
    assert seen == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_place_that_is_no_folder_is_refused(shoebox: Shoebox, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    plan = _full(shoebox)
    assert _refused(plan, tmp_path / "file" / "out") is ExportProblem.NO_PLACE
    assert _refused(plan, tmp_path / "missing" / "out") is ExportProblem.NO_PLACE
    assert (tmp_path / "file").read_bytes() == b"mine"


IN_A_PROCESS = """
import os, resource, sys
from pathlib import Path
from simdesk.domain.errors import ExportError
from simdesk.services.exporting.folder import write
from tests.services.exporting.conftest import Shoebox

kept, target, what, value = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
shoebox = Shoebox(kept)
shoebox.receipt("slip.jpg", shoebox.line("Main"))
shoebox.receipt("second_slip.jpg", shoebox.line("Main"))
plan = shoebox.plan()
if what == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (value, value))
elif what == "user":
    os.seteuid(value)
try:
    print(write(plan, target))
except ExportError as error:
    print(error.problem.value)
"""


def _in_a_process(kept: Path, target: Path, what: str = "", value: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-c", IN_A_PROCESS, str(kept), str(target), what, str(value)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
@pytest.mark.parametrize("limit", [0, 1, 1000, 33_089, 40_000])
def test_no_room_in_the_middle_of_a_file_leaves_nothing(tmp_path: Path, limit: int) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    assert _in_a_process(kept, tmp_path / "out", "limit", limit) == "disk_full"
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


@pytest.mark.skipif(sys.platform == "win32", reason="user ids are POSIX")
def test_a_forbidden_place_is_refused(tmp_path: Path) -> None:
    kept, closed = tmp_path / "kept", tmp_path / "closed"
    kept.mkdir()
    closed.mkdir(mode=0o500)
    nobody = 65534
    user = ("user", nobody) if os.geteuid() == 0 else ("", 0)
    assert _in_a_process(kept, closed / "out", *user) == "not_writable"
    assert list(closed.iterdir()) == []


@pytest.mark.parametrize("kilobytes", [16, 48, 60, 84])
def test_a_full_disk_leaves_nothing(tmp_path: Path, shoebox: Shoebox, kilobytes: int) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or not _mount(disk, kilobytes):
        pytest.skip("only root on Linux may mount a small disk")
    try:
        shoebox.receipt("slip.jpg", shoebox.line("Main"))
        shoebox.receipt("second_slip.jpg")
        assert _refused(shoebox.plan(), disk / "out") is ExportProblem.DISK_FULL
        assert list(disk.iterdir()) == []
    finally:
        ctypes.CDLL(None).umount(str(disk).encode())


def _mount(place: Path, kilobytes: int) -> bool:
    options = f"size={kilobytes}k".encode()
    failed: int = ctypes.CDLL(None).mount(b"tmpfs", str(place).encode(), b"tmpfs", 0, options)
    return failed == 0


def test_the_check_itself_sees_what_is_wrong(shoebox: Shoebox, tmp_path: Path) -> None:
    plan = _full(shoebox)
    written = write(plan, tmp_path / "out")
    assert written is not None
    table, page = written / "index.csv", written / "index.html"
    good = {place: place.read_bytes() for place in (table, page)}
    slip = written / plan.entries[0].target

    def problems() -> list[str]:
        return list(check_receipt_folder.problems(written, [DATA / "slip.jpg"]))

    seeded = {
        "no byte order mark": (table, good[table][3:]),
        "does not end with CR LF": (table, good[table].replace(b"\r\n", b"\n")),
        "acts as a formula": (table, good[table].replace(b"89161234567", b"+79161234567")),
        "not a number as dialled": (table, good[table].replace(b"89161234567", b"79161234567")),
        "not inert": (page, good[page].replace(b"<h1>", b"<script>1</script><h1>")),
        "leads out": (page, good[page].replace(b'href="', b'href="https://a.example/')),
        "are not the files": (page, good[page].replace(b"2026-10-03", b"2026-10-04")),
        "are not those of": (
            page,
            good[page].replace(plan.entries[0].receipt.sha256.encode(), b""),
        ),
    }
    for words, (place, content) in seeded.items():
        place.write_bytes(content)
        assert any(words in problem for problem in problems()), words
        place.write_bytes(good[place])
    assert problems() == []
    slip.write_bytes(b"changed")
    (written / "extra.exe").write_bytes(b"")
    assert any("not the bytes" in problem for problem in problems())
    assert any("not listed" in problem for problem in problems())
    slip.unlink()
    assert any("missing" in problem for problem in problems())


def test_the_check_misses_no_original(shoebox: Shoebox, tmp_path: Path) -> None:
    shoebox.receipt("slip.jpg")
    written = write(shoebox.plan(), tmp_path / "out")
    assert written is not None
    assert list(check_receipt_folder.problems(written, [DATA / "second_slip.jpg"]))


def test_a_receipt_known_by_its_day_of_keeping_only(shoebox: Shoebox) -> None:
    kept = shoebox.receipt(b"1", on=None)
    (entry,) = shoebox.plan([replace(kept, amount=None)]).entries
    assert entry.target == "No_number/2026-11/2026-11-21.jpg"
