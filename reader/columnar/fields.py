"""Field types that take blocks of text or lists of words as they are, and give a document's tokens at once.

They work with any codec; only the columnar writer takes their tokens without an object for each.
"""

from collections.abc import Sequence
from typing import Any

from whoosh import formats
from whoosh.fields import FieldType

from reader.columnar.errors import Unsupported
from reader.columnar.posting_writer import Layout
from reader.columnar.term_keys import KINDS, KeyKind
from reader.columnar.tokens import Characters, Grams, Notes, Words


class _Grams(FieldType):  # type: ignore[misc]
    key_kind = "characters"

    def __init__(self, *, gap: int = 1, end: str = "", mark: str = "", scorable: bool = False) -> None:
        super().__init__(formats.Positions(), None, scorable=scorable)
        self.gap, self.end, self.mark = gap, end, mark


class GramField(_Grams):
    """Character bigrams with positions, of a sequence of blocks of text. See `Grams` for the options."""

    def index(self, value: Sequence[str], **_: Any) -> Grams:
        return Grams(value, self.gap, self.end, self.mark)


class PartedGramField(_Grams):
    """Character bigrams of all parts of a document in one field.

    A value is a sequence of pairs: a character of `parts`, and the blocks of text of that part. One look-up finds a
    text in all parts; its position says in which. A part's character is itself a term, at the position where the part
    begins. A third member of a pair are the notes of the blocks, for all parts or for none.
    """

    def __init__(self, parts: str, **options: Any) -> None:
        super().__init__(**options)
        self.parts = parts

    def index(self, value: Sequence[tuple[str, Sequence[str], *tuple[Sequence[Notes], ...]]], **_: Any) -> Grams:
        """Return the tokens of a document. Raises ValueError if a part is unknown, given twice or out of order."""
        given = [self.parts.index(part) for part, *_ in value]
        if given != sorted(set(given)):
            raise ValueError(f"parts {given}")
        blocks = [block for _, some, *_ in value for block in some]
        notes = [one for _, _, *some in value for several in some for one in several]
        parts = [(part, len(some)) for part, some, *_ in value]
        return Grams(blocks, self.gap, self.end, self.mark, parts, notes)


class CharacterField(FieldType):  # type: ignore[misc]
    """The distinct characters of a sequence of blocks of text."""

    key_kind = "characters"

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: Sequence[str], **_: Any) -> Characters:
        return Characters(value)


class WordField(FieldType):  # type: ignore[misc]
    """Words with their frequencies, of a sequence of words."""

    def __init__(self, *, scorable: bool = True) -> None:
        super().__init__(formats.Frequency(), None, scorable=scorable)

    def index(self, value: Sequence[str], **_: Any) -> Words:
        return Words(value)


class PartedWordField(FieldType):  # type: ignore[misc]
    """Words of all parts of a document with their frequencies, in one field.

    A value is a sequence of pairs: a character, and the words of that part. A word's term ends with the character of
    its part, so that its terms lie side by side and are looked up together.
    """

    def __init__(self) -> None:
        super().__init__(formats.Frequency(), None, scorable=False)

    def index(self, value: Sequence[tuple[str, Sequence[str]]], **_: Any) -> Words:
        return Words([word + part for part, words in value for word in words])


class ValueField(FieldType):  # type: ignore[misc]
    """Whole values, of a sequence of strings: facts to filter by and to count."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: Sequence[str], **_: Any) -> Words:
        return Words(value, counted=False)


_LAYOUTS = {formats.Existence: Layout.DOCS, formats.Frequency: Layout.FREQS, formats.Positions: Layout.POSITIONS}


def plan(name: str, field: FieldType) -> tuple[KeyKind, Layout]:
    """Return the kind of a field's keys and the layout of its lists.

    Raises Unsupported for formats other than Existence, Frequency, Positions.
    """
    layout = _LAYOUTS.get(type(field.format))
    if layout is None:
        raise Unsupported(f"field {name}: posting format {type(field.format).__name__}")
    return KINDS[getattr(field, "key_kind", "bytes")], layout
