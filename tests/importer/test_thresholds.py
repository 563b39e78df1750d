"""Numbers of the importer, each held by a case: halved or doubled, it makes a page come out otherwise."""

import ast
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

import reader.importer
from tests.importer.ablation import STAGES, Number, changed, held_by, known_cases, numbers, outcomes

NUMBERS = list(numbers())

GUARDS = {
    "rules.screen_words._LONGEST_CHARS": "a paragraph may begin with the first sign of such a line",
    "shapes.dateline._LONGEST_CHARS": "a paragraph may be of any length",
    "shapes.dateline._LONGEST_BRACKET_CHARS": "a paragraph may be of any length",
    "shapes.sentence._LONGEST_WORD_CHARS": "a line of any length may hold no space",
    "blocks.elements._DEEPEST": "a text may open any number of elements",
    "blocks.emphasis._MOST_OPEN": "a line may hold any number of stars",
    "blocks.formulas._MOST_CHARS": "a page may have any text between two dollars",
    "blocks.formulas._MOST_GROUPS": "groups within groups are read by recursion",
    "blocks.table_rows.MOST_SPAN": "a cell may ask for any number of columns",
    "blocks.inline_marks._MOST_ASKED": "a line may hold any number of marks",
    "blocks.reading._MOST_JOINED": "a tag may never end",
    "blocks.paragraph_ends._LOOKED_AT_LINES": "a paragraph of any length would be searched at each seam",
    "containers.ocr.json_values._DEEPEST": "lists and objects may nest without end",
    "containers.answers.chat_reply._DEEPEST": "lists and objects may nest without end",
    "containers.archives.archive.MEMBER_LIMIT_BYTES": "a member is held in memory",
    "containers.archives.archive.MOST_MEMBERS": "each member takes memory, however small",
    "containers.archives.archive.PICTURES_LIMIT_BYTES": "a small archive may unpack to any size",
    "containers.archives.archive.RATIO_LIMIT": "a small archive may unpack to any size",
    "containers.archives.archive.TEXT_LIMIT_BYTES": "a small archive may unpack to any size",
    "containers.archives.archive.CHUNK_BYTES": "what a member unpacks to is counted while it is unpacked",
    "containers.archives.archive.MOST_MEMBERS_IN_ALL": "archives within archives may have any number of members",
    "containers.archives.archive.SMALL_BYTES": "a member that is small even unpacked does no harm",
    "containers.archives.archive_opening.MOST_NESTED": "archives may nest without end",
    "containers.archives.members._MOST_ENDINGS": "an archive may hold any number of kinds of files",
    "containers.archives.seven_zip._DICTIONARY_LIMIT_BYTES": "a dictionary is memory before a byte is unpacked",
    "containers.archives.seven_zip._DIRECTORY_LIMIT_BYTES": "the directory is read as a whole",
    "containers.archives.seven_zip._MOST_HEADERS": "headers may be packed in one another without end",
    "containers.archives.seven_zip_header._MOST_CODERS": "each coder takes memory",
    "containers.archives.tar_file._HEADERS_LIMIT_BYTES": "headers are searched, each of them more than once",
    "containers.archives.tar_file._LONGEST_HEADER_BYTES": "a header is read as a whole",
    "containers.archives.unpacking._MEMORY_LIMIT_BYTES": "a dictionary is memory before a byte is unpacked",
    "containers.archives.zip_file._DIRECTORY_LIMIT_BYTES": "the directory is read as a whole",
    "containers.epub.epub._LONGEST_PAGE_CHARS": "a book that never ends its page would fill the memory",
    "containers.ocr.docling._MOST_ITEMS": "references may go round in a circle",
    "containers.ocr.marker._MOST_BLOCKS": "blocks may nest without end",
    "containers.ocr.mets.LIMIT_BYTES": "a tree takes many times the memory of its file",
    "containers.ocr.mineru._DEEPEST": "blocks may nest without end",
    "containers.ocr.ocr_json.LIMIT_BYTES": "a file is read as a whole",
    "containers.own.exported._LONGEST_CHARS": "a large book of stories would fill the memory",
    "containers.own.own_pictures.HEAD_BYTES": "no more than the head of a file is read to know what made it",
    "containers.own.own_pictures.OWN_LIMIT_BYTES": "an export is read as a whole",
    "containers.own.own_pictures.TEXT_LIMIT_BYTES": "a tree takes many times the memory of its file",
    "containers.feeds.nitf._ROOT_BYTES": "no more than the head of a file is read to know its root",
    "containers.feeds.feed._ROOT_BYTES": "no more than the head of a file is read to know its root",
    "containers.plain.old_paper._TOP_LINES": "a text of any length would be searched for a page head",
    "containers.plain.shenbao_text._TOP_LINES": "a text of any length would be searched for the head of an issue",
    "containers.plain.shenbao_text._TOP_CHARS": "a text of any length would be searched for the name of a paper",
    "containers.plain.front_matter._MOST_CHARS": "the YAML parser is slow, with nested brackets most",
    "containers.records.column_names._LONGEST_CHARS": "a cell of any length may stand in a row of names",
    "containers.records.delimited._LONGEST_CELL_CHARS": "a quotation mark that is never closed would fill the memory",
    "containers.records.delimited._SAMPLE_BYTES": "no more than the head of a table is read to know its form",
    "containers.records.delimited.SAMPLE_RECORDS": "rows are alike: the first of them show the form of a table",
    "containers.records.json_judge.LIMIT_BYTES": "a value takes many times the memory of its text",
    "source.same_text._DEEPEST": "a value may nest to any depth",
    "containers.records.json_lines.LONGEST_LINE_BYTES": "a file without a line end would be read as a whole",
    "containers.records.json_lines.WHOLE_BYTES": "a value takes many times the memory of its text",
    "containers.records.unread_fields.DEEPEST": "a value may nest to any depth",
    "containers.records.json_records._LOOKED_AT": "a list may hold any number of items, which are alike",
    "containers.records.page_groups.WINDOW_CHARS": "a table of any length would fill the memory",
    "containers.records.page_groups._MOST_ON_A_PAGE": "a table may give one day to all its rows",
    "containers.records.row.SAMPLE_ROWS": "a table of any length would fill the memory",
    "containers.records.tables._SHOWN_ROWS": "a preview has room for some rows",
    "containers.sheets.SHOWN_BYTES": "no more than the head of a file is read to know what it holds",
    "containers.records.workbook.LIMIT_BYTES": "a workbook is read as a whole",
    "containers.records.workbook._BATCH_ROWS": "each message between processes takes its time",
    "containers.records.workbook._LONGEST_WAIT_S": "a workbook may keep its reader busy for ever",
    "containers.records.workbook._MEMORY_BYTES": "a small workbook may fill the memory",
    "containers.records.cell_values._LONGEST_FACT_CHARS": "a cell may hold white space without end",
    "containers.saved_from._LONGEST_CHARS": "an address of any length would be kept",
    "containers.web.picture_captions._LOOKED_AT": "the element of a picture may hold any number of lines",
    "containers.web.epaper._FURTHEST_CHARS": "a page may hold any number of words beside its text",
    "containers.web.founder._LONGEST_CHARS": "a comment may never end",
    "containers.web.line_furniture._LONGEST_BAR_CHARS": "a hundred words are looked for in each of a text",
    "containers.web.picture_link._LONGEST_CHARS": "a link of any length would be kept",
    "containers.web.info_line._LONGEST_CHARS": "a paragraph of any length would go through the expressions of fields",
    "containers.web.html_lines._LONGEST_NAME_CHARS": "words of any number may stand in a picture's place",
    "containers.web.page_parts._LONGEST_NAME_CHARS": "a class may be of any length",
    "containers.web.saving_marks._HEAD_CHARS": "the whole of a large page would be searched",
    "containers.web.schema_org._LONGEST_SCRIPT_CHARS": "a tree takes many times the memory of its script",
    "containers.web.schema_org._MOST_NODES": "a script may nest any number of nodes",
    "containers.web.html_tables._MOST_CELLS": "a cell may span any number of columns",
    "containers.web.window_title._LONGEST_CHARS": "a title may be of any length",
    "shapes.credit._TAIL_CHARS": "the expression of a loose credit is quadratic in spaces",
    "rules.said._LOOKED_AT_LINES": "a text may hold any number of dashes",
    "rules.unmarked._LOOKED_AT_LINES": "a text may hold any number of catchwords",
    "source.decoding._SAMPLE_BYTES": "the statistics of a large file's bytes take long",
    "containers.word.word_styles._MOST_BASES": "styles may be based on one another in a circle",
    "source.foreign.HEAD_BYTES": "no more than the head of a file is read to know its kind",
    "source.foreign.TAIL_BYTES": "no more than the end of a file is read to know its kind",
    "source.safe_xml.TREE_LIMIT_BYTES": "a tree takes many times the memory of its file",
    "source.safe_xml._DEEPEST": "elements may nest without end",
    "source.safe_xml._FED_CHARS": "a file is read piece by piece",
    "source.json_kinds.START_BYTES": "no more than the start of a file is read to know what it holds",
    "source.safe_files.PAGE_LIMIT_BYTES": "a page is read as a whole",
    "source.safe_files.STREAM_LIMIT_BYTES": "reading would not end",
    "source.safe_files._CHUNK_BYTES": "a file that grows while it is read is noticed",
    "stories.paragraphs._TAIL_CHARS": "a paragraph of thousands of lines would be searched anew for each of them",
}
"""Numbers that only keep endless or hostile input from taking endless time or memory."""

