"""Guards against a PySide6 that loses a reference to None on every call that returns nothing.

Version 6.12 does, on Python before 3.12: the process aborts after some 5,500 such calls, which no
other test makes in a row. The program itself makes them all day.
"""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("a")
print(thing.objectName())
"""


def test_twenty_thousand_void_calls_do_not_abort() -> None:
    ran = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "a\n"), ran.stderr
