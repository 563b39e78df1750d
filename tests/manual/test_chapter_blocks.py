"""Markdown as blocks."""

from reader.manual.chapter_blocks import Code, Heading, Item, Paragraph, Run, Style, Table, blocks

TEXT = """\
# Title

One `code`, **strong**
and a [link](query.md).

- item
- other

1. first

```
kept  as it is
```

| a | b |
| --- | --- |
| `x\\|y` | z |
"""


def test_every_kind_of_block() -> None:
    assert list(blocks(TEXT)) == [
        Heading(1, (Run("Title"),)),
        Paragraph(
            (
                Run("One "),
                Run("code", Style.CODE),
                Run(", "),
                Run("strong", Style.STRONG),
                Run(" "),
                Run("and a "),
                Run("link", Style.LINK, "query.md"),
                Run("."),
            )
        ),
        Item("-", (Run("item"),)),
        Item("-", (Run("other"),)),
        Item("1.", (Run("first"),)),
        Code(("kept  as it is",)),
        Table(((Run("a"),), (Run("b"),)), (((Run("x|y", Style.CODE),), (Run("z"),)),)),
    ]


def test_an_empty_head_is_left_out() -> None:
    (table,) = blocks("| | |\n|---|---|\n| a | b |\n")
    assert table == Table((), (((Run("a"),), (Run("b"),)),))