FORMATS = {
    "containers.records.workbook.STDERR": "a number of the operating system",
    "blocks.emphasis._BOLD": "signs of Markdown's emphasis",
    "blocks.emphasis._BOTH": "signs of Markdown's emphasis",
    "blocks.emphasis._ITALIC": "signs of Markdown's emphasis",
    "blocks.inline_marks._PAIR_CHARS": "signs of Markdown's marks of struck and highlighted text",
    "containers.archives.seven_zip._FILTERED": "a filter and a packer of the 7z format",
    "containers.archives.seven_zip._LZMA2_SHIFT": "an encoding of the 7z format",
    "containers.archives.seven_zip._MOST_LC": "an encoding of the 7z format",
    "containers.archives.seven_zip._MOST_LP": "an encoding of the 7z format",
    "containers.archives.seven_zip._SMALLEST_DICTIONARY_BYTES": "the least that liblzma takes",
    "containers.archives.seven_zip_header._BYTE_BITS": "bits of a byte",
    "containers.archives.seven_zip_header._DIRECTORY": "a bit of the 7z format",
    "containers.archives.seven_zip_header._HAS_PROPERTIES": "a bit of the 7z format",
    "containers.archives.seven_zip_header._HAS_STREAMS": "a bit of the 7z format",
    "containers.archives.seven_zip_header._HIGH_BIT": "a bit of the 7z format",
    "containers.archives.seven_zip_header._METHOD_BYTES": "bits of the 7z format",
    "containers.archives.seven_zip_header._MODE_SHIFT": "bits of the 7z format",
    "containers.archives.seven_zip_header._NUMBER_BITS": "bits of the 7z format",
    "containers.archives.seven_zip_header._TICKS_PER_MICROSECOND": "Windows' unit of time",
    "containers.archives.seven_zip_header._UNIX": "a bit of the 7z format",
    "containers.archives.zip_file._DAY_PARTS": "year, month and day",
    "containers.archives.zip_file._ENCRYPTED": "a bit of the ZIP format",
    "containers.archives.zip_file._LOCAL_HEADER_BYTES": "bytes of a header of the ZIP format",
    "containers.archives.zip_file._MODE_SHIFT": "bits of the ZIP format",
    "containers.archives.zip_file._UTF8_NAME": "a bit of the ZIP format",
    "containers.ocr.alto._HALF_POINTS": "half points of a point",
    "containers.word.odt_styles._HALF_POINTS": "half points of a point",
    "containers.ocr.json_values._CORNERS": "a box has four sides",
    "containers.word.word_styles._BODY_LEVEL": "a level of Word's own",
    "containers.word.word_text._HEXADECIMAL": "the base of a number",
    "source.packings.BLOCK_BYTES": "bytes of a header of the tar format",
    "source.safe_files._FLAGS": "bits of the operating system",
}
"""Numbers that a format or a system lays down; another value would be wrong, not another choice."""

