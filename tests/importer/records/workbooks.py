"""Workbooks made for the tests: the least that a program takes for one."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def make_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[str | int | float]]], far: str = "") -> Path:
    """Write a workbook with these rows; `far` is a cell that the first sheet has as well (XFD1048576)."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in zip(numbers, sheets, strict=True)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_DOCUMENT}/worksheet" Target="worksheets/s{n}.xml"/>' for n in numbers
    )
    typed = "".join(
        f'<Override PartName="/xl/worksheets/s{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{_RELATIONS}"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPE}.sheet.main+xml"/>{typed}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
    }
    for number, rows in zip(numbers, sheets.values(), strict=True):
        written = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        corner = f'<row r="1048576"><c r="{far}"><v>1</v></c></row>' if far and number == 1 else ""
        members[f"xl/worksheets/s{number}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{written}{corner}</sheetData></worksheet>'
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return path


def _cell(value: str | int | float) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"
