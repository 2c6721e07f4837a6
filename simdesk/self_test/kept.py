"""What is kept and handed over: the data file, a bag with its lists, a calendar; all invented."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import timedelta

from simdesk.domain.event import Event, EventKind, Evidence
from simdesk.domain.receipt import MediaType
from simdesk.self_test.bench import MSISDN, NOW, Bench, invented_line, require

_DATA = "data"
_BAG = "bag"


def database(bench: Bench) -> str:
    """Write a number through the services, and read it back from the file opened anew."""
    from simdesk.storage.engine import sqlite_version

    desk = bench.desk(_DATA)
    try:
        kept = desk.lines.add(invented_line())
    finally:
        desk.close()
    desk = bench.desk(_DATA)
    try:
        desk.database.check()
        require(desk.lines.find(MSISDN) == kept, "a number is not read back as it was written")
        backup = desk.backups.make()
    finally:
        desk.close()
    require(backup.lines == 1, "a backup does not hold what the data file holds")
    return f"SQLite {sqlite_version()}, a number written and read back, a backup made"


def bag(bench: Bench) -> str:
    """Export a receipt as a bag with all its lists and its summary, and check every hash."""
    from simdesk.services.exports import ExportForm
    from simdesk.ui.export.summary_pdf import summary_pdf

    bench.app()
    desk = bench.desk("exported")
    try:
        line = desk.lines.add(invented_line())
        kept = desk.receipts.keep_file(_picture(), "slip.png")
        require(kept.media_type is MediaType.PNG, "a PNG is taken for something else")
        desk.receipts.add(kept, "slip.png", line_id=line.id, on=NOW.date())
        target = bench.folder / _BAG
        desk.exports.write(ExportForm.BAG, desk.exports.plan(), target, paper=summary_pdf)
        look = desk.imports.look(target, moved=lambda _d, _t: None, stopped=lambda: False)
        require(look is not None and len(look.content.receipts) == 1, "the receipt is not in it")
    finally:
        desk.close()
    require((target / "data/summary.pdf").read_bytes().startswith(b"%PDF-"), "no summary")
    count = sum(1 for path in target.rglob("*") if path.is_file())
    return f"{count} files, every hash checked, a summary as PDF"


def _picture() -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage

    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    require(image.save(buffer, "PNG"), "no PNG can be written")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def spreadsheet(bench: Bench) -> str:
    """Look into the workbook of that bag."""
    place = bench.folder / _BAG / "data" / "payments.xlsx"
    require(place.exists(), "no bag was made")
    with zipfile.ZipFile(place) as book:
        require(book.testzip() is None, "the workbook is damaged")
        sheet = book.read("xl/worksheets/sheet1.xml")
        texts = book.read("xl/sharedStrings.xml").decode()
    require(b"<sheetData>" in sheet and "slip.png" in texts, "the receipt is not in the workbook")
    return "the bag's payments.xlsx"


def calendar(bench: Bench) -> str:
    """Save what comes due as a calendar file, and read that as another program would."""
    from icalendar import Calendar

    desk = bench.desk("due")
    place = bench.folder / "due.ics"
    try:
        line = desk.lines.add(invented_line())
        day = NOW.date() - timedelta(days=30)
        seen = Event("", line.id, EventKind.CALL, day, Evidence.CONFIRMED, NOW)
        desk.events.record(seen)
        plan = desk.calendars.plan(desk.calendars.facts())
        require(desk.calendars.keep(plan), "the plan is not kept")
        desk.calendars.write(plan, place)
    finally:
        desk.close()
    read = Calendar.from_ical(place.read_bytes())
    entries = list(read.walk("VEVENT"))
    require(entries and len(entries) == len(plan.revisions), f"{len(entries)} entries are read")
    return f"{len(entries)} entries"


PARTS: tuple[tuple[str, Callable[[Bench], str]], ...] = (
    ("data file", database),
    ("calendar", calendar),
    ("bag", bag),
    ("spreadsheet", spreadsheet),
)
