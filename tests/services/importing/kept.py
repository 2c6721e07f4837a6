"""Looks into data folders from outside, and files with true first bytes; for tests of bags."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from simdesk.domain.receipt import MediaType, Receipt
from simdesk.services.desk import Desk
from simdesk.services.importing.plan import Plan
from simdesk.storage.events import EventRepository
from simdesk.storage.lines import LineRepository
from simdesk.storage.own_rules import OwnRuleRepository
from simdesk.storage.receipts import ReceiptRepository
from simdesk.storage.repositories import Repositories
from simdesk.storage.runs import RunRepository
from simdesk.storage.schema import TABLES

HEADS = {
    MediaType.JPEG: b"\xff\xd8\xff\xe0",
    MediaType.PNG: b"\x89PNG\r\n\x1a\n",
    MediaType.WEBP: b"RIFF\x04\x00\x00\x00WEBPVP8 ",
    MediaType.GIF: b"GIF89a",
    MediaType.BMP: b"BM" + bytes(12) + (40).to_bytes(4, "little"),
    MediaType.TIFF: b"II*\0",
    MediaType.PDF: b"%PDF-1.7\n",
}


def repositories(desk: Desk) -> Repositories:
    """Return the repositories of an open desk."""
    database = desk.database
    return Repositories(
        LineRepository(database),
        RunRepository(database),
        EventRepository(database),
        ReceiptRepository(database),
        OwnRuleRepository(database),
    )


def rows(desk: Desk, table: str) -> list[tuple[object, ...]]:
    """Return every row of a table, in an order of its own."""
    return sorted(desk.database.connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)


def records(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of user data."""
    return {table: rows(desk, table) for table in TABLES}


def kept_files(desk: Desk) -> dict[str, bytes]:
    """Return the kept files by name; each name must be true."""
    found = {p.name: p.read_bytes() for p in (desk.folder / "att").rglob("*") if p.is_file()}
    for name, content in found.items():
        assert hashlib.sha256(content).hexdigest() == name
    return found


def receipt_of(receipt: Receipt, content: bytes) -> Receipt:
    """Return a receipt that tells the truth of a file."""
    digest = hashlib.sha256(content).hexdigest()
    return replace(receipt, sha256=digest, size=len(content))


def bring(desk: Desk, bag: Path) -> Plan:
    """Bring a bag back from its look to its record, as a window does."""
    imports = desk.imports
    look = imports.look(bag, moved=lambda *_: None, stopped=lambda: False)
    assert look is not None
    kept = imports.keep_files(
        look, imports.plan(look), moved=lambda *_: None, stopped=lambda: False
    )
    assert kept
    return imports.record(look)
