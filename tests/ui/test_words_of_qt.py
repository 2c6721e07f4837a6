"""Qt's own dialogs, shown where a desktop has none, speak the language of everything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from simdesk.ui.spoken_language import speak
from simdesk.ui.start import make_application


@pytest.fixture
def app() -> Iterator[QApplication]:
    """Return the application, and let it speak English again afterwards."""
    one = make_application()
    yield one
    speak(one, "en")


@pytest.mark.parametrize("code", ["zh_CN", "ru"])
@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
def test_a_dialog_for_files_speaks_one_language(
    app: QApplication, code: str, mode: QFileDialog.FileMode, tmp_path: Path
) -> None:
    speak(app, code)
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    said.append(QCoreApplication.translate("QAbstractFileIconProvider", "Drive"))
    assert len(said) > 3
    for text in said:
        assert any(letter.isalpha() and not letter.isascii() for letter in text), text
    dialog.deleteLater()


def test_words_that_are_nowhere_stay(app: QApplication) -> None:
    speak(app, "ru")
    assert QCoreApplication.translate("QFileDialog", "Of no &Qt") == "Of no &Qt"
