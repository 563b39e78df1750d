"""Small made-up pages, the same for the same seed."""

import random
from pathlib import Path

_WORDS = (
    *("工会", "维权", "职工", "发展", "高质量", "北京", "记者", "网约车", "司机", "会议"),
    *("服务", "企业", "改革", "春耕", "教育", "医院", "铁路", "港口", "能源"),
)


def printed(folder: Path, count: int, *, seed: int = 1, first: int = 0) -> list[Path]:
    """Write `count` pages as Markdown, numbered from `first`, and return their paths in order."""
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    return [_page(folder, number, draw) for number in range(first, first + count)]


def _page(folder: Path, number: int, draw: random.Random) -> Path:
    stories = [f"# 第{number}号稿件标题\n\n本报记者 张三\n\n{_text(draw, 200)}\n"]
    stories += [
        f"# 又一篇{number}之{part}\n\n{_text(draw, 100)}编号{number}-{part}。\n" for part in range(draw.randint(1, 4))
    ]
    file = folder / f"{number:05}.md"
    file.write_text("\n".join(stories), "utf-8")
    return file


def _text(draw: random.Random, words: int) -> str:
    return "".join(draw.choice(_WORDS) for _ in range(draw.randint(30, words))) + "。"
