"""The version of `simdesk.exe`: what Windows compares, and a file that PyInstaller can read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from installer.windows.version import numbers, write_version_resource
from simdesk import __version__


@pytest.mark.parametrize(
    ("version", "compared"),
    [
        ("0.1.0", (0, 1, 0, 0)),
        ("2", (2, 0, 0, 0)),
        ("1.2rc3", (1, 2, 0, 0)),
        ("1.2.3.4.5", (1, 2, 3, 4)),
        ("1.0.dev7", (1, 0, 0, 0)),
    ],
)
def test_four_numbers(version: str, compared: tuple[int, ...]) -> None:
    assert numbers(version) == compared


def test_a_version_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown"):
        numbers("unknown")


def test_the_resource_is_one_expression_with_the_version_in_it(tmp_path: Path) -> None:
    path = write_version_resource(tmp_path / "new" / "version.txt")
    tree = ast.parse(path.read_text("utf-8"), mode="eval")
    pairs = {
        key.value: value.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "StringStruct"
        for key, value in [call.args]
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
    }
    assert pairs["ProductVersion"] == pairs["FileVersion"] == __version__
    assert pairs["OriginalFilename"] == "simdesk.exe"
    assert str(numbers()) in path.read_text("utf-8")
