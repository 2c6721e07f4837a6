"""Changes the language of everything at once: our words, Qt's own, and formats of the calendar."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from simdesk import paths
from simdesk.i18n.language import use_language

_MOVED = {"QAbstractFileIconProvider": "QFileDialog"}
"""Where Qt asks for words today, and where its translations still have them."""


class _QtWords(QTranslator):
    """Qt's own words, found by older names as well: its translations lag behind its dialogs."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the words; None leaves Qt's English ones, which an empty text would not."""
        return (
            super().translate(context, text, disambiguation, n)
            or super().translate(_MOVED.get(context, context), text.replace("&", ""))
            or None
        )


def speak(app: QApplication, code: str) -> None:
    """Say everything in a language: our words, Qt's own words, and formats of the calendar."""
    used = use_language(code, paths.translations_dir())
    locale = QLocale(used)
    QLocale.setDefault(locale)
    old = app.property("simdesk_qt_words")
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
    words = _QtWords(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(locale, "qtbase", "_", folder):
        app.installTranslator(words)
    app.setProperty("simdesk_qt_words", words)
