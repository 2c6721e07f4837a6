"""Changes the language of everything at once: our words, Qt's own, and formats of the calendar."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from simdesk import paths
from simdesk.i18n.language import use_language


def speak(app: QApplication, code: str) -> None:
    """Say everything in a language: our words, Qt's own words, and formats of the calendar."""
    used = use_language(code, paths.translations_dir())
    locale = QLocale(used)
    QLocale.setDefault(locale)
    old = app.property("simdesk_qt_words")
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(locale, "qtbase", "_", folder):
        app.installTranslator(words)
    app.setProperty("simdesk_qt_words", words)
