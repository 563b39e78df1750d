"""Fuzz `parse`, guided by coverage: every input must give pages or FileRefused, within five seconds.

usage: fuzz_parse.py [--seconds N] [--way .md]

Uses atheris (libFuzzer for Python) if it is installed: it mutates sound files and the words of newspaper pages by
what new code they reach. Elsewhere hypothesis, which makes as many examples as fit the time. The first byte of an input
chooses the way it is read (as which format, or packed as a member of an archive), unless --way does. Prints executions;
after a failure the input lies in `crash-*` in the working folder, and the exit code is not 0.
"""

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
WAYS = (".md", ".txt", ".html", ".jsonl", ".zip", ".epub", "member", "chapter")
LONGEST = 4096
SLOW = 5.0


class Target:
    """Reads each input as a file, and counts."""

    def __init__(self, way: str | None, seconds: float, hardness: ModuleType) -> None:
        self.way = way
        self.hardness = hardness
        self.folder = Path(tempfile.mkdtemp(prefix="fuzz-parse-"))
        self.began = time.monotonic()
        self.ends = self.began + seconds
        self.executions = self.with_pages = 0
        self.slowest = 0.0

    def one(self, data: bytes) -> None:
        """Read one input; anything but pages or FileRefused is a failure."""
        way, body = (self.way, data) if self.way else (WAYS[data[0] % len(WAYS)] if data else ".md", data[1:])
        started = time.process_time()
        self.with_pages += bool(self.hardness.read(self.folder, *self._file(way, body)))
        took = time.process_time() - started
        self.slowest = max(self.slowest, took)
        self.executions += 1
        if took > SLOW:
            raise RuntimeError(f"one input took {took:.1f} s")

    def _file(self, way: str, body: bytes) -> tuple[bytes, str]:
        """Return the bytes to read and their suffix; a member is put into an archive, so that it is read."""
        packed = self.folder / "packed"
        if way == "member":
            return self.hardness.make_zip(packed, {"1.md": body, "2.html": body}).read_bytes(), ".zip"
        if way == "chapter":
            text = body.decode("utf-8", "replace")
            return self.hardness.make_epub(packed, {"1.xhtml": text}, title=text[:20]).read_bytes(), ".epub"
        return body, way

    def report(self) -> str:
        seconds = time.monotonic() - self.began
        return (
            f"{self.executions} executions in {seconds:.0f} s ({self.executions / max(seconds, 1):.0f} a second); "
            f"{self.with_pages} gave pages; the slowest took {self.slowest:.2f} s"
        )

    def seeds(self) -> list[bytes]:
        """Return sound files and pieces of pages, each behind the byte that chooses its way unless one is given."""
        sound = self.hardness.sound_files(self.folder)
        text = self.hardness.SEED.read_bytes()
        pieces = [text[start : start + LONGEST - 1] for start in range(0, len(text), LONGEST)]
        heads = "题\n第4版()\n专栏：x\n\n文。\n".encode()
        texts = [
            *sound.items(),
            *((".md", piece) for piece in pieces),
            (".txt", heads),
            (".md", b"---\ntitle: a\n---\nb"),
        ]
        texts += [("member", pieces[0]), ("chapter", sound[".html"])]
        if self.way:
            return [data for way, data in texts if way == self.way] or [pieces[0]]
        return [bytes([WAYS.index(way)]) + data for way, data in texts]


def guided(target: Target) -> None:
    """Run libFuzzer until the time is over; it never returns."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    def one(data: bytes) -> None:
        if time.monotonic() > target.ends:
            print(target.report(), "with atheris", flush=True)
            shutil.rmtree(target.folder)
            os._exit(0)
        target.one(data)

    corpus = target.folder / "corpus"
    corpus.mkdir()
    for number, data in enumerate(target.seeds()):
        (corpus / str(number)).write_bytes(data)
    words = target.folder / "words"
    words.write_text("\n".join(_entry(word) for word in target.hardness.PIECES), encoding="ascii")
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-dict={words}", f"-max_len={LONGEST}", "-timeout=60", "-verbosity=0"], one
    )
    atheris.Fuzz()


def _entry(word: str) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


def by_examples(target: Target) -> None:
    """Run hypothesis, batch after batch, until the time is over."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    words = st.lists(st.sampled_from(target.hardness.PIECES) | st.text(max_size=5), max_size=60)
    inputs = st.binary(max_size=LONGEST) | st.tuples(st.binary(min_size=1, max_size=1), words).map(
        lambda pair: pair[0] + "".join(pair[1]).encode("utf-8", "replace")
    )

    @settings(max_examples=2000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs)
    def batch(data: bytes) -> None:
        target.one(data)

    while time.monotonic() < target.ends:
        batch()
    print(target.report(), "with hypothesis")
    shutil.rmtree(target.folder)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=float, default=3600)
    arguments.add_argument("--way", choices=WAYS)
    given = arguments.parse_args()
    sys.path.insert(0, str(ROOT))
    if importlib.util.find_spec("atheris") is None:
        from tests.importer import test_hardness

        by_examples(Target(given.way, given.seconds, test_hardness))
        return
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["reader"]):
        from tests.importer import test_hardness
    guided(Target(given.way, given.seconds, test_hardness))


if __name__ == "__main__":
    main()
