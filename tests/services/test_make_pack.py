"""The pack that is made of the checkout is one that the program takes, the same every time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from simdesk import paths
from simdesk.domain.errors import PackError
from simdesk.services.make_pack import main, make_pack
from simdesk.services.pack_check import check_pack
from tests.packs import own_parts, parts


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose translations say each text with the language in front of it."""
    root = tmp_path / "checkout"
    for name, content in own_parts().items():
        file = root / "resources/catalogue" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    made = parts()
    for language in ("zh_CN", "ru"):
        pairs = (line.split(" = ") for line in made[f"words/{language}.toml"].decode().splitlines())
        po = "".join(f"msgid {text}\nmsgstr {words}\n\n" for text, words in pairs)
        file = root / f"translations/{language}/LC_MESSAGES/simdesk.po"
        file.parent.mkdir(parents=True)
        file.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
            f'{po}msgid "Cancel"\nmsgstr "No word of the catalogue"\n',
            encoding="utf-8",
        )
    monkeypatch.setattr(paths, "_bundle", lambda: root)
    return root


def test_a_pack_is_made_checked_and_named_after_its_edition(checkout: Path, tmp_path: Path) -> None:
    made = make_pack(tmp_path / "dist")
    pack = check_pack(made)
    assert made.name == f"simdesk-catalogue-{pack.edition}.zip"
    assert [p.name for p in (tmp_path / "dist").iterdir()] == [made.name]
    assert pack.words["ru"]["Shop or salon"] == "[ru] Shop or salon"
    assert "Cancel" not in pack.words["ru"]
    assert set(zipfile.ZipFile(made).namelist()) == set(parts())
    first = made.read_bytes()
    assert make_pack(tmp_path / "dist").read_bytes() == first


def test_no_pack_is_made_of_what_the_program_would_refuse(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = checkout / "translations/ru/LC_MESSAGES/simdesk.po"
    po.write_text(
        po.read_text("utf-8").replace('msgstr "[ru] Shop or salon"', 'msgstr ""'), "utf-8"
    )
    with pytest.raises(PackError):
        make_pack(tmp_path / "dist")
    assert list((tmp_path / "dist").iterdir()) == []
    assert main([str(tmp_path / "dist")]) == 1
    assert capsys.readouterr().err == "words/ru.toml: 'Shop or salon': is missing\n"


def test_the_command_says_where_it_is(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "dist")]) == 0
    assert Path(capsys.readouterr().out.strip()).is_file()
