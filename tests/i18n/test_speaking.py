"""One text in two languages: a block speaks its own, the window and other threads keep theirs."""

from __future__ import annotations

from datetime import date
from threading import Thread

from simdesk import paths
from simdesk.i18n.formats import date_long
from simdesk.i18n.language import _, language, ngettext, speaking, use_language


def _said() -> tuple[str, str, str, str]:
    receipts = ngettext("{n} receipt", "{n} receipts", 2)
    return (language(), _("Number"), receipts, date_long(date(2026, 11, 5)))


def test_a_block_speaks_its_own_language_and_then_the_windows_again() -> None:
    use_language("zh_CN", paths.translations_dir())
    window = _said()
    with speaking("ru"):
        assert _said() == ("ru", "Номер", "2 чека", "5 ноября 2026")
        with speaking("en"):
            assert _said() == ("en", "Number", "2 receipts", "5 November 2026")
        assert language() == "ru"
    assert _said() == window
    assert window[0] == "zh_CN"


def test_another_thread_does_not_hear_it() -> None:
    use_language("en", paths.translations_dir())
    heard: list[tuple[str, str, str, str]] = []
    with speaking("ru"):
        thread = Thread(target=lambda: heard.append(_said()))
        thread.start()
        thread.join()
    assert heard == [("en", "Number", "2 receipts", "5 November 2026")]


def test_an_error_ends_it_too() -> None:
    use_language("en", paths.translations_dir())
    try:
        with speaking("ru"):
            raise ValueError
    except ValueError:
        assert _("Number") == "Number"
