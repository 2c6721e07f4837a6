"""What each error says to a user: what happened, what it means for the data, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simdesk.domain import errors as e
from simdesk.domain.edition import Edition
from simdesk.domain.iccid import IccidNote
from simdesk.domain.reading import ReadingNote
from simdesk.i18n.formats import date_long, size
from simdesk.i18n.language import N_, _, ngettext

_NUMBER = {
    e.NumberProblem.EMPTY: N_("Type or paste a Russian mobile number: +7 and ten digits."),
    e.NumberProblem.SEVERAL: N_("There are two different numbers in this text. Leave one."),
    e.NumberProblem.USSD: N_("This is a service code, not a phone number."),
    e.NumberProblem.KAZAKH: N_("This is a number of Kazakhstan (+7 6… or +7 7…), not of Russia."),
    e.NumberProblem.CHINESE: N_("This is a Chinese mobile number. SimDesk keeps Russian ones."),
    e.NumberProblem.FOREIGN: N_("This is not a Russian mobile number (+7 9…)."),
    e.NumberProblem.NOT_FOREIGN: N_("This is a Russian number. Take the tick away."),
    e.NumberProblem.NOT_MOBILE: N_("This is a Russian number, but not a mobile one (+7 9…)."),
}

_MONEY = {
    e.MoneyProblem.EMPTY: N_("Type an amount, for example 100."),
    e.MoneyProblem.NOT_A_NUMBER: N_("This is not an amount. Type it like 650 or 650,50."),
    e.MoneyProblem.NEGATIVE: N_("The amount cannot be below zero."),
    e.MoneyProblem.ZERO: N_("The amount must be above zero."),
    e.MoneyProblem.TOO_PRECISE: N_("Kopeks have two digits at most."),
    e.MoneyProblem.TOO_LARGE: N_("This is more than a million roubles. Check the digits."),
}

_FOLDER = {
    e.FolderProblem.DENIED: N_(
        "SimDesk has no permission for the data folder “{path}”. Nothing was changed."
    ),
    e.FolderProblem.READ_ONLY: N_(
        "The data folder “{path}” is on a disk that can only be read. Nothing was changed."
    ),
    e.FolderProblem.FULL: N_(
        "The disk with the data folder “{path}” is full. Nothing was changed."
    ),
    e.FolderProblem.NOT_A_FOLDER: N_(
        "“{path}” is not a folder, or its disk is not connected. Nothing was changed."
    ),
    e.FolderProblem.TOO_LONG: N_(
        "The path of the data folder, “{path}”, is longer than this system allows. "
        "Nothing was changed."
    ),
    e.FolderProblem.NO_LOCKS: N_(
        "The disk with the data folder “{path}” knows no locks, so two programs could write "
        "there at once. Nothing was changed."
    ),
    e.FolderProblem.OTHER: N_("SimDesk cannot make or write “{path}”. Nothing was changed."),
}

_FILE = {
    e.FileProblem.EMPTY: N_("“{name}” is empty, so there is nothing to keep."),
    e.FileProblem.TOO_LARGE: N_("“{name}” is larger than {limit}. Save a smaller picture or PDF."),
    e.FileProblem.UNKNOWN_TYPE: N_(
        "“{name}” is neither a picture nor a PDF inside, whatever its name says. It was not taken."
    ),
    e.FileProblem.HEIC: N_(
        "“{name}” is a HEIC photo, which SimDesk cannot open. Save it as JPG on the phone and "
        "take that."
    ),
    e.FileProblem.MISSING: N_("“{name}” is not there any more."),
    e.FileProblem.NOT_A_FILE: N_(
        "“{name}” is a folder, a link or a device. Choose the file itself."
    ),
    e.FileProblem.UNREADABLE: N_("“{name}” cannot be read. Check that you may open it."),
    e.FileProblem.DAMAGED: N_("“{name}” is damaged, so nothing can be seen in it."),
    e.FileProblem.LOCKED: N_(
        "“{name}” is locked with a password. Save it without one to have it read."
    ),
    e.FileProblem.TOO_MANY_PIXELS: N_(
        "“{name}” has more pixels than SimDesk opens. Save it smaller to have it read."
    ),
    e.FileProblem.TOO_MUCH: N_(
        "Reading “{name}” was stopped: it is damaged, or asks for more memory than any receipt."
    ),
    e.FileProblem.TOO_SLOW: N_(
        "Reading “{name}” was stopped: it takes longer than any receipt should."
    ),
    e.FileProblem.NO_READER: N_(
        "“{name}” was not read: the part of SimDesk that reads pictures did not start."
    ),
}

_FISCAL = {
    e.FiscalProblem.NO_CODE: N_("No QR code of a fiscal receipt was found here."),
    e.FiscalProblem.TOO_LONG: N_("This is too long for the QR code of a receipt."),
    e.FiscalProblem.NOT_FISCAL: N_("This is not the QR code of a fiscal receipt."),
    e.FiscalProblem.INCOMPLETE: N_(
        "A part of the receipt's QR code is missing. Type what the paper shows."
    ),
    e.FiscalProblem.CONFLICT: N_(
        "This text says two different things for one field, so nothing was taken from it."
    ),
    e.FiscalProblem.TIME: N_("The date and time in the receipt's QR code cannot be read."),
    e.FiscalProblem.SUM: N_("The sum in the receipt's QR code cannot be read."),
    e.FiscalProblem.NUMBER: N_("A number in the receipt's QR code (FN, FD, FPD) cannot be read."),
    e.FiscalProblem.OPERATION: N_("The receipt's QR code does not say if money came in or out."),
}

_EXPORT = {
    e.ExportProblem.NOTHING: N_("There is nothing to export."),
    e.ExportProblem.EXISTS: N_(
        "“{detail}” is there already and was not touched. Choose another name."
    ),
    e.ExportProblem.NO_PLACE: N_(
        "There is no folder “{detail}”. Nothing was written. Choose another place."
    ),
    e.ExportProblem.DISK_FULL: N_(
        "The disk is full. Nothing half-made was left behind, your data are unchanged. "
        "Choose another place."
    ),
    e.ExportProblem.NOT_WRITABLE: N_(
        "SimDesk may not write to “{detail}”. Nothing was written, your data are unchanged. "
        "Choose another place."
    ),
    e.ExportProblem.SOURCE_MISSING: N_(
        "The kept file “{detail}” is missing from the data folder. Nothing was exported. "
        "Find it on the page of receipts, or choose others, and export again."
    ),
    e.ExportProblem.SOURCE_DAMAGED: N_(
        "The kept file “{detail}” is damaged: it is no longer what you added. Nothing was "
        "exported. Move its receipt to the bin, or choose others, and export again."
    ),
    e.ExportProblem.NOT_VERIFIED: N_(
        "“{detail}” did not read back as it was written, so the export was removed. "
        "Your data are unchanged. Try another disk."
    ),
    e.ExportProblem.STALE: N_(
        "The calendar file could not be brought up to date. See Settings, Calendar."
    ),
}

_PACK = {
    e.PackProblem.UNREADABLE: N_("This file cannot be read. Check that it is there and yours."),
    e.PackProblem.NOT_A_PACK: N_(
        "This is no whole pack: the file is damaged, or something else. Get it once more."
    ),
    e.PackProblem.OTHER_FORMAT: N_("This pack is made for another version of SimDesk."),
    e.PackProblem.FAULTY: N_("This pack has faults, so all of it was refused."),
    e.PackProblem.SAME: N_("This is the catalogue that is in use: {offered}."),
    e.PackProblem.OLDER: N_("This pack is older. It is {offered}, and {in_use} is in use."),
    e.PackProblem.VANISHED: N_(
        "This pack lacks things that your numbers and renewals may name, so it was refused."
    ),
    e.PackProblem.NOT_AGREED: N_(
        "Not every address is ticked. Look at the others, or cancel: nothing is changed."
    ),
}

_BAG = {
    e.BagProblem.UNREADABLE: N_("“{names}” cannot be read. Check that it is there and yours."),
    e.BagProblem.NOT_A_BAG: N_(
        "This is no receipt bag. Choose the folder that holds bagit.txt, or a zip file of it."
    ),
    e.BagProblem.FOREIGN: N_(
        "This bag was not made by SimDesk, which cannot read its records. Add the receipts in it "
        "one by one on the receipts page."
    ),
    e.BagProblem.NEWER: N_("A newer SimDesk made this bag. Update SimDesk, then bring it back."),
    e.BagProblem.UNSAFE: N_(
        "There are names or links in this bag that SimDesk never writes: {names}. It was not "
        "opened further. Take the bag from where it was exported."
    ),
    e.BagProblem.TOO_MANY: N_(
        "There are more files here than any bag of receipts holds. Choose the folder that holds "
        "bagit.txt."
    ),
    e.BagProblem.TOO_LARGE: N_(
        "This would unpack to far more than receipts take, so it was not unpacked. If you trust "
        "it, unpack it yourself and choose the folder."
    ),
    e.BagProblem.MISSING: N_(
        "This bag is not complete. Missing: {names}. Copy it once more from where it was exported."
    ),
    e.BagProblem.EXTRA: N_(
        "Something was put into this bag after the export: {names}. Take it out and try again."
    ),
    e.BagProblem.ALTERED: N_(
        "This bag is damaged or was changed after the export: {names}. Take another copy of it."
    ),
    e.BagProblem.FAULTY: N_(
        "The records of this bag do not fit together, so none was taken: {names}. Take another "
        "copy of it."
    ),
    e.BagProblem.CHANGED: N_(
        "The bag changed while it was brought back: {names}. Nothing was added. Try again."
    ),
}
_NAMED = 3
_LONGEST_NAME = 80

_SCHEDULE = {
    e.ScheduleProblem.NO_MANAGER: N_(
        "Nothing on this system could start the check. A start at login may do instead."
    ),
    e.ScheduleProblem.NOT_WRITTEN: N_("This could not be written, so nothing was switched on."),
    e.ScheduleProblem.REFUSED: N_("The system did not take it, so nothing was switched on."),
    e.ScheduleProblem.NOT_REMOVED: N_(
        "This could not be taken away. Remove it yourself where it is shown."
    ),
}

_ICCID = {
    IccidNote.NOT_DIGITS: N_("A SIM's serial number has digits only. Check O and 0, I and 1."),
    IccidNote.IMEI: N_("This looks like an IMEI: it belongs to the phone, not to the SIM."),
    IccidNote.EID: N_("This looks like an EID: it belongs to the eSIM chip, not to the profile."),
    IccidNote.LENGTH: N_("A SIM's serial number has 17 to 20 digits. Saved as typed."),
    IccidNote.NOT_RUSSIAN: N_("Serial numbers of Russian SIMs begin with 897. Saved as typed."),
    IccidNote.CHECK_DIGIT: N_("The last digit does not fit the others: a digit may be wrong."),
}


_READING = {
    ReadingNote.CUT_OFF: N_("The end of this file is missing, so a part cannot be seen."),
    ReadingNote.SEVERAL: N_("There are several fiscal receipts in this file. Choose yours."),
}


def message(error: e.SimdeskError) -> str:
    """Return the sentence for an error; every subclass has one."""
    return next(words(error) for kind, words in _WORDS.items() if isinstance(error, kind))


def iccid_note(note: IccidNote) -> str:
    """Return the remark on a typed ICCID."""
    return _(_ICCID[note])


def reading_note(note: ReadingNote) -> str:
    """Return the remark on a file that was read."""
    return _(_READING[note])


def _number(error: e.NumberError) -> str:
    if error.problem is e.NumberProblem.TOO_SHORT:
        return ngettext(
            "{n} digit is missing: a Russian number is +7 and ten digits.",
            "{n} digits are missing: a Russian number is +7 and ten digits.",
            error.digits,
        )
    if error.problem is e.NumberProblem.TOO_LONG:
        return ngettext(
            "{n} digit too many: a Russian number is +7 and ten digits.",
            "{n} digits too many: a Russian number is +7 and ten digits.",
            error.digits,
        )
    return _(_NUMBER[error.problem])


def _not_saved(error: e.NotSavedError) -> str:
    if error.disk_full:
        return _(
            "The disk is full, so this was not saved. Everything saved before is unchanged. "
            "Free some space and try again."
        )
    return _(
        "This could not be saved. Everything saved before is unchanged. "
        "Check the data folder and try again."
    )


def _bag(error: e.BagError) -> str:
    shown = ("".join(c if c.isprintable() else "?" for c in n) for n in error.names[:_NAMED])
    names = ", ".join(name[:_LONGEST_NAME] for name in shown)
    rest = len(error.names) - _NAMED
    if rest > 0:
        names = _("{names} and {n} more").format(names=names, n=rest)
    return _(_BAG[error.problem]).format(names=names)


def edition_words(edition: Edition | None) -> str:
    """Name an edition by its day, with its number where that day has several."""
    if edition is None:
        return ""
    day = date_long(edition.made_on)
    if edition.number == 1:
        return day
    return _("{date}, no. {number}").format(date=day, number=edition.number)


def _short(path: str) -> str:
    """Return a path as a sentence can hold it, with what is no text in it spelled out."""
    path = path.encode("utf-8", "backslashreplace").decode()
    return path if len(path) <= 160 else f"{path[:70]}…{path[-70:]}"


_WORDS: dict[type[e.SimdeskError], Callable[[Any], str]] = {
    e.NumberError: _number,
    e.DuplicateLineError: lambda _error: _("You already have this number."),
    e.MoneyError: lambda error: _(_MONEY[error.problem]),
    e.FutureDateError: lambda _error: _("The date is in the future. Choose today or earlier."),
    e.UnknownIdError: lambda _error: _("This entry is not there any more."),
    e.ReceiptFileError: lambda error: _(_FILE[error.problem]).format(
        name=error.name, limit=size(error.limit)
    ),
    e.FiscalError: lambda error: _(_FISCAL[error.problem]),
    e.NotSavedError: _not_saved,
    e.DatabaseDamagedError: lambda _error: _(
        "The data file is damaged. SimDesk changed nothing in it."
    ),
    e.DatabaseNewerError: lambda _error: _(
        "This data file is from a newer SimDesk. It was not changed. Update SimDesk to open it."
    ),
    e.DataFolderError: lambda error: _(_FOLDER[error.problem]).format(path=_short(error.path)),
    e.AlreadyOpenError: lambda _error: _("SimDesk is already open with this data folder."),
    e.StorageError: lambda _error: _("The data folder could not be read. Nothing was changed."),
    e.ExportError: lambda error: _(_EXPORT[error.problem]).format(detail=error.detail),
    e.ScheduleError: lambda error: _(_SCHEDULE[error.problem]),
    e.PackError: lambda error: _(_PACK[error.problem]).format(
        offered=edition_words(error.offered), in_use=edition_words(error.in_use)
    ),
    e.BagError: _bag,
    e.CatalogueError: lambda _error: _("A file with operator facts is broken and was left out."),
}
