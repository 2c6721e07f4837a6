"""A language in which every translated text stands in brackets, to find what is not translated."""

from __future__ import annotations

from pathlib import Path

from simdesk.i18n.compile import compiled_words
from simdesk.i18n.extract import collect
from simdesk.i18n.language import use_language


def speak_in_brackets(folder: Path) -> None:
    """Switch to ‹this language›, whose compiled words are put into `folder`."""
    words = collect(Path(__file__).parents[3])
    words.locale = "ru"
    for message in words:
        if isinstance(message.id, tuple):
            message.string = tuple(f"‹{message.id[1]}›" for _form in range(words.num_plurals))
        elif message.id:
            message.string = f"‹{message.id}›"
    target = folder / "ru" / "LC_MESSAGES"
    target.mkdir(parents=True)
    (target / "simdesk.mo").write_bytes(compiled_words(words))
    use_language("ru", folder)
