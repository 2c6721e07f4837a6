"""The command that judges links: a line in, a verdict out, whatever the bytes; no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(data: bytes, *arguments: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program in an empty home without a display, in the plainest of locales."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")}
    return subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "simdesk", *(arguments or ("--check-link", "-"))],
        input=data,
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env=kept | {"HOME": str(home), "LC_ALL": "C", "QT_QPA_PLATFORM": "none of them"},
    )


def lines(data: bytes, home: Path) -> list[str]:
    """Return the verdicts on `data`; the program must end well and say nothing else."""
    done = run(data, home=home)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("ascii").splitlines()


def test_a_line_each_with_its_verdict_and_details(tmp_path: Path) -> None:
    links = (
        "https://lk.mts.ru/pay",
        "https://example.com",
        "https://mts-pay.xyz",
        "https://mtѕ.ru",
        "http://mts.ru",
        "https://bit.ly/x",
    )
    assert lines("\n".join(links).encode(), tmp_path) == [
        "official\tMTS; lk.mts.ru",
        "not-listed\texample.com",
        "imitates\textra words; MTS; mts.ru; mts-pay.xyz",
        "imitates\tlookalike letters; MTS; mts.ru; mt\\u0455.ru",
        "refused\tnot https; MTS; mts.ru",
        "refused\thides target; bit.ly",
    ]


def test_every_line_gets_one_verdict(tmp_path: Path) -> None:
    assert lines(b"", tmp_path) == []
    assert lines(b"\n", tmp_path) == ["refused\tempty"]
    assert lines(b"\n \r\n\t\nhttps://mts.ru\r\n\n", tmp_path) == [
        "refused\tempty",
        "refused\tempty",
        "refused\tempty",
        "official\tMTS; mts.ru",
        "refused\tempty",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"https://mts.ru\xff",
        b"\xff\xfehttps://mts.ru",
        b"https://m\xd1ts.ru",
        "https://mts.ru".encode("utf-16"),
        "https://мтс.ru".encode("cp1251"),
        b"https://mts.ru\0.evil.com",
        b"https://\xed\xa0\x80.ru",
        b"\0" * 100,
        b"https://mts.ru/" + b"a" * 100_000,
        bytes(c for c in range(256) if c != 10),
    ],
    ids=lambda data: ascii(data)[:40],
)
def test_bytes_that_are_no_text_are_neither_official_nor_fatal(tmp_path: Path, data: bytes) -> None:
    (verdict,) = lines(data, tmp_path)
    assert verdict.partition("\t")[0] in ("refused", "not-listed", "imitates")


def test_what_is_printed_can_do_nothing_to_a_terminal(tmp_path: Path) -> None:
    text = "https://mts.ru\x1b[31m\nhttps://ex\u202eample.com\nhttps://пример.рф\n"
    assert all(line.replace("\t", "").isprintable() for line in lines(text.encode(), tmp_path))


def test_one_link_may_be_given_as_a_word(tmp_path: Path) -> None:
    done = run(b"", "--check-link", "https://t2.ru/lk", home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"official\tT2; t2.ru{os.linesep}".encode())


def test_it_needs_and_leaves_no_data(tmp_path: Path) -> None:
    lines(b"https://mts.ru", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_it_goes_with_no_other_task(tmp_path: Path) -> None:
    done = run(b"", "--check-link", "-", "--list", home=tmp_path)
    assert done.returncode == 2
    assert b"not allowed with argument" in done.stderr


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "simdesk", "--check-link", "-"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"HOME": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        child.stdin.write(b"https://mts.ru\n" * 2_000)
        child.stdin.close()
        assert child.stderr.read() == b""
        assert child.wait(60) == 0
