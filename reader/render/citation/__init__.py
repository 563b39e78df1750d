"""Citations of newspaper stories in the forms that writers and their programs know."""

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
"""Each form by its name: clippings in, the whole text of a reference list or file out."""
