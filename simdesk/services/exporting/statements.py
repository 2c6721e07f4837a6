"""What an export says of itself, honestly: what was left out, what was not, what a hash shows."""

from __future__ import annotations

from simdesk.i18n.language import _
from simdesk.services.exporting.choices import Choices


def statements(choices: Choices) -> list[str]:
    """Return whole sentences on what leaves the machine, as true before the export as after it."""
    said = []
    if choices.hide_digits:
        said.append(
            _(
                "Middle digits of phone numbers are hidden in lists and in names of files. "
                "Pictures and PDFs still show every number that is printed on them."
            )
        )
    if choices.strip_metadata:
        said.append(
            _(
                "Copies of JPEG, PNG and WebP pictures carry no metadata such as the place and the "
                "phone model; not one pixel is changed. PDFs, files of other kinds and damaged "
                "pictures are copied as they were kept."
            )
        )
    else:
        said.append(
            _(
                "Files are copied as they were kept, byte for byte. "
                "A photo may tell where and with which phone it was taken."
            )
        )
    if choices.without_notes:
        said.append(_("Notes and references of the owner are left out."))
    return said


def origin() -> str:
    """Return where the figures come from."""
    return _(
        "Dates, amounts and references are what the owner recorded. Fiscal fields are from the "
        "code on the receipt or typed by the owner. No receipt was checked with the tax service."
    )


def hashes() -> str:
    """Return what a hash shows, and what it does not."""
    return _(
        "The SHA-256 values show that the files are unchanged since the export. "
        "They do not show that a receipt is genuine."
    )


def bag_hashes() -> str:
    """Return what the lists of hashes in a bag are good for, and what not."""
    return _(
        "manifest-sha256.txt names every file of the bag by its SHA-256, and any program for BagIt "
        "can check it. It shows that nothing was changed since the export. It does not show that a "
        "receipt is genuine, or who made the bag: whoever changes the files can write a new list. "
        "Keep this page or the value below in another place: it fixes the records of all receipts."
    )
