"""A kept proof: an unchanged file with what the owner says it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from simdesk.domain.money import Money

LARGEST_RECEIPT_BYTES = 50 * 1024 * 1024
"""A photographed slip has 1 to 10 MB; more than this is not a receipt but a mistake."""


class MediaType(StrEnum):
    """The file types that are kept, recognised by their first bytes and never by their name."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    GIF = "image/gif"
    BMP = "image/bmp"
    TIFF = "image/tiff"
    PDF = "application/pdf"

    @property
    def extension(self) -> str:
        """The usual file name ending, with its dot."""
        usual = {MediaType.JPEG: ".jpg", MediaType.TIFF: ".tif"}
        return usual.get(self, "." + self.value.split("/")[1])


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt. `sha256` (hex) names the kept file; `name` is what the file was called.

    `on`, `amount`, `reference` (an order or operation number) and the fiscal numbers `fn` (drive),
    `fd` (document) and `fpd` (sign) are the owner's words, or filled in from the file's own code
    where he had said nothing. `turned` is how it is viewed, in degrees clockwise. `kept_apart`:
    the owner knows that another receipt shows the same fiscal document.
    """

    id: str
    sha256: str
    name: str
    media_type: MediaType
    size: int
    added_at: datetime
    line_id: str | None = None
    run_id: str | None = None
    on: date | None = None
    amount: Money | None = None
    reference: str = ""
    note: str = ""
    deleted_at: datetime | None = None
    fn: str = ""
    fd: str = ""
    fpd: str = ""
    turned: int = 0
    kept_apart: bool = False
