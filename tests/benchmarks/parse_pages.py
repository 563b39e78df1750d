"""The speed of parsing pages: `python -m tests.benchmarks.parse_pages FOLDER`.

FOLDER holds pages as .md or .txt. Prints pages a second on one core, and the time of a 5 MB line of one sign.
"""

import sys
import time
from pathlib import Path

from reader.importer.stages import parse_text

LINE = 5_000_000
SIGNS = ("a", "一", "“", "（", "。", "，", "１", "#", "(上接第", "摄")
ROUNDS = 3


def main() -> None:
    paths = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.suffix in (".md", ".txt"))
    pages = [path.read_text(encoding="utf-8") for path in paths]
    characters = sum(map(len, pages))
    parse_text(pages[0])
    best = min(_seconds(pages) for _ in range(ROUNDS))
    print(f"{len(pages)} pages of {characters / len(pages):.0f} characters: {len(pages) / best:.0f} pages/s")
    print(f"{characters / best / 1e6:.2f} M characters/s; {characters / best / 7000:.0f} pages/s of 7,000 characters")
    for sign in SIGNS:
        print(f"5 MB line of {sign!r}: {_seconds([(sign * LINE)[:LINE]]):.2f} s")


def _seconds(pages: list[str]) -> float:
    start = time.process_time()
    for page in pages:
        parse_text(page)
    return time.process_time() - start


if __name__ == "__main__":
    main()
