"""Runs first in a packaged program: what it starts must find the system's libraries, not these."""

import os

# PyInstaller's start has put the folder of the program there, and kept what stood there before.
_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
os.environ.pop("LD_LIBRARY_PATH", None)
if _before:
    os.environ["LD_LIBRARY_PATH"] = _before
