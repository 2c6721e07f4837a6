"""A program that is killed while it brings a bag back has brought all of it or nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from simdesk.services.desk import Desk
from tests.samples import make_desk
from tests.services.importing.kept import bring, kept_files, records

CHILD = """
import os, sys
from pathlib import Path
from simdesk.storage.own_rules import OwnRuleRepository
from tests.samples import make_desk

folder, bag, moment = sys.argv[1:]
desk = make_desk(Path(folder))
imports = desk.imports
look = imports.look(Path(bag), moved=lambda *_: None, stopped=lambda: False)

def moved(done, total):
    if moment == "among the files" and done == 2:
        os._exit(9)

imports.keep_files(look, imports.plan(look), moved=moved, stopped=lambda: False)
if moment == "before the records":
    os._exit(9)
if moment == "among the records":
    OwnRuleRepository.add = lambda *_: os._exit(9)
imports.record(look)
os._exit(9)
"""


@pytest.mark.parametrize(
    ("moment", "files", "came"),
    [
        ("among the files", 2, False),
        ("before the records", 4, False),
        ("among the records", 4, False),
        ("after the records", 4, True),
    ],
)
def test_killed(target: Desk, bag: Path, moment: str, files: int, came: bool) -> None:
    empty = records(target)
    target.close()
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, target.folder, bag, moment],
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert ended.returncode == 9
    again = make_desk(target.folder)
    again.database.check()
    assert len(kept_files(again)) == files
    assert (records(again) != empty) is came
    assert bring(again, bag).nothing is came
    assert len(again.receipts.everything()) == 4
    again.close()
