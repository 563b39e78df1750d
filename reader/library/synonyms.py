"""Words that newspapers use for one another (召开, 举行): near answers count them as one another, exact ones do not."""

from functools import cached_property

from reader.paths import shipped
from reader.text.folding import Folding


class Synonyms:
    """The shipped table, read when it is first asked for."""

    def __init__(self, folding: Folding) -> None:
        self._folding = folding

    def of(self, word: str) -> tuple[str, ...]:
        """Return the words that are used for a folded word, folded."""
        return self._groups.get(word, ())

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for line in shipped("resources/segment/synonyms.tsv").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                group = [self._folding.plain(word) for word in line.split("\t")]
                for word in group:
                    others = (other for other in group if other != word)
                    found[word] = tuple(dict.fromkeys((*found.get(word, ()), *others)))
        return found
