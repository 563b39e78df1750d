"""The single file that .ci/package makes: a program packed behind a shell script, here a small one of the test."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

HEAD = Path(__file__).resolve().parents[1] / ".ci" / "single-file.sh"
PROGRAM = b'#!/bin/sh\nprintf "%s\\n" "$DUBAO_SINGLE_FILE" "$0" "$@"\n'

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the single file is Linux's")

Run = Callable[..., subprocess.CompletedProcess[str]]


def _packed(program: bytes = PROGRAM, version: str = "1.2.3") -> bytes:
    """A single file with this program in it, as .ci/package puts it together."""
    content = BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as tar:
        member = tarfile.TarInfo("dubao/dubao")
        member.size, member.mode = len(program), 0o755
        tar.addfile(member, BytesIO(program))
    payload = content.getvalue()
    head = HEAD.read_text(encoding="utf-8")
    filled = {"@VERSION@": version, "@SUM@": sha256(payload).hexdigest()[:16], "@LENGTH@": str(len(payload))}
    for name, value in filled.items():
        head = head.replace(name, value)
    assert "@" not in head.replace('"$@"', "")
    return head.encode() + payload


@pytest.fixture
def single(tmp_path: Path) -> Path:
    """The file, in a folder with an odd name."""
    file = tmp_path / "my 报纸 $HOME" / "Dubao-1.2.3.run"
    file.parent.mkdir()
    file.write_bytes(_packed())
    file.chmod(0o755)
    return file


@pytest.fixture
def run(single: Path, tmp_path: Path) -> Run:
    """A function that starts the file, or what stands in for it, with a cache folder of the test."""

    def started(
        *arguments: str, file: Path = single, cache: Path = tmp_path / "cache"
    ) -> subprocess.CompletedProcess[str]:
        own = {"XDG_CACHE_HOME": str(cache), "PATH": os.environ["PATH"]}
        return subprocess.run([file, *arguments], env=own, capture_output=True, text=True, check=False, timeout=60)

    return started


def _unpacked(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "dubao" / "program").iterdir())


def test_the_program_is_given_what_the_file_was_given(run: Run, single: Path, tmp_path: Path) -> None:
    done = run("open", "a b.md", "")
    (place,) = _unpacked(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [str(single), str(place / "dubao" / "dubao"), "open", "a b.md", ""]


def test_it_is_unpacked_once(run: Run, tmp_path: Path) -> None:
    run()
    (place,) = _unpacked(tmp_path)
    kept = place / "kept"
    kept.touch()
    run()
    assert _unpacked(tmp_path) == [place]
    assert kept.exists()


def test_the_program_ends_the_file_with_its_own_code(run: Run, single: Path) -> None:
    single.write_bytes(_packed(b"#!/bin/sh\nexit 7\n"))
    assert run().returncode == 7


def test_a_link_leads_to_it(run: Run, single: Path, tmp_path: Path) -> None:
    link = tmp_path / "dubao"
    link.symlink_to(single)
    assert run(file=link).stdout.splitlines()[0] == str(link)


@pytest.mark.parametrize("harm", ["cut", "changed"])
def test_a_damaged_file_is_refused_and_leaves_nothing(run: Run, single: Path, tmp_path: Path, harm: str) -> None:
    content = single.read_bytes()
    single.write_bytes(content[:-10] if harm == "cut" else content[:-10] + b"0123456789")
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"dubao: {single} is damaged or was not downloaded whole: download it again.\n"
    assert _unpacked(tmp_path) == []


def test_a_cache_that_cannot_be_made_is_named(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    done = run(cache=blocked)
    assert done.returncode == 2
    assert done.stderr.startswith(f"dubao: {blocked}/dubao/program/new.")
    assert "set XDG_CACHE_HOME to another folder" in done.stderr


def test_versions_not_started_for_a_month_are_removed(run: Run, tmp_path: Path) -> None:
    old, recent = (tmp_path / "cache" / "dubao" / "program" / name for name in ("0.9-x", "1.0-x"))
    for folder in (old, recent):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    run()
    assert not old.exists()
    assert recent.exists()


def test_several_first_starts_at_once_all_go_well(run: Run, single: Path, tmp_path: Path) -> None:
    own = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": os.environ["PATH"]}
    started = [subprocess.Popen([single], env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    for each in started:
        _, said = each.communicate(timeout=60)
        assert (each.returncode, said) == (0, b"")
    assert len(_unpacked(tmp_path)) == 1


def test_it_can_be_unpacked_only(run: Run, tmp_path: Path) -> None:
    done = run("--unpack", str(tmp_path / "here"))
    assert done.stdout == f"{tmp_path}/here/dubao/dubao\n"
    assert (tmp_path / "here" / "dubao" / "dubao").read_bytes() == PROGRAM
    assert run("--unpack").stderr == "dubao: --unpack needs a folder.\n"
