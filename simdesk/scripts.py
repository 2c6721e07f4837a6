"""What scripts and timers ask of the program: they are answered on the standard output."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path

from simdesk import paths
from simdesk.domain.errors import DataFolderError, FileProblem, ReceiptFileError, SimdeskError
from simdesk.i18n.language import _, use_language
from simdesk.i18n.messages import message
from simdesk.services.desk import Desk
from simdesk.services.packs import open_catalogue
from simdesk.storage.settings_file import SettingsFile

Build = Callable[..., Desk]


def answer(folder: Path, options: argparse.Namespace, build: Build) -> int:
    """Print or export what is kept, without a window or a display."""
    settings = SettingsFile(folder).read().settings
    use_language(options.language or settings.language, paths.translations_dir())
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal of another script shows what it can
        sys.stdout.reconfigure(errors="replace")
    try:
        desk = build(folder, read_only=True)
        try:
            if options.export:
                _export(desk, options.export)
            else:
                _list(desk, as_json=options.json)
        finally:
            desk.close()
    except SimdeskError as error:
        words = message(error)
        if isinstance(error, DataFolderError):
            words += " " + _("To use another folder every time, start SimDesk with --data-dir.")
        print(f"simdesk: {words}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _list(desk: Desk, *, as_json: bool) -> None:
    from simdesk.services.exporting import listing  # noqa: PLC0415 - the window starts without

    desk.index.open()
    for _slice in desk.index.build():
        pass
    summaries = desk.index.summaries([entry.line_id for entry in desk.index.select()])
    if as_json:
        whole = sys.stdout.encoding.casefold() == "utf-8"
        print(json.dumps(listing.records(summaries), ensure_ascii=not whole, indent=2))
    else:
        print(listing.text(summaries))


def _export(desk: Desk, target: Path) -> None:
    from simdesk.services.exporting import folder  # noqa: PLC0415 - the window starts without
    from simdesk.services.exporting.choices import AS_KEPT  # noqa: PLC0415 - as above

    print(folder.write(desk.exports.plan(choices=AS_KEPT), target.absolute()))


def remind(folder: Path, options: argparse.Namespace, build: Build) -> int:
    """Send one word about what is due; a click on it opens the window in this very process."""
    from simdesk.desktop.channels import without_window  # noqa: PLC0415 - as for `_list`
    from simdesk.desktop.remind import CLICK_S, check, try_check  # noqa: PLC0415 - as above

    settings = SettingsFile(folder).read().settings
    use_language(options.language or settings.language, paths.translations_dir())
    notifier = without_window()
    if options.remind_test:
        done = try_check(lambda: build(folder, read_only=True), notifier)
    else:
        done = check(folder, lambda: build(folder), notifier)
    print(f"simdesk: {done.log}", flush=True)
    if not done.sent or not notifier.clicked(10 if options.remind_test else CLICK_S):
        return done.status
    from simdesk.ui.start import run_window  # noqa: PLC0415 - scripts need no Qt

    return run_window(folder, options.language, build, at_due=True)


def check_links(folder: Path, link: str) -> int:
    """Print the verdict on `link`, or on every line of the standard input.

    Of the data folder, only a newer catalogue is used if one was taken.
    """
    from simdesk.domain.link_check import Kind, check  # noqa: PLC0415 - the window starts without

    official = open_catalogue(paths.resources_dir() / "catalogue", folder).source.catalogue.official
    # Bytes that are no text become a mark that no host may hold, and so are never official.
    lines = (line.decode(errors="replace") for line in sys.stdin.buffer) if link == "-" else [link]
    try:
        for line in lines:
            verdict = check(line, official)
            reason = verdict.reason.replace("_", " ") if verdict.reason else ""
            imitated = verdict.official_host if verdict.kind is Kind.IMITATES else ""
            details = "; ".join(filter(None, (reason, verdict.owner, imitated, verdict.host)))
            print(verdict.kind, details.encode("ascii", "backslashreplace").decode(), sep="\t")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def read_files(folder: Path, options: argparse.Namespace) -> int:
    """Print one JSON object for each file; of the data folder, only the language is asked.

    Returns 1 where a file could not even be refused, because nothing could be started to read it.
    """
    from simdesk.reading.read import read_file  # noqa: PLC0415 - the window starts without
    from simdesk.reading.record import record  # noqa: PLC0415 - as above

    settings = SettingsFile(folder).read().settings
    use_language(options.language or settings.language, paths.translations_dir())
    status = 0
    try:
        for path in options.read:
            reading = read_file(path)
            error = reading.error
            words = message(error) if error else None
            # ASCII, so that neither a name nor a locale can spoil the line.
            print(json.dumps(record(path, reading, words)), flush=True)
            if isinstance(error, ReceiptFileError) and error.problem is FileProblem.NO_READER:
                status = 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
