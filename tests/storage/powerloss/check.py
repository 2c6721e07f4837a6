"""What must be true of a data folder after any accident, whatever was being done."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import apsw

from simdesk.domain.errors import StorageError
from simdesk.storage import copies
from simdesk.storage.attachments import Attachments
from simdesk.storage.backup import Backups, backup_files
from simdesk.storage.database import Database
from simdesk.storage.receipts import ReceiptRepository
from simdesk.storage.settings_file import SettingsFile
from tests.samples import NOW
from tests.storage.powerloss.world import Content, content

_LATER = 26 * 3600


def violations(folder: Path, allowed: Collection[Content]) -> list[str]:
    """Open a folder as the next start does; return what is wrong, nothing if all is well.

    `allowed` are the contents that may be there: what the user was told is saved, and the same
    with the act that was going on, whole.
    """
    for _made, path in backup_files(folder):
        try:
            copies.examine(path)
        except StorageError as error:
            return [f"a backup under its final name is not whole: {error}"]
    try:
        database = Database.open(folder)
        database.check()
    except (StorageError, apsw.Error) as error:
        return [f"does not open: {type(error).__name__} {error}"]
    try:
        return _wrong(database, folder, allowed)
    finally:
        database.close()


def _wrong(database: Database, folder: Path, allowed: Collection[Content]) -> list[str]:
    wrong = [f"not well-formed: {fault}" for fault in copies.faults(database.connection)]
    if database.changed_outside:
        wrong.append("a seal does not fit")
    if problem := SettingsFile(folder).read().problem:
        wrong.append(f"settings: {problem}")
    found = content(database.connection, folder)
    if found not in allowed:
        wrong.append(f"content is of no finished act: {found!r:.300}")
    receipts, attachments = ReceiptRepository(database), Attachments(folder)
    wrong += [
        f"receipt without its file: {receipt.id}"
        for receipt in receipts.all()
        if not attachments.intact(receipt.sha256)
    ]
    named = receipts.files() | Backups(database, lambda: NOW).files()
    later = max((p.stat().st_mtime for p in folder.rglob("*")), default=0) + _LATER
    attachments.sweep(named, later)
    left = {path.name for path in (folder / "att").glob("??/*")}
    if named and left - named:
        wrong.append("orphans after the sweep")
    if any((folder / "tmp").iterdir()):
        wrong.append("leftovers in tmp after the sweep")
    return wrong
