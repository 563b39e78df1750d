"""The wheel, built, installed into an empty environment outside the checkout, and used there."""

import json
import os
import struct
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1280, 800)

pytestmark = pytest.mark.heavy


def run(*line: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    """Run a command that must end well; return its output."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DUBAO", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(part) for part in line],
        cwd=cwd,
        env=kept | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder outside the checkout."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def wheel(place: Path) -> Path:
    """The wheel itself."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", place / "dist", ROOT, cwd=place)
    (wheel,) = (place / "dist").glob("dubao-*.whl")
    return wheel


@pytest.fixture(scope="module")
def dubao(place: Path, wheel: Path) -> Path:
    """The installed command."""
    venv.create(place / "venv", with_pip=True)
    scripts = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=place)
    return scripts / "dubao"


@pytest.fixture(scope="module")
def seeds(dubao: Path, place: Path) -> Path:
    """The sample that the wheel carries."""
    code = "from reader.paths import sample; print(sample())"
    found = Path(run(dubao.with_name("python"), "-c", code, cwd=place).strip())
    assert place in found.parents
    return found


def test_nothing_is_packed_twice_or_never_read(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        members = [member for member in packed.infolist() if member.file_size]
        assert "reader/py.typed" in packed.namelist()
    assert len({member.CRC for member in members}) == len(members)
    assert not [member.filename for member in members if member.filename.endswith((".po", ".png", ".metainfo.xml"))]
    # What people read goes along, what engineers read does not.
    read = {member.filename for member in members if member.filename.endswith(".md")}
    assert {name.rpartition("/")[0] for name in read} == {
        "reader/_shipped/resources/manual/en",
        "reader/_shipped/resources/manual/zh",
        "reader/_shipped/seeds",
    }


def test_the_version_is_reported(dubao: Path, place: Path) -> None:
    assert run(dubao, "--version", cwd=place).startswith("dubao 0.")


def test_the_shipped_sample_is_parsed(dubao: Path, place: Path, seeds: Path) -> None:
    (page,) = map(json.loads, run(dubao, "parse", "--json", seeds, cwd=place).splitlines())
    kinds = [story["kind"] for story in page["stories"]]
    assert (kinds.count("story"), kinds.count("photo")) == (7, 2)


def test_the_sample_is_imported_and_found(dubao: Path, place: Path, seeds: Path) -> None:
    folders = {"XDG_CACHE_HOME": str(place / "cache")}
    run(dubao, "--library", place / "library", "import", seeds, cwd=place, environment=folders)
    found = run(dubao, "--library", place / "library", "search", "--json", "网约车司机", cwd=place, environment=folders)
    assert json.loads(found)["total"] >= 1


def test_the_window_is_drawn(dubao: Path, place: Path, seeds: Path) -> None:
    picture = place / "window.png"
    line = [
        dubao,
        "--library",
        place / "drawn",
        "open",
        "--screenshot",
        picture,
        "--size",
        "x".join(map(str, SIZE)),
        seeds,
    ]
    run(*line, cwd=place, environment={"XDG_CACHE_HOME": str(place / "cache"), "QT_QPA_PLATFORM": "offscreen"})
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:24]) == SIZE
