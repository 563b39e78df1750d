"""Hostile files, each imported by itself: `python -m tests.reliability.hostile [--times N] [--seed S]`.

Prints what became of each, its processor time and memory. A fault is a traceback, a code that says so, a file written
beside the library, more than MOST_CPU_S or MOST_MEMORY_MB. N files are made, of other sizes and words in each round.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

MOST_CPU_S = 30.0
MOST_MEMORY_MB = 600
_REFUSED = 2
"""Exit code of an import that took none of its files, as against one that met a fault of the program."""

_TEXT = "春耕时节，村里的人都下地去了，今年的雨水来得早。"
Make = Callable[[int, random.Random], bytes]


def _page(size: int) -> str:
    return f"<html><head><title>春耕</title></head><body><h1>春耕开始</h1><p>{_TEXT * size}</p></body></html>"


def _zip(*members: tuple[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def _nested(tag: str) -> Make:
    return lambda size, _: f"<h1>春耕</h1>{f'<{tag}>' * size}<p>{_TEXT}</p>{f'</{tag}>' * size}".encode()


def _repeated(text: str, name: str = "") -> Make:
    return lambda size, _: (name + text * size).encode()


def _entities(size: int, _: random.Random) -> bytes:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(min(size, 12)))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "春"> {levels}]><rss><channel>&e9;</channel></rss>'.encode()
    )


def _outside(size: int, _: random.Random) -> bytes:
    text = f"# 春耕\n\n{_TEXT * 3}\n".encode()
    ways = [(f"{'../' * (size % 9 + 1)}ESCAPED.md", text), ("/tmp/ESCAPED.md", text), ("..\\ESCAPED.md", text)]
    return _zip(*ways, ("sound.md", text))


def _garbled(size: int, chance: random.Random) -> bytes:
    sound = bytearray(_zip(("a.md", f"# 春耕\n\n{_TEXT * 9}".encode()), ("b.html", _page(3).encode())))
    for _ in range(size % 40 + 1):
        sound[chance.randrange(len(sound))] = chance.randrange(256)
    return bytes(sound)


FILES: dict[str, Make] = {
    "lines.txt": _repeated("字\n"),
    "heads.md": _repeated("# 题\n\n文\n\n"),
    "line.txt": _repeated("新" * 60, "标题\n\n"),
    "spaces.csv": lambda size, _: f"标题,版次\n春耕,{' ' * size}x\n".encode(),
    "stars.md": _repeated("*", "# 题\n\n"),
    "brackets.md": _repeated("![a]("),
    "quotes.csv": _repeated(f"{_TEXT}\n", '标题,正文\n春耕,"'),
    "divs.html": _nested("div"),
    "tables.html": _nested("table><tr><td"),
    "bold.html": _nested("b"),
    "deep.json": lambda size, _: f'{{"title": "a", "content": {"[" * size}{"]" * size}}}'.encode(),
    "digits.jsonl": lambda size, _: f'{{"title": {"9" * size}, "content": "{_TEXT}"}}\n'.encode(),
    "halves.jsonl": lambda _size, _: json.dumps({"title": "\ud800", "content": _TEXT}).encode(),
    "entities.xml": _entities,
    "escapes.md": lambda size, _: f"# 春\x1b[31m耕\x1b]0;x\x07\u202e\n\n{_TEXT * (size % 9 + 3)}\n".encode(),
    "bomb.zip": lambda size, _: _zip(("a.md", b"\n" * (size * 1000))),
    "many.zip": lambda size, _: _zip(*((f"{number}.md", b"x") for number in range(size // 2))),
    "outside.zip": _outside,
    "garbled.zip": _garbled,
    "garbled.epub": _garbled,
    "garbled.docx": _garbled,
    "noise.txt": lambda size, chance: chance.randbytes(size),
    "noise.7z": lambda size, chance: b"7z\xbc\xaf\x27\x1c" + chance.randbytes(size),
    "noise.xlsx": lambda size, chance: b"PK\x03\x04" + chance.randbytes(size),
}


_MEASURING = """
import json, os, sys
child = os.fork()
if not child:
    os.execv(sys.argv[2], sys.argv[2:])
_, status, used = os.wait4(child, 0)
with open(sys.argv[1], "w") as out:
    json.dump([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], out)
"""
"""A small program between: Linux counts the memory of the program that starts another as that one's, too."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An import of one hostile file: its exit code, processor seconds, memory in MB, and what is wrong with it."""

    name: str
    code: int
    cpu: float
    memory: float
    faults: tuple[str, ...]


def struck(place: Path, name: str, size: int, seed: int) -> Outcome:
    """Import one hostile file in a process of its own, and look at what it left behind."""
    folder = place / "in"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(FILES[name](size, random.Random(seed)))
    own = {kind: str(place / kind) for kind in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    command = [sys.executable, "-m", "reader", "--library", place / "library", "import", folder / name]
    measured = place / "measured.json"
    process = subprocess.run(
        [sys.executable, "-c", _MEASURING, measured, *command],
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    complaint = process.stderr.decode("utf-8", "replace")
    code, cpu, memory = json.loads(measured.read_text())
    found = {
        "fault of the program": code not in (0, 1, _REFUSED),
        "traceback": "Traceback" in complaint,
        "escape in what it prints": "\x1b" in complaint,
        "file outside": any(place.rglob("ESCAPED*")) or Path("/tmp/ESCAPED.md").exists(),
        "too slow": cpu > MOST_CPU_S,
        "too much memory": memory > MOST_MEMORY_MB,
    }
    (folder / name).unlink()
    return Outcome(name, code, cpu, memory, tuple(fault for fault, is_so in found.items() if is_so))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--times", type=int, default=2 * len(FILES))
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    chance = random.Random(given.seed)
    codes: Counter[int] = Counter()
    faulty: list[Outcome] = []
    for name in islice(cycle(FILES), given.times):
        size, seed = int(10 ** chance.uniform(1, 5.3)), chance.randrange(1 << 30)
        with tempfile.TemporaryDirectory() as place:
            outcome = struck(Path(place), name, size, seed)
        codes[outcome.code] += 1
        if outcome.faults:
            faulty.append(outcome)
        said = ", ".join(outcome.faults) or "well"
        print(
            f"{name:14} {size:7} code {outcome.code} {outcome.cpu:6.1f} s {outcome.memory:5.0f} MB  {said}", flush=True
        )
    print(f"{codes.total()} files: {dict(codes)}; {len(faulty)} with faults")


if __name__ == "__main__":
    main()
