"""Finds out what a power cut, a failing disk or a kill at any moment leaves of a data folder.

The program's own code runs on a real folder while every change of a file is written down, those
of SQLite through its file layer and those of Python through `os`. From that record, `disk` builds
what could lie on a disk after a power cut at each moment, and `check` opens it with the program's
own code. `python -m tests.storage.powerloss --all` tries everything; the tests try a sample.
"""
