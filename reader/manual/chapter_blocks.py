"""A chapter as blocks of text, for front ends that set Markdown themselves: the terminal and the manual pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


class Style(Enum):
    """The look of a run of characters."""

    PLAIN = "plain"
    CODE = "code"
    STRONG = "strong"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style; `target` is the address of a link, as it stands in the source."""

    text: str
    style: Style = Style.PLAIN
    target: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the title of the chapter."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to be filled."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with its sign: '-', or '1.'."""

    sign: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be kept as they are."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `head` is empty if all of its cells are."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Item | Code | Table


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a chapter in order."""
    parser = MarkdownIt("commonmark").enable("table")
    for node in SyntaxTreeNode(parser.parse(text)).children:
        yield from _blocks(node)


def plain(runs: Runs) -> str:
    """Return the characters of the runs."""
    return "".join(run.text for run in runs)


def as_text(runs: Runs, linked: Callable[[str, str], str]) -> str:
    """Return the characters of the runs, code in backticks. `linked` turns text and chapter of a link into text."""

    def text(run: Run) -> str:
        if run.style is Style.CODE:
            return f"`{run.text}`"
        return linked(run.text, run.target.removesuffix(".md")) if run.target.endswith(".md") else run.text

    return "".join(map(text, runs))


def _blocks(node: SyntaxTreeNode) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield Heading(int(node.tag[1:]), _runs(node))
        case "paragraph":
            yield Paragraph(_runs(node))
        case "bullet_list" | "ordered_list":
            for number, item in enumerate(node.children, 1):
                sign = "-" if node.type == "bullet_list" else f"{number}."
                yield Item(sign, tuple(run for child in item.children for run in _runs(child)))
        case "fence" | "code_block":
            yield Code(tuple(node.content.rstrip("\n").split("\n")))
        case "table":
            rows = [tuple(map(_runs, row.children)) for part in node.children for row in part.children]
            yield Table(rows[0] if any(rows[0]) else (), tuple(rows[1:]))


def _runs(node: SyntaxTreeNode) -> Runs:
    return tuple(run for inline in node.children for child in inline.children for run in _inline(child, Style.PLAIN))


def _inline(node: SyntaxTreeNode, style: Style, target: str = "") -> Iterator[Run]:
    match node.type:
        case "text" if node.content:
            yield Run(node.content, style, target)
        case "code_inline":
            yield Run(node.content, Style.CODE, target)
        case "softbreak" | "hardbreak":
            yield Run(" ", style, target)
        case "strong" | "em":
            for child in node.children:
                yield from _inline(child, Style.STRONG, target)
        case "link":
            for child in node.children:
                yield from _inline(child, Style.LINK, str(node.attrs["href"]))
