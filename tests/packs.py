"""Makes packs of the program's own catalogue, changed as a test wants; its words are invented."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from simdesk.catalogue.files import Section, parse, read_contents
from simdesk.catalogue.pack import words_file
from simdesk.i18n.shown import shown
from simdesk.services.make_pack import _quoted, write_archive
from simdesk.services.pack_check import TRANSLATED

OWN = Path(__file__).parents[1] / "resources" / "catalogue"
NEWER = "2027-02-03.1"

Parts = dict[str, bytes]
Edit = Callable[[str], str]


def own_parts() -> Parts:
    """Return the files of the program's own catalogue."""
    found: Parts = {}
    for section in Section:
        for name, data in read_contents(OWN, section).items():
            assert isinstance(data, bytes)
            found[name] = data
    return found


def parts(version: str = NEWER, edits: Mapping[str, Edit] | None = None) -> Parts:
    """Return what stands in a pack of an edition, its files edited, with words for all of it."""
    found = own_parts()
    found["pack.toml"] = re.sub(
        rb'version = "[^"]*"', f'version = "{version}"'.encode(), found["pack.toml"]
    )
    for name, edit in (edits or {}).items():
        old = found.get(name, b"").decode()
        assert edit(old) != old, f"{name} has changed; the test must find another place"
        found[name] = edit(old).encode()
    return with_words(found)


def with_words(found: Parts) -> Parts:
    """Add a translation of every text, as `[ru] text`."""
    texts = sorted(set(shown(parse(found).tables)))
    for language in TRANSLATED:
        lines = (f"{_quoted(text)} = {_quoted(f'[{language}] {text}')}\n" for text in texts)
        found[words_file(language)] = "".join(lines).encode()
    return found


def make(path: Path, version: str = NEWER, edits: Mapping[str, Edit] | None = None) -> Path:
    """Write such a pack."""
    write_archive(path, parts(version, edits))
    return path


def swap(old: str, new: str) -> Edit:
    """Return an edit that puts `new` in the place of `old`, everywhere."""
    return lambda text: text.replace(old, new)


def add_host(host: str, owner: str) -> Edit:
    """Return an edit of the official hosts that adds one."""
    sourced = 'source = "its contract"\nas_of = "n.d."\nconfidence = "high"\n'
    return lambda text: f'{text}\n[[hosts]]\nvalue = "{host}"\nowner = "{owner}"\n{sourced}'


NEW_PAGE = {"operators/mts.toml": swap('url = "https://lk.mts.ru/"', 'url = "https://my.mts.ru/"')}
"""One page of one operator moves."""
