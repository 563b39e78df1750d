"""The workflows for a host of repositories: what can be said of them without one."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_and_scripts_exist(file: Path) -> None:
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    steps = [step for job in jobs for step in job["steps"]]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    named = {name for step in steps for name in re.findall(r"\.ci/[a-z.-]+[a-z]", step.get("run", ""))}
    assert named
    assert not [name for name in named if not (ROOT / name).is_file()]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_it_says_that_nobody_has_run_it(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# Untried")


@pytest.mark.skipif(not which("actionlint"), reason="needs actionlint")
def test_actionlint_finds_nothing() -> None:
    done = subprocess.run(["actionlint", *WORKFLOWS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
