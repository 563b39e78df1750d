"""Replies of language models as their services return them in JSON: the text of each, which is an answer or a page.

Claims    `choices` with messages (OpenAI and its like), `candidates` with parts (Gemini), `output` or `content` with
          texts (Anthropic, the Responses API), a list of messages by `role`, one reply or a line for each of a batch.
Evidence  the service's own names, and a text beside them.
Cases     model_replies.md
Leaves    records of articles, whose texts stand beside headlines.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.importer.containers.ocr.json_values import listed, mapped, text

_AROUND = ("response", "body", "output", "result", "data", "message", "choices", "candidates", "content", "messages")
"""Names of objects and lists around a reply, from outside in."""

_TEXTS = ("text", "content", "output_text", "response")
_ROLE = "role"
_ASKED = ("user", "system", "tool", "developer")
"""Roles of messages that are no model's."""

_THINKS = ("thinking", "reasoning")
"""Kinds of parts of a message that are no text of the reply."""

_THOUGHTS = ("reasoning_content", "reasoning", "thinking")
"""Names of what a model thought, beside its reply."""

_DEEPEST = 12
"""Levels around a reply; batches of services have seven."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a conversation. `is_reply` is False for what a person asked, and for what the model thought."""

    text: str
    is_reply: bool

    @property
    def lines(self) -> list[str]:
        """Its lines with text."""
        return [line.strip() for line in self.text.split("\n") if line.strip()]


def conversation(data: str) -> list[Said]:
    """Return what is said in a file of JSON, or of JSON Lines, in order; nothing for what is neither."""
    return [said for value in _values(data) for said in _said(value, 0) if said.text.strip()]


def _values(data: str) -> Iterator[Any]:
    try:
        yield json.loads(data)
    except RecursionError:
        return
    except ValueError:
        for line in data.split("\n"):
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                continue


def _said(value: Any, depth: int) -> Iterator[Said]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        parts = [mapped(each) for each in value]
        if parts and all(map(_is_part, parts)):
            yield from _of_parts(parts)
        else:
            for each in value:
                yield from _said(each, depth + 1)
        return
    one = mapped(value)
    if parts := listed(one.get("parts")):
        yield from _of_parts(parts)
        return
    found = next((words for name in _TEXTS if isinstance(words := one.get(name), str) and words.strip()), None)
    if found is not None:
        yield from (Said(text(one.get(name)), is_reply=False) for name in _THOUGHTS)
        yield Said(found, is_reply=one.get(_ROLE) not in _ASKED)
        return
    for name in _AROUND:
        if isinstance(one.get(name), dict | list):
            inner = _said(one[name], depth + 1)
            yield from (replace(said, is_reply=said.is_reply and one.get(_ROLE) not in _ASKED) for said in inner)


def _is_part(part: dict[str, Any]) -> bool:
    """Return True for a part of a message: it has a text, and no role."""
    return _ROLE not in part and any(isinstance(part.get(name), str) for name in ("text", *_THINKS))


def _of_parts(parts: Sequence[dict[str, Any]]) -> Iterator[Said]:
    """Yield what the parts of a message say: their thoughts, then their texts as one."""
    thoughts = {at for at, part in enumerate(parts) if part.get("type") in _THINKS or part.get("thought") is True}
    words = [next((said for name in ("text", *_THINKS) if (said := text(part.get(name)))), "") for part in parts]
    yield from (Said(words[at], is_reply=False) for at in sorted(thoughts))
    yield Said("\n".join(each for at, each in enumerate(words) if at not in thoughts and each), is_reply=True)
