"""The setup for Windows as far as it shows without a Windows: words, lists, refusals, a compile."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import which

import pytest

from installer.windows import foreign, setup
from simdesk import __version__, paths

WINDOWS = Path(setup.__file__).parent
WORDS = {path.stem: path for path in (WINDOWS / "words").glob("*.nsh")}
SCRIPT = (WINDOWS / "simdesk.nsi").read_text("utf-8")
LINE = re.compile(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.*)"$')


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """Make a small folder such as PyInstaller leaves, with names that are hard to quote."""
    folder = tmp_path / "simdesk"
    for name in ("simdesk.exe", "_internal/a.dll", "_internal/слова/$数据 x/b.txt"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"MZ" + name.encode())
    return folder


def words(language: str) -> dict[str, str]:
    found = [LINE.match(line) for line in WORDS[language].read_text("utf-8").splitlines()]
    assert all(match and match[2] == language.upper() for match in found)
    return {match[1]: match[3] for match in found if match}


def variables(text: str) -> list[str]:
    return sorted(re.findall(r"\$\{\w+\}|\$\w+", text))


def test_every_sentence_is_there_in_three_languages() -> None:
    assert sorted(WORDS) == ["English", "Russian", "SimpChinese"]
    english = words("English")
    for language in WORDS:
        assert words(language).keys() == english.keys()
        for name, text in words(language).items():
            assert text.strip(), (language, name)
            assert variables(text) == variables(english[name]), (language, name)
    russian, chinese = words("Russian"), words("SimpChinese")
    assert all(re.search("[а-я]", text) for text in russian.values())
    assert all(re.search("[\u4e00-\u9fff]", text) for text in chinese.values())


def test_the_script_says_each_sentence_and_no_other() -> None:
    said = set(re.findall(r"\$\((\w+)\)", SCRIPT))
    assert said == words("English").keys()


def test_no_program_folder_is_emptied() -> None:
    assert re.findall(r"RMDir /r (\S+)", SCRIPT) == ['"${DATA}"']


def test_program_and_data_lie_apart() -> None:
    data = re.search(r'!define DATA "\$LOCALAPPDATA\\([^"]+)"', SCRIPT)
    program = re.search(r'^InstallDir "\$LOCALAPPDATA\\([^"]+)"', SCRIPT, re.MULTILINE)
    assert data is not None
    assert program is not None
    assert data[1] == paths.data_dir().name
    assert not f"{program[1]}\\".startswith(f"{data[1]}\\")


@pytest.mark.skipif(which("makensis") is None, reason="makensis is missing")
def test_a_setup_is_made_and_the_same_folder_makes_the_same(frozen: Path, tmp_path: Path) -> None:
    made = setup.make_setup(frozen, tmp_path / "one")
    assert made.name == f"SimDesk-{__version__}-setup.exe"
    assert made.read_bytes()[:2] == b"MZ"
    (frozen / "simdesk.exe").touch()
    again = setup.make_setup(frozen, tmp_path / "two")
    assert again.read_bytes() == made.read_bytes()


@pytest.mark.skipif(which("makensis") is None, reason="makensis is missing")
def test_a_setup_that_is_too_large_is_refused(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "MOST_BYTES", 1000)
    with pytest.raises(setup.SetupError, match="more than 1,000"):
        setup.make_setup(frozen, tmp_path / "dist")
    assert list((tmp_path / "dist").iterdir()) == []


def test_a_missing_compiler_is_named(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(frozen))
    with pytest.raises(setup.SetupError, match="nsis"):
        setup.makensis()


def test_the_compiler_is_found_where_its_own_setup_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiler = tmp_path / "NSIS" / "makensis.exe"
    compiler.parent.mkdir()
    compiler.touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ProgramFiles(x86)", str(tmp_path))
    assert setup.makensis() == str(compiler)


def test_the_list_names_files_first_and_inner_folders_before_outer(frozen: Path) -> None:
    places = sorted(path.relative_to(frozen) for path in frozen.rglob("*") if path.is_file())
    assert setup.installed(places).splitlines() == [
        r"_internal\a.dll",
        r"_internal\слова\$数据 x\b.txt",
        "simdesk.exe",
        "uninstall.exe",
        "_internal\\слова\\$数据 x\\",
        "_internal\\слова\\",
        "_internal\\",
    ]


@pytest.mark.parametrize("name", ["icuuc.dll", "ICUUC.DLL", "mscms.dll"])
def test_a_stand_in_for_a_part_of_windows_is_refused(
    frozen: Path, tmp_path: Path, name: str
) -> None:
    (frozen / "_internal" / name).write_bytes(b"MZ")
    with pytest.raises(foreign.ForeignFileError, match=name):
        setup.make_setup(frozen, tmp_path)


@pytest.mark.parametrize("mark", foreign.MARKS_OF_WINE)
def test_a_part_of_wine_is_refused_under_any_name(frozen: Path, mark: bytes) -> None:
    foreign.refuse_foreign(frozen)
    (frozen / "_internal" / "a.dll").write_bytes(b"MZ".ljust(0x40, b"\0") + mark)
    with pytest.raises(foreign.ForeignFileError, match=r"a\.dll"):
        foreign.refuse_foreign(frozen)


def test_what_wine_lacks_is_known_to_be_no_part_of_a_package() -> None:
    standing_in = {path.stem + ".dll" for path in (WINDOWS / "wine").glob("*.def")}
    assert standing_in
    assert standing_in <= foreign.PARTS_OF_WINDOWS
