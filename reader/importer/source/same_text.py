"""Two forms of a page compared by their Chinese, whatever marks are around it."""

import json
import re
from collections.abc import Iterator
from typing import Any

_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{1,9999}")
_ADDRESS = re.compile(r"\]\([^()\n]{0,500}\)|<[^<>\n]{0,500}>")
"""The address of a link or picture, and a tag: neither is text."""

_DEEPEST = 40
"""Levels of JSON that are looked into."""


def share_held(markdown: bytes, held: bytes) -> float:
    """Return the share of the Chinese characters of a Markdown file, 0..1, whose runs stand in the strings of JSON.

    1.0 for Markdown without any: there is nothing that could be lost.
    """
    try:
        value = json.loads(held.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return 0.0
    text = "".join(run for string in _strings(value, 0) for run in _HAN_RUN.findall(string))
    runs = _HAN_RUN.findall(_ADDRESS.sub("\n", markdown.decode("utf-8", "replace")))
    total = sum(map(len, runs))
    return sum(len(run) for run in runs if run in text) / total if total else 1.0


def _strings(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST and isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each, depth + 1)
