"""The compiled form says the same as the TOML files, and never wins against an edited file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from simdesk.catalogue import compile as compiler
from simdesk.catalogue.catalogue import Catalogue
from simdesk.catalogue.compile import compile_catalogue
from simdesk.catalogue.files import COMPILED
from simdesk.catalogue.loader import load_catalogue
from simdesk.domain.errors import CatalogueError

PROBE = """
import sys
from pathlib import Path
from simdesk.catalogue.loader import load_catalogue
catalogue = load_catalogue(Path(sys.argv[1]))
assert catalogue.operators and catalogue.law
facts = sorted(n for n in sys.modules if n in ("tomllib", "simdesk.catalogue.route_schema"))
assert catalogue.routes
print(facts, "tomllib" in sys.modules)
"""


def contents(catalogue: Catalogue) -> object:
    """Return everything a catalogue knows."""
    return (
        catalogue.operators,
        catalogue.law,
        catalogue.routes,
        catalogue.retired,
        catalogue.doubted,
    )


def probe(folder: Path) -> str:
    """Load a catalogue in a fresh interpreter; return which modules that took."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return done.stdout.strip()


def test_it_says_the_same_as_the_files(folder: Path) -> None:
    plain = load_catalogue(folder)
    assert plain.routes
    assert compile_catalogue(folder) == folder / COMPILED
    assert probe(folder) == "[] False"
    assert contents(load_catalogue(folder)) == contents(plain)


def test_it_is_built_the_same_every_time(folder: Path) -> None:
    before = {p.name for p in folder.iterdir()}
    first = compile_catalogue(folder).read_bytes()
    assert compile_catalogue(folder).read_bytes() == first
    assert {p.name for p in folder.iterdir()} == before | {COMPILED}


@pytest.mark.parametrize("newer", [True, False])
def test_an_edited_file_wins_whatever_its_time(folder: Path, newer: bool) -> None:
    compiled = compile_catalogue(folder)
    file = folder / "operators/t2.toml"
    text = file.read_text(encoding="utf-8").replace('name = "T2"', 'name = "T3"')
    file.write_text(text, encoding="utf-8")
    if not newer:
        os.utime(file, (0, 0))
    assert compiled.exists()
    assert "T3" in [operator.name for operator in load_catalogue(folder).operators]
    assert probe(folder) == "['tomllib'] True"


def test_added_renamed_and_removed_files_are_seen(folder: Path) -> None:
    compile_catalogue(folder)
    (folder / "operators/t2.toml").rename(folder / "operators/t3.toml")
    (folder / "routes/qiwi.toml").unlink()
    catalogue = load_catalogue(folder)
    assert catalogue.operator("t2") is None
    assert catalogue.operator("t3") is not None
    assert "qiwi" not in [route.id for route in catalogue.retired]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"tables":{', b'"tables":[{', 1),
        lambda _data: b"5\n5\n",
        lambda _data: b'{"fingerprint":0}\n{}\n',
        lambda _data: b"[" * 100_000,
        lambda data: data.replace(b'"law.toml":{', b'"law.toml":5,"x":{', 1),
        lambda data: b"\xff\xfe" + data,
    ],
)
def test_a_damaged_one_is_passed_over(folder: Path, damage: object) -> None:
    plain = contents(load_catalogue(folder))
    compiled = compile_catalogue(folder)
    assert callable(damage)
    compiled.write_bytes(damage(compiled.read_bytes()))
    catalogue = load_catalogue(folder)
    assert contents(catalogue) == plain
    assert not catalogue.check()


def test_a_broken_catalogue_is_not_compiled(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = compile_catalogue(folder).read_bytes()
    file = folder / "routes/shop.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\nx = 1\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        compile_catalogue(folder)
    assert caught.value.problems == ("routes/shop.toml: sources[4].x: is not a known key",)
    assert (folder / COMPILED).read_bytes() == before
    assert compiler.main([str(folder)]) == 1
    assert "sources[4].x: is not a known key" in capsys.readouterr().err


def test_the_command_names_the_file_it_wrote(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compiler.main([str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder / COMPILED}\n"
