"""What the phone's folder has to offer, in one line."""

from __future__ import annotations

from simdesk.i18n.language import _, ngettext
from simdesk.services.photo_folder import FolderLook


def strip_words(state: FolderLook | None) -> tuple[str, str, str]:
    """Return what there is to say of the folder, the button beside it, and both in short."""
    if state is None:
        return "", "", ""
    short = _("Phone folder: {n}").format(n=len(state.photos) + len(state.unusable))
    if state.problem is not None:
        gone = _("The phone folder is not there, or cannot be read: {folder}")
        return gone.format(folder=state.folder), _("Settings"), _("Phone folder: gone")
    if state.photos:
        count = len(state.photos)
        new = ngettext(
            "{n} new file in the phone folder", "{n} new files in the phone folder", count
        )
        return new, _("Look"), short
    if state.unusable:
        count = len(state.unusable)
        heic = ngettext(
            "{n} HEIC photo in the phone folder cannot be opened",
            "{n} HEIC photos in the phone folder cannot be opened",
            count,
        )
        return heic, _("What to do"), short
    return "", "", ""