NOT_HELD_YET = {
    "source.decoding._MOST_DAMAGE",
    "source.decoding._SHORT_BYTES",
    "source.safe_files.SETTLED_S",
    "source.short_text._ASCII",
    "source.short_text._COMMON",
    "source.short_text._OTHER",
    "source.short_text._STRANGE",
    "source.short_text._SYMBOL",
}
"""Numbers that still want their cases: of records, of bytes in other encodings and of a file's age, all
of which the case documents cannot write yet. A number leaves this list when cases hold it; none may join."""

HELD_BY_FILES = {
    "containers.ocr.mets._STATED": "tests/importer/test_mets.py",
    "containers.ocr.alto._PRINTED": "tests/importer/test_alto.py",
    "source.tool_outputs.ANOTHER_TEXT": "tests/importer/test_json_in_folders.py",
    "source.tool_outputs.CORRECTED_S": "tests/importer/test_recognised.py",
    "containers.word.word._LONGEST_CELL_CHARS": "tests/importer/test_word.py",
    "containers.word.word_headings._LARGER": "tests/importer/test_word.py",
    "containers.word.word_headings._LONGEST_CHARS": "tests/importer/test_word.py",
}
"""Numbers of formats that are no text, which the case documents cannot write: a test of the format holds them."""

GUARDS_ABOVE = {
    "shapes.page_head.LONGEST_CHARS": "a line of any length would go through the expressions of a page head",
    "shapes.byline_line._LONGEST_CHARS": "a paragraph of any length would go through the expressions of a byline",
    "shapes.sentence._LONGEST_NOTE_CHARS": "a paragraph of any length would be searched for a note at its end",
}
"""Numbers that decide nothing when doubled, and keep long lines out of slow expressions."""


