"""The workflows for hosted runners, as texts: that what they call exists. None has run yet."""

from __future__ import annotations

import json
import re
import subprocess
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import dev
from installer.linux import deb, run_file
from installer.mac.dmg import image_name
from installer.windows.setup import UNINSTALLER, setup_name
from simdesk import __version__
from simdesk.app import _parser

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RELEASE = ROOT / ".github" / "workflows" / "release.yml"
READ_YAML = "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1], 'rb')), sys.stdout)"


def read(path: Path) -> dict[str, Any]:
    """Read YAML by the system's Python, whose Debian package has a reader; ours needs none."""
    command = ("/usr/bin/python3", "-c", READ_YAML, path)
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(str(error))
    if "ModuleNotFoundError" in ran.stderr:
        pytest.skip("python3-yaml is not installed")
    assert ran.returncode == 0, ran.stderr
    workflow: dict[str, Any] = json.loads(ran.stdout)
    return workflow


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


def test_there_are_two() -> None:
    assert [path.stem for path in FILES] == ["check", "release"]


def test_every_action_is_named_by_a_commit_and_its_version(text: str) -> None:
    used = re.findall(r"uses: (.*)", text)
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_the_commands_of_dev_exist(text: str) -> None:
    named = re.findall(r"dev\.py ([\w-]+)", text)
    assert named
    assert set(named) <= dev.COMMANDS.keys()


def test_the_modules_that_are_run_exist() -> None:
    named = re.findall(r"-m (installer[\w.]*)", RELEASE.read_text("utf-8"))
    assert named
    assert all(find_spec(name) for name in named)


def test_the_options_of_the_program_exist() -> None:
    known = {option for action in _parser()._actions for option in action.option_strings}
    used = set(re.findall(r'simdesk(?:\.exe")?(?: |", ")(--[\w-]+)', RELEASE.read_text("utf-8")))
    assert used == {"--self-test"}
    assert used <= known


def test_what_is_tried_is_what_is_made(tmp_path: Path) -> None:
    # The names are taken from the code that makes the packages.
    written = [path.read_text("utf-8") for path in (Path(deb.__file__), Path(run_file.__file__))]
    linux = [name for each in written for name in re.findall(r'out / f"(.+?)"', each)]
    made = [name.replace("{version}", __version__) for name in linux]
    made = [name.replace("{__version__}", __version__) for name in made]
    made += [setup_name(), image_name()]
    text = RELEASE.read_text("utf-8").replace("\\", "/")
    tried = set(re.findall(r"dist/([\w.*-]+(?:\.deb|\.run|\.exe|\.dmg))", text))
    assert len(tried) == 4
    assert {name for name in made if any(fnmatch(name, each) for each in tried)} == set(made)


def test_the_setup_is_tried_where_it_installs() -> None:
    script = (ROOT / "installer" / "windows" / "simdesk.nsi").read_text("utf-8")
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\SimDesk"' in script
    text = RELEASE.read_text("utf-8")
    assert "$env:LOCALAPPDATA\\Programs\\SimDesk" in text
    assert f"$folder\\{UNINSTALLER}" in text


def test_what_the_owner_gives_is_what_the_script_asks_for() -> None:
    script = (ROOT / "installer" / "mac" / "sign.sh").read_text("utf-8")
    given = set(re.findall(r"(SIMDESK_\w+)=", RELEASE.read_text("utf-8")))
    assert given == set(re.findall(r"SIMDESK_\w+", script))


def test_nothing_but_the_draft_may_write_and_every_job_ends() -> None:
    for path in FILES:
        workflow = read(path)
        assert workflow["permissions"] == {"contents": "read"}
        assert workflow["concurrency"]
        writers = [name for name, job in workflow["jobs"].items() if "permissions" in job]
        assert writers == (["draft"] if path == RELEASE else [])
        assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_the_draft_waits_for_every_trial_and_each_trial_for_its_package() -> None:
    jobs = read(RELEASE)["jobs"]
    waits = {name: job.get("needs", []) for name, job in jobs.items()}
    waits = {name: [each] if isinstance(each, str) else each for name, each in waits.items()}
    assert {each for needed in waits.values() for each in needed} <= jobs.keys()
    assert {f"try-{system}" for system in ("linux", "windows", "macos")} <= set(waits["draft"])
    for system in ("linux", "windows", "macos"):
        assert waits[f"try-{system}"] == [system]
        assert waits[system] == ["what"]
    assert jobs["draft"]["if"] == "github.event_name == 'push'"


def test_a_release_begins_with_a_tag_or_by_hand_and_secrets_stay_with_macos() -> None:
    workflow = read(RELEASE)
    # YAML 1.1 takes the word `on` for true.
    assert workflow["true"] == {"push": {"tags": ["v*"]}, "workflow_dispatch": None}
    holders = [name for name, job in workflow["jobs"].items() if "secrets." in json.dumps(job)]
    assert holders == ["macos"]
