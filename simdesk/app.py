"""Opens data and catalogue, and runs the window or a script on them; it decides nothing."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from simdesk import __version__, paths
from simdesk.i18n.language import LANGUAGES, _, add_words, use_language
from simdesk.i18n.start_words import missing_library
from simdesk.services.desk import Desk
from simdesk.services.packs import open_catalogue
from simdesk.storage.database import Database

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """Return the present moment with the owner's own time zone."""
    return datetime.now().astimezone()


def build(folder: Path, *, now: Clock = local_now, read_only: bool = False) -> Desk:
    """Open the data folder and the catalogue, and put every service on them within reach.

    Raises:
        StorageError: the folder cannot be used; what is in it was not changed.
    """
    database = Database.open(folder, read_only=read_only)
    in_use = open_catalogue(paths.resources_dir() / "catalogue", folder)
    add_words(in_use.source.words)
    return Desk(folder=folder, database=database, in_use=in_use, now=now, read_only=read_only)


def _folder(name: str) -> Path:
    """Return a folder that was named, from the root on: the program may outlive where it began.

    Raises:
        argparse.ArgumentTypeError: it is no name, or from a folder that is gone.
    """
    if not name:
        raise argparse.ArgumentTypeError("it is empty")
    try:
        return Path(name).absolute()
    except OSError as error:
        raise argparse.ArgumentTypeError("the folder it starts from is gone") from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="simdesk",
        description="Keeps Russian phone numbers alive: what runs out first, why, and what to do.",
        allow_abbrev=False,
    )
    parser.add_argument("--data-dir", type=_folder, metavar="DIR", help="keep all data in DIR")
    parser.add_argument("--language", choices=LANGUAGES, help="language of words and dates")
    parser.add_argument("--version", action="version", version=f"simdesk {__version__}")
    task = parser.add_mutually_exclusive_group()
    task.add_argument("--list", action="store_true", help="print the numbers and their clocks")
    task.add_argument("--export", type=Path, metavar="DIR", help="write the receipt folder DIR")
    task.add_argument(
        "--check-link", metavar="LINK", help="say whose LINK is; with -, of each line of the input"
    )
    task.add_argument(
        "--read", type=Path, nargs="+", metavar="FILE", help="print what receipts say, as JSON"
    )
    task.add_argument(
        "--remind",
        action="store_true",
        help="send one notification about what is due; exit status 3 if none could be shown",
    )
    task.add_argument(
        "--remind-test",
        action="store_true",
        help="send the next reminder now, as a test; nothing is written down",
    )
    task.add_argument(
        "--self-test",
        nargs="?",
        const=Path(os.devnull),
        type=Path,
        metavar="FILE",
        help="try each part of the program, print a line for each, and write them into FILE",
    )
    parser.add_argument("--tray", action="store_true", help="start in the tray, if it is wanted")
    parser.add_argument("--json", action="store_true", help="with --list: print JSON")
    return parser


def _refuse(words: str) -> int:
    print(f"simdesk: {words}", file=sys.stderr)  # noqa: T201 - there is no window to say it
    return 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status: 0 well, 1 an error was printed, 2 wrong option.

    `--remind` adds 3: something is due, and no notification could be shown.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.json and not options.list:
        parser.error("--json goes with --list")
    if options.self_test:
        from simdesk.self_test.run import run  # noqa: PLC0415 - the window starts without

        return run(build, options.language or "", options.self_test)
    try:
        folder: Path = options.data_dir or paths.data_dir()
    except RuntimeError:  # a user that the system does not know
        use_language(options.language or "", paths.translations_dir())
        return _refuse(_("You have no home folder here. Choose a folder with --data-dir."))
    scripted = (options.check_link, options.read, options.export)
    timed = options.list or options.remind or options.remind_test
    if not timed and all(asked is None for asked in scripted):
        gc.disable()  # what a start makes stays, so nobody looks through it until it is made
        try:
            from simdesk.ui.start import run_window  # noqa: PLC0415 - scripts need no Qt
        except ImportError as error:
            use_language(options.language or "", paths.translations_dir())
            if not (lacks := missing_library(str(error))):
                raise
            return _refuse(lacks)
        return run_window(folder, options.language, build, hidden=options.tray)
    from simdesk import scripts  # noqa: PLC0415 - the window starts without

    if options.check_link is not None:
        return scripts.check_links(folder, options.check_link)
    if options.read:
        return scripts.read_files(folder, options)
    if options.remind or options.remind_test:
        return scripts.remind(folder, options, build)
    return scripts.answer(folder, options, build)
