"""A part that the program is made of, with its licence; which parts there are is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from simdesk import paths

_RULE = "\n\n" + "-" * 80 + "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """`licence` is an SPDX expression where there is one; `version` may be empty."""

    name: str
    version: str
    licence: str
    by: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """Return the licence in full, several texts one after the other.

        Raises:
            OSError: a text is not there any more.
        """
        texts = (_decoded(file.read_bytes()) for file in self.files)
        return _RULE.join(text.strip("\n\f").rstrip() for text in texts)


def _decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:  # some licences are older than that
        text = content.decode("latin-1")
    return text.replace("\r\n", "\n")


def folder() -> Path:
    """Return where the texts are that the program itself brings along."""
    return paths.resources_dir() / "licences"
