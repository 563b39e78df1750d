"""Where the word table comes from: jieba's dictionary and model, as the package brings them."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from reader.durable import write_durably
from reader.text.quick_cut import MAIN, QuickCut
from reader.text.word_table import STATES, UNSEEN, Header, WordTable, content_of, file_of

PROBES = 50
"""So many texts of words and characters from all over the dictionary are cut for comparison."""


class Model(Protocol):
    """A segmenter whose words the table is to give."""

    @property
    def id(self) -> str: ...
    @property
    def wide(self) -> bool:
        """Whether it joins rare characters to words."""
        ...

    @property
    def cut_runs(self) -> Callable[[str], list[str]]: ...


def made_of(package: str) -> str:
    """What tells one build of the package from another, found without importing it: '' where it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return ""
    folder = Path(spec.submodule_search_locations[0])
    try:
        files = sorted((path.name, path.stat().st_size) for path in folder.iterdir() if path.is_file())
    except OSError:
        return ""
    return json.dumps([package, sorted(path.name for path in folder.parent.glob(f"{package}-*.dist-info")), files])


def make_table(path: Path, source: str, model: Model) -> None:
    """Write at `path` the table that gives the words of the model, which is made of `source`.

    Takes a second of processor time. Where the table gives other words, it says so and is not to be used.
    Nothing is written where `path` cannot be; what is written is complete or not there.
    """
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(path.parent, os.W_OK):
            write_durably(path, _checked(source, model))


def _checked(source: str, model: Model) -> bytes:
    """The file, which says whether its words are those of the model."""
    import jieba
    from jieba.finalseg import emit_P, start_P, trans_P

    words: dict[str, int] = {}
    total = 0
    with jieba.Tokenizer().get_dict_file() as lines:
        for line in lines:
            word, often, _ = line.decode().split(" ", 2)
            words[word] = int(often)
            # All lines count, of a word that stands there twice as well.
            total += int(often)
    header = Header(
        made_of=source,
        segmenter=model.id,
        wide=model.wide,
        total=total,
        starts=[start_P[state] for state in STATES],
        moves=[[trans_P[before].get(state, UNSEEN) for state in STATES] for before in STATES],
    )
    content = content_of(words, emit_P)
    quick = QuickCut(WordTable(header, memoryview(content))).cut
    texts = [*_probes(list(words)), *_probes(list(emit_P["S"]))]
    return file_of(replace(header, agrees=all(quick(text) == model.cut_runs(text) for text in texts)), content)


def _probes(words: list[str]) -> Iterator[str]:
    """Texts of Han words from all over the dictionary."""
    for first in range(PROBES):
        yield "\n".join(MAIN.findall("".join(words[first :: len(words) // PROBES])))
