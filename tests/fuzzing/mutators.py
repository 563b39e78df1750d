"""Changes of an input that keep its form: bytes changed at random make of JSON and XML mostly what no reader takes.

A mutator returns a changed input, or None for one that has not its form; the fuzzer then changes bytes.
"""

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

Mutator = Callable[[bytes, random.Random], bytes | None]

_VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2.5,
    10**30,
    "",
    "0",
    "春耕开始",
    "<b>图</b>",
    "2024-03-06",
    [],
    {},
    ["甲"],
    {"a": 1},
)
"""Values that a field may have in another version of a tool, or by mistake."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A value inside of a list or an object of JSON."""

    holder: Any
    key: Any

    @property
    def value(self) -> Any:
        return self.holder[self.key]


def json_tree(data: bytes, chance: random.Random) -> bytes | None:
    """Change values, keys and the order of a JSON value."""
    try:
        tree = [json.loads(data)]
    except (ValueError, RecursionError):
        return None
    for _ in range(chance.randint(1, 4)):
        _change_json(tree, chance)
    return json.dumps(tree[0], ensure_ascii=chance.random() < 0.1).encode("utf-8", "replace") if tree else None


def json_lines(data: bytes, chance: random.Random) -> bytes | None:
    """Change one line of JSON Lines, or put it twice."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    changed = json_tree(lines[at], chance)
    if changed is None:
        return None
    lines[at : at + chance.randint(0, 1)] = [changed]
    return b"\n".join(lines)


def _change_json(tree: list[Any], chance: random.Random) -> None:
    places = list(_places(tree))
    if not places:
        return
    place, other = chance.choice(places), chance.choice(places)
    match chance.randrange(6):
        case 0:
            place.holder[place.key] = copy.deepcopy(chance.choice(_VALUES))
        case 1:
            place.holder[place.key] = copy.deepcopy(other.value)
        case 2 if isinstance(place.holder, list):
            place.holder.insert(place.key, copy.deepcopy(place.value))
        case 3 if place.holder is not tree:
            del place.holder[place.key]
        case 4 if isinstance(place.value, str):
            place.holder[place.key] = _of_pieces(place.value, chance)
        case _ if isinstance(place.holder, dict):
            names = [each.key for each in places if isinstance(each.key, str)]
            place.holder[chance.choice(names)] = place.holder.pop(place.key)


def _places(holder: Any) -> Iterator[_Place]:
    for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
        yield _Place(holder, key)
        if isinstance(holder[key], dict | list):
            yield from _places(holder[key])


def xml_tree(data: bytes, chance: random.Random) -> bytes | None:
    """Change elements, attributes and texts of an XML document, which stays well-formed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    for _ in range(chance.randint(1, 4)):
        try:
            _change_xml(root, chance)
        except ValueError:
            return None  # a character that XML does not take
    return bytes(etree.tostring(root))


def _change_xml(root: etree._Element, chance: random.Random) -> None:
    elements = list(root.iter(etree.Element))
    one, other = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    match chance.randrange(7):
        case 0 if parent is not None:
            parent.remove(one)
        case 1:
            other.append(copy.deepcopy(one))
        case 2 if other is not root:
            other.addnext(copy.deepcopy(one))
        case 3:
            one.tag = other.tag
        case 4 if one.attrib:
            name = chance.choice(list(one.attrib))
            values = [value for each in elements for value in each.attrib.values()]
            one.set(name, chance.choice([*values, "", "0", "-1", "9" * 40, _of_pieces(one.get(name, ""), chance)]))
        case 5 if one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        case _:
            one.text = _of_pieces(one.text or other.text or "", chance)


def pieces(data: bytes, chance: random.Random) -> bytes | None:
    """Change the order and number of a text's words, signs, tags and line ends."""
    try:
        return _of_pieces(data.decode(), chance).encode()
    except UnicodeDecodeError:
        return None


_PIECE = re.compile(r"<[^<>]*>|\n+|\w+|[^\w\s]+|[^\S\n]+")


def _of_pieces(text: str, chance: random.Random) -> str:
    found = _PIECE.findall(text)
    for _ in range(chance.randint(1, 4)):
        if not found:
            return chance.choice(("题", "\n", "（", "<p>", "0"))
        at, to = chance.randrange(len(found)), chance.randrange(len(found))
        some = found[at : at + chance.choice((1, 1, 2, 4, 16))]
        match chance.randrange(4):
            case 0:
                del found[at : at + len(some)]
            case 1:
                found[to:to] = some
            case 2:
                found[at] = found[to]
            case _:
                found[to:to] = some * chance.choice((2, 3, 20))
    return "".join(found)
