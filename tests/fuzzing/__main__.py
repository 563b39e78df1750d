"""`python -m tests.fuzzing`: see `.ci/fuzz`."""

import argparse
import random
import sys
import tempfile
from pathlib import Path
from zlib import crc32

_ABOUT = """Give the importer files that no one thought of, and keep those that reach new code.

FORMAT is one of those that --list names. An input that breaks a promise of tests/fuzzing/promises.py, takes more
than --slow seconds or more than --memory MB ends the run; it is kept in the folder --found, and the message says how to
read it again. Without a fault the run ends after --minutes with exit code 0.
Needs the extra `fuzzing`: pip install -e '.[fuzzing]' (Linux and macOS)."""

_CLOSELY = 4
"""Every fourth input is read again, and its characters are counted: that takes three times as long."""


def main() -> int:
    options = argparse.ArgumentParser(
        prog=".ci/fuzz", description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("format", nargs="?", metavar="FORMAT")
    options.add_argument("--minutes", type=float, default=30, metavar="M", help="how long (default: 30)")
    options.add_argument("--slow", type=int, default=20, metavar="S", help="limit for one file (default: 20)")
    options.add_argument("--memory", type=int, default=1024, metavar="MB", help="memory of the process (default: 1024)")
    options.add_argument("--corpus", type=Path, metavar="FOLDER", help="keep what reaches new code here")
    options.add_argument("--found", type=Path, default=Path(), metavar="FOLDER", help="keep a fault here (default: .)")
    options.add_argument("--again", type=Path, metavar="FILE", help="read one kept input again and end")
    options.add_argument("--list", action="store_true", help="list the formats")
    return run(options.parse_args(), options)


def run(arguments: argparse.Namespace, options: argparse.ArgumentParser) -> int:
    try:
        import atheris
    except ModuleNotFoundError as error:
        print(f"{error.name} is not installed: pip install -e '.[fuzzing]'", file=sys.stderr)
        return 2
    # The importer is loaded under the instrumentation, hence only here.
    with atheris.instrument_imports(include=["reader.importer", "reader.text.numerals"]):
        from tests.fuzzing.formats import FORMATS
        from tests.fuzzing.promises import check, check_closely
    if arguments.list:
        print(*FORMATS, sep="\n")
        return 0
    if arguments.format not in FORMATS:
        options.error(f"FORMAT is one of {', '.join(FORMATS)}")
    chosen = FORMATS[arguments.format]
    with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder:
        file = Path(folder) / chosen.name

        def read(data: bytes) -> None:
            file.write_bytes(chosen.packed(data))
            if check(file) and (arguments.again or crc32(data) % _CLOSELY == 0):
                check_closely(file, is_balanced=chosen.is_balanced)

        if arguments.again:
            read(arguments.again.read_bytes())
            return 0
        corpus = arguments.corpus or Path(folder) / "corpus"
        _sow(corpus, chosen.seeds)
        arguments.found.mkdir(parents=True, exist_ok=True)
        limits = [
            f"-max_total_time={round(arguments.minutes * 60)}",
            f"-timeout={arguments.slow}",
            f"-rss_limit_mb={arguments.memory}",
            f"-artifact_prefix={arguments.found.resolve()}/{arguments.format}-",
            f"-max_len={chosen.longest_bytes}",
            "-len_control=0",
            "-print_final_stats=1",
        ]

        def changed(data: bytes, longest: int, seed: int) -> bytes:
            """Change every second input in its form, the others, and what has not this form, byte by byte."""
            chance = random.Random(seed)
            in_form = chosen.mutator(data, chance) if chosen.mutator and chance.random() < 0.5 else None
            return in_form if in_form and len(in_form) <= longest else atheris.Mutate(data, longest)

        atheris.Setup([sys.argv[0], *limits, str(corpus)], read, custom_mutator=changed)
        atheris.Fuzz()
    return 0


def _sow(corpus: Path, seeds: tuple[bytes, ...]) -> None:
    """Lay the seeds into the folder from which mutation starts."""
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(seed)


if __name__ == "__main__":
    sys.exit(main())
