"""Whether the system's fonts can draw the language in use, and what to say where they cannot."""

from __future__ import annotations

from PySide6.QtGui import QTextLayout

from simdesk.i18n.language import OWN_NAMES, language
from simdesk.ui.theme.theme import theme

_PLAIN = {"zh_CN": ("Chinese", "fonts-noto-cjk"), "ru": ("Russian", "fonts-noto-core")}


def missing_letters() -> str:
    """Return what to say where the language in use would be drawn as boxes; else nothing.

    It is said in English whatever the language, for the words must be drawn themselves. A sentence
    is laid out as any other is, so fonts are found as they are for it. Call it after a paint.
    """
    code = language()
    layout = QTextLayout(OWN_NAMES[code], theme().font("body"))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    if code not in _PLAIN or not any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
        return ""
    name, package = _PLAIN[code]
    return (
        f"No font on this system has {name} letters. Install one, for example {package}, "
        "and start SimDesk again."
    )