@pytest.mark.parametrize(
    "number", [one for one in NUMBERS if str(one) not in {*GUARDS, *FORMATS, *NOT_HELD_YET, *HELD_BY_FILES}], ids=str
)
def test_each_number_is_held_from_both_sides(number: Number) -> None:
    below = held_by(number, number.halved)
    assert below, f"nothing changes with {number} = {number.halved}"
    if str(number) not in GUARDS_ABOVE:
        assert held_by(number, number.doubled, below), f"nothing changes with {number} = {number.doubled}"


def test_no_number_stays_among_those_not_held_yet() -> None:
    """A number that a case holds leaves the list; all are halved at once, since none should matter."""
    before = outcomes()
    with ExitStack() as stack:
        for number in (one for one in NUMBERS if str(one) in NOT_HELD_YET):
            stack.enter_context(changed(number, number.halved))
        assert [case.name for case in known_cases() if case.outcome() != before[case]] == []


def test_listed_numbers_are_numbers_and_listed_once() -> None:
    listed = [*GUARDS, *FORMATS, *GUARDS_ABOVE, *NOT_HELD_YET, *HELD_BY_FILES]
    assert sorted(set(listed)) == sorted(listed)
    assert set(listed) <= set(map(str, NUMBERS))


NOT_NAMED_YET: Mapping[str, tuple[float, ...]] = {
    "source/decoding.py": (3, 2, 2, 8, 3, 4096),
    "source/short_text.py": (45217, 55296, 42048, 50815),
    "containers/epub/epub.py": (0.8, 100, 0.6, 0.9),
    "containers/own/own_markdown.py": (1114112,),
    "containers/plain/front_matter.py": (2,),
    "containers/saved_from.py": (100, 4),
    "containers/web/saving_marks.py": (2001,),
    "containers/web/schema_org.py": (0.7,),
}
"""Numbers within functions that still want a name, by file and in order; they may become fewer, never more."""


def test_every_number_has_a_name() -> None:
    """A number within a function could be neither found nor changed by the test above."""
    found: dict[str, tuple[float, ...]] = {}
    for file, value in _unnamed():
        found[file] = (*found.get(file, ()), value)
    assert found == NOT_NAMED_YET


def _unnamed() -> Iterator[tuple[str, float]]:
    """Yield file and value of each number within a function, by file and line."""
    root = Path(str(reader.importer.__file__)).parent
    for file in (file for stage in STAGES for file in sorted((root / stage).rglob("*.py"))):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        allowed = {id(node) for part in ast.walk(tree) if _says_no_threshold(part) for node in ast.walk(part)}
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            for node in (node for statement in function.body for node in ast.walk(statement)):
                if isinstance(node, ast.Constant) and type(node.value) in (int, float) and id(node) not in allowed:
                    yield file.relative_to(root).as_posix(), float(node.value)


def _says_no_threshold(node: ast.AST) -> bool:
    """Return True for 0 and 1, for a half or a double, and for the place of a sign or group: text[-2],
    match[2], match.group(2)."""
    if isinstance(node, ast.Constant):
        return node.value in (0, 1)
    if isinstance(node, ast.BinOp):
        return any(isinstance(side, ast.Constant) and side.value == 2 for side in (node.left, node.right))
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "group"
    return isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice)
