"""Citations of newspaper stories, for people and for reference managers."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from reader.render.citation.bibtex import bibtex
from reader.render.citation.csl_json import csl_json
from reader.render.citation.gbt7714 import gbt7714
from reader.render.citation.ris import ris
from reader.render.clipping import Clipping
from reader.render.gbt_edition import Edition

Cite = Callable[[Sequence[Clipping]], str]

CITATIONS: Mapping[str, Cite] = {
    "gbt7714": gbt7714,
    "gbt7714-2015": partial(gbt7714, edition=Edition.OF_2015),
    "bibtex": bibtex,
    "ris": ris,
    "csl": csl_json,
}
"""Citation formats by name: each turns clippings into the text of a reference list or file."""
