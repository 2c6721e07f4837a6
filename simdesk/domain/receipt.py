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
    PDF = "application/pdf"

    @property
    def extension(self) -> str:
        """The usual file name ending, with its dot."""
        return {"image/jpeg": ".jpg", "application/pdf": ".pdf"}.get(
            self.value, "." + self.value.split("/")[1]
        )


def sniff(head: bytes) -> MediaType | None:
    """Return the type that the first 16 bytes of a file show, or None."""
    if head.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return MediaType.WEBP
    return MediaType.PDF if head.startswith(b"%PDF-") else None


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
