"""Programs of others that check exports. A test skips, with the reason, if its program is missing."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest


def program(name: str, package: str) -> str:
    """The path of an installed program; `package` is where it comes from."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name} ({package})")
    return found


def jar(name: str, module: str) -> list[str]:
    """The command line of a Java program, from a Python package of the extra `checkers` or from Debian."""
    spec = find_spec(module)
    places = [Path(spec.origin).parent] if spec and spec.origin else []
    found = [place / name for place in (*places, Path("/usr/share/java")) if (place / name).is_file()]
    if not found:
        pytest.skip(f"needs {name} of the Python package {module} (pip install '.[checkers]')")
    return [program("java", "default-jre-headless"), "-XX:TieredStopAtLevel=1", "-Xss8m", "-jar", str(found[0])]


def run(*command: str | Path, seconds: int = 300) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, whatever its verdict."""
    line = list(map(str, command))
    return subprocess.run(line, capture_output=True, encoding="utf-8", timeout=seconds, check=False)
