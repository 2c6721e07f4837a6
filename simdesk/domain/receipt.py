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

    `on`, `amount` and `reference` (an order or operation number) are the owner's words, not read
    from the file.
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
