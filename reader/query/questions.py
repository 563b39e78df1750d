"""A question mark that ends a question, and a ? that stands for a character."""

import re

_ENDS = re.compile(r"[?？!！]+$")
_ASKS = re.compile(
    r"[吗呢谁哪几啥]|什么|甚么|怎|为何|如何|多少|多久|多大|是否|能否|可否|何时|何地|何处|何人|为啥|没有$|不$"
)
_LONG_CHARACTERS = 4
"""Characters before a final ? from which it is taken as punctuation: as a wildcard it would hardly narrow anything."""


def without_question_mark(word: str) -> str:
    """Return a question without the ? at its end; the word as it is if that ? stands for a character.

    工? and 兜得? are patterns; 早餐多少钱? and a whole headline with a ? are none.
    """
    rest = _ENDS.sub("", word)
    if rest == word or "?" not in word[len(rest) :] or any(sign in rest for sign in "*?＊"):
        return word
    letters = sum(character.isalnum() for character in rest)
    return rest if letters >= _LONG_CHARACTERS or (letters and _ASKS.search(rest)) else word
