"""Every error a user can be told about, with its facts; the words for them live in the window."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from simdesk.domain.edition import Edition


class SimdeskError(Exception):
    """Something a user can act on. Subclasses carry facts as attributes, never sentences."""


class NumberProblem(StrEnum):
    """Why a text is not a Russian mobile number."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    SEVERAL = "several"
    USSD = "ussd"
    KAZAKH = "kazakh"
    CHINESE = "chinese"
    FOREIGN = "foreign"
    NOT_FOREIGN = "not_foreign"
    NOT_MOBILE = "not_mobile"


class NumberError(SimdeskError):
    """The text holds no Russian mobile number. `digits` is how many are missing or too many."""

    def __init__(self, problem: NumberProblem, digits: int = 0) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.digits = digits


class DuplicateLineError(SimdeskError):
    """The number is already kept, as the line `line_id` (perhaps archived or in the bin)."""

    def __init__(self, line_id: str) -> None:
        super().__init__("duplicate")
        self.line_id = line_id


class MoneyProblem(StrEnum):
    """Why a text is not a sum of money in roubles."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    ZERO = "zero"
    TOO_PRECISE = "too_precise"
    TOO_LARGE = "too_large"


class MoneyError(SimdeskError):
    """The text is not an amount that can be kept."""

    def __init__(self, problem: MoneyProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class FutureDateError(SimdeskError):
    """A date of something that has happened lies after today."""


class UnknownIdError(SimdeskError):
    """A record that was asked for is not there (any more)."""

    def __init__(self, noun: str, record_id: str) -> None:
        super().__init__(noun)
        self.noun = noun
        self.record_id = record_id


class FileProblem(StrEnum):
    """Why a file cannot be kept as a receipt, or, from DAMAGED on, not read though it is kept."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    HEIC = "heic"
    MISSING = "missing"
    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    LOCKED = "locked"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MUCH = "too_much"
    TOO_SLOW = "too_slow"
    NO_READER = "no_reader"


class ReceiptFileError(SimdeskError):
    """A file was refused as a receipt, or could not be read.

    `name` is the file's name, `limit` bytes where it counts.
    """

    def __init__(self, problem: FileProblem, name: str, limit: int = 0) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.name = name
        self.limit = limit


class FiscalProblem(StrEnum):
    """Why a text is not taken as the QR code of a fiscal receipt. NUMBER: of FN, FD or FPD."""

    NO_CODE = "no_code"
    TOO_LONG = "too_long"
    NOT_FISCAL = "not_fiscal"
    INCOMPLETE = "incomplete"
    CONFLICT = "conflict"
    TIME = "time"
    SUM = "sum"
    NUMBER = "number"
    OPERATION = "operation"


class FiscalError(SimdeskError):
    """The text holds no fiscal QR code that can be read in one way only."""

    def __init__(self, problem: FiscalProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class StorageError(SimdeskError):
    """The data folder could not be read or written."""


class NotSavedError(StorageError):
    """A change was not saved and nothing was changed. `disk_full` tells the usual reason."""

    def __init__(self, detail: str, *, disk_full: bool = False) -> None:
        super().__init__(detail)
        self.detail = detail
        self.disk_full = disk_full


class DatabaseDamagedError(StorageError):
    """The database at `path` cannot be read as a whole. It was not changed."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(detail)
        self.path = path
        self.detail = detail


class DatabaseNewerError(StorageError):
    """The database was written by a newer program. It was not changed."""

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(f"{found} > {known}")
        self.path = path
        self.found = found
        self.known = known


class FolderProblem(StrEnum):
    """Why a data folder cannot be used. NO_LOCKS: two programs could write there at once."""

    DENIED = "denied"
    READ_ONLY = "read_only"
    FULL = "full"
    NOT_A_FOLDER = "not_a_folder"
    TOO_LONG = "too_long"
    NO_LOCKS = "no_locks"
    OTHER = "other"


class DataFolderError(StorageError):
    """The data folder `path` cannot be made, read or written."""

    def __init__(
        self, path: str, detail: str, problem: FolderProblem = FolderProblem.OTHER
    ) -> None:
        super().__init__(detail)
        self.path = path
        self.detail = detail
        self.problem = problem


class AlreadyOpenError(StorageError):
    """Another running program holds the lock of the data folder `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class ExportProblem(StrEnum):
    """Why an export was not made. STALE: a file that is kept up to date is not."""

    NOTHING = "nothing"
    EXISTS = "exists"
    NO_PLACE = "no_place"
    DISK_FULL = "disk_full"
    NOT_WRITABLE = "not_writable"
    SOURCE_MISSING = "source_missing"
    SOURCE_DAMAGED = "source_damaged"
    NOT_VERIFIED = "not_verified"
    STALE = "stale"


class ExportError(SimdeskError):
    """An export ended with nothing half-made left behind. `detail` names the file or folder."""

    def __init__(self, problem: ExportProblem, detail: str = "") -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.detail = detail


class BagProblem(StrEnum):
    """Why a receipt bag is not brought back. TOO_MANY files, TOO_LARGE once unpacked."""

    UNREADABLE = "unreadable"
    NOT_A_BAG = "not_a_bag"
    FOREIGN = "foreign"
    NEWER = "newer"
    UNSAFE = "unsafe"
    TOO_MANY = "too_many"
    TOO_LARGE = "too_large"
    MISSING = "missing"
    EXTRA = "extra"
    ALTERED = "altered"
    FAULTY = "faulty"
    CHANGED = "changed"


class BagError(SimdeskError):
    """A receipt bag was refused; nothing was changed, in the data or in the bag.

    `names` are those of the files at fault, or the places in the records, and may hold anything.
    """

    def __init__(self, problem: BagProblem, names: Sequence[str] = ()) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.names = tuple(names)


class CatalogueError(SimdeskError):
    """The operator files hold problems; each is `file: key: problem`."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class PackProblem(StrEnum):
    """Why a pack with a newer catalogue is not taken. What is in use stays as it is."""

    UNREADABLE = "unreadable"
    NOT_A_PACK = "not_a_pack"
    OTHER_FORMAT = "other_format"
    FAULTY = "faulty"
    SAME = "same"
    OLDER = "older"
    VANISHED = "vanished"
    NOT_AGREED = "not_agreed"


class ScheduleProblem(StrEnum):
    """Why a daily check or a start at login was not switched on, or off."""

    NO_MANAGER = "no_manager"
    NOT_WRITTEN = "not_written"
    REFUSED = "refused"
    NOT_REMOVED = "not_removed"


class ScheduleError(SimdeskError):
    """What the system should do by itself was not changed as asked. `detail` is for a log."""

    def __init__(self, problem: ScheduleProblem, detail: str = "") -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.detail = detail


class PackError(SimdeskError):
    """A pack was refused and nothing was changed.

    `details` says what is wrong, one line each, for whoever made the pack; `offered` and `in_use`
    are the editions where they matter.
    """

    def __init__(
        self,
        problem: PackProblem,
        details: tuple[str, ...] = (),
        *,
        offered: Edition | None = None,
        in_use: Edition | None = None,
    ) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.details = details
        self.offered = offered
        self.in_use = in_use
