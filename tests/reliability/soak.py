"""Hours in the window: stories, searches, screens and imports at random, while memory and open files are measured.

They may grow while caches fill, and swing by a quarter with what is open: what counts is the growth from the median of
the second fifth to that of the last.
"""

import argparse
import gc
import os
import random
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from reader.acts.importing import import_files
from reader.settings import Settings
from reader.wiring import open_library
from tests.reliability.papers import printed

_QUERIES = (
    "工会",
    "职工 发展",
    '"高质量"',
    "标题:稿件",
    "工*",
    "记者:张三",
    "工会 NEAR/10 职工",
    "服务 -企业",
    "的",
    "编号1",
)
_ACTIONS = (
    *("broadsheet", "calendar", "photo_wall", "bookmark_list", "history", "corrections", "bookmark", "toggle_read"),
    *(
        "original",
        "zoom_in",
        "zoom_reset",
        "next_story",
        "previous_story",
        "next_page",
        "back",
        "forward",
        "clear_search",
    ),
    *("next_hit", "refresh", "clipping_book", "diagnosis", "undo", "redo"),
)
_PAPERS = 200
_MEASURED_EACH_S = 15
_PARTS, _WARM_PARTS = 5, 1
"""Parts of a run, and those in which caches fill."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Private memory in megabytes and open files, at a second of the run."""

    second: float
    megabytes: float
    files: int


@dataclass(slots=True)
class Worn:
    """Outcome of a run: measurements in their order, acts by kind, errors."""

    measured: list[Measured] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def growth(self) -> float:
        """Return the growth of memory after the first fifth, as a part of what it was; 0.05 is 5 %."""
        megabytes = [each.megabytes for each in self.measured]
        fifth = max(len(megabytes) // _PARTS, 1)
        before = median(megabytes[_WARM_PARTS * fifth :][:fifth] or megabytes)
        after = median(megabytes[-fifth:])
        return after / before - 1


def run(folder: Path, seconds: float, seed: int) -> Worn:
    """Use a window on a library of made-up pages for so long."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QDialog

    from reader.ui.look.settings_keeper import SettingsKeeper
    from reader.ui.start.application import Session, settle

    papers = printed(folder / "papers", _PAPERS)
    opened = partial(open_library, folder / "library", folder / "cache", fleeting=True)
    with closing(opened()) as library:
        ids = import_files(library, papers).result.story_ids
    worn, draw = Worn(), random.Random(seed)
    session = Session(opened, SettingsKeeper(settings=Settings(language="zh_CN")))
    for worker in session.workers.all():
        worker.failed.connect(lambda error: worn.errors.append(repr(error)))
    session.window.resize(1280, 800)
    session.window.show()
    session.window.start()
    settle(session)
    actions = session.window.actions_by_id
    began = last = time.monotonic()
    worn.measured.append(_measured(0))
    while (now := time.monotonic()) - began < seconds:
        kind = draw.choices(("story", "search", "action", "theme", "import"), (35, 25, 37, 1, 2))[0]
        worn.acts[kind] += 1
        if kind == "story":
            session.window.open_story(draw.choice(ids))
        elif kind == "search":
            session.window.search(draw.choice(_QUERIES))
        elif kind == "action":
            actions[draw.choice(_ACTIONS)].trigger()
        elif kind == "theme":
            actions[draw.choice(("theme.light", "theme.dark", "theme.sepia"))].trigger()
        else:
            file = draw.choice(papers)
            text = file.read_text("utf-8").partition("\n# 补")[0]
            file.write_text(f"{text}\n# 补{worn.acts[kind]}\n\n补充正文{worn.acts[kind]}。\n", "utf-8")
            session.window.library.import_paths([file])
        settle(session)
        for dialog in [
            each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
        ]:
            dialog.close()
        if now - last >= _MEASURED_EACH_S:
            last = now
            worn.measured.append(_measured(now - began))
    worn.measured.append(_measured(time.monotonic() - began))
    session.close()
    return worn


def _measured(second: float) -> Measured:
    gc.collect()
    pages = Path("/proc/self/smaps_rollup").read_text()
    private = sum(int(line.split()[1]) for line in pages.splitlines() if line.startswith("Private_"))
    return Measured(second, private / 1024, sum(1 for _ in Path("/proc/self/fd").iterdir()))


def main() -> int:
    """Run, and print measurements, errors and the growth; return the exit code."""
    options = argparse.ArgumentParser(prog="python -m tests.reliability.soak", description=__doc__)
    options.add_argument("folder", type=Path, help="an empty folder to work in")
    options.add_argument("--seconds", type=float, default=7200)
    options.add_argument(
        "--most", type=float, default=5, metavar="PERCENT", help="most that memory may grow (default: 5)"
    )
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    worn = run(given.folder.resolve(), given.seconds, given.seed)
    for each in worn.measured:
        print(f"{each.second:6.0f} s {each.megabytes:7.1f} MB {each.files:4} files")
    for error in worn.errors:
        print(error)
    growth = worn.growth() * 100
    print(f"{sum(worn.acts.values())} acts {dict(worn.acts)}: memory {growth:+.1f} %, {len(worn.errors)} errors")
    return 1 if worn.errors or growth > given.most else 0


if __name__ == "__main__":
    sys.exit(main())
